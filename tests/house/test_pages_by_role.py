"""Every page x every role x every relation to the person: let in, refused or told nothing, as the table says."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY
from alongside.access.standing import Kind
from alongside.audit.models import LedgerEntry, RowChange
from alongside.conversations.models import Note
from alongside.kit.ids import new_id
from alongside.kit.refusals import UnableTo
from alongside.people.actions import break_glass, close_glass
from tests.house.addresses import NONE_OF_THOSE, OF_THEIRS, SENT, addresses, keys_of
from tests.house.test_doors import ALL

# Whose record each of the cast may open today, written by hand from what the cast says of them.
ALONGSIDE = {
    "mina": {"simon", "dorothy"},  # by name
    "ade": {"simon"},  # on a shift
    "ruth": {"dorothy"},  # her team's
    "graham": {"dorothy"},  # his team's, and on duty
    "helen": {"yusuf", "rosa", "ivy"},  # one of the few; of Ivy, by name
    "farah": {"li"},
    "leo": set(),
    "priya": set(),
    "nell": set(),
    "sam": set(),
}
# Of those, whom they stand to by name: who may open a record is theirs alone to say.
BY_NAME = {"mina": {"simon", "dorothy"}, "helen": {"yusuf", "rosa", "ivy"}, "farah": {"li"}}
ONLY_BY_NAME = {Permission.OPENNESS_CHANGE}
NOBODY_KNOWS = "rosa"
# Bytes of a page of the cast, so that it comes at once on a poor line.
PAGE_AT_MOST = 60_000
# Who may see the desk of the Armley team: those in it, and the principal.
IN_THE_TEAM = {"mina", "ruth", "graham", "helen"}


def each_of_them(*on_both):
    """Everybody of the cast; whoever is not named here on one database alone, for the walk is long."""
    return [pytest.param(slug, marks=[] if slug in on_both else pytest.mark.walk) for slug in ALONGSIDE]


def one_of_each(cast, slug):
    """Everybody this worker stands to, the restricted and the hidden, and one of those who are nothing to them."""
    known = dict.fromkeys(about for about in cast.people if about in {*ALONGSIDE[slug], "yusuf", NOBODY_KNOWS})
    return [*known, next(about for about in cast.people if about not in known)]


def signed_in(worker):
    client = Client(raise_request_exception=True)
    client.force_login(worker.account)
    return client


def has_role(worker, permission):
    return permission is None or bool(POLICY[permission].roles & set(worker.roles))


def expected(slug, worker, door, about, pattern=""):
    """`open`, `refused` or `nothing`, from the tables above and the role's column of the policy alone."""
    if door.page in ("team_desk", "team_flow") and pattern != "team/" and slug not in IN_THE_TEAM:
        return "refused"
    if about is None:
        return "open" if has_role(worker, door.needs) else "refused"
    stands = BY_NAME.get(slug, set()) if door.needs in ONLY_BY_NAME else ALONGSIDE[slug]
    if about in stands and has_role(worker, door.needs):
        return "open"
    if about == NOBODY_KNOWS and about not in ALONGSIDE[slug]:
        return "nothing"
    return "refused"


def found(status):
    return {403: "refused", 404: "nothing"}.get(status, "open" if status in (200, 302, 303, 422) else status)


def only_sent(pattern):
    return any(pattern.endswith(end) for end in SENT)


@pytest.mark.parametrize("slug", each_of_them("mina", "helen"))
def test_every_page_is_open_refused_or_unknown_as_the_table_says(cast, slug):
    worker, client = cast.workers[slug], signed_in(cast.workers[slug])
    known, wrong, asked = keys_of(cast, only=one_of_each(cast, slug)), [], 0
    for pattern, view in ALL:
        if view.door.kind == "public" or pattern in NONE_OF_THOSE:
            continue
        for about, address in addresses(known, pattern):
            wanted, asked = expected(slug, worker, view.door, about, pattern), asked + 1
            answer = client.get(address)
            status = answer.status_code
            if not answer.streaming and len(answer.content) > PAGE_AT_MOST:
                wrong.append((address, "large", len(answer.content), PAGE_AT_MOST))
            if only_sent(pattern):
                if status != 405 and found(status) != wanted:
                    wrong.append((address, "read", status, wanted))
            elif found(status) != wanted and not (wanted == "open" and no_such(pattern, about, cast)):
                wrong.append((address, "read", status, wanted))
    assert wrong == []
    assert asked > 50


