"""The recording clocks of a contact with a group that is still a draft: one for each person who is ticked."""

from collections.abc import Iterator
from uuid import UUID

from alongside.conversations.models import GroupDraft
from alongside.conversations.story.words import ROOM
from alongside.kit.moments import day_in_words, in_london
from alongside.people.models import StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due

GROUP_TO_RECORD = "group_to_record"
NOT_YET = "What happened in a group on {day} waits to be recorded. The draft is kept."


def of_one(group: UUID, person: UUID) -> UUID:
    """The key of one person's conversation in a group; asked of that key and the person, the key of the group.

    It follows from both, so that a form sent twice makes each conversation once.
    """
    return UUID(int=group.int ^ person.int)


def dues_of_group_draft(draft: GroupDraft) -> list[Due]:
    """The recording clock of each person ticked; none until the moment is entered."""
    if draft.contact_at is None or draft.record_by is None:
        return []
    return [
        dues.due_row(
            source_room=ROOM,
            source_id=of_one(draft.pk, UUID(key)),
            kind=GROUP_TO_RECORD,
            due_at=draft.record_by,
            what=NOT_YET.format(day=day_in_words(in_london(draft.contact_at).date())),
            worker=draft.worker_id,
            person=UUID(key),
        )
        for key in draft.people
    ]


def facts_of_group_drafts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The due rows of every draft about a group, for rebuilding."""
    for draft in GroupDraft.objects.order_by("pk").iterator(chunk_size=2000):
        yield [], dues_of_group_draft(draft)
