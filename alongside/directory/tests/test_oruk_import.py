"""Feeds of others: what is taken, what is refused with a sentence, and one that is interrupted or vanishes."""

import copy
import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command

from alongside.directory.models import EntryChange, FeedRun, Location, Organisation, Schedule, Service, ServiceDocument
from alongside.directory.tests.oruk_schemas import faults_in, nulls

ORGANISATION = {"id": str(uuid4()), "name": "Lantern Trust", "description": "Light"}


KIND = {"id": str(uuid4()), "name": "Singing", "taxonomy": "theirs"}


def record(name="Choir", **more):
    at = str(uuid4())
    return {
        "id": str(uuid4()), "name": name, "status": "active", "organization": ORGANISATION,
        "last_modified": "2026-03-15T10:30:45.123", "assured_date": "2026-01-04",
        "schedules": [{"id": str(uuid4()), "freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "12:00"}],
        "service_at_locations": [{"id": at, "location": {
            "id": str(uuid4()), "location_type": "physical", "name": "The Hall", "latitude": 53.8, "longitude": -1.58,
            "addresses": [{"id": str(uuid4()), "address_1": "Chapel Lane", "city": "Leeds", "state_province": "",
                           "postal_code": "LS12 3AB", "country": "GB", "address_type": "physical"}],
            "accessibility": [{"id": str(uuid4()), "description": "Ramp"}]}}],
        "contacts": [{"id": str(uuid4()), "name": "Una", "phones": [{"id": str(uuid4()), "number": "0113 496 0300"}]}],
        "cost_options": [{"id": str(uuid4()), "amount": 2.5, "option": "all", "valid_from": None}],
        "attributes": [{"id": str(uuid4()), "taxonomy_term": KIND}],
        **more,
    }  # fmt: skip


@pytest.fixture
def take(db, tmp_path, capsys):
    """`take(records)` writes a page and imports it: the exit code and what it said."""

    def run(records, *, source="theirs", to=None, raw=None):
        path = to or str(tmp_path / "page.json")
        if to is None:
            Path(path).write_bytes(raw if raw is not None else json.dumps({"contents": records}).encode())
        out, code = StringIO(), 0
        try:
            call_command("import_oruk", path, name=source, json=True, stdout=out)
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return code, json.loads(out.getvalue()) if out.getvalue() else {}, said.err

    return run


def times(**said):
    return {"schedules": [{"freq": "WEEKLY", "byday": "TU", **said}]}


def counts(found):
    return tuple(found[name] for name in ("added", "changed", "same", "gone"))


def test_added_changed_the_same_gone_and_back(take):
    one, two = (
        record(),
        record("Soup", url="javascript:alert(1)", email="nobody", description="<p>Soup &amp; <b>bread</b></p>"),
    )
    assert take([one, two])[:2] == (0, {"added": 2, "changed": 0, "same": 0, "gone": 0, "refused": []})
    assert counts(take([one, two])[1]) == (0, 0, 2, 0)
    soup = Service.objects.get(pk=two["id"])
    assert (soup.description, soup.url, soup.email) == ("Soup & bread", "", "")
    assert (str(soup.checked_on), soup.checked_by) == ("2026-01-04", "theirs")
    whole = json.loads(ServiceDocument.objects.get(service=soup).whole)
    assert faults_in(whole, "service") == nulls(whole) == []
    assert whole["last_modified"] == "2026-03-15T10:30:45+00:00"
    assert whole["service_at_locations"][0]["id"] == two["service_at_locations"][0]["id"]
    assert whole["schedules"][0]["id"] == two["schedules"][0]["id"]
    later = {**copy.deepcopy(one), "name": "Choir of many", "schedules": []}
    assert counts(take([later])[1]) == (0, 1, 0, 1)
    choir = Service.objects.get(pk=one["id"])
    assert choir.name == "Choir of many"
    assert not choir.schedules.exists()
    assert EntryChange.objects.get(service=choir).before["When"] == "Every Tuesday, 10:00 to 12:00"
    soup.refresh_from_db()
    assert soup.runs, "nothing is closed by itself"
    assert soup.gone_from_feed_on
    assert counts(take([later, two])[1]) == (0, 0, 2, 0)
    soup.refresh_from_db()
    assert soup.gone_from_feed_on is None


def test_two_feeds_that_share_a_key_do_not_meet(take):
    mine = record()
    take([mine])
    theirs = {**copy.deepcopy(mine), "name": "Another choir"}
    code, found, _ = take([theirs], source="others")
    assert (code, counts(found)) == (0, (1, 0, 0, 0))
    assert counts(take([theirs], source="others")[1]) == (0, 0, 1, 0)
    other = Service.objects.get(name="Another choir")
    assert str(other.pk) != mine["id"] == str(Service.objects.get(name="Choir").pk)
    assert Organisation.objects.filter(name="Lantern Trust").count() == 2
    assert Schedule.objects.count() == Location.objects.count() == 2
    whole = json.loads(ServiceDocument.objects.get(service=other).whole)
    assert whole["service_at_locations"][0]["location"]["addresses"], "and nothing of it is lost"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"id": "42"}, "“42”, is no UUID"),
        ({"id": None}, "has no id"),
        ({"name": None}, "has no name"),
        ({"name": "<b> </b>"}, "has no name"),
        ({"status": None}, "does not say its status"),
        ({"status": "open"}, "is none of: active"),
        ({"name": "x" * 400}, "longer than 300"),
        ({"minimum_age": 60, "maximum_age": 16}, "youngest age is above"),
        ({"minimum_age": "old"}, "is no number"),
        (times(valid_from="2026-01-01", valid_to="2025-01-01"), "ends before"),
        (times(valid_from="2026-01-07", valid_to="2026-01-09"), "no such day"),
        (times(freq="MONTHLY", byday="", bymonthday="31", valid_from="2026-02-01", valid_to="2026-02-28"), "such day"),
        ({"schedules": [{"freq": "DAILY"}]}, "WEEKLY and MONTHLY"),
        ({"schedules": [{"byday": "Tuesday"}]}, "no day of the week"),
        ({"schedules": [{"opens_at": "25:99"}]}, "no time of day"),
        ({"schedules": {"freq": "WEEKLY"}}, "no list of records"),
        ({"organization": {"id": "x", "name": "y"}}, "organisation’s id"),
        ({"assured_date": "yesterday"}, "is no day"),
        ({"assured_date": "0001-01-01"}, "is no day"),
        ({"last_modified": "0001-01-01T00:00:00+14:00"}, "is no moment"),
        ({"minimum_age": 10**400}, "is no number"),
        ({"status": "op\u0000en"}, "is none of"),
        ({"cost_options": [{"amount": "much"}]}, "is no amount"),
        ({"service_at_locations": [{"location": {"latitude": 54.5, "longitude": 3.1}}]}, "in the sea"),
        ({"service_at_locations": [{"location": {"latitude": 0, "longitude": 0}}]}, "in the sea"),
        ({"service_at_locations": [{"location": None}]}, "places is no record"),
    ],
)  # fmt: skip
def test_a_bad_record_refuses_itself_with_a_sentence_and_not_the_feed(take, more, says):
    bad = {**record("Bad"), **more}
    code, found, _ = take([bad, record("Good"), "nonsense", None])
    assert code == 1
    assert counts(found) == (1, 0, 0, 0)
    assert [one["id"] for one in found["refused"]] == [str(bad["id"] or ""), "", ""]
    assert says in found["refused"][0]["reason"]
    assert found["refused"][0]["reason"].endswith(".")
    assert Service.objects.get().name == "Good"