def no_such(pattern, about, cast):
    """Is this a note of somebody who has none that is recorded, or an address or number of somebody who has none?"""
    person = cast.people[about] if about else None
    if pattern.endswith("/struck/"):
        return True  # nothing of the cast's was struck
    if pattern.endswith(("/text/", "/recording/", "/calendar/", "/pdf/")) and "copy_id" in pattern:
        return True  # a form that a copy of theirs does not have
    for key, rows in OF_THEIRS.items():
        if key in pattern:
            return not rows(person).exists()
    if pattern.endswith("/handed/"):
        return True  # nobody of the cast has handed over
    return "note_id" in pattern and not Note.objects.filter(person=cast.people[about]).exists()


@pytest.mark.parametrize("slug", each_of_them())
def test_whoever_may_not_read_a_page_may_not_send_it_and_nothing_changes(cast, slug):
    worker, client = cast.workers[slug], signed_in(cast.workers[slug])
    known = keys_of(cast, only=one_of_each(cast, slug))
    changes, wrong = RowChange.objects.count(), []
    for pattern, view in ALL:
        if view.door.kind == "public" or pattern in NONE_OF_THOSE:
            continue
        for about, address in addresses(known, pattern):
            wanted = expected(slug, worker, view.door, about, pattern)
            if wanted != "open" and found(status := client.post(address).status_code) != wanted:
                wrong.append((address, "sent", status, wanted))
    assert wrong == []
    assert RowChange.objects.count() == changes


@pytest.mark.walk
@pytest.mark.parametrize("slug", ["ade", "helen"])
def test_broken_glass_opens_what_the_table_says_and_closes_again(cast, slug):
    """A worker whom nothing else lets in breaks the glass of a restricted and of an open record, and closes them."""
    worker, client, now = cast.workers[slug], signed_in(cast.workers[slug]), timezone.now()
    glasses = {
        about: break_glass(
            person=cast.people[about], id=new_id(), reason="danger", words="He rang", hours=1, by=worker, at=now
        )
        for about in {"yusuf", "dorothy"} - ALONGSIDE[slug]
    }

    known, wrong, opened = keys_of(cast, only=glasses), [], 0
    for pattern, view in ALL:
        if view.door.kind != "person" or only_sent(pattern):
            continue
        rule = POLICY[view.door.needs]
        held = frozenset(worker.roles) & rule.roles
        opens = bool(held) and Kind.BROKE_GLASS in rule.counts(held)
        for about, address in addresses(known, pattern):
            wanted, status = "open" if opens else "refused", client.get(address).status_code
            opened += status == 200
            if found(status) != wanted and not (opens and no_such(pattern, about, cast)):
                wrong.append((address, status, wanted))
    assert wrong == []
    assert opened > 15
    for glass in glasses.values():
        close_glass(glass=glass, by=worker, at=timezone.now())
    assert {client.get(f"/people/{cast.people[about].pk}/").status_code for about in glasses} == {403}
    with pytest.raises(UnableTo):
        break_glass(person=cast.people["rosa"], id=new_id(), reason="danger", words="?", hours=1, by=worker, at=now)


def test_whoever_is_not_signed_in_is_shown_the_way_in(cast):
    client, known = Client(), keys_of(cast)
    for pattern, view in ALL:
        if view.door.kind == "public":
            continue
        for _, address in addresses(known, pattern):
            answer = client.get(address)
            assert answer.status_code == 405 or answer["Location"].startswith("/sign-in/?next="), address


