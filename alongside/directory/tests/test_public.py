"""The public's pages: found without an account, quick, plain, and nothing of what is for workers."""

import re
from datetime import timedelta
from html import unescape
from urllib.robotparser import RobotFileParser

import pytest
from django.core.management import call_command
from django.urls import get_resolver, reverse
from django.utils import timezone

from alongside.audit.models import LedgerEntry
from alongside.design.reading_age import reading_age
from alongside.directory import actions, tasks
from alongside.directory.models import EntryChange, EntryFile, Service, ServiceDocument, Telling, UnmetWish
from alongside.directory.public.pieces import Line, Piece, _givers, shows_the_public
from alongside.directory.public.rules import ABOUT_AN_ENTRY, FROM_A_PLACE
from alongside.directory.search.nearness import point_of
from alongside.directory.search.wishes import area_of, key_of_wish
from alongside.directory.tests.factories import TIME, add
from alongside.directory.views.public_telling import ANYBODY
from alongside.files.reading import document
from alongside.files.tests.test_reading import PDF
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.workforce.models import Due

PAGES = ("public", "public_find", "public_week")


def at(name, *keys, query=""):
    return reverse(f"directory:{name}", args=keys) + query


def text(answer):
    return unescape(answer.content.decode())


def words_of(answer):
    """What a page says, without its markup."""
    main = text(answer).split("<main", 1)[1].split("</main>")[0]
    ended = re.sub(r"</(?:p|h\d|li|label|legend|option|button|div)>", ". ", main)
    return re.sub(r"[.\s]*\.[.\s]*", ". ", re.sub(r"<[^>]+>", " ", f"<main{ended}")).strip()


def test_documents_are_made_again_from_the_entries(cast, client, capsys):
    before = dict(ServiceDocument.objects.values_list("service", "public"))
    ServiceDocument.objects.update(public="{}", whole="{}")
    call_command("rebuild_directory")
    assert f"{len(before)} documents made again." in capsys.readouterr().out
    assert dict(ServiceDocument.objects.values_list("service", "public")) == before
    assert not ServiceDocument.objects.filter(whole="{}").exists()


def test_what_is_for_workers_stands_on_no_page_of_the_publics(cast, client):
    bench, table = Service.objects.get(name="Mending bench"), Service.objects.get(name="Welcome table")
    yoga = Service.objects.get(name="Chair yoga")
    said = ""
    for service in Service.objects.all():
        answer = client.get(at("public_entry", service.pk))
        assert (answer.status_code, service.name in text(answer)) == (200, True)
        said += text(answer)
    for name in PAGES:
        said += text(client.get(at(name)))
    names = [worker.name for worker in cast.workers.values()]
    hidden = ["Ring Bev before", "Quiet before seven", "last week of December", "moved to York", "runner beans", *names]
    assert [words for words in hidden if words in said] == []
    assert "We rang them." in said
    assert "0113 496 0202" in text(client.get(at("public_entry", bench.pk)))
    assert "Arabic" in text(client.get(at("public_entry", table.pk)))
    ended = client.get(at("public_entry", yoga.pk))
    assert "It has ended." in text(ended)
    assert ended["X-Robots-Tag"] == "noindex"
    assert client.get(at("public_entry", new_id())).status_code == 404
    assert "Chair yoga" not in said.replace(text(ended), "")
    assert "Nobody has checked this lately." in text(client.get(at("public_entry", bench.pk)))


def test_found_by_words_kind_and_day_and_on_this_week(cast, client):
    for query, found in (
        ("?q=toasters", "Mending bench"),
        ("?kind=outdoors&day=SA", "Allotment mornings"),
        ("?q=mneding", "Mending bench"),
        ("?q=mending+on+a+Thursday+evening", "Mending bench"),
        ("?near=LS12+3AB", "miles from LS12 3AB"),
        ("?near=LS12+9ZZ", "Come and talk near LS12 9ZZ"),
        ("?q=lunch&near=nowhere+at+all", "Welcome table"),
        ("?day=XX&kind=none&page=zz", "Walk and talk"),
        ("?q=%00zeppelin", ""),
    ):
        said = text(client.get(at("public_find", query=query)))
        assert found in said
        assert ("We found nothing like that" in said) == (not found), query
    today = in_london(timezone.now()).date()
    week = client.get(at("public_week"))
    assert text(week).count("Night line") == 7
    assert "18:00 to 23:30" in text(week)
    day = client.get(at("public_day", today.isoformat()))
    assert "Night line" in text(day)
    assert client.get(at("public_day", (today + timedelta(days=7)).isoformat()))["Location"] == at("public_week")
    assert "Night line" in text(client.get(at("public")))
    night = Service.objects.get(name="Night line")
    actions.close_entry(
        service=night, seen_version=night.version, status="inactive", why="Full", by=cast.workers["nell"], at=cast.now
    )
    assert "Night line" not in text(client.get(at("public_week")))
    assert "Night line" not in text(client.get(at("public")))
    assert "It does not run at the moment." in text(client.get(at("public_entry", night.pk)))


