"""Every page, as every member of the cast, on a laptop and on the smallest phone: nothing sideways, nothing axe finds.

The addresses are those of the product itself: a page that is added is walked without anybody remembering to.
"""

from html.parser import HTMLParser

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from alongside.conversations.actions import enter_disagreement
from alongside.conversations.models import Conversation, Disagreement, FirstContact, Note
from alongside.directory.entries.keys import key_of
from alongside.directory.models import (
    Answer,
    Came,
    CommunityLink,
    EntryChange,
    EntryLink,
    Gathering,
    LocalKnowledge,
    Question,
)
from alongside.goals.models import Activity, Barrier, Connection, Goal, Partnership, Reflection, Step
from alongside.kit.ids import new_id
from alongside.letters.models import Copy
from alongside.measures.models import Asking
from alongside.packs import active
from alongside.practice.models import Example
from alongside.talking_points.models import Session, Slot, Venue
from tests.cast import WORKERS
from tests.journeys.conftest import LAPTOP, PHONE, signed_in

OF_SOMEBODY_WHO_DIED = ("desk:still_open", "desk:put_all_to_rest")


def addresses(cast):
    """Every page that a GET can ask for, filled in with somebody's keys."""
    simon, note = cast.people["simon"], Note.objects.filter(person=cast.people["simon"]).first()
    talk = Conversation.objects.filter(person=simon).latest("contact_at")
    held = EntryLink.objects.select_related("organisation").get()
    known = {
        "person_id": simon.pk,
        "note_id": note.pk,
        "worker_id": cast.workers["ade"].pk,
        "team_id": cast.teams["Armley"].pk,
        "slug": active().principles.principles[0].id,
        "role": "support_worker",
        "heading": "wellness",
        "kind": "connecting",
        "conversation_id": talk.pk,
        "series_id": talk.series_id,
        "undertaking_id": talk.undertakings.earliest("number").pk,
        "offer_id": talk.offers.get().pk,
        "check_back_id": talk.check_back.pk,
        "copy_id": Copy.objects.of(simon).waiting().get().pk,
        "disagreement_id": not_right(cast, talk).pk,
        **together(simon),
        "measure": "ucla_3",
        "asking_id": Asking.objects.of(simon).finished().last().pk,
        "link_id": CommunityLink.objects.earliest("added_at").pk,
        "gathering_id": Gathering.objects.earliest("starts_at").pk,
        "came_id": Came.objects.of(simon).get().pk,
        "example_id": Example.objects.get().pk,
        "service_id": held.organisation.services.get().pk,
        "entry_link_id": held.pk,
        "key": key_of(held),
        "knowledge_id": LocalKnowledge.objects.earliest("written_at").pk,
        "change_id": EntryChange.objects.get(state="waiting").pk,
        "first_id": FirstContact.objects.waiting().get().pk,
        "question_id": Question.objects.get().pk,
        "answer_id": Answer.objects.get(kept_as=None).pk,
        "group_id": talk.pk,  # no group yet, and so the page that writes one
        "goal_id": Goal.objects.get(person=simon).pk,
        "step_id": Step.objects.filter(person=simon, happened="").earliest("number").pk,
        "activity_id": Activity.objects.filter(person=simon).latest("on").pk,
        "barrier_id": Barrier.objects.get(person=simon, behind_on=None).pk,
        "venue_id": Venue.objects.earliest("added_at").pk,
        "session_id": Session.objects.earliest("starts_at").pk,
        "slot_id": Slot.objects.free(at=timezone.now())[0].pk,
        "connection_id": Connection.objects.filter(person=simon).latest("made_on", "pk").pk,
    }
    for name, needs in sorted(routes(get_resolver())):
        if needs <= known.keys():
            keys = known | ({"person_id": cast.people["ivy"].pk} if name in OF_SOMEBODY_WHO_DIED else {})
            yield name, reverse(name, kwargs={key: keys[key] for key in needs})


