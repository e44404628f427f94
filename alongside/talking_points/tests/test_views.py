"""The pages of Talking Points: shown, refused, a slip kept, and the same few statements for one and for three."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.directory.actions import change_entry
from alongside.directory.entries.answers import answers_of
from alongside.directory.entries.parts import parts_of
from alongside.directory.models import Service
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.actions import add_person
from alongside.talking_points.models import Booking, Pattern, Session, Venue
from alongside.talking_points.tests.booking import NOW, again, give, session, slots, venue

pytestmark = pytest.mark.django_db


def text(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main", 1)[1])))


def day_parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_sessions_are_opened_from_a_page_that_shows_the_days_first(cast, sign_in):
    client, day = sign_in(cast.workers["ruth"]), in_london(NOW()).date() + timedelta(days=12)
    assert "No place of the directory fits" in text(client.get("/talking-points/venues/add/", {"q": "Nowhere Hall"}))
    found = client.get("/talking-points/venues/add/", {"q": "old mill"})
    assert "The Old Mill, Canal Lane, LS12 9ZZ" in text(found)
    sent = {
        "id": new_id(), "location": re.search(r'name="location"[^>]*value="([^"]+)"', found.content.decode())[1],
        "find_us": "Up the steps, first left", "whose": cast.teams["Armley"].pk,
    }  # fmt: skip
    assert client.post("/talking-points/venues/add/?q=old+mill", sent).status_code == 302
    there = f"/talking-points/venues/{sent['id']}/"
    assert "No session is open here" in text(client.get(there))
    ask = {
        "id": new_id(), **day_parts("starts_on", day), **day_parts("ends_on", day + timedelta(days=14)),
        "days": [day.weekday()], "every_weeks": "1", "opens_at": "1pm", "closes_at": "3pm", "slot_minutes": "30",
        "side_by_side": "1", "there": [cast.workers["mina"].pk], "note": "", "on_bank_holidays": "yes",
    }  # fmt: skip
    shown = client.post(f"{there}open/", ask)
    assert "3 days:" in text(shown)
    assert not Pattern.objects.filter(pk=ask["id"]).exists()
    refused = client.post(f"{there}open/", {**ask, "closes_at": "noon and a bit", "open": "yes"})
    assert (refused.status_code, "noon and a bit" in refused.content.decode()) == (422, True)
    first = re.search(r'name="shown" value="([^"]+)"', shown.content.decode())[1]
    assert first.count("-") == 6
    other = {**ask, **day_parts("ends_on", day + timedelta(days=7)), "open": "yes", "shown": first}
    assert "2 days:" in text(client.post(f"{there}open/", other)), "days that nobody saw are shown once more"
    for _ in range(2):  # pressed twice, opened once
        assert client.post(f"{there}open/", {**ask, "open": "yes"}).status_code == 302
    assert Session.objects.filter(pattern=ask["id"]).count() == 3
    assert "4 times are free, the next at 13:00" in text(client.get(there))
    closing = client.get(f"{there}close/")
    assert "3 sessions are to come here, and nobody has a time" in text(closing)
    version = Venue.objects.get(pk=sent["id"]).version
    assert (
        client.post(f"{there}close/", {"version": version, **day_parts("closes_on", day), "why": "Sold"}).status_code
        == 302
    )
    assert "Sold" in text(client.get(there))
    assert sign_in(cast.workers["priya"]).get("/talking-points/").status_code == 403


def test_a_time_is_found_near_a_postcode_given_and_lost_to_somebody_quicker(cast, sign_in):
    dorothy, client = cast.people["dorothy"], sign_in(cast.workers["mina"])
    held = session(cast)
    first, second, *_ = slots(held)
    there = f"/people/{dorothy.pk}/talking-points/"
    assert "has had no time at a Talking Point" in text(client.get(there))
    found = text(client.get(f"{there}find/", {"near": "LS12 9ZZ"}))
    assert "less than 0.1 miles away" in found
    assert "No place called" in text(client.get(f"{there}find/", {"near": "Nowhere Hall"}))
    asked = "2026-11-20T09:30:00+00:00"
    page = client.get(f"{there}book/", {"slot": first.pk, "asked_at": asked, "near": "LS12 9ZZ"})
    assert 'name="asked_at_day" type="text" value="20"' in page.content.decode()
    sent = {
        "id": new_id(), "slot": first.pk, "wants": "The stairs", "said_by": "",
        **day_parts("asked_at", in_london(NOW()).date()), "asked_at_time": "00:01", "confirmation": "nothing",
    }  # fmt: skip
    quicker = give(cast, first, person="simon")
    refused = client.post(f"{there}book/?slot={first.pk}", sent)
    assert refused.status_code == 422
    assert "given to somebody else a moment ago. Still free there that day: 13:20" in text(refused)
    assert "The stairs" in refused.content.decode(), "nothing typed is lost"
    assert f'value="{second.pk}"' in refused.content.decode()
    back = f"/people/{dorothy.pk}/"
    for _ in range(2):
        gone = client.post(f"{there}book/?slot={first.pk}&back={back}", {**sent, "slot": second.pk})
        assert gone["Location"] == f"{back}?booked={sent['id']}"
    elsewhere = client.post(f"{there}book/?slot={first.pk}&back=//evil.example", {**sent, "slot": second.pk})
    assert elsewhere["Location"] == f"{there}{sent['id']}/"
    one = text(client.get(f"{there}{sent['id']}/"))
    assert "“The stairs”" in one
    assert "Nothing is written for them yet." in one
    assert "has a time already" in text(client.get(f"{there}find/"))
    third = slots(held)[2]
    assert f"another-time/?slot={third.pk}" in client.get(f"{there}find/?move={sent['id']}").content.decode()
    assert (
        client.post(f"{there}{sent['id']}/another-time/?slot={third.pk}", {"version": 1, "slot": third.pk}).status_code
        == 302
    )
    stale = client.post(f"{there}{sent['id']}/another-time/?slot={second.pk}", {"version": 1, "slot": second.pk})
    assert (stale.status_code, "Somebody else changed this" in text(stale)) == (422, True)
    assert "13:40" in text(client.get(there))
    assert (
        client.post(f"{there}{sent['id']}/cancel/", {"version": 2, "why": "found", "why_words": ""}).status_code == 302
    )
    assert "given back" in text(client.get(f"{there}{sent['id']}/"))
    assert client.get(f"/people/{cast.people['simon'].pk}/talking-points/{sent['id']}/").status_code == 404
    assert "13:00" in text(client.get(f"/people/{cast.people['simon'].pk}/talking-points/{quicker.pk}/"))
    listed = client.get(f"/talking-points/times/{second.pk}/", {"q": "Dorothy"})
    assert f"/people/{dorothy.pk}/talking-points/book/?slot={second.pk}" in listed.content.decode()


def test_the_days_list_names_whom_one_may_know_and_costs_the_same_for_one_and_for_three(cast, sign_in):
    held = session(cast, workers=("graham",), minutes=10)
    booked = slots(held)
    give(cast, booked[0], wants="The stairs")

    def statements(client):
        client.get(f"/talking-points/{held.pk}/")
        with CaptureQueriesContext(connection) as caught:
            answer = client.get(f"/talking-points/{held.pk}/")
        return len([q for q in caught if not q["sql"].startswith('UPDATE "django_session"')]), text(answer)

    few, shown = statements(sign_in(cast.workers["mina"]))
    assert "Dorothy" in shown
    assert "The stairs" in shown
    give(cast, booked[1], person="simon")
    farah = cast.workers["farah"]
    cast.people["zora"] = add_person(id=new_id(), name="Zora Bell", by=farah, at=NOW() - timedelta(days=9))
    give(cast, booked[2], person="zora", by="farah")
    many, shown = statements(sign_in(cast.workers["mina"]))
    assert many == few
    assert "Somebody whose record is not open to you · booked by Farah Noor" in shown
    assert "Zora" not in shown
    assert "3 people have a time, 9 times are free" in shown
    desk = text(sign_in(cast.workers["graham"]).get("/"))
    assert "Talking Point" in desk


def test_today_at_the_venue_somebody_comes_and_somebody_comes_by(cast, sign_in, monkeypatch):
    held = session(cast, workers=("leo",))
    first, second, *_ = slots(held)
    came, missed = give(cast, first), give(cast, second, person="simon")
    monkeypatch.setattr(timezone, "now", lambda: second.starts_at + timedelta(minutes=3))
    client = sign_in(cast.workers["leo"])
    there = f"/talking-points/{held.pk}/"
    shown = client.get(there)
    assert "Today, 13:00 to 15:00" in text(shown)
    assert "At The Old Mill today" in text(client.get("/"))
    assert "2 booked, next free 13:40" in text(client.get("/"))
    theirs = f"/people/{cast.people['dorothy'].pk}/talking-points/{came.pk}/came/"
    for _ in range(2):
        assert client.post(theirs, {"version": 1, "came": "yes"})["Location"] == f"{there}#b-{came.pk}"
    assert (
        f"/people/{cast.people['dorothy'].pk}/conversations/start/?how=talking_point"
        in client.get(there).content.decode()
    )
    begun = client.get(
        f"/people/{cast.people['dorothy'].pk}/conversations/begin/connecting/?how=talking_point", follow=True
    )
    assert re.search(r'value="talking_point"[^>]*(?:checked|selected)', begun.content.decode())
    assert "Of one person it is not said yet" in text(client.post(f"{there}finish/", {"version": 1}))
    simons = f"/people/{cast.people['simon'].pk}/talking-points/{missed.pk}/"
    assert client.post(f"{simons}came/", {"version": 1, "came": "no"})["Location"] == simons
    assert "no blame, and another time if they like" in text(client.get(simons))
    assert "Ring Simon: ask how they are" in text(client.get("/"))
    after = client.post(f"{simons}ask-after/", {"version": 2, "came_of_it": "another_time", "words": ""})
    assert after["Location"] == f"/people/{cast.people['simon'].pk}/talking-points/find/"
    assert "Nobody here fits that" in text(client.get(f"{there}door/", {"q": "Zebedee"}))
    assert "Yusuf" not in text(client.get(f"{there}door/", {"q": "Khan"}))
    li = cast.people["li"]
    assert f"?person={li.pk}" in client.get(f"{there}door/", {"q": "Li Ng"}).content.decode()
    sent = {"id": new_id(), "wants": "A letter I do not understand"}
    for _ in range(2):
        assert client.post(f"{there}door/?person={li.pk}", sent)["Location"] == f"{there}#b-{sent['id']}"
    assert "A letter I do not understand" in text(client.get(there))
    assert client.post(f"{there}finish/", {"version": 1}).status_code == 302
    assert "Everybody was answered for, says Leo Grant" in text(client.get(there))
    assert Booking.objects.filter(session=held, came=True).count() == 2
    assert again(came).came is True
    figures = text(sign_in(cast.workers["ruth"]).get("/talking-points/how-soon/"))
    assert "too few to tell" in figures
    assert sign_in(cast.workers["mina"]).get("/talking-points/how-soon/").status_code == 403


def test_a_venue_outlives_what_was_on_there_and_says_that_nothing_is(cast, sign_in):
    there, nell = venue(cast), cast.workers["nell"]
    for service in Service.objects.filter(at_locations__location=there.location_id):
        [parts] = parts_of([service])
        answers = {**answers_of(parts), "places": []}
        change_entry(service=service, seen_version=service.version, answers=answers, by=nell, at=NOW())
    shown = text(sign_in(cast.workers["ruth"]).get(f"/talking-points/venues/{there.pk}/"))
    assert "The directory has nothing on there any more." in shown
    assert "Canal Lane, Leeds, LS12 9ZZ" in shown


def test_who_is_there_changes_and_a_session_is_called_off(cast, sign_in):
    held, client = session(cast, venue(cast)), sign_in(cast.workers["ruth"])
    there = f"/talking-points/{held.pk}/"
    give(cast, slots(held)[0])
    assert (
        client.post(
            f"{there}who/", {"version": 1, "there": [cast.workers["mina"].pk], "note": "Bring cups"}
        ).status_code
        == 302
    )
    assert "There: Mina Osei" in text(client.get(there))
    stale = client.post(f"{there}who/", {"version": 1, "there": [cast.workers["ruth"].pk], "note": "Mine"})
    assert (stale.status_code, "Bring cups" in text(stale)) == (422, True)
    asked = {"version": 2, "opens_at": "1.20pm", "closes_at": "15:00", "slot_minutes": "20"}
    unexplained = client.post(f"{there}hours/", {**asked, "why": ""})
    assert (unexplained.status_code, "whoever rings them says it" in text(unexplained)) == (422, True)
    shown = client.post(f"{there}hours/", {**asked, "why": "The caretaker comes late"})
    assert "Nothing has changed yet. 13:00 to 13:20: Dorothy Hale · booked by Mina Osei" in text(shown)
    longer = {**asked, "opens_at": "13:00", "closes_at": "15:20"}
    for _ in range(2):
        assert client.post(f"{there}hours/", longer)["Location"] == there
    assert "13:00 to 15:20" in text(client.get(there))
    stale = client.post(f"{there}hours/", {**longer, "closes_at": "16:00"})
    assert (stale.status_code, "15:20" in text(stale)) == (422, True)
    key = re.search(r'name="to_ring" value="([^"]+)"', shown.content.decode())[1]
    assert "1 person has a time" in text(client.get(f"{there}call-off/"))
    assert client.post(f"{there}call-off/", {"version": 3, "why": ""}).status_code == 422
    rung = {**asked, "version": 3, "why": "The caretaker comes late", "to_ring": [key]}
    assert client.post(f"{there}hours/", rung).status_code == 302
    assert "Dorothy Hale called off" in text(client.get(there))
    assert client.post(f"{there}call-off/", {"version": 4, "why": "Snow"}).status_code == 302
    assert "Snow" in text(client.get(there))
    assert "needs another time to talk" in text(sign_in(cast.workers["mina"]).get("/"))


def test_a_venue_is_listed_changed_and_found_free_by_whoever_looks(cast, sign_in):
    client, there = sign_in(cast.workers["ruth"]), Venue.objects.get(name="Invented Street Library")
    assert "Invented Street Library" in text(client.get("/talking-points/venues/"))
    free = text(client.get("/talking-points/", {"near": "LS12 3AB"}))
    assert free.index("Invented Street Library") < free.index("Town Street Community Centre"), "the nearest first"
    assert "nowhere at all" in text(client.get("/talking-points/", {"near": "nowhere at all"}))
    page = f"/talking-points/venues/{there.pk}/change/"
    begun = {"version": there.version, "name": "The library, upstairs", "find_us": "", "whose": str(there.team_id)}
    assert client.post(page, {**begun, "name": ""}).status_code == 422
    assert client.post(page, begun).status_code == 302
    again = client.post(page, {**begun, "name": "The library"})
    assert again.status_code in (409, 422)
    assert "The library, upstairs" in text(again), "both versions stand there"
