"""Adding, correcting, closing and checking entries; changes that wait; what workers know."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.directory import actions
from alongside.directory.entries.answers import answers_of
from alongside.directory.entries.parts import parts_of
from alongside.directory.entries.rules import FRESH_FOR_DAYS, KNOWN_WELL
from alongside.directory.entries.words import words_of
from alongside.directory.models import (
    EntryChange,
    Funding,
    LocalKnowledge,
    Location,
    Schedule,
    Service,
    ServiceDocument,
    ServicePhone,
)
from alongside.directory.tests.factories import PLACE, TIME, add, told
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.workforce.models import Due


def test_what_is_added_is_said_and_asked_again_alike(cast):
    service = add(cast)
    [parts] = parts_of([Service.objects.get(pk=service.pk)])
    assert answers_of(parts) == told(kinds=["company", "repair"])
    said = words_of(parts)
    assert said["When"] == "Every Tuesday, 10:00 to 12:00"
    assert said["What it costs"] == "£2 a cup of tea"
    assert "Canal Road\nLeeds LS12 2QF\nHas: Step-free way in" in said["Where"]
    document = json.loads(ServiceDocument.objects.get(service=service).whole)
    assert document["organization"]["name"] == "Spokes of Armley"
    assert document["assured_date"] == timezone.localdate().isoformat()


def change(service, cast, by="mina", seen=None, how="", **more):
    service = Service.objects.select_related("organisation").get(pk=service.pk)
    answers = {**answers_of(parts_of([service])[0]), **more}
    return actions.change_entry(
        service=service, seen_version=seen or service.version, answers=answers, how=how, by=cast.workers[by],
        at=timezone.now(),
    )  # fmt: skip


def test_what_cannot_be_right_is_refused_and_an_entry_is_added_once(cast):
    for more, says in (
        ({"minimum_age": 60, "maximum_age": 20}, "youngest age"),
        ({"times": [{**TIME, "opens_at": "10:00", "closes_at": "10:00"}]}, "very moment"),
        ({"times": [{**TIME, "on": "2026-01-07", "until": "2026-01-09"}]}, "no such day"),
    ):
        with pytest.raises(actions.UnableToKeepEntry, match=says):
            add(cast, **more)
    first = add(cast)
    with pytest.raises(actions.UnableToKeepEntry, match="already"):
        add(cast, name="bike REPAIR evening")
    again = actions.add_entry(
        answers=told(), id=new_id(), although_alike=True, by=cast.workers["mina"], at=timezone.now()
    )
    assert again.organisation == first.organisation, "who runs it is found by name"
    with pytest.raises(AlreadyDone):
        actions.add_entry(
            answers=told(name="Twice"), id=first.pk, by=cast.workers["mina"], at=timezone.now()
        )  # fmt: skip
    assert LedgerEntry.objects.filter(verb="entry.added", subject=f"directory.service:{first.pk}").count() == 1


def test_a_correction_changes_what_differs_and_keeps_the_rest(cast):
    service = add(cast)
    before = Schedule.objects.get(service=service).pk, ServicePhone.objects.get(contact__service=service).pk
    place = service.at_locations.get().location
    made = change(service, cast, alert="Shut in August", languages="Polish", how="phoned")
    assert made.after == {"To know": "Shut in August", "Languages": "Polish"}
    assert made.before["Languages"] == "Polish, Urdu"
    after = Schedule.objects.get(service=service).pk, ServicePhone.objects.get(contact__service=service).pk
    assert before == after
    assert service.at_locations.get().location == place
    assert change(service, cast) is None, "nothing is different"
    moved = {**PLACE, "place": "The other mill"}
    change(service, cast, places=[moved], is_online=True, run_by="Spokes and Friends", phone="")
    assert {one.location.name for one in service.at_locations.all()} == {"The other mill", "Online or by phone"}
    assert not Location.objects.filter(pk=place.pk).exists(), "a place that nothing is on at goes"
    service = Service.objects.get(pk=service.pk)
    assert (service.organisation.name, service.version) == ("Spokes and Friends", 4)
    document = json.loads(ServiceDocument.objects.get(service=service).whole)
    assert "phones" not in document["contacts"][0]
    with pytest.raises(ChangedMeanwhile):
        change(service, cast, seen=1, alert="Old news")
    assert LedgerEntry.objects.filter(verb="refused", subject=f"directory.service:{service.pk}").exists()


def test_what_a_feed_says_and_the_page_cannot_ask_stays(cast):
    service = add(cast)
    odd = Schedule.objects.create(
        service=service, freq="MONTHLY", bymonthday="15", interval=2, valid_from=timezone.localdate()
    )
    Funding.objects.create(service=service, source="The lottery")
    made = change(service, cast, alert="New")
    assert list(made.after) == ["To know"]
    assert Schedule.objects.filter(pk=odd.pk).exists()
    assert "The 15th of every 2 months" in words_of(parts_of([service])[0])["When"]
    change(service, cast, other_times=[])
    assert not Schedule.objects.filter(pk=odd.pk).exists()


def test_a_change_of_what_many_rely_on_waits_for_a_look(cast):
    table = Service.objects.get(name="Welcome table")
    waiting = EntryChange.objects.get(service=table, state="waiting")
    due = Due.objects.get(source_id=waiting.pk)
    assert (due.team.name, due.done_at) == ("Community", None)
    assert change(table, cast, by="nell", alert="Ring first").state == "made", "not from whoever looks after it"
    for n in range(KNOWN_WELL):
        actions.write_knowledge(
            service=table, id=new_id(), words=f"Tip {n}", by=cast.workers["ade"], at=timezone.now()
        )  # fmt: skip
    actions.mark_relied_on(
        service=table, seen_version=Service.objects.get(pk=table.pk).version, many_rely=False, by=cast.workers["nell"],
        at=timezone.now(),
    )  # fmt: skip
    assert change(table, cast, by="priya", alert="Now").state == "made"
    assert change(table, cast, by="ade", alert="Later").state == "waiting", "known well by colleagues counts too"
    table.refresh_from_db()
    with pytest.raises(actions.UnableToKeepEntry, match="team that looks after"):
        actions.close_entry(
            service=table, seen_version=table.version, status="defunct", why="?", by=cast.workers["ade"], at=cast.now
        )
    look = {"waiting": waiting, "by": cast.workers["nell"], "at": timezone.now()}
    with pytest.raises(UnableToAllow):
        actions.look_at_change(
            waiting=waiting, seen_version=table.version, is_taken=True, by=cast.workers["mina"], at=cast.now
        )
    with pytest.raises(actions.UnableToKeepEntry, match="Write why"):
        actions.look_at_change(seen_version=table.version, is_taken=False, **look)
    with pytest.raises(actions.UnableToKeepEntry, match="while you looked"):
        actions.look_at_change(seen_version=1, is_taken=True, **look)
    actions.look_at_change(seen_version=table.version, is_taken=True, **look)
    table.refresh_from_db()
    assert table.alert == "No lunch in the last week of December."
    assert Due.objects.get(pk=due.pk).outcome == "met"
    with pytest.raises(actions.UnableToKeepEntry, match="colleague looked"):
        actions.look_at_change(seen_version=table.version, is_taken=False, why="No", **look)
    call_command("rebuild_story", check=True)


def test_checked_stale_closed_and_the_clocks_of_it(cast):
    today = timezone.localdate()
    songs = Service.objects.get(name="Songs we half remember")
    due = Due.objects.get(source_id=songs.pk)
    assert due.done_at is None
    assert due.due_at < cast.now, "118 days ago is too long"
    assert songs in Service.objects.stale(before=today - timedelta(days=FRESH_FOR_DAYS))
    for day, says in ((today + timedelta(days=1), "to come"), (date(2020, 1, 1), "not there yet")):
        with pytest.raises(actions.UnableToKeepEntry, match=says):
            actions.check_entry(service=songs, checked_on=day, how="went", by=cast.workers["mina"], at=timezone.now())
    actions.check_entry(service=songs, checked_on=today, how="went", by=cast.workers["mina"], at=timezone.now())
    songs.refresh_from_db()
    assert (songs.checked_on, songs.checked_by, songs.version) == (today, "Mina Osei", 1)
    assert Due.objects.get(pk=due.pk).due_at > timezone.now()
    assert json.loads(songs.document.whole)["assured_date"] == today.isoformat()
    made = actions.close_entry(
        service=songs, seen_version=1, status="temporarily closed", why="The roof", by=cast.workers["mina"], at=cast.now
    )
    assert made.after["Does it run?"] == "Closed for a while: The roof"
    assert songs.runs
    actions.close_entry(
        service=songs, seen_version=2, status="defunct", why="It ended", by=cast.workers["mina"], at=cast.now
    )  # fmt: skip
    assert Due.objects.get(pk=due.pk).done_at
    assert songs not in Service.objects.going()
    actions.open_again(service=songs, seen_version=3, by=cast.workers["mina"], at=timezone.now())
    assert Due.objects.get(pk=due.pk).done_at is None
    call_command("rebuild_story", check=True)


def test_what_colleagues_know_outlives_them_and_is_let_go_with_why(cast):
    bench = Service.objects.get(name="Mending bench")
    tip = LocalKnowledge.objects.filter(service=bench).standing().last()
    actions.end_knowledge(knowledge=tip, why="Bev moved", by=cast.workers["ruth"], at=timezone.now())
    with pytest.raises(actions.UnableToKeepEntry, match="meanwhile"):
        actions.end_knowledge(knowledge=tip, why="Again", by=cast.workers["ruth"], at=timezone.now())
    assert tip not in LocalKnowledge.objects.filter(service=bench).standing()
    assert LocalKnowledge.objects.get(pk=tip.pk).why_ended == "Bev moved"


def test_the_directory_goes_to_another_teams_desk(cast):
    armley = cast.teams["Armley"]
    actions.set_directory_team(team=armley, id=new_id(), by=cast.workers["nell"], at=timezone.now())
    assert set(Due.objects.filter(kind__startswith="entry_").values_list("team__name", flat=True)) == {"Armley"}
    call_command("rebuild_story", check=True)
