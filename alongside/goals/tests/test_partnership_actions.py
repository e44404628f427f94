"""People begin to work together, and move on."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from alongside.audit.models import LedgerEntry
from alongside.goals.actions import UnableToWorkTogether, begin_partnership, change_parts, move_on, pass_on
from alongside.goals.models import Partnership
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.models import Contact, StoryItem

pytestmark = pytest.mark.django_db


def begin(cast, who="dorothy", **facts):
    mina = cast.workers["mina"]
    facts = {"id": new_id(), "shape": "worker", "worker": mina, "began_on": in_london(cast.now).date(), **facts}
    return begin_partnership(person=cast.people[who], **facts, by=mina, at=cast.now)


def test_a_worker_and_the_person_begin_and_the_story_says_so(cast):
    key = new_id()
    one = begin(cast, id=key, purpose="To show the young ones how to prune")
    assert [(str(row), row.part) for row in one.now_in_it()] == [("Mina Osei", "worker"), ("the person", "person")]
    item = StoryItem.objects.get(source_id=one.pk)
    assert item.line == "Working together with Mina Osei"
    assert LedgerEntry.objects.filter(verb="partnership.begun", subject=f"goals.partnership:{key}").count() == 1
    with pytest.raises(AlreadyDone):
        begin(cast, id=key)
    with pytest.raises(UnableToWorkTogether, match="already"):
        begin(cast)
    assert Partnership.objects.of(cast.people["dorothy"]).count() == 1
    call_command("rebuild_story", check=True)


def test_peers_and_a_family_have_their_parts(cast):
    arthur = Contact.objects.of(cast.people["dorothy"]).get(name="Arthur Pell")
    una = Contact.objects.of(cast.people["dorothy"]).get(name="Una Hale")
    peers = begin(cast, shape="peers", worker=None, contacts=[arthur])
    assert {row.part for row in peers.now_in_it()} == {"both"}
    family = begin(cast, shape="family", contacts=[una])
    assert [row.part for row in family.now_in_it()] == ["worker", "person", "person"]
    peer = begin(cast, shape="peer", worker=None, contacts=[una])
    assert [(str(row), row.part) for row in peer.now_in_it()] == [("Una Hale", "worker"), ("the person", "person")]


def test_what_cannot_be(cast):
    tomorrow = in_london(cast.now).date() + timedelta(days=1)
    jo = Contact.objects.of(cast.people["simon"]).get(name="Jo Archer")
    for facts, words in (
        ({"began_on": tomorrow}, "still to come"),
        ({"worker": None}, "Choose the worker"),
        ({"shape": "peer", "worker": None, "contacts": [jo]}, "this person's life"),
        ({"shape": "family"}, "who of the family"),
    ):
        with pytest.raises(UnableToWorkTogether, match=words):
            begin(cast, **facts)
    assert not Partnership.objects.of(cast.people["dorothy"]).exists()


def test_they_move_on_with_what_goes_on(cast):
    mina, today = cast.workers["mina"], in_london(cast.now).date()
    one = begin(cast)
    facts = {"how_ended": "goes_on", "what_goes_on": "Saturdays on the allotment", "by": mina, "at": cast.now}
    with pytest.raises(UnableToWorkTogether, match="before they began"):
        move_on(partnership=one, seen_version=1, ended_on=today - timedelta(days=1), **facts)
    one = move_on(partnership=one, seen_version=1, ended_on=today, **facts)
    item = StoryItem.objects.get(source_id=one.pk, kind="partnership_ended")
    assert (item.line, item.told) == ("Moved on: They go on without it", "Saturdays on the allotment")
    with pytest.raises(UnableToWorkTogether, match="moved on"):
        move_on(partnership=one, seen_version=2, ended_on=today, **facts)
    call_command("rebuild_story", check=True)


def test_parts_that_cannot_change_hands_so(cast):
    one, mina, farah = begin(cast), cast.workers["mina"], cast.workers["farah"]
    arthur = Contact.objects.of(cast.people["dorothy"]).get(name="Arthur Pell")
    jo = Contact.objects.of(cast.people["simon"]).get(name="Jo Archer")
    today = in_london(cast.now).date()
    person = next(row for row in one.now_in_it() if row.is_person)
    for facts, words in (
        ({"parts": {}}, "Nothing is different yet"),
        ({"parts": {}, "from_on": today + timedelta(days=1)}, "still to come"),
        ({"parts": {person.pk: ""}, "newcomer": arthur, "newcomers_part": "person"}, "Move on instead"),
        ({"parts": {}, "newcomer": arthur}, "what the newcomer's part is"),
        ({"parts": {}, "newcomer": jo, "newcomers_part": "both"}, "people in this person's life"),
        ({"parts": {}, "newcomer": mina, "newcomers_part": "worker"}, "in it already"),
        ({"parts": {}, "newcomer": farah, "newcomers_part": "worker"}, "is not alongside them"),
        ({"parts": {}, "newcomer": cast.workers["priya"], "newcomers_part": "worker"}, "could not open"),
    ):
        with pytest.raises(UnableToWorkTogether, match=words):
            change_parts(partnership=one, seen_version=1, **{"from_on": today, **facts}, by=mina, at=cast.now)
    assert len(one.now_in_it()) == 2
    one = change_parts(
        partnership=one, seen_version=1, parts={}, newcomer=arthur, newcomers_part="both", from_on=today, by=mina,
        at=cast.now,
    )  # fmt: skip
    with pytest.raises(UnableToWorkTogether, match="Arthur Pell is in it already"):
        change_parts(
            partnership=one, seen_version=2, parts={}, newcomer=arthur, newcomers_part="both", from_on=today, by=mina,
            at=cast.now,
        )  # fmt: skip
    theirs = next(row for row in one.now_in_it() if row.is_person)
    for before, learnt, words in (
        (theirs, "x", "own place"),
        (one.partners.get(worker=mina), " ", "Write what was learnt"),
    ):
        with pytest.raises(UnableToWorkTogether, match=words):
            pass_on(partnership=one, id=new_id(), before=before, to=farah, learnt=learnt, by=mina, at=cast.now)
