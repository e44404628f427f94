"""One contact with several people: kept while it is written, and recorded once, with each of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock, rules
from alongside.conversations.actions.conversation import record_conversation
from alongside.conversations.actions.refusals import UnableToRecord
from alongside.conversations.models import Group, GroupDraft, Series
from alongside.conversations.models.conversation import Kind, Mark
from alongside.conversations.story.group import GROUP_TO_RECORD, dues_of_group_draft, of_one
from alongside.conversations.story.words import ROOM
from alongside.conversations.told import THE_PERSON, CheckingBack, NewStrength, Noticed, OwnPart, Somebody, ToDo
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.kit.versions import change, create_once
from alongside.people.models import Person
from alongside.workforce import dues
from alongside.workforce.models import Due, Worker

AT_ONCE = 20
TOO_MANY = (
    f"That is more than {AT_ONCE} people at once. Record them in smaller groups, each with what concerned them; "
    "a large event needs a note only with those for whom it mattered."
)


@action("group.kept", needs=Permission.GROUP_RECORD, in_ledger=False, creates="conversations.groupdraft")
def keep_group_draft(
    *,
    people: Sequence[Person],
    id: UUID,
    words: dict[str, Any],
    contact_at: datetime | None,
    seen_version: int,
    by: Any,
    at: datetime,
) -> GroupDraft:
    """Keep what is typed, whatever it is; the recording clock of each of `people` starts once the moment can be read.

    `seen_version` 0: not kept before. Refuses more than twenty people. Raises ChangedMeanwhile when another device kept
    it later, and AlreadyDone when it has been recorded.
    """
    if Group.objects.filter(pk=id).exists():
        raise AlreadyDone
    if len(people) > AT_ONCE:
        raise UnableToRecord(TOO_MANY, field="people")
    is_right = contact_at is not None and not rules.fault_in_contact(contact_at, at=at, born_on=None)
    facts = {
        "words": words,
        "people": [str(person.pk) for person in people if person.died_on is None],
        "contact_at": contact_at if is_right else None,
        "record_by": clock.record_by(contact_at) if is_right and contact_at else None,
        "saved_at": at,
    }
    draft = GroupDraft.objects.filter(pk=id, worker=by).first()
    if draft is None:
        draft = create_once(GroupDraft, id=id, worker=by, **facts)
    elif draft.version != seen_version:
        raise ChangedMeanwhile(draft)
    else:
        _drop_clocks(draft)
        draft = change(draft, seen_version=seen_version, **facts)
    dues.keep(dues_of_group_draft(draft))
    return draft


@action("group.draft_dropped", needs=Permission.GROUP_RECORD)
def drop_group_draft(*, draft: GroupDraft, by: Any, at: datetime) -> None:
    """Throw away one's own draft, and the clocks with it. Refuses another worker's."""
    if draft.worker_id != by.pk:
        raise UnableToRecord("This draft is a colleague's. Only they can drop it.")
    _drop_clocks(draft)
    draft.delete()


@action("group.recorded", needs=Permission.GROUP_RECORD, creates="conversations.group")
def record_group(
    *,
    people: Sequence[Person],
    id: UUID,
    what: str,
    contact_at: datetime,
    how: str,
    place: str = "",
    shared: str = "",
    own: Mapping[UUID, OwnPart],
    workers: Sequence[Worker] = (),
    seen_version: int | None = None,
    by: Any,
    at: datetime,
) -> Group:
    """Record a contact with several people: a conversation with each of them, with what was shared and their own part.

    `shared` is the worker's, and stands with each; `own` is each person's part, by their key. Nobody's record says who
    the others were. Each goes on with that person's open series of the same name, or opens one. All are recorded or
    none is. Refuses fewer than two people and more than twenty, somebody the worker is not alongside (it says whom),
    a person with nothing said where nothing is shared, and a draft that another device kept later (ChangedMeanwhile).
    """
    if Group.objects.filter(pk=id).exists():
        raise AlreadyDone
    draft = GroupDraft.objects.filter(pk=id, worker=by).first()
    if draft is not None and seen_version is not None and draft.version != seen_version:
        raise ChangedMeanwhile(draft)
    if len({key for person in people for key in person.keys[:1]}) < 2:
        raise UnableToRecord("Tick at least two people. With one, a note or a conversation is enough.", field="people")
    if len(people) > AT_ONCE:
        raise UnableToRecord(TOO_MANY, field="people")
    _refuse_those_not_alongside(people, by, at)
    group = create_once(Group, id=id, what=what, people=len(people), recorded_by=by, recorded_at=at)
    for person in people:
        _record_one(group, person, own.get(person.pk, OwnPart()), contact_at, how, place, shared, workers, by, at)
    if draft is not None:
        recorded = [of_one(group.pk, person.pk) for person in people]
        open_ones = Due.objects.filter(source_room=ROOM, kind=GROUP_TO_RECORD, done_at=None)
        open_ones.filter(source_id__in=[*recorded, *(row.source_id for row in dues_of_group_draft(draft))]).delete()
        draft.delete()
    return group


def _record_one(
    group: Group,
    person: Person,
    own: OwnPart,
    contact_at: datetime,
    how: str,
    place: str,
    shared: str,
    workers: Sequence[Worker],
    by: Any,
    at: datetime,
) -> None:
    mine = Somebody(worker=by)
    to_do = [ToDo(own.they_will, THE_PERSON)] if own.they_will else []
    to_do += [ToDo(own.i_will, mine)] if own.i_will else []
    try:
        record_conversation(
            person=person,
            id=of_one(group.pk, person.pk),
            kind=Kind.CONNECTING,
            contact_at=contact_at,
            how=how,
            place=place,
            group=group,
            series=Series.objects.of(person).open().filter(purpose=group.what).order_by("-opened_at").first(),
            purpose=group.what,
            workers=workers,
            in_their_words=own.in_their_words,
            noticed=[Noticed(shared, Mark.OBSERVED, mine)] if shared else [],
            new_strengths=[NewStrength(own.strength)] if own.strength else [],
            to_do=to_do,
            checking_back=CheckingBack(why_none="We meet in the group"),
            by=by,
            at=at,
        )
    except UnableToRecord as refusal:
        if refusal.field == "contact_at":
            raise
        raise UnableToRecord(f"For {person.called}: {refusal}", field="shared") from refusal


def _refuse_those_not_alongside(people: Sequence[Person], by: Any, at: datetime) -> None:
    """Says which of them are not open to the worker any more; a hidden one is not named."""
    seen = Person.objects.some_seen_by(by, [person.pk for person in people], at=at)
    lost = [
        "somebody" if (one := seen.get(person.pk)) is None or one.is_hidden_from_them else person.called
        for person in people
        if person.pk not in seen or not seen[person.pk].opens_to(by, Permission.CONVERSATION_RECORD)
    ]
    if lost:
        raise UnableToRecord(
            f"You are not alongside {', '.join(lost)} any more, so it cannot be recorded with them. What you wrote is "
            "kept. Take the tick away to record it with the others, or ask a colleague alongside to ask you in.",
            field="people",
        )


def _drop_clocks(draft: GroupDraft) -> None:
    keys = [row.source_id for row in dues_of_group_draft(draft)]
    Due.objects.filter(source_room=ROOM, kind=GROUP_TO_RECORD, source_id__in=keys, done_at=None).delete()
