"""People begin to work together, and move on."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from alongside.audit.models import LedgerEntry
from alongside.goals.actions import UnableToWorkTogether, begin_partnership, move_on
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