def test_public_pages_are_for_everybody(cast):
    known = keys_of(cast)
    for client in (Client(), signed_in(cast.workers["priya"])):
        for pattern, view in ALL:
            if view.door.kind == "public":
                for _, address in addresses(known, pattern):
                    assert client.get(address).status_code in (200, 302, 405, 410), address


def without_marks(content):
    """A page without what differs each time: tokens against forgery, the address asked for, moments."""
    text = re.sub(r'value="[A-Za-z0-9]{64}"', "", content.decode())
    return re.sub(r"\b\d\d:\d\d\b", "a time", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "an id", text))


@pytest.mark.walk
@pytest.mark.parametrize("slug", sorted(set(ALONGSIDE) - {"helen"}))
def test_a_hidden_record_is_answered_as_one_that_is_not_there(cast, slug):
    client, rosa, nobody = signed_in(cast.workers[slug]), cast.people[NOBODY_KNOWS], new_id()
    for end in ("", "change/", "looks/", "notes/new/", f"notes/{new_id()}/"):
        hidden, none = (client.get(f"/people/{key}/{end}") for key in (rosa.pk, nobody))
        assert hidden.status_code == none.status_code == 404
        assert without_marks(hidden.content) == without_marks(none.content)
        assert dict(hidden.headers) == dict(none.headers) or {**hidden.headers, "Content-Length": ""} == {
            **none.headers,
            "Content-Length": "",
        }
    assert LedgerEntry.objects.filter(verb="refused", person=rosa.pk).exists(), "but it is written down"


@pytest.mark.parametrize("slug", each_of_them())
def test_a_refusal_says_nothing_about_the_person_and_what_would_make_it_possible(cast, slug):
    client = signed_in(cast.workers[slug])
    for about, person in cast.people.items():
        answer = client.get(f"/people/{person.pk}/")
        if answer.status_code == 403:
            page = unescape(answer.content.decode())
            assert person.name not in page, about
            assert person.called not in page, about
            assert re.search(r"can (?:ask|name|change)|opens it", page), about


@pytest.mark.parametrize("slug", each_of_them())
def test_who_is_found_and_whose_record_opens_agree(cast, slug):
    """List and detail, for every person: a hidden one is found by the named alone, and a link opens."""
    worker, client = cast.workers[slug], signed_in(cast.workers[slug])
    for about, person in cast.people.items():
        opens = client.get(f"/people/{person.pk}/").status_code == 200
        answer = client.get("/people/find/", {"q": person.name})
        if answer.status_code == 403:
            assert not has_role(worker, "person.find")
            continue
        page = unescape(answer.content.decode())
        shown = page.split("<main", 1)[1]
        is_found = about in ALONGSIDE[slug] if about == NOBODY_KNOWS else True
        assert (f">{person.name}<" in shown or f"{person.pk}" in shown) == is_found, about
        assert (f'class="title link" href="/people/{person.pk}/"' in shown) == (opens and is_found), about
        assert ("Why this is closed to you" in shown) == (is_found and not opens), about


@pytest.mark.parametrize("slug", each_of_them())
def test_no_link_leads_to_a_closed_door(cast, slug):
    """From the first page on: whatever a page offers, whoever reads it may follow."""
    client = signed_in(cast.workers[slug])
    to_see, seen, closed = ["/"], set(), []
    while to_see and len(seen) < 250:
        address = to_see.pop()
        seen.add(address)
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            closed.append((address, answer.status_code))
            continue
        if "html" in answer["Content-Type"]:
            links = re.findall(r'<a\s[^>]*href="([^"#]+)', answer.content.decode())
            inside = {unescape(link) for link in links if link.startswith("/") and not link.startswith("/static/")}
            to_see += sorted(inside - seen - set(to_see))
    assert closed == []
    assert len(seen) > 10
