"""Every page x every role x every relation to the person: let in, refused or told nothing, as the table says."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from alongside import packs
from alongside.access.permissions import Permission
from alongside.access.policy import POLICY
from alongside.access.standing import Kind
from alongside.audit.models import LedgerEntry, RowChange
from alongside.circles.models import CirclesKeptFrom, Placement
from alongside.conversations.models import Note, NoteDraft, Offer
from alongside.directory.entry_keys import key_of
from alongside.directory.models import (
    CommunityLink,
    EntryChange,
    EntryLink,
    Gathering,
    LocalKnowledge,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from alongside.goals.models import ActivityTask, GoalChange, LookBack, PassedOn, Rating, WheelEvent
from alongside.kit.ids import new_id
from alongside.kit.refusals import UnableTo
from alongside.people.actions import break_glass, close_glass
from alongside.people.models import Involvement, Joining, Person, Relationship
from alongside.practice.models import Example, Skill
from alongside.workforce.models import DutyTurn, TeamMember
from tests.house.test_doors import ALL

# Whose record each of the cast may open today, written by hand from what the cast says of them.
ALONGSIDE = {
    "mina": {"simon", "dorothy"},  # by name
    "ade": {"simon"},  # on a shift
    "ruth": {"dorothy"},  # her team's
    "graham": {"dorothy"},  # his team's, and on duty
    "helen": {"yusuf", "rosa"},  # one of the few
    "farah": {"li"},
    "leo": set(),
    "priya": set(),
    "nell": set(),
    "sam": set(),
}
# Of those, whom they stand to by name: who may open a record is theirs alone to say.
BY_NAME = {"mina": {"simon", "dorothy"}, "helen": {"yusuf", "rosa"}, "farah": {"li"}}
ONLY_BY_NAME = {Permission.OPENNESS_CHANGE}
NOBODY_KNOWS = "rosa"
# Bytes of a page of the cast, so that it comes at once on a poor line.
PAGE_AT_MOST = 60_000
# Who may see the desk of the Armley team: those in it, and the principal.
IN_THE_TEAM = {"mina", "ruth", "graham", "helen"}
# Pages that take no reading, only sending.
SENT = {
    "circles/<uuid:map_id>/add/",
    "undo/",
    "tie/",
    "<uuid:map_id>/review/",
    "<uuid:map_id>/correct/",
    "move/",
    "off/",
    "kept/<uuid:hidden_id>/end/",
    "<uuid:map_id>/together/",
    "<uuid:map_id>/together/end/",
    "notes/keep/",
    "<uuid:conversation_id>/keep/",
    "<uuid:group_id>/keep/",
    "go-on/",
    "go-on-with/",
    "<uuid:step_id>/place/",
    "take-up/",
    "<uuid:task_id>/do/",
    "drop/",
    "unlock/",
    "link/",
    "back/",
    "sign-out/",
    "duty/<uuid:turn_id>/end/",
    "look/",
    "unlink/",
    "pin/",
    "open-again/",
    "mark/",
    "<uuid:entry_link_id>/end/",
    "close-now/",
    "have-read/",
    "<uuid:asking_id>/keep/",
    "let-be/",
    "still-right/",
    "take-back/",
    "<uuid:skill_id>/end/",
}
# Pages of the administration about somebody, or something, that the cast has none of.
NONE_OF_THOSE = {
    "measures/licences/<uuid:licence_id>/questions/",
    "measures/licences/<uuid:licence_id>/end/",
    "administration/cover/<uuid:cover_id>/end/",
    "administration/workers/<uuid:worker_id>/back/",
    "conversations/worries/<uuid:worry_id>/",
    "conversations/overrides/<uuid:override_id>/",
    "leaving/<uuid:worker_id>/",  # one's own, or of whom one covers: asked for in the room's own tests
    "my-practice/<uuid:reflection_id>/",
    "my-practice/checks/<uuid:self_check_id>/",
}


# What a page about one fact of a person's takes from those they have.
OF_THEIRS = {
    "address_id": lambda person: person.addresses.filter(is_confidential=False),
    "reach_id": lambda person: person.ways_to_reach.all(),
    "contact_id": lambda person: person.contacts.all(),
    "relationship_id": lambda person: Relationship.objects.filter(contact__person=person),
    "map_id": lambda person: person.circle_maps.all(),
    "placement_id": lambda person: Placement.objects.filter(map=person.circle_maps.first()),
    "partnership_id": lambda person: person.partnerships.all(),
    "look_back_id": lambda person: LookBack.objects.filter(partnership__person=person, done_on=None),
    "passed_id": lambda person: PassedOn.objects.filter(partner__partnership__person=person),
    "way_id": lambda person: LookBack.objects.filter(partnership__person=person),
    "event_id": lambda person: WheelEvent.objects.of(person),
    "hidden_id": lambda person: CirclesKeptFrom.objects.of(person),
    "consent_id": lambda person: person.consents.all(),
    "joining_id": lambda person: Joining.objects.of(person),
    "other_id": lambda person: Person.objects.none(),  # the other of two records: nobody of the cast has two
    "conversation_id": lambda person: person.conversations.all(),
    "series_id": lambda person: person.series.all(),
    "undertaking_id": lambda person: person.undertakings.all(),
    "offer_id": lambda person: Offer.objects.filter(conversation__person=person),
    "disagreement_id": lambda person: person.disagreements.all(),
    "check_back_id": lambda person: person.check_backs.all(),
    "possible_join_id": lambda person: person.possible_joins.all(),
    "goal_id": lambda person: person.goals.all(),
    "change_id": lambda person: GoalChange.objects.filter(goal__person=person),
    "rating_id": lambda person: Rating.objects.filter(goal__person=person),
    "step_id": lambda person: person.steps.all(),
    "activity_id": lambda person: person.activities.all(),
    "task_id": lambda person: ActivityTask.objects.filter(activity__person=person),
    "barrier_id": lambda person: person.barriers.all(),
    "connection_id": lambda person: person.connections.all(),
    "named_id": lambda person: person.named.all(),
    "kept_id": lambda person: person.kept_from.all(),
    "glass_id": lambda person: person.broken_glass.all(),
    "asking_id": lambda person: person.askings.all(),
    "came_id": lambda person: person.came_to.all(),
    "example_id": lambda person: person.examples.all(),
    "copy_id": lambda person: person.copies.all(),
}


def keys_of(cast, only=None):
    """What stands for each name of an address, for each person of the cast; under None, for pages about nobody.

    Asked once for a test: it reads more than most of the pages do.
    """
    known = {}
    for slug in [None, *(only or cast.people)]:
        person = cast.people.get(slug)
        keys = {
            "worker_id": cast.workers["ade"].pk,
            "account_id": cast.workers["ade"].account_id,
            "team_id": cast.teams["Armley"].pk,
            "member_id": TeamMember.objects.earliest("starts_on").pk,
            "turn_id": DutyTurn.objects.get().pk,
            "slug": packs.active().principles.principles[0].id,
            "role": "support_worker",
            "heading": "wellness",
            "kind": "connecting",
            "token": "a-token",
            "measure": "ucla_3",
            "link_id": CommunityLink.objects.earliest("added_at").pk,
            "gathering_id": Gathering.objects.earliest("starts_at").pk,
            "service_id": (held := EntryLink.objects.select_related("organisation").get())
            .organisation.services.get()
            .pk,
            "entry_link_id": held.pk,
            "key": key_of(held),
            "knowledge_id": LocalKnowledge.objects.earliest("written_at").pk,
            "change_id": EntryChange.objects.get(state="waiting").pk,
            "at_location_id": ServiceAtLocation.objects.first().pk,
            "taxonomy_id": Taxonomy.objects.get().pk,
            "term_id": TaxonomyTerm.objects.first().pk,
            "skill_id": Skill.objects.earliest("said_at").pk,
            "example_id": Example.objects.get().pk,
        }
        if person is not None:
            note = Note.objects.filter(person=person).first() or NoteDraft.objects.filter(person=person).first()
            row = Involvement.objects.filter(person=person, is_shift=False, worker__isnull=False, ends_at=None).first()
            keys |= {"involvement_id": row.pk if row else new_id()}
            keys |= {key: getattr(rows(person).first(), "pk", new_id()) for key, rows in OF_THEIRS.items()}
            keys |= {"person_id": person.pk, "note_id": note.pk if note else new_id()}
        known[slug] = keys
    return known


def addresses(known, pattern):
    """The addresses of a pattern: one, or one for each person known. Gives who it is about, and the address."""
    parts = re.split(r"<\w+:(\w+)>", pattern)  # words and names by turns
    for slug, keys in known.items():
        if (slug is not None) == ("person_id" in pattern):
            filled = (str(keys.get(part, new_id())) if odd % 2 else part for odd, part in enumerate(parts))
            yield slug, "/" + "".join(filled)


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


@pytest.mark.parametrize("slug", ALONGSIDE)
def test_every_page_is_open_refused_or_unknown_as_the_table_says(cast, slug):
    worker, client = cast.workers[slug], signed_in(cast.workers[slug])
    known, wrong, asked = keys_of(cast), [], 0
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


@pytest.mark.parametrize("slug", ALONGSIDE)
def test_whoever_may_not_read_a_page_may_not_send_it_and_nothing_changes(cast, slug):
    worker, client = cast.workers[slug], signed_in(cast.workers[slug])
    known, changes, wrong = keys_of(cast), RowChange.objects.count(), []
    for pattern, view in ALL:
        if view.door.kind == "public" or pattern in NONE_OF_THOSE:
            continue
        for about, address in addresses(known, pattern):
            wanted = expected(slug, worker, view.door, about, pattern)
            if wanted != "open" and found(status := client.post(address).status_code) != wanted:
                wrong.append((address, "sent", status, wanted))
    assert wrong == []
    assert RowChange.objects.count() == changes


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


@pytest.mark.parametrize("slug", ALONGSIDE)
def test_a_refusal_says_nothing_about_the_person_and_what_would_make_it_possible(cast, slug):
    client = signed_in(cast.workers[slug])
    for about, person in cast.people.items():
        answer = client.get(f"/people/{person.pk}/")
        if answer.status_code == 403:
            page = unescape(answer.content.decode())
            assert person.name not in page, about
            assert person.called not in page, about
            assert re.search(r"can (?:ask|name|change)|opens it", page), about


@pytest.mark.parametrize("slug", ALONGSIDE)
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


@pytest.mark.parametrize("slug", ALONGSIDE)
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
