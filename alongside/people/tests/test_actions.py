"""How a person's record changes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.access.standing import Kind
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry, RowChange
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people import actions
from alongside.people.models import Person


def change(person, by, **facts):
    as_it_is = {
        "name": person.name, "known_as": person.known_as, "pronouns": person.pronouns, "born_on": person.born_on,
        "what_matters": person.what_matters, "what_matters_said_by": "", "what_matters_said_on": None,
    }  # fmt: skip
    return actions.change_person(
        person=person, seen_version=person.version, by=by, at=timezone.now(), **{**as_it_is, **facts}
    )


def test_whoever_adds_a_person_is_alongside_them_and_the_ledger_says_so(cast):
    mina, key = cast.workers["mina"], new_id()
    person = actions.add_person(id=key, name="Noor Ali", by=mina, at=timezone.now())
    assert Kind.ALLOCATED in Person.objects.seen_by(mina, at=timezone.now()).get(pk=key).standing.kinds
    assert LedgerEntry.objects.filter(verb="person.added", subject=f"people.person:{key}", actor=mina.key).count() == 1
    assert person.story.count() == 1


def test_a_form_sent_twice_adds_one_person(cast):
    key, at = new_id(), timezone.now()
    actions.add_person(id=key, name="Noor Ali", by=cast.workers["mina"], at=at)
    with pytest.raises(AlreadyDone):
        actions.add_person(id=key, name="Noor Ali", by=cast.workers["mina"], at=at)
    assert Person.objects.filter(name="Noor Ali").count() == 1
    assert LedgerEntry.objects.filter(subject=f"people.person:{key}").count() == 1


@pytest.mark.parametrize("slug", ["ade", "priya", "sam"])
def test_a_role_that_may_not_add_is_refused_and_the_refusal_is_written_down(cast, slug):
    worker = cast.workers[slug]
    with pytest.raises(UnableToAllow, match="role"):
        actions.add_person(id=new_id(), name="Noor Ali", by=worker, at=timezone.now())
    assert LedgerEntry.objects.filter(verb="refused", actor=worker.key, detail__verb="person.added").exists()


@pytest.mark.parametrize("born_on", [date(1850, 1, 1), timezone.localdate() + timedelta(days=2)])
def test_a_date_of_birth_that_cannot_be_right_is_refused(cast, born_on):
    with pytest.raises(actions.UnableToAdd) as refusal:
        actions.add_person(id=new_id(), name="Noor Ali", born_on=born_on, by=cast.workers["mina"], at=timezone.now())
    assert refusal.value.field == "born_on"
    assert not Person.objects.filter(name="Noor Ali").exists()


def test_what_matters_keeps_its_day_and_who_said_it(cast):
    dorothy = change(cast.people["dorothy"], cast.workers["mina"], what_matters="The soil.")
    assert dorothy.what_matters_said_on == timezone.localdate()
    dorothy = change(dorothy, cast.workers["mina"], what_matters="")
    assert dorothy.what_matters_said_on is None


def test_the_second_of_two_editors_is_shown_what_stands_and_overwrites_nothing(cast):
    mina, dorothy = cast.workers["mina"], cast.people["dorothy"]
    stale = Person.objects.get(pk=dorothy.pk)
    change(dorothy, mina, pronouns="She")
    with pytest.raises(ChangedMeanwhile) as refusal:
        change(stale, mina, pronouns="They")
    assert refusal.value.current.pronouns == "She"
    assert Person.objects.get(pk=dorothy.pk).pronouns == "She"


def test_nobody_changes_a_person_they_are_not_alongside(cast):
    with pytest.raises(UnableToAllow, match="not alongside"):
        change(cast.people["simon"], cast.workers["leo"], pronouns="They")


def test_an_end_before_its_beginning_is_refused(cast):
    now = timezone.now()
    with pytest.raises(actions.UnableToBeAlongside, match="after"):
        actions.begin_involvement(
            person=cast.people["simon"], id=new_id(), worker=cast.workers["leo"], role="rapid_response",
            starts_at=now, ends_at=now, by=cast.workers["mina"], at=now,
        )  # fmt: skip


def test_the_row_history_ties_a_change_to_its_act(cast):
    simon = change(cast.people["simon"], cast.workers["mina"], pronouns="He")
    entry = LedgerEntry.objects.filter(verb="person.changed").latest("id")
    row = RowChange.objects.filter(table_name="people_person", operation="update", act=entry.act).get()
    assert row.actor == cast.workers["mina"].key
    assert (row.before["pronouns"], row.after["pronouns"]) == ("He, him", "He")
    assert simon.version == row.after["version"]


def test_names_can_be_indexed_again(cast):
    from alongside.audit.acting import House
    from alongside.people.search import find

    people = list(Person.objects.all())
    assert actions.index_names(people=people, by=House("test"), at=timezone.now()) == len(people)
    assert find("archer", by=cast.workers["mina"], at=timezone.now())[0].name == "Simon Archer"
