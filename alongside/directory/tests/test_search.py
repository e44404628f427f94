"""Finding entries: by words and slips, place, time, cost, age, access, language and kind; and why."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from alongside.directory import actions
from alongside.directory.management.commands.import_postcodes import IMPORTER
from alongside.directory.models import Postcode, SearchEntry, SearchPlace, SearchStem, Service
from alongside.directory.search.finding import search
from alongside.directory.search.wanted import Wanted, wanted_from
from alongside.directory.tests import factories
from alongside.kit.moments import in_london


def found(cast, address, **more):
    wanted, _ = wanted_from(QueryDict(address))
    return search(wanted, today=in_london(cast.now).date(), **more)


def names(cast, address):
    return [one.name for one in found(cast, address).matches]


def test_words_are_found_by_their_stems_and_a_slip_is_forgiven(cast):
    [bench] = found(cast, "q=bike repair").matches
    assert (bench.name, bench.why) == ("Mending bench", ("says “bike”", "is of a kind with “repair”"))
    assert (bench.run_by, bench.cost, bench.checked_on) == (
        "Spokes and Solder", "Free", Service.objects.get(pk=bench.service).checked_on,
    )  # fmt: skip
    slipped = found(cast, "q=mneding")
    assert slipped.understood == ("“mneding” was read as “mending”.",)
    assert slipped.matches[0].why == ("says “mending”",)
    assert names(cast, "q=allotm")[0] == "Allotment mornings", "what begins so"
    assert names(cast, "q=soup and looms")[0] == "Memories of the mill"
    assert names(cast, "q=zzzz") == names(cast, "q=zz") == names(cast, "q=%21%21") == []
    assert "Chair yoga" not in names(cast, "q=yoga"), "it has ended"


def test_it_is_narrowed_by_all_that_can_be_asked_and_says_why(cast):
    [bench] = found(cast, "q=bikes on a Thursday evening&near=LS12 3AB&cost=0").matches
    assert bench.why == ("says “bikes”", "0.4 miles from LS12 3AB", "on Thursday evening", "free")
    assert names(cast, "q=mending&day=FR") == []
    assert names(cast, "language=urdu") == ["Digital café", "Welcome table"]
    assert names(cast, "kind=learning") == ["Digital café", "English for the bus and the market"]
    assert names(cast, "access=changing_place&access=parking") == ["Swim for anybody"]
    assert "Night line" not in names(cast, "age=12")
    assert "Night line" in names(cast, "age=18&part=evening")
    urdu = found(cast, "q=Urdu").matches
    assert [(one.name, one.why) for one in urdu] == [
        (name, ("Urdu is spoken",)) for name in ("Digital café", "Welcome table")
    ]
    assert "Memories of the mill" in names(cast, "q=something at the weekend")
    assert names(cast, "q=table&kind=food&language=Arabic") == ["Welcome table"]
    assert found(cast, "kind=learning&cost=5&age=30").matches[0].why == (
        "£5 or less", "open to somebody of 30", "is of the kind “Learning”",
    )  # fmt: skip


def test_the_nearest_come_first_and_a_place_that_is_not_known_narrows_nothing(cast):
    near = found(cast, "near=LS12 4XY&day=TH")
    assert near.matches[0].name == "Carers’ Thursday"
    assert [one.miles for one in near.matches] == sorted(one.miles for one in near.matches)
    assert names(cast, "q=company&near=LS28 9ZZ&miles=1") == []
    assert names(cast, "near=LS28 9ZZ&miles=1") == []
    assert found(cast, "q=soup&near=LS12 9ZZ&miles=1&language=urdu").matches == []
    ordered = found(cast, "q=walk&near=LS12 4XY&order=near&miles=10").matches
    assert [one.miles for one in ordered] == sorted(one.miles for one in ordered)
    unknown = found(cast, "q=bike&near=Atlantis")
    assert "No place called" in unknown.why_not
    assert [one.name for one in unknown.matches] == ["Mending bench"]


def test_nothing_asked_lists_all_by_name_a_page_at_a_time(cast):
    for number in range(12):
        factories.add(cast, name=f"Zither {number:02}", at=cast.now)
    first = found(cast, "")
    assert (len(first.matches), first.has_more) == (20, True)
    second = found(cast, "", page=2)
    assert not second.has_more
    every = [one.name for one in (*first.matches, *second.matches)]
    assert every == sorted(every, key=lambda name: name)
    assert len(set(every)) == len(every)
    assert found(cast, "q=zither", page=6).matches == []
    with CaptureQueriesContext(connection) as many:
        assert len(found(cast, "q=zither").matches) == 12
    with CaptureQueriesContext(connection) as one:
        assert len(found(cast, "q=lantern").matches) == 1
    assert len(many) == len(one) <= 8


def test_what_is_found_follows_the_entry_its_last_day_and_the_table_of_postcodes(cast):
    nell = cast.workers["nell"]
    assert names(cast, "q=lanterns") == ["Lantern festival"]
    later = in_london(cast.now).date() + timedelta(days=17)
    assert search(Wanted("lanterns"), today=later).matches == []
    bench = Service.objects.get(name="Mending bench")
    actions.close_entry(
        service=bench, seen_version=bench.version, status="temporarily closed", why="Roof", by=nell, at=cast.now
    )
    assert found(cast, "q=mending").matches[0].closed == "Closed for a while"
    bench.refresh_from_db()
    actions.close_entry(service=bench, seen_version=bench.version, status="defunct", why="Gone", by=nell, at=cast.now)
    assert names(cast, "q=mending") == []
    assert not SearchStem.objects.filter(service=bench).exists()
    assert not SearchPlace.objects.filter(service=bench).exists()
    assert SearchEntry.objects.count() == Service.objects.going().count()
    moved = Postcode.objects.get(postcode="LS12 4XY")
    moved.latitude = 53.9
    actions.take_postcodes(rows=[moved], by=IMPORTER, at=cast.now)
    assert "Swim for anybody" not in names(cast, "near=LS12 3AB&miles=5")


@pytest.mark.django_db
def test_an_empty_directory_has_nothing_and_refuses_nothing():
    for address in ("", "q=anything", "near=Leeds&miles=1", "q=free"):
        wanted, _ = wanted_from(QueryDict(address))
        assert search(wanted, today=date(2026, 11, 26)).matches == []
