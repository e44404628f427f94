"""The one door for change."""

from uuid import UUID

import pytest
from django.apps import apps

from alongside.access.permissions import Permission
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, UnableToAllow, action, in_ledger_as
from alongside.audit.models import LedgerEntry, RowChange
from alongside.audit.tests.factories import (
    AT,
    MANAGER,
    SUPPORTER,
    UnableToName,
    a_worker,
    add_team,
    rename_team,
    teams,
)
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import create_once

pytestmark = pytest.mark.usefixtures("no_lines")


def lines():
    return list(LedgerEntry.objects.order_by("id").values_list("verb", "actor", "subject"))


def test_an_act_changes_the_fact_and_writes_one_line():
    key = new_id()
    team = add_team(name="Stevenage", id=key, by=MANAGER, at=AT)
    assert teams().get() == team
    line = LedgerEntry.objects.get()
    assert (line.verb, line.actor, line.subject) == ("team.added", "worker:manager", f"workforce.team:{key}")
    assert (line.person, line.acted_at, line.detail) == (None, AT, {})
    assert line.at > AT, "the ledger keeps its own clock beside the act's"


def test_the_row_history_knows_the_act():
    team = add_team(name="Stevenage", id=new_id(), by=MANAGER, at=AT)
    change = RowChange.objects.of(team).get()
    assert (change.act, change.actor) == (LedgerEntry.objects.get().act, "worker:manager")


def test_an_act_about_a_person_names_them():
    mina = a_worker("practitioner")
    person = apps.get_model("people", "Person").objects.create(name="Simon Wells", added_at=AT, added_by=mina)
    apps.get_model("people", "Involvement").objects.create(
        person=person, worker=mina, role="practitioner", starts_at=AT
    )

    @action("person.tried", needs=Permission.PERSON_CHANGE)
    def act(*, person, by, at):
        """Do nothing."""
        return "done"

    assert act(person=person, by=mina, at=AT) == "done"
    line = LedgerEntry.objects.get()
    assert (line.person, line.subject) == (person.pk, f"people.person:{person.pk}")


def test_without_the_permission_nothing_changes_and_the_attempt_is_written_down():
    team = add_team(name="Stevenage", id=new_id(), by=MANAGER, at=AT)
    with pytest.raises(UnableToAllow, match="Your role does not include this"):
        rename_team(team=team, name="Hitchin", by=SUPPORTER, at=AT)
    assert teams().get().name == "Stevenage"
    line = LedgerEntry.objects.get(verb="refused")
    assert (line.actor, line.subject) == ("worker:supporter", f"workforce.team:{team.pk}")
    assert line.detail == {"verb": "team.renamed", "refusal": "UnableToAllow"}


def test_a_refusal_undoes_what_was_written_but_not_its_own_line():
    with pytest.raises(UnableToName):
        add_team(name="", id=new_id(), by=MANAGER, at=AT)
    assert not teams().exists()
    assert [verb for verb, *_ in lines()] == ["refused"]
    assert LedgerEntry.objects.get().detail == {"verb": "team.added", "refusal": "UnableToName"}


def test_a_refusal_on_a_hidden_record_says_nothing_of_it():
    mina, other = a_worker("practitioner"), a_worker("practitioner")
    person = apps.get_model("people", "Person").objects.create(
        name="Simon Wells", added_at=AT, added_by=mina, openness="hidden"
    )

    @action("person.tried", needs=Permission.PERSON_CHANGE)
    def act(*, person, by, at):
        """Do nothing."""

    with pytest.raises(UnableToAllow) as refusal:
        act(person=person, by=other, at=AT)
    assert str(refusal.value) == "There is no such record."


def test_a_mistake_of_ours_leaves_nothing():
    @action("team.broken", needs=Permission.TEAMS_MANAGE)
    def act(*, team, by, at):
        """Fail halfway."""
        team.save()
        raise RuntimeError("a mistake")

    with pytest.raises(RuntimeError):
        act(team=apps.get_model("workforce", "Team")(name="Stevenage"), by=MANAGER, at=AT)
    assert not teams().exists()
    assert not lines()


def test_a_form_sent_twice_is_done_once_and_is_no_refusal():
    @action("team.added", needs=Permission.TEAMS_MANAGE, creates="workforce.team")
    def add_once(*, name, id, by, at):
        """Add a team once."""
        return create_once(apps.get_model("workforce", "Team"), id=id, name=name)

    key = new_id()
    add_once(name="Stevenage", id=key, by=MANAGER, at=AT)
    with pytest.raises(AlreadyDone):
        add_once(name="Stevenage again", id=key, by=MANAGER, at=AT)
    assert [team.name for team in teams().all()] == ["Stevenage"]
    assert lines() == [("team.added", "worker:manager", f"workforce.team:{key}")]


def test_an_act_within_an_act_has_its_own_line_and_its_own_rows():
    key = new_id()

    @action("team.founded", needs=Permission.TEAMS_MANAGE)
    def found(*, name, by, at):
        """Add a team, then rename it oneself."""
        team = add_team(name=name, id=key, by=by, at=at)
        teams().filter(pk=team.pk).update(name="Hitchin")
        return team

    team = found(name="stevenage", by=MANAGER, at=AT)
    acts = dict(LedgerEntry.objects.values_list("verb", "act"))
    assert [verb for verb, *_ in lines()] == ["team.founded", "team.added"]
    history = [(change.operation, change.act) for change in RowChange.objects.of(team)]
    assert history == [("insert", acts["team.added"]), ("update", acts["team.founded"])]