def test_numbers_that_no_place_has_are_left_out_and_the_offer_is_taken(take):
    """The standard's own example stands at latitude 100."""
    for point in ({"latitude": 100, "longitude": 101}, {"latitude": 53.8, "longitude": -181}, {"latitude": 90.5}):
        one = record(service_at_locations=[{"location": {"name": "The Hall", "location_type": "physical", **point}}])
        code, found, said = take([one])
        assert (code, counts(found)[0], found["refused"]) == (0, 1, [])
        assert f"{one['id']}: No place on Earth is at" in said
        place = Service.objects.get(pk=one["id"]).at_locations.get().location
        assert (place.name, place.latitude, place.longitude) == ("The Hall", None, None)
    assert "its point was left out" in take([one])[2], "and it is said each time"


def test_a_record_that_says_little_is_taken_and_served_whole(take):
    little = {
        "id": str(uuid4()),
        "name": "Little",
        "status": "active",
        "url": "https://[",
        "contacts": None,
        "organization": None,
    }
    only_key = {**little, "id": str(uuid4()), "organization_id": str(uuid4())}
    assert take([little, only_key])[0] == 0
    for service in Service.objects.all():
        whole = json.loads(ServiceDocument.objects.get(service=service).whole)
        assert faults_in(whole, "service") == []
        assert whole["organization_id"]


