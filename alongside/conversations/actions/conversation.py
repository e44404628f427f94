"""How a conversation becomes a record."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock, rules
from alongside.conversations.actions.refusals import UnableToRecord
from alongside.conversations.actions.what_follows import (
    _keep_check_back,
    _keep_override,
    _keep_undertakings,
    _keep_worry,
)
from alongside.conversations.models import (
    Conversation,
    ConversationDraft,
    Group,
    Offer,
    Outcome,
    PositiveRisk,
    Present,
    Series,
    Statement,
    StrengthShown,
)
from alongside.conversations.models.conversation import Because
from alongside.conversations.models.override import Guard
from alongside.conversations.story.conversation import Words, due_of_conversation, of_conversation
from alongside.conversations.told import (
    CheckingBack,
    NewContact,
    NewStrength,
    Noticed,
    Offered,
    Risk,
    ToDo,
    Worry,
)
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.kit.versions import create_once
from alongside.people.actions import UnableToTellApart, add_contact, name_strength
from alongside.people.models import Contact, Person, StoryItem, Strength
from alongside.workforce import dues
from alongside.workforce.models import Worker

WHY_GUARDED = {
    Guard.LONG_TERM_IN_CRISIS: (
        "In a crisis we agree only what is needed now. If something long-term cannot wait, write why; a colleague will "
        "look at it with you."
    ),
    Guard.NOTHING_EXPLORED: (
        "Say which conversation explored what is already there, which crisis is over, or that this is a review. If "
        "none of these is so, write why; a colleague will look at it with you."
    ),
}


@action("conversation.recorded", needs=Permission.CONVERSATION_RECORD, creates="conversations.conversation")
def record_conversation(
    *,
    person: Person,
    id: UUID,
    kind: str,
    contact_at: datetime,
    how: str,
    place: str = "",
    group: Group | None = None,
    series: Series | None = None,
    purpose: str = "",
    purpose_is_theirs: bool = False,
    contacts: Sequence[Contact] = (),
    workers: Sequence[Worker] = (),
    new_contact: NewContact | None = None,
    in_their_words: str = "",
    said_by: str = "",
    noticed: Sequence[Noticed] = (),
    known_strengths: Sequence[Strength] = (),
    new_strengths: Sequence[NewStrength] = (),
    risk: Risk | None = None,
    to_do: Sequence[ToDo] = (),
    offered: Sequence[Offered] = (),
    outcomes: Sequence[str] = (),
    because: str = "",
    comes_after: Conversation | None = None,
    reason: str = "",
    worry: Worry | None = None,
    checking_back: CheckingBack,
    seen_version: int | None = None,
    by: Any,
    at: datetime,
) -> Conversation:
    """Record a conversation, whole: closed from now on, in the story, its clock settled, its draft gone.

    `series` None: it opens a new one, with its `purpose`. `group` None: it was with this person alone. `said_by` empty:
    the person. `outcomes` are keys of the pack's. `reason` is for what is guarded: something long-term in a crisis, the
    longer term with nothing explored first (`because` empty); it makes a review of a second person due. `seen_version`
    is the draft's that the page was made from (None: it has none), so that what another device kept later is never
    thrown away (ChangedMeanwhile).

    Refuses a moment or a check-back that cannot be right, a conversation that says nothing, a series that has ended,
    a guard without its reason; a form sent twice is recorded once (AlreadyDone).
    """
    if Conversation.objects.filter(pk=id).exists():
        raise AlreadyDone
    draft = ConversationDraft.objects.filter(pk=id, worker=by).first()
    _refuse_what_another_device_kept(draft, seen_version)
    if fault := rules.fault_in_contact(contact_at, at=at, born_on=person.born_on):
        raise UnableToRecord(fault, field="contact_at")
    strengths = [*known_strengths, *new_strengths]
    if not any([in_their_words, noticed, strengths, risk, to_do, offered, worry]):
        raise UnableToRecord(
            "Write what they said, what you noticed, or what you each will do. One of them is enough.",
            field="in_their_words",
        )
    known = {item.id: (item.text, False) for item in packs.active().conversations.short_term}
    known |= {item.id: (item.text, True) for item in packs.active().conversations.long_term}
    if unknown := [key for key in outcomes if key not in known]:
        raise UnableToRecord(
            f"“{unknown[0]}” is not among what can come of a conversation. Choose again.", field="outcomes"
        )
    guarded = rules.what_is_guarded(kind=kind, has_long_term=any(known[key][1] for key in outcomes), because=because)
    if guarded and not reason:
        raise UnableToRecord(
            WHY_GUARDED[Guard(guarded)], field="because" if guarded == Guard.NOTHING_EXPLORED else "reason"
        )
    series = _series(person, id, series, contact_at, purpose, purpose_is_theirs, by)
    conversation = create_once(
        Conversation,
        id=id,
        person=person,
        series=series,
        group=group,
        number=_next_number(series),
        kind=kind,
        title=packs.active().conversation(kind).title,
        contact_at=contact_at,
        how=how,
        place=place,
        in_their_words=in_their_words,
        said_by=(said_by or person.called) if in_their_words else "",
        said_on=in_london(contact_at).date() if in_their_words else None,
        because=because,
        comes_after=_what_came_first(person, because, comes_after),
        recorded_by=by,
        recorded_at=at,
        **_clock_of(draft, contact_at),
        **clock.versions(contact_at),
    )
    _keep_present(conversation, contacts, workers, new_contact, by, at)
    Statement.objects.bulk_create(
        Statement(conversation=conversation, number=number, words=one.words, mark=one.mark, **one.whose.facts())
        for number, one in enumerate(noticed, 1)
    )
    shown = _keep_strengths(conversation, known_strengths, new_strengths, by, at)
    if risk is not None:
        PositiveRisk.objects.create(
            conversation=conversation,
            wants=risk.wants,
            good=risk.good,
            harm=risk.harm,
            harm_of_not=risk.harm_of_not,
        )
    Offer.objects.bulk_create(
        Offer(conversation=conversation, what=one.what, kind=one.kind, given_as=one.given_as) for one in offered
    )
    Outcome.objects.bulk_create(
        Outcome(conversation=conversation, key=key, words=known[key][0], is_long_term=known[key][1]) for key in outcomes
    )
    clocks = [*_keep_undertakings(conversation, to_do), *_keep_check_back(conversation, checking_back)]
    if worry is not None:
        _keep_worry(conversation, worry, by, at)
    if guarded:
        _keep_override(conversation, guarded, reason, by, at)
    ConversationDraft.objects.filter(pk=id, worker=by).delete()
    words = Words(
        noticed=[one.words for one in noticed],
        strengths=[strength.words for strength in shown],
        undertaken=[one.words for one in to_do],
        offered=[one.what for one in offered],
    )
    StoryItem.objects.bulk_create(of_conversation(conversation, words=words))
    dues.keep([*clocks, due_of_conversation(conversation)])
    return conversation


def _refuse_what_another_device_kept(draft: ConversationDraft | None, seen_version: int | None) -> None:
    if draft is not None and seen_version is not None and draft.version != seen_version:
        raise ChangedMeanwhile(draft)


def _clock_of(draft: ConversationDraft | None, contact_at: datetime) -> dict[str, Any]:
    """By when it was to be recorded, with the pause that its draft had."""
    paused_until = draft.paused_until if draft else None
    return {
        "record_by": clock.record_by(contact_at, paused_until=paused_until),
        "paused_until": paused_until,
        "why_paused": draft.why_paused if draft else "",
    }


def _series(
    person: Person, id: UUID, series: Series | None, contact_at: datetime, purpose: str, is_theirs: bool, by: Any
) -> Series:
    """The series that a conversation goes on with, held until it is recorded; or a new one."""
    if series is not None:
        held = Series.objects.select_for_update().of(person).filter(pk=series.pk).first()
        if held is None or held.ended_at is not None:
            raise UnableToRecord("That series has ended meanwhile. Choose another, or begin a new one.", field="series")
        return held
    return Series.objects.create(
        id=UUID(int=id.int ^ 1),  # its key follows from the conversation's, so that this too is done once
        person=person,
        opened_at=contact_at,
        opened_by=by,
        purpose=purpose,
        is_in_their_words=is_theirs and bool(purpose),
        pack_version=clock.versions(contact_at)["pack_version"],
    )


def _next_number(series: Series) -> int:
    """One more than the last: a conversation that was moved away leaves its number free."""
    return (series.conversations.aggregate(last=Max("number"))["last"] or 0) + 1


def _what_came_first(person: Person, because: str, comes_after: Conversation | None) -> Conversation | None:
    """The conversation that this one comes after, where it is said to; refuses one of somebody else's."""
    if because not in (Because.EXPLORED, Because.CRISIS_OVER):
        return None
    if comes_after is None or not Conversation.objects.of(person).filter(pk=comes_after.pk).exists():
        raise UnableToRecord("Choose which conversation came first.", field="comes_after")
    return comes_after