def together(simon):
    """Two people who work together, and what came on their way."""
    one = Partnership.objects.of(simon).get()
    return {
        "partnership_id": one.pk,
        "event_id": one.wheel_events.latest("happened_on").pk,
        "look_back_id": one.look_backs.get(done_on=None).pk,
        "reflection_id": Reflection.objects.get().pk,
    }


def not_right(cast, talk):
    """What Simon says is not right about a conversation, entered once."""
    mina, at = cast.workers["mina"], timezone.now()
    words = {"part": "whole", "words": "I said a room, not a theatre.", "said_on": timezone.localdate(at)}
    return Disagreement.objects.first() or enter_disagreement(recorded=talk, id=new_id(), **words, by=mina, at=at)


def routes(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{namespace}{pattern.name}", frozenset(pattern.pattern.converters)
        else:
            inside = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern, inside)


@pytest.mark.parametrize("quarter", range(4))
def test_every_page_can_be_used_by_everybody(read, lives, quarter):
    """Every page is asked for as everybody, and looked at, at both sizes, until all that is on it for anybody was."""
    answers, walked = asked_for(list(addresses(lives))[quarter::4])
    assert min(walked.values()) > 7
    for slug, pages in to_open(answers).items():
        reader = read(LAPTOP).is_signed_in(slug)
        for path, status in pages:
            reader.page.set_viewport_size(LAPTOP)
            assert reader.page.goto(reader.address + path).status == status, path
            if status == 403:
                reader.is_refused()
            for size in (LAPTOP, PHONE):
                reader.page.set_viewport_size(size)
                reader.check()
        reader.page.context.close()


def asked_for(pages):
    """Ask for pages as each of the cast, in this process, which takes a tenth of asking through the browser.

    Gives what each kind of page is built of, by worker, path and status, and how many pages each worker was answered.
    """
    answers, walked = {}, dict.fromkeys(["sam", *WORKERS], 0)
    for slug in walked:
        client = signed_in(slug)
        for name, path in pages:
            answer = client.get(path)
            if answer.status_code in (405, 302, 404) or "text/html" not in answer.headers["content-type"]:
                continue
            assert answer.status_code in (200, 403), f"{path}: {answer.status_code}"
            walked[slug] += 1
            kind = name if answer.status_code == 200 else "a refusal"
            page = (slug, path, answer.status_code)
            answers.setdefault(kind, {})[page] = elements_of(answer.content.decode())
    return answers, walked


def to_open(answers):
    """Choose who opens which page, so that every element of every kind of page is seen: the fullest page first."""
    chosen = {}
    for pages in answers.values():
        unseen = frozenset().union(*pages.values())
        while unseen:
            page = max(pages, key=lambda one: len(pages[one] & unseen))
            slug, path, status = page
            chosen.setdefault(slug, []).append((path, status))
            unseen -= pages[page]
    return chosen


class Elements(HTMLParser):
    """Gathers every element of a page, with its classes and all it stands in, and each step of its headings."""

    HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
    # Elements that hold nothing, of those we use.
    EMPTY = frozenset(["base", "br", "hr", "img", "input", "link", "meta", "wbr"])

    def __init__(self):
        super().__init__()
        self.within, self.found, self.heading = [], set(), ""

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        told = " ".join([tag, *(facts.get(key) or "" for key in ("class", "role", "type")), *sorted(facts)])
        self.found.add((*self.within, told))
        if tag in self.HEADINGS:
            self.found.add((self.heading, tag))
            self.heading = tag
        if tag not in self.EMPTY:
            self.within.append(told)

    def handle_endtag(self, tag):
        while self.within and self.within.pop().split(" ", 1)[0] != tag:
            pass


def elements_of(html):
    """What a page is built of, whatever its words are."""
    elements = Elements()
    elements.feed(html)
    return frozenset(elements.found)