def test_what_somebody_here_corrected_is_not_written_over(take, cast):
    from alongside.directory import actions
    from alongside.directory.entries.answers import answers_of
    from alongside.directory.entries.parts import parts_of

    one = record()
    take([one])
    choir = Service.objects.select_related("organisation").get(pk=one["id"])
    answers = {**answers_of(parts_of([choir])[0]), "alert": "Not in August"}
    actions.change_entry(service=choir, seen_version=1, answers=answers, by=cast.workers["mina"], at=cast.now)
    assert counts(take([{**one, "name": "Choir two"}])[1]) == (0, 1, 0, 0)
    choir.refresh_from_db()
    assert (choir.name, choir.alert) == ("Choir", "Not in August")
    waiting = EntryChange.objects.get(service=choir, state="waiting")
    assert waiting.after["Name"] == "Choir two"
    waiting.service = choir
    actions.look_at_change(
        waiting=waiting, seen_version=choir.version, is_taken=True, by=cast.workers["nell"], at=cast.now
    )  # fmt: skip
    assert Service.objects.get(pk=choir.pk).name == "Choir two"
    assert Schedule.objects.filter(service=choir).count() == 1


def test_a_feed_that_vanishes_or_is_empty_marks_nothing(take, tmp_path):
    take([record()])
    code, found, said = take([])
    assert (code, counts(found)) == (1, (0, 0, 0, 0))
    assert "The feed is empty" in said
    code, found, _ = take([], raw=b"<html>gone</html>")
    assert (code, found["gone"]) == (1, 0)
    assert "not JSON" in found["refused"][0]["reason"]
    code, _, said = take([], to=str(tmp_path / "nowhere.json"))
    assert code == 2
    assert "There is no file" in said
    assert not Service.objects.exclude(gone_from_feed_on=None).exists()


def test_a_bomb_is_not_unpacked(take, monkeypatch):
    from alongside.directory.oruk import fetching as oruk_fetching

    monkeypatch.setattr(oruk_fetching, "LARGEST", 1_000_000)
    monkeypatch.setattr(oruk_fetching.unpacked, "__kwdefaults__", {"limit": 1_000_000})
    code, found, _ = take([], raw=gzip.compress(b" " * 90_000_000))
    assert code == 1
    assert "it was not unpacked any further" in found["refused"][0]["reason"]


class Feed:
    """A feed on this machine. `pages` are what its pages say; `breaks_at` is a page that answers 500."""

    def __init__(self):
        self.pages, self.details, self.breaks_at, self.asked, self.to = [], {}, None, [], None
        feed = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                feed.asked.append(self.path)
                if feed.to:
                    self.send_response(302)
                    self.send_header("Location", feed.to)
                    self.end_headers()
                    return
                said, status = feed.answer(self.path)
                if status is None:  # what no server of the web says
                    self.wfile.write(said)
                    return
                body = gzip.compress(json.dumps(said).encode())
                self.send_response(status)
                self.send_header("Content-Encoding", "gzip")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/oruk"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, path):
        if "page=" not in path:
            found = self.details.get(path.rpartition("/")[2])
            return ({}, 500) if found == "at fault" else (found, 200) if found else ({}, 404)
        number = int(path.split("page=")[-1])
        if number == self.breaks_at:
            return {}, 500
        page = self.pages[min(number, len(self.pages)) - 1]
        return {
            "contents": page,
            "page_number": number,
            "last_page": number == len(self.pages),
            "total_pages": 10**6,
        }, 200


@pytest.fixture
def feed(settings):
    feed = Feed()
    settings.ORUK_ALLOWED_HOSTS = frozenset({"127.0.0.1"})
    yield feed
    feed.server.shutdown()
    feed.server.server_close()