def _keep_present(
    conversation: Conversation,
    contacts: Sequence[Contact],
    workers: Sequence[Worker],
    new_contact: NewContact | None,
    by: Any,
    at: datetime,
) -> None:
    there = [Present(conversation=conversation, contact=contact) for contact in contacts]
    there += [Present(conversation=conversation, worker=worker) for worker in workers]
    if new_contact is not None and new_contact.tie:
        try:
            added = add_contact(
                person=conversation.person,
                id=new_id(),
                name=new_contact.name,
                kind=new_contact.tie,
                is_somebody_else=new_contact.is_somebody_else,
                by=by,
                at=at,
            )
        except UnableToTellApart as alike:
            names = " and ".join(f"“{contact.name}”" for contact in alike.alike)
            raise UnableToRecord(
                f"{names} is among the people in their life already. Tick the name if it is the same person; if it is "
                "somebody else, say so beneath it.",
                field="new_contact",
            ) from alike
        there.append(Present(conversation=conversation, contact=added))
    elif new_contact is not None:
        there.append(Present(conversation=conversation, name=new_contact.name))
    Present.objects.bulk_create(there)


def _keep_strengths(
    conversation: Conversation, known: Sequence[Strength], new: Sequence[NewStrength], by: Any, at: datetime
) -> list[Strength]:
    """Keep which strengths showed, naming the new; gives all of them, in the order in which they are read."""
    named = [
        name_strength(
            person=conversation.person,
            id=new_id(),
            words=one.words,
            kind=one.kind,
            says=one.says,
            says_name=one.says_name,
            source_id=conversation.pk,
            by=by,
            at=at,
        )
        for one in new
    ]
    shown = [StrengthShown(conversation=conversation, strength=one) for one in [*known, *named]]
    StrengthShown.objects.bulk_create(shown)
    return [row.strength for row in sorted(shown, key=lambda row: row.pk)]