def test_a_refusal_within_an_act_undoes_both_and_leaves_one_line():
    @action("team.founded", needs=Permission.TEAMS_MANAGE)
    def found(*, name, by, at):
        """Add two teams, the second of which is refused."""
        add_team(name="Hitchin", id=new_id(), by=by, at=at)
        add_team(name="", id=new_id(), by=by, at=at)

    with pytest.raises(UnableToName):
        found(name="two", by=MANAGER, at=AT)
    assert not teams().exists()
    assert lines() == [("refused", "worker:manager", "two")]


def test_a_refusal_that_the_outer_act_bears_is_kept_with_it():
    @action("team.founded", needs=Permission.TEAMS_MANAGE)
    def found(*, name, by, at):
        """Add one team, though another is refused."""
        try:
            add_team(name="", id=new_id(), by=by, at=at)
        except UnableToName:
            return teams().create(name=name)

    team = found(name="hitchin", by=MANAGER, at=AT)
    assert [verb for verb, *_ in lines()] == ["team.founded", "refused"]
    assert RowChange.objects.of(team).get().act == LedgerEntry.objects.get(verb="team.founded").act


def test_only_the_house_does_the_work_of_the_house():
    @action("house.swept", needs=HOUSE)
    def sweep(*, what, by, at):
        """Do nothing."""

    with pytest.raises(UnableToAllow, match="Only the house itself"):
        sweep(what="all", by=MANAGER, at=AT)
    sweep(what="all", by=House("sweeping"), at=AT)
    assert lines() == [("refused", "worker:manager", "all"), ("house.swept", "house:sweeping", "all")]
    with pytest.raises(UnableToAllow):
        rename_team(team=apps.get_model("workforce", "Team")(), name="x", by=House("sweeping"), at=AT)


def test_a_draft_has_no_line_but_the_rows_beneath_know_who_and_a_stranger_is_still_written_down():
    @action("team.drafted", needs=Permission.TEAMS_MANAGE, in_ledger=False)
    def draft(*, name, by, at):
        """Write a row, or refuse."""
        if name == "nothing":
            raise UnableTo("There is nothing to keep.")
        return teams().create(name=name)

    team = draft(name="hitchin", by=MANAGER, at=AT)
    with pytest.raises(UnableTo):
        draft(name="nothing", by=MANAGER, at=AT)
    assert not lines()
    change = RowChange.objects.of(team).get()
    assert change.actor == "worker:manager"
    assert change.act is not None
    with pytest.raises(UnableToAllow):
        draft(name="hitchin", by=SUPPORTER, at=AT)
    assert lines() == [("refused", "worker:supporter", "hitchin")]


@pytest.mark.parametrize(
    "words",
    [
        {"name": "x", "by": MANAGER, "at": AT},
        {"name": "x", "id": 1, "by": MANAGER},
        {"name": "x", "id": 1, "by": MANAGER, "at": AT, "colour": "blue"},
    ],
)
def test_an_act_takes_its_words_and_no_others(words):
    with pytest.raises(TypeError):
        add_team(**words)
    assert not lines()


def test_an_act_wants_a_moment_with_a_zone():
    with pytest.raises(ValueError, match="naive"):
        add_team(name="Stevenage", id=new_id(), by=MANAGER, at=AT.replace(tzinfo=None))
    assert not lines()


def positional(team, *, by, at):
    """A word without its name."""


def no_moment(*, team, by):
    """No moment."""


def another_order(*, by, at, team):
    """By and at are not the last."""


def guesses(*, team, by=None, at):
    """Somebody, whoever it is."""


def about_nothing(*, by, at):
    """Nothing that it is about."""


def with_key(*, team, id, by, at):
    """Takes a key."""


def says_nothing(*, team, by, at):
    pass


def fine(*, team, by, at):
    """Do nothing."""


@pytest.mark.parametrize(
    "function, verb, needs, creates, why",
    [
        (positional, "team.x", HOUSE, "", "keywords only"),
        (no_moment, "team.x", HOUSE, "", "by and at"),
        (another_order, "team.x", HOUSE, "", "by and at"),
        (guesses, "team.x", HOUSE, "", "does not guess"),
        (about_nothing, "team.x", HOUSE, "", "about something"),
        (with_key, "team.x", HOUSE, "", "takes its id"),
        (fine, "team.x", HOUSE, "workforce.team", "takes its id"),
        (says_nothing, "team.x", HOUSE, "", "says what it does"),
        (fine, "teamed", HOUSE, "", "a verb such as"),
        (fine, "Team.Renamed", HOUSE, "", "a verb such as"),
        (fine, "team.x", "team.rename", "", "a permission of the table"),
    ],
)
def test_what_is_no_action_is_refused_when_it_is_written(function, verb, needs, creates, why):
    with pytest.raises(TypeError, match=why):
        action(verb, needs=needs, creates=creates)(function)


def test_the_ledger_holds_keys_and_never_words():
    key = UUID(int=7)
    Team = apps.get_model("workforce", "Team")
    assert in_ledger_as(Team(id=key)) == f"workforce.team:{key}"
    assert in_ledger_as([Team(), Team()]) == "workforce.team"
    assert in_ledger_as([]) == "nothing"
    assert in_ledger_as(key) == str(key)
    assert in_ledger_as("hertfordshire-2") == "hertfordshire-2"
    for words in ("Simon Wells", "simon@example.org", 5, None, {"name": "Simon"}, ["Simon"], "x" * 200):
        with pytest.raises(TypeError, match="An act is about a record"):
            in_ledger_as(words)