def test_a_feed_that_breaks_off_goes_on_from_there(take, feed):
    whole = [record(f"Choir {number}") for number in range(3)]
    short = [{name: one[name] for name in ("id", "name", "status", "organization")} for one in whole]
    feed.pages, feed.details = [[one] for one in short], {one["id"]: one for one in whole}
    feed.breaks_at = 3
    code, found, said = take([], to=feed.url)
    assert (code, counts(found)) == (1, (2, 0, 0, 0))
    assert "answered 500" in said
    assert "2 records read" in said
    assert Schedule.objects.count() == 2, "each was asked for in full"
    feed.breaks_at, feed.asked = None, []
    code, found, said = take([], to=feed.url)
    assert (code, counts(found)) == (0, (3, 0, 0, 0))
    assert "Going on after 2 pages" in said
    assert not any("page=1" in path for path in feed.asked)
    assert FeedRun.objects.get().finished_at

    feed.details[whole[1]["id"]] = "at fault"
    whole[2] |= {"description": "With cake"}
    code, found, said = take([], to=feed.url)
    assert (code, counts(found)) == (1, (0, 1, 1, 0))
    [refused] = found["refused"]
    assert refused["id"] == whole[1]["id"]
    assert "It cannot be had in full. It answered 500" in refused["reason"]
    assert Schedule.objects.count() == 3, "what is known of one that is at fault stays, and the others are taken"


def test_a_feed_without_an_end_is_left(take, feed):
    feed.pages = [[record()], [record()]]
    feed.answer = lambda path: ({"contents": feed.pages[0]}, 200) if "page=" in path else ({}, 404)
    code, found, said = take([], to=feed.url)
    assert (code, found["added"]) == (1, 1)
    assert "does not end" in said


def test_a_feed_that_is_gone_bursts_or_brings_ever_more_ends_with_a_sentence_and_marks_nothing(take, feed, monkeypatch):
    from alongside.directory.oruk import fetching as oruk_fetching

    feed.pages = [[record()]]
    assert take([], to=feed.url)[0] == 0
    feed.answer = lambda path: ({}, 404)
    assert "There is nothing at" in take([], to=feed.url)[2]
    for strange in (b"hello\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
        feed.answer = lambda path, said=strange: (said, None)
        code, _, said = take([], to=feed.url)
        assert (code, "not as a feed does" in said) == (1, True), said
    monkeypatch.setattr(oruk_fetching, "SECONDS_OF_A_PAGE", -1)  # as if it dripped
    feed.answer = lambda path: ({"contents": [record()]}, 200)
    assert "had not said all" in take([], to=feed.url)[2]
    monkeypatch.undo()
    monkeypatch.setattr(oruk_fetching.unpacked, "__kwdefaults__", {"limit": 1_000})
    feed.answer = lambda path: ({"contents": [], "pad": " " * 50_000}, 200)
    assert "it was not unpacked any further" in take([], to=feed.url)[2]
    monkeypatch.undo()
    monkeypatch.setattr(oruk_fetching, "PAGES_AT_MOST", 2)
    feed.answer = lambda path: ({"contents": [record()], "total_pages": 10**9}, 200)
    code, _, said = take([], to=feed.url)
    assert (code, "more than 2 pages" in said) == (1, True)
    code, _, said = take([], to="http://127.0.0.1:1/oruk")  # nobody is there
    assert (code, "did not answer" in said) == (1, True)
    assert not Service.objects.exclude(gone_from_feed_on=None).exists()


def test_only_hosts_that_are_listed_are_asked(take, feed, settings):
    feed.to = "http://169.254.169.254/latest/meta-data/"
    code, _, said = take([], to=feed.url)
    assert code == 1
    assert "169.254.169.254 is not among the hosts" in said
    settings.ORUK_ALLOWED_HOSTS = frozenset({"localhost.localdomain", "inside.example.org"})
    for address in (
        feed.url, "ftp://inside.example.org/x", "http://10.0.0.1/", "http://[::1]/x", "file:///etc/passwd", "http://[",
        "http://inside.example.org:99999/", "https://me:secret@inside.example.org/",
    ):  # fmt: skip
        code, found, said = take([], to=address)
        assert (code, found) == (1, {}), address
        assert said.strip().endswith((".", ".")), said
