"""The story item of a note or a conversation, told again after something about it changed. For actions alone."""

from django.db.models import Model

from alongside.conversations.models import Conversation, Note
from alongside.conversations.story.conversation import of_conversation, with_what_the_story_tells
from alongside.conversations.story.note import of_note
from alongside.conversations.story.words import ROOM, beside
from alongside.people.models import StoryItem

# What names an item, and what is not the fact’s to say of it.
STAYS = {"id", "kind", "source_room", "source_id", "is_key", "audience"}


def _tell_again(recorded: Note | Conversation) -> None:
    corrections = recorded.corrections.order_by("added_at", "pk")
    added = beside(corrections, recorded.disagreements.order_by("entered_at", "pk"))
    if isinstance(recorded, Note):
        [item] = of_note(Note.objects.select_related("recorded_by", "struck_by").get(pk=recorded.pk), added)
    else:
        [item] = of_conversation(with_what_the_story_tells(recorded.pk), added)
    _write_again(item)


def _write_again(item: StoryItem) -> None:
    rows = StoryItem.objects.filter(source_room=ROOM, source_id=item.source_id, kind=item.kind)
    rows.update(**{name: getattr(item, name) for name in _facts_of(item) if name not in STAYS})


def _facts_of(row: Model) -> list[str]:
    return [field.attname for field in row._meta.concrete_fields]
