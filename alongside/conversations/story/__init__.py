"""How this room's facts become story items and due rows: pure, used by actions and by `manage.py rebuild_story`."""

from collections.abc import Iterator

from alongside.conversations.story.conversation import facts_of_conversations
from alongside.conversations.story.disagreement import facts_of_disagreements, facts_of_taken_away
from alongside.conversations.story.first_contact import facts_of_first_contacts
from alongside.conversations.story.following import facts_of_what_follows
from alongside.conversations.story.group import facts_of_group_drafts
from alongside.conversations.story.note import due_of_draft, due_of_note, facts_of_notes, heading_and_rest, of_note
from alongside.conversations.story.words import ROOM, recorded_in_words
from alongside.people.models import StoryItem
from alongside.workforce.models import Due

__all__ = [
    "ROOM",
    "due_of_draft",
    "due_of_note",
    "facts",
    "heading_and_rest",
    "of_note",
    "recorded_in_words",
]


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every fact of this room, for rebuilding; a few thousand facts at a time."""
    yield from facts_of_notes()
    yield from facts_of_conversations()
    yield from facts_of_what_follows()
    yield from facts_of_disagreements()
    yield from facts_of_taken_away()
    yield from facts_of_group_drafts()
    yield from facts_of_first_contacts()