def test_few_statements_and_the_same_words_are_sent_once(cast, client, sign_in, django_assert_num_queries):
    bench = Service.objects.get(name="Mending bench")
    # An entry: its document, and one statement more for its pictures.
    paths = {at("public"): 7, at("public_week"): 3, at("public_find"): 3, at("public_entry", bench.pk): 2}
    for path in paths:
        client.get(path)  # the week is reckoned once; the first page asks for Talking Points too
    for name in ("One", "Two", "Three"):
        add(cast, name=name)
    client.get(at("public"))
    for path, statements in paths.items():
        with django_assert_num_queries(statements):
            answer = client.get(path)
        assert answer["Cache-Control"].startswith("public")
        assert "Set-Cookie" not in answer.headers
        again = client.get(path, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
    before = client.get(at("public_entry", bench.pk))["ETag"]
    actions.close_entry(
        service=bench, seen_version=bench.version, status="defunct", why="", by=cast.workers["nell"], at=cast.now
    )
    assert client.get(at("public_entry", bench.pk))["ETag"] != before
    inside = sign_in(cast.workers["ade"]).get(at("public_entry", bench.pk))
    assert inside["Cache-Control"] == "no-store"
    assert "As workers see it" in text(inside)


def test_pictures_of_an_entry_that_runs_are_shown_to_anybody_and_nothing_in_them_runs(cast, client):
    bench, ade = Service.objects.get(name="Mending bench"), cast.workers["ade"]
    door = EntryFile.objects.get(service=bench)
    leaflet = actions.add_entry_file(
        service=bench, id=new_id(), read=document([PDF]), words="The leaflet", by=ade, at=timezone.now()
    )
    here, its_leaflet = at("public_entry_file", door.pk), at("public_entry_file", leaflet.pk)
    shown = text(client.get(at("public_entry", bench.pk)))
    assert re.search(rf'src="{here}" alt="A green door[^"]+" loading="lazy"', shown)
    assert f'<a href="{its_leaflet}"><bdi>The leaflet</bdi></a>' in shown
    answer = client.get(here)
    assert (answer["Content-Type"], answer["Cache-Control"]) == (door.file.content_type, "public, max-age=3600")
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers
    assert len(b"".join(answer.streaming_content)) == door.file.size
    assert client.get(here, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.get(its_leaflet)["Content-Disposition"] == 'attachment; filename="the-leaflet.pdf"'
    assert client.get(at("public_entry_file", new_id())).status_code == 404
    actions.take_entry_file_away(entry_file=leaflet, by=ade, at=timezone.now())
    assert client.get(its_leaflet).status_code == 404
    assert "The leaflet" not in text(client.get(at("public_entry", bench.pk)))
    actions.close_entry(
        service=bench, seen_version=bench.version, status="defunct", why="", by=cast.workers["nell"], at=cast.now
    )
    assert client.get(here).status_code == 404
    assert "A green door" not in text(client.get(at("public_entry", bench.pk)))


def test_search_engines_find_the_publics_pages_and_nothing_else(cast, client):
    robots = RobotFileParser()
    robots.parse(text(client.get("/robots.txt")).splitlines())
    key = str(Service.objects.first().pk)

    def names(resolver, before=""):
        for one in resolver.url_patterns:
            path = before + str(one.pattern)
            yield from names(one, path) if hasattr(one, "url_patterns") else [(path, one.callback)]

    for path, view in names(get_resolver()):
        address = "/" + re.sub(r"<\w+:\w+>", key, path)
        is_public = view.__module__.startswith("alongside.directory.views.") and (
            ".public" in view.__module__ or view.__module__.endswith(".oruk")
        )
        open_to_all = is_public and address not in ("/robots.txt", "/sitemap.xml")
        assert robots.can_fetch("anybody", f"http://testserver{address}") == open_to_all, address
    maps = re.findall("<loc>([^<]+)</loc>", text(client.get("/sitemap.xml")))
    assert maps == ["http://testserver/sitemap.xml?part=1"]
    told = re.findall("<loc>([^<]+)</loc>", text(client.get(maps[0])))
    assert len(told) == Service.objects.going().count() + 3
    for address in told:
        assert client.get(address).status_code == 200
    for wrong in ("2", "0", "-1", "x", "9" * 30):
        assert client.get(f"/sitemap.xml?part={wrong}").status_code == 404
    page = text(client.get(at("public_entry", Service.objects.get(name="Mending bench").pk)))
    for words in ("schema.org/Service", "schema.org/Event", "schema.org/Offer", 'itemprop="postalCode">LS12 9ZZ'):
        assert words in page


def test_pages_of_a_long_list_lead_to_one_another(cast, client):
    for number in range(25):
        add(cast, name=f"Choir {number:02}", times=[])
    first, second = client.get(at("public_find")), client.get(at("public_find", query="?page=2"))
    assert '<a rel="next" href="?page=2">' in text(first)
    assert '<link rel="prev" href="?page=1">' in text(second)
    first, second = (
        client.get(at("public_find", query="?q=choir")),
        client.get(at("public_find", query="?q=choir&page=2")),
    )
    assert '<a rel="next" href="?q=choir&page=2">' in text(first)
    assert '<a rel="prev" href="?q=choir&page=1">' in text(second)
    assert text(second).count("Choir ") >= 5
    soon = [{**TIME, "days": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"], "opens_at": "07:00", "closes_at": "08:00"}]
    for number in range(22):
        add(cast, name=f"Early {number:02}", times=soon)
    today = in_london(timezone.now()).date()
    assert f'href="{at("public_day", today.isoformat())}"' in text(client.get(at("public_week")))
    assert '<a rel="next" href="?page=2">' in text(client.get(at("public_day", today.isoformat())))


def test_another_room_shows_its_piece(db, client):
    giver = Piece(
        "Come and talk", "A worker near you.", (Line("Thursday, Mill Hall", "10:00", "/x/"),), Line("All", "", "/y/")
    )
    shows_the_public("a_test", lambda at, near: giver)
    shows_the_public("b_test", lambda at, near: None)
    try:
        said = text(client.get(at("public")))
    finally:
        del _givers["a_test"], _givers["b_test"]
    for words in ("Come and talk", "A worker near you.", '<a href="/x/">', "10:00", '<a href="/y/">All</a>'):
        assert words in said
    assert "Nothing is on in the next seven days" in said
    assert "Nothing is in here yet" in text(client.get(at("public_find")))
    assert "Nothing that we know of." in text(client.get(at("public_week")))


def test_our_own_words_are_easy_to_read(db, cast, client):
    service = add(cast, name="Sing", run_by="Us", description="", places=[], times=[], costs=[], kinds=[], languages="")
    paths = [at("public"), at("public_find", query="?q=zeppelin"), at("tell_us", service.pk), at("told_us", service.pk)]
    said = " ".join(words_of(client.get(path)) for path in paths)
    assert reading_age(said) <= 9


TOLD = {"about": "when", "words": "It begins at seven now.", "reach": "0113 496 0999"}


def test_anybody_tells_us_and_a_worker_corrects_the_entry(cast, client, sign_in):
    bench = Service.objects.get(name="Mending bench")
    form = client.get(at("tell_us", bench.pk))
    assert form["Cache-Control"] == "no-store"
    sent = {**TOLD, "id": re.search(r'name="id" value="([^"]+)"', text(form))[1]}
    refused = client.post(at("tell_us", bench.pk), {**sent, "words": " "})
    assert refused.status_code == 422
    assert "Tell us what is right now" in text(refused)
    for _ in range(2):  # a form sent twice is done once
        answer = client.post(at("tell_us", bench.pk), sent)
        assert (answer.status_code, answer["Location"]) == (302, at("told_us", bench.pk))
    told = EntryChange.objects.get(service=bench, state="waiting")
    assert (told.is_told, told.answers["reach"], told.by_name) == (True, "0113 496 0999", "Somebody who told us")
    assert LedgerEntry.objects.filter(verb="entry.change_told", subject__contains=str(told.pk)).count() == 1
    assert "begins at seven" not in text(client.get(at("public_entry", bench.pk)))
    due = Due.objects.get(source_id=told.pk)
    assert (due.team, due.done_at) == (cast.teams["Community"], None)

    nell = sign_in(cast.workers["nell"])
    assert "Told by anybody" in text(nell.get(at("to_do")))
    look = text(nell.get(at("look", told.pk)))
    assert "It begins at seven now." in look
    assert "0113 496 0999" in look
    assert nell.post(at("look", told.pk), {"version": bench.version}).status_code == 422
    way = at("change", bench.pk, query=f"?told={told.pk}")
    page = nell.get(way)
    assert "It begins at seven now." in text(page)
    assert f"?told={told.pk}" in look
    from alongside.directory.tests.test_entry_views import carried

    assert nell.post(way, {**carried(page), "times-0-opens_at": "19:00"}).status_code == 302
    told.refresh_from_db()
    due.refresh_from_db()
    assert (told.state, told.looked_by, told.answers) == ("taken", cast.workers["nell"], {})
    assert due.done_at is not None
    assert "from 19:00" in text(client.get(at("public_entry", bench.pk))) or "19:00 to" in text(
        client.get(at("public_entry", bench.pk))
    )
    assert nell.get(at("look", told.pk))["Location"] == at("entry_history", bench.pk)


def test_what_was_told_may_close_an_entry_or_change_nothing(cast, sign_in):
    bench, nell = Service.objects.get(name="Mending bench"), cast.workers["nell"]
    one, other = (_tell(cast, bench, words=words) for words in ("It burnt down.", "It is on the moon."))
    with pytest.raises(actions.UnableToKeepEntry, match="own words"):
        actions.look_at_change(waiting=one, seen_version=bench.version, is_taken=True, by=nell, at=cast.now)
    client = sign_in(nell)
    answer = client.post(at("look", other.pk), {"version": bench.version, "why": "The moon is far."})
    assert answer["Location"].endswith("?done=looked")
    ended = {"version": bench.version, "status": "defunct", "why": "Burnt down"}
    assert "It burnt down." in text(client.get(at("close", bench.pk, query=f"?told={one.pk}")))
    client.post(at("close", bench.pk, query=f"?told={one.pk}"), ended)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, other.state, other.answers) == ("taken", "declined", {})
    told = _tell(cast, Service.objects.get(name="Night line"))
    walk = Service.objects.get(name="Walk and talk")
    for wrong in (told.pk, "x", one.pk, new_id()):  # of another entry, no key, looked at already, none
        assert "What we were told" not in text(client.get(at("change", walk.pk, query=f"?told={wrong}")))
    ade = sign_in(cast.workers["ade"])
    assert ade.get(at("look", told.pk)).status_code == 403
    assert "What we were told" not in text(ade.get(at("change", told.service_id, query=f"?told={told.pk}")))


def _tell(cast, service, *, place="here", words="No.", later=timedelta(0)):
    facts = {"about": "Something else", "words": words, "place": place}
    return actions.tell_of_change(service=service, id=new_id(), **facts, by=ANYBODY, at=cast.now + later)


def test_a_flood_is_slowed(cast, client):
    bench, line = Service.objects.get(name="Mending bench"), Service.objects.get(name="Night line")
    for number in range(ABOUT_AN_ENTRY):
        _tell(cast, bench, place=f"place {number}")
    with pytest.raises(actions.UnableToTell, match="Others told us"):
        _tell(cast, bench, place="another")
    for _ in range(FROM_A_PLACE - 1):
        actions.tell_of_change(
            service=Service.objects.order_by("-pk")[_ % 5], id=new_id(), about="x", words="y", place="one", by=ANYBODY,
            at=cast.now,
        )  # fmt: skip
    _tell(cast, line, place="one")
    with pytest.raises(actions.UnableToTell, match="wait an hour"):
        _tell(cast, line, place="one")
    assert _tell(cast, line, place="one", later=timedelta(hours=2))
    said = client.post(at("tell_us", bench.pk), {**TOLD, "id": str(new_id())})
    assert said.status_code == 422
    assert "Others told us about this too" in text(said)
    assert "It begins at seven now." in text(said), "nothing typed is lost"
    Telling.objects.update(at=timezone.now() - timedelta(days=2))
    tasks.forget.func(None)
    assert not Telling.objects.exists()


def test_a_search_of_the_publics_that_found_nothing_is_a_wish_without_who(cast, client):
    for _ in range(2):
        said = text(client.get(at("public_find", query="?q=falconry&near=LS12+3AB")))
        assert "We found nothing like that" in said
        assert "Who looked is not kept." in said
    wish = UnmetWish.objects.get(key=key_of_wish("falconry"))
    assert (wish.words, wish.area, wish.is_read) == ("falconry", area_of(point_of("LS12 3AB")[0]), False)
    said = text(client.get(at("public_find", query="?q=ring+me+on+07700+900123")))
    assert "We count" not in said
    assert UnmetWish.objects.filter(words__contains="07700").count() == 0, "a number is somebody's"
