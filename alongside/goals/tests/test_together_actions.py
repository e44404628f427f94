"""What happens on the way: it rests and begins again, parts change hands, a place is passed on, looks back."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from alongside.access.roles import Role
from alongside.goals import actions
from alongside.goals.actions import UnableToWorkTogether
from alongside.goals.models import LookBack, PassedOn
from alongside.goals.tests.test_partnership_actions import begin
from alongside.kit.ids import new_id
from alongside.kit.moments import at_in_london, in_london
from alongside.law.working_days import LAST_SECOND
from alongside.people import actions as people
from alongside.people.models import Contact, Involvement, Person, StoryItem
from alongside.workforce.actions.workers import add_worker
from alongside.workforce.models import Due

pytestmark = pytest.mark.django_db


def by_mina(cast):
    return {"by": cast.workers["mina"], "at": cast.now}


def days(cast, number):
    return in_london(cast.now).date() + timedelta(days=number)


def clock(kind="look_back", about="Dorothy Hale"):
    return Due.objects.open().filter(kind=kind, person=Person.objects.get(name=about).pk).first()


def end_of(day):
    return at_in_london(day, LAST_SECOND)


def test_the_clock_to_look_back_rests_with_them_and_ends_with_them(cast):
    one = begin(cast, began_on=days(cast, -60), look_back_on=days(cast, 5))
    assert (clock().due_at, clock().worker) == (end_of(days(cast, 5)), cast.workers["mina"])
    facts = {
        "partnership": one,
        "from_on": days(cast, -1),
        "why": "Her hip. She says: after Christmas",
        **by_mina(cast),
    }
    key = new_id()
    actions.pause(id=key, ask_again_on=days(cast, 30), **facts)
    assert clock().due_at == end_of(days(cast, 30))
    assert clock().what == "Ask whether to begin again."
    with pytest.raises(UnableToWorkTogether, match="rests already"):
        actions.pause(id=new_id(), **facts)
    call_command("rebuild_story", check=True)
    actions.begin_again(partnership=one, on=days(cast, 0), **by_mina(cast))
    assert clock().due_at == end_of(days(cast, 5))
    with pytest.raises(UnableToWorkTogether, match="does not rest"):
        actions.begin_again(partnership=one, on=days(cast, 0), **by_mina(cast))
    actions.pause(id=new_id(), **facts)
    assert clock() is None, "no day was named, so no clock runs"
    actions.begin_again(partnership=one, on=days(cast, 0), look_back_on=days(cast, 9), **by_mina(cast))
    assert clock().due_at == end_of(days(cast, 9))
    one.refresh_from_db()
    ended = {"ended_on": days(cast, 0), "how_ended": "for_now", "what_goes_on": "Arthur comes on Saturdays"}
    actions.move_on(partnership=one, seen_version=one.version, **ended, **by_mina(cast))
    assert clock() is None
    kinds = StoryItem.objects.filter(source_room="goals", person=one.person).values_list("kind", flat=True)
    twice = ["partnership_begun_again", "partnership_paused"] * 2
    assert sorted(kinds) == sorted(["partnership_begun", "partnership_ended", *twice])
    call_command("rebuild_story", check=True)


def test_they_look_back_together_and_say_when_next(cast):
    one = begin(cast, began_on=days(cast, -60), look_back_on=days(cast, 1))
    first = LookBack.objects.get(partnership=one)
    facts = {"done_on": days(cast, 0), "words": "She laughed more than I did.", "next_on": days(cast, 40)}
    with pytest.raises(UnableToWorkTogether, match="still to come"):
        actions.look_back(look_back=first, seen_version=1, **{**facts, "done_on": days(cast, 1)}, **by_mina(cast))
    actions.look_back(look_back=first, seen_version=1, **facts, **by_mina(cast))
    done = Due.objects.get(source_id=first.pk)
    assert (done.outcome, clock().due_at) == ("met", end_of(days(cast, 40)))
    assert StoryItem.objects.get(source_id=first.pk).told == "She laughed more than I did."
    actions.set_look_back(partnership=one, on=days(cast, 20), **by_mina(cast))
    assert clock().due_at == end_of(days(cast, 20))
    with pytest.raises(UnableToWorkTogether, match="still to come"):
        actions.set_look_back(partnership=one, on=days(cast, 0), **by_mina(cast))
    call_command("rebuild_story", check=True)


def test_parts_change_hands_and_who_was_in_which_stays_told(cast):
    dorothy, arthur = cast.people["dorothy"], Contact.objects.of(cast.people["dorothy"]).get(name="Arthur Pell")
    one = begin(cast, shape="peer", worker=None, contacts=[arthur], began_on=days(cast, -30))
    swapped = {row.pk: "person" if row.part == "worker" else "worker" for row in one.partners.all()}
    facts = {"partnership": one, "from_on": days(cast, -10), "why": "Now she teaches him", **by_mina(cast)}
    with pytest.raises(UnableToWorkTogether, match="Somebody has to support"):
        actions.change_parts(seen_version=1, parts=dict.fromkeys(swapped, "person"), **facts)
    with pytest.raises(UnableToWorkTogether, match="Nothing is different"):
        actions.change_parts(seen_version=1, parts={}, **facts)
    actions.change_parts(seen_version=1, parts=swapped, **facts)
    now = {row.who(dorothy.called): row.part for row in one.partners.filter(ends_on=None)}
    assert now == {"Arthur Pell": "person", "Dorothy Hale": "worker"}
    before = {row.who(dorothy.called): (row.part, row.ends_on) for row in one.partners.exclude(ends_on=None)}
    assert before == {"Arthur Pell": ("worker", days(cast, -10)), "Dorothy Hale": ("person", days(cast, -10))}
    una = Contact.objects.of(dorothy).get(name="Una Hale")
    come = {**facts, "from_on": days(cast, 0), "newcomer": una, "newcomers_part": "both"}
    actions.change_parts(seen_version=2, parts={}, **come)
    [arthurs] = one.partners.filter(ends_on=None, contact=arthur)
    actions.change_parts(seen_version=3, parts={arthurs.pk: ""}, **{**facts, "from_on": days(cast, 0)})
    assert {str(row) for row in one.partners.filter(ends_on=None)} == {"Una Hale", "the person"}
    [hers] = one.partners.filter(ends_on=None, is_person=True)
    with pytest.raises(UnableToWorkTogether, match="Move on instead"):
        actions.change_parts(seen_version=4, parts={hers.pk: ""}, **{**facts, "from_on": days(cast, 0)})
    call_command("rebuild_story", check=True)


def test_a_place_is_passed_on_with_what_was_learnt_and_the_clock_goes_along(cast):
    dorothy, mina, farah = cast.people["dorothy"], cast.workers["mina"], cast.workers["farah"]
    one = begin(cast, look_back_on=days(cast, 5))
    before = one.partners.get(worker=mina)
    facts = {"partnership": one, "before": before, "to": farah, **by_mina(cast)}
    with pytest.raises(UnableToWorkTogether, match="not alongside"):
        actions.pass_on(id=new_id(), learnt="She likes to be asked", **facts)
    people.begin_involvement(
        person=dorothy, id=new_id(), worker=farah, role=Role.FIRST_CONTACT, starts_at=cast.now, **by_mina(cast)
    )
    with pytest.raises(UnableToWorkTogether, match="what was learnt"):
        actions.pass_on(id=new_id(), learnt=" ", **facts)
    place = actions.pass_on(id=new_id(), learnt="She likes to be asked", **facts)
    assert (place.part, clock().worker, clock("partnership_passed").worker) == ("worker", farah, farah)
    passed = PassedOn.objects.get(partner=place)
    with pytest.raises(UnableToWorkTogether, match="Only they"):
        actions.read_passed_on(passed=passed, **by_mina(cast))
    actions.read_passed_on(passed=passed, by=farah, at=cast.now)
    assert clock("partnership_passed") is None
    line = StoryItem.objects.get(kind="partnership_passed", person=dorothy)
    assert line.line == "Mina Osei passed working together on to Farah Noor"
    call_command("rebuild_story", check=True)


def test_whoever_comes_after_the_worker_has_the_clock_too(cast):
    simon, mina = cast.people["simon"], cast.workers["mina"]
    nell = add_worker(
        id=new_id(), name="Nora Frost", email="nora@example.org", roles=[Role.PRACTITIONER], by=cast.workers["sam"],
        at=cast.now,
    )  # fmt: skip
    assert clock(about=simon.name).worker == mina
    place = Involvement.objects.of(simon).get(worker=mina, ends_at=None)
    people.hand_over(involvement=place, id=new_id(), to=nell, what_to_know="He likes to be asked", **by_mina(cast))
    assert clock(about=simon.name).worker == nell
    call_command("rebuild_story", check=True)
