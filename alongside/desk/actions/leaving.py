"""What a worker leaves is handed over in one act: all that was chosen, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import actions as conversations
from alongside.conversations.story.first_contact import FIRST_CONTACT
from alongside.desk.leaving import LINKS, PERSON, SESSIONS, Left, may_hand_over
from alongside.directory import actions as directory
from alongside.goals import actions as goals
from alongside.goals.actions.partner import may_open
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people import actions as people
from alongside.people.models import Involvement
from alongside.talking_points import actions as talking_points
from alongside.workforce.models import Worker


class UnableToLeaveBehind(UnableTo):
    """Something cannot be handed over in this way; nothing was."""


@dataclass(frozen=True)
class Handing:
    """What goes to whom, with what they should know."""

    left: Left
    to: Worker
    words: str


@action("leaving.handed_over", needs=Permission.LEAVING_HAND_OVER)
def hand_over_what_is_left(
    *, worker: Worker, handings: Sequence[Handing], key: UUID, by: Any, at: datetime
) -> list[Left]:
    """Hand over what a worker leaves: each thing to a colleague, with what they should know. All of it, or nothing.

    By the worker themselves, or by somebody who covers for them now; each part asks its own permission too, and writes
    its own line. `key` is made with the form: sent twice, it is done once. Refuses nothing chosen, and whatever a part
    refuses, told with what it is about.
    """
    if not may_hand_over(worker, by, at=at):
        raise UnableToLeaveBehind(f"Only {worker} can do this, or whoever covers for them. Set cover first.")
    if not handings:
        raise UnableToLeaveBehind("Choose a colleague for at least one of them.")
    for handing in handings:
        field = f"to_{handing.left.key}"
        if handing.left.needs_words and not handing.words.strip():
            raise UnableToLeaveBehind(
                f"Write what {handing.to} should know about {handing.left.title}.", field=f"words_{handing.left.key}"
            )
        try:
            HANDS[handing.left.kind](handing, worker, key, by, at)
        except AlreadyDone:
            raise
        except UnableTo as refusal:
            raise UnableToLeaveBehind(f"{handing.left.title}: {refusal}", field=field) from refusal
    return [handing.left for handing in handings]


def _person(handing: Handing, worker: Worker, key: UUID, by: Any, at: datetime) -> None:
    """The one alongside last, while whoever hands over still stands to the person."""
    facts, to = handing.left.facts, handing.to
    place, partners = facts["place"], facts["partners"]
    for partner in partners:
        goals.pass_on(
            partnership=partner.partnership,
            id=UUID(int=key.int ^ partner.pk.int),
            before=partner,
            to=to,
            learnt=handing.words,
            comes_alongside=place is not None,
            by=by,
            at=at,
        )
    _what_waits(handing, worker, by, at)
    if place is not None:
        _place(handing, key, by, at)
    if (partners or facts["introductions"] or facts["check_backs"]) and not may_open(facts["person"], to, at):
        raise UnableToLeaveBehind(f"{to} could not open the record. Choose somebody else.")


def _what_waits(handing: Handing, worker: Worker, by: Any, at: datetime) -> None:
    """Introductions, the days to go back and ask, and first contacts, each as it now stands."""
    facts, to = handing.left.facts, handing.to
    for one in facts["introductions"]:
        directory.leave_introduction(introduction=one, seen_version=one.version, worker=worker, to=to, by=by, at=at)
    for one in facts["check_backs"]:
        conversations.leave_check_back(check_back=one, seen_version=one.version, to=to, by=by, at=at)
    for one in facts["first_contacts"]:
        conversations.leave_first_contact(contact=one, seen_version=one.version, to=to, by=by, at=at)


def _place(handing: Handing, key: UUID, by: Any, at: datetime) -> None:
    place, to = handing.left.facts["place"], handing.to
    theirs = Involvement.objects.of(place.person).filter(worker=to, is_shift=False, ends_at=None)
    if handing.left.facts["partners"] and not place.is_named_practitioner and theirs.exists():
        # They are alongside already, and what was learnt stands on their desk: nothing begins, the one place ends.
        people.end_involvement(involvement=place, why=f"Handed over to {to}", by=by, at=at)
    else:
        new = UUID(int=key.int ^ place.pk.int)
        people.hand_over(involvement=place, id=new, to=to, what_to_know=handing.words, by=by, at=at)


def _first_contact(handing: Handing, worker: Worker, key: UUID, by: Any, at: datetime) -> None:
    """A first contact of which nobody knows yet whom it is about."""
    contact = handing.left.facts["contact"]
    conversations.leave_first_contact(contact=contact, seen_version=contact.version, to=handing.to, by=by, at=at)


def _sessions(handing: Handing, worker: Worker, key: UUID, by: Any, at: datetime) -> None:
    """Every session still to come at a venue."""
    talking_points.leave_sessions(worker=worker, venue=handing.left.facts["venue"], to=handing.to, by=by, at=at)


def _links(handing: Handing, worker: Worker, key: UUID, by: Any, at: datetime) -> None:
    """Every community link at once; one of a team that the colleague is not in stays with that team."""
    directory.leave_links(worker=worker, to=handing.to, by=by, at=at)


HANDS: dict[str, Callable[[Handing, Worker, UUID, Any, datetime], None]] = {
    PERSON: _person,
    FIRST_CONTACT: _first_contact,
    SESSIONS: _sessions,
    LINKS: _links,
}
