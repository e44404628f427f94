"""The directory's pages for workers: found, added, corrected by two, checked, closed, looked at."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.directory.entries.parts import parts_of
from alongside.directory.entries.words import words_of
from alongside.directory.models import EntryChange, LocalKnowledge, Service
from alongside.directory.tests.factories import add
from alongside.kit.ids import new_id

EVERY = ("entry", "change", "entry_history", "check", "close", "write_knowledge", "make_entry_link")
ROWS = {
    "times-0-often": "weekly", "times-0-days": ["TU"], "times-0-opens_at": "2pm", "times-0-closes_at": "16:30",
    "places-0-place": "Invented Hall", "places-0-postcode": "ls123ab", "costs-0-amount": "£1.50",
}  # fmt: skip


def page_of(name, *keys):
    return reverse(f"directory:{name}", args=keys)


def text(answer):
    return unescape(answer.content.decode())


def carried(answer):
    """What the form of a page would send, were its button pressed."""
    html = text(answer).split("<main", 1)[1]
    sent = {}
    for tag in re.findall(r"<input\b[^>]*>", html):
        name, kind = re.search(r'name="([^"]*)"', tag), re.search(r'type="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and (kind is None or kind[1] not in ("checkbox", "radio", "submit") or "checked" in tag):
            sent.setdefault(name[1], []).append(value[1] if value else "")
    for name, words in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>', html):
        sent[name] = [words.strip()]
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = [chosen[1] if chosen else ""]
    return sent


def test_every_page_of_every_entry_is_shown(cast, sign_in):
    client = sign_in(cast.workers["nell"])
    for service in Service.objects.order_by("name"):
        for name in EVERY:
            assert client.get(page_of(name, service.pk)).status_code == 200, (service.name, name)
    for name in ("entries", "add", "to_do", "choose_team"):
        assert client.get(page_of(name)).status_code == 200, name


def test_found_by_words_and_kind_in_the_same_statements(cast, sign_in):
    client = sign_in(cast.workers["ade"])
    for query, found in (("q=TOASTERS+bench", "Mending bench"), ("q=ls124xy&kind=outdoors", "Allotment mornings")):
        html = text(client.get(f"{page_of('entries')}?{query}"))
        assert found in html
        assert "1 entry" in html
    assert "Songs we half remember" in text(client.get(f"{page_of('entries')}?which=check"))
    assert "Chair yoga" in text(client.get(f"{page_of('entries')}?which=ended"))
    assert "add it in a minute" in text(client.get(f"{page_of('entries')}?q=zeppelins"))
    counts, lists = [], []
    for query in ("q=rights+surgery", "q=street+library"):
        with CaptureQueriesContext(connection) as seen:
            lists.append(text(client.get(f"{page_of('entries')}?{query}")))
        counts.append(len(seen))
    assert "1 entry" in lists[0]
    assert re.search(r">[3-9] entries<", lists[1])
    assert counts[0] == counts[1]
    page = text(client.get(page_of("entry", Service.objects.get(name="Mending bench").pk)))
    assert "side door has no step" in page
    assert 'Ring <a href="tel:01134960202">' in page
    assert "Not checked lately" in page
    assert "Looking after it" not in page, "that is for whoever does"


def test_added_in_a_minute_with_another_row_on_the_way(cast, sign_in):
    client = sign_in(cast.workers["ade"])
    begun = carried(client.get(f"{page_of('add')}?name=Knitting"))
    assert begun["name"] == ["Knitting"]
    typed = {**begun, **ROWS, "run_by": "Purl", "kinds": ["arts"], "how": "went"}
    more = client.post(page_of("add"), {**typed, "more": "times"})
    assert more.status_code == 200
    assert "There is a problem" not in text(more)
    again = carried(more)
    assert (again["run_by"], again["times-0-opens_at"], again["times-1-often"]) == (["Purl"], ["2pm"], ["weekly"])
    sent = {**typed, "times-1-often": "once", "times-1-notes": "The fair"}
    wrong = client.post(page_of("add"), {**sent, "url": "https://[purl.example"})
    assert wrong.status_code == 422
    assert "Write the day on which it is" in text(wrong)
    assert "Write the address of their page in full" in text(wrong)
    sent |= {"times-1-on_day": "5", "times-1-on_month": "12", "times-1-on_year": "2027"}
    answer = client.post(page_of("add"), sent)
    assert answer.status_code == 302, text(answer)
    key = begun["id"][0]
    assert answer["Location"] == f"{page_of('entry', key)}?done=added"
    assert client.post(page_of("add"), sent).status_code == 302
    [parts] = parts_of(Service.objects.filter(name="Knitting"))
    assert parts.service.version == 1, "a form sent twice is done once"
    assert client.post(page_of("add"), {**sent, "eligibility": "Left-handed"}).status_code == 302
    parts.service.refresh_from_db()
    assert parts.service.eligibility == "Left-handed", "what they went back for is not lost"
    said = words_of(parts)
    assert said["When"] == "Every Tuesday, 14:00 to 16:30\nOnce, on Sunday 5 December 2027. The fair"
    assert said["Where"] == "Invented Hall\nInvented Hall\nLS12 3AB" or "LS12 3AB" in said["Where"]
    assert said["What it costs"] == "£1.50"
    assert "is there for everybody now" in text(client.get(answer["Location"]))
    twice = client.post(page_of("add"), {**sent, "id": new_id()})
    assert twice.status_code == 422
    assert "It is another, with the same name" in text(twice)
    assert client.post(page_of("add"), {**sent, "id": new_id(), "although_alike": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": ""}, "Write what it is called"),
        ({"places-0-postcode": "LEEDS"}, "That is no postcode"),
        ({"costs-0-amount": "much"}, "Write the cost in pounds"),
        ({"times-0-days": []}, "Tick the days"),
        ({"times-0-often": "fortnightly"}, "Write one day on which it is"),
        ({"url": "not a page"}, "address of their page in full"),
        ({"minimum_age": "70", "maximum_age": "20"}, "youngest age is above"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_lost(cast, sign_in, more, says):
    client = sign_in(cast.workers["ade"])
    sent = {**carried(client.get(page_of("add"))), **ROWS, "name": "Knitting", "run_by": "Purl", **more}
    answer = client.post(page_of("add"), sent)
    assert answer.status_code == 422
    assert says in text(answer)
    assert "Purl" in text(answer)
    assert not Service.objects.filter(name="Knitting").exists()


def test_the_second_of_two_editors_sees_both(cast, sign_in):
    service = add(cast)
    client = sign_in(cast.workers["ade"])
    first = carried(client.get(page_of("change", service.pk)))
    unchanged = client.post(page_of("change", service.pk), first)
    assert unchanged["Location"].endswith("done=changed")
    assert not EntryChange.objects.filter(service=service).exclude(before={}).exists(), (
        "sent as it stood, it says the same"
    )
    mine = carried(client.get(page_of("change", service.pk)))
    theirs = {**mine, "alert": "Ring the bell"}
    for _ in range(2):  # a form sent twice is done once
        assert client.post(page_of("change", service.pk), theirs).status_code == 302
    answer = client.post(page_of("change", service.pk), {**mine, "alert": "Knock", "how": "went"})
    assert answer.status_code == 422
    html = text(answer)
    assert "What you wrote, and what stands now" in html
    assert html.index("Knock") < html.index("Ring the bell")
    again = carried(answer)
    assert client.post(page_of("change", service.pk), again).status_code == 302
    service.refresh_from_db()
    assert (service.alert, service.checked_by) == ("Knock", "Ade Bello")
    history = text(client.get(page_of("entry_history", service.pk)))
    assert (history.count("Knock"), history.count("Ring the bell")) == (1, 2), "each before and after, newest first"


def test_checked_closed_opened_known_and_marked_by_hand(cast, sign_in):
    service, client = add(cast), sign_in(cast.workers["nell"])
    begun = carried(client.get(page_of("check", service.pk)))
    assert client.post(page_of("check", service.pk), begun).status_code == 422
    for _ in range(2):
        assert client.post(page_of("check", service.pk), {**begun, "how": "went"})["Location"].endswith("done=checked")
    assert service.checks.filter(how="went").count() == 1
    begun = carried(client.get(page_of("close", service.pk)))
    assert client.post(page_of("close", service.pk), {**begun, "status": "defunct"}).status_code == 422
    closed = {**begun, "status": "defunct", "why": "<b>Rain</b>"}
    for _ in range(2):
        assert client.post(page_of("close", service.pk), closed)["Location"].endswith("done=closed")
    page = client.get(page_of("entry", service.pk)).content.decode()
    assert "Has ended" in page
    assert "&lt;b&gt;Rain" in page
    assert client.post(page_of("open_again", service.pk)).status_code == 302
    for what, many in (("many", True), ("few", False), ("keep", False)):
        client.post(page_of("mark", service.pk), {"what": what})
        service.refresh_from_db()
        assert service.many_rely is many
    begun = carried(client.get(page_of("write_knowledge", service.pk)))
    team = str(cast.teams["Community"].pk)
    assert (
        client.post(page_of("write_knowledge", service.pk), {**begun, "words": "Ask for Sam", "team": team}).status_code
        == 302
    )
    known = LocalKnowledge.objects.get(service=service)
    assert known.team == cast.teams["Community"]
    assert "held by <bdi>Community" in text(client.get(page_of("entry", service.pk)))
    assert client.post(page_of("end_knowledge", known.pk), {"why": ""}).status_code == 422
    assert client.post(page_of("end_knowledge", known.pk), {"why": "Sam left"}).status_code == 302
    assert client.post(page_of("end_knowledge", known.pk), {"why": "Sam left"})["Location"].endswith("done=not_known")


def test_a_change_is_looked_at_by_hand_and_the_team_is_chosen(cast, sign_in):
    client = sign_in(cast.workers["nell"])
    waiting = EntryChange.objects.get(state="waiting")
    html = text(client.get(page_of("to_do")))
    assert "Welcome table" in html
    assert "never checked" not in html
    desk = text(client.get("/"))
    assert ">Community</a>" in desk
    for waits in ("Is it still so? Songs we half remember", "A change waits for a look: Welcome table"):
        assert waits in desk, "with nobody on duty, on the desks of the whole team"
    look = page_of("look", waiting.pk)
    begun = carried(client.get(look))
    assert client.post(look, begun).status_code == 422
    assert client.post(look, {**begun, "is_taken": "no"}).status_code == 422
    stale = client.post(look, {**begun, "version": 1, "is_taken": "yes"})
    assert "while you looked" in text(stale)
    assert client.post(look, {**carried(stale), "is_taken": "yes"}).status_code == 302
    assert client.get(look)["Location"] == page_of("entry_history", waiting.service_id)
    assert client.post(page_of("choose_team"), {"id": new_id(), "team": ""}).status_code == 422
    chosen = {"id": new_id(), "team": str(cast.teams["Armley"].pk)}
    assert client.post(page_of("choose_team"), chosen).status_code == 302
    assert "Armley" in text(client.get(page_of("to_do")))
    graham = text(sign_in(cast.workers["graham"]).get("/"))
    assert "An entry of the directory to check" in graham, "on the desk of whoever is on duty for the team"


def test_whoever_does_not_look_after_it_is_told_that_a_change_waits(cast, sign_in):
    client = sign_in(cast.workers["ade"])
    table = Service.objects.get(name="Welcome table")
    page = client.get(page_of("change", table.pk))
    assert "waits for a look" in text(page)
    answer = client.post(page_of("change", table.pk), {**carried(page), "alert": "Full on Fridays"})
    assert answer["Location"].endswith("done=waits")
    assert client.get(page_of("to_do")).status_code == 403
    assert EntryChange.objects.filter(service=table, state="waiting").count() == 2
