"""How notes become story items and due rows."""

import re
from collections.abc import Iterator

from alongside.conversations.models import Note, NoteDraft, NoteKind
from alongside.conversations.story.disagreement import BESIDE, of_struck
from alongside.conversations.story.words import NOTHING_BESIDE, ROOM, Beside, beside, moved_in_words, recorded_in_words
from alongside.kit.moments import day_in_words, in_london
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce.models import Due

NOTE_TO_RECORD = "note_to_record"
# How a kind of note reads in a heading, after the pack has had its say on the page itself.
HEADINGS = {NoteKind.VISIT: "A visit", NoteKind.CALL: "A call", NoteKind.MESSAGE: "A message"}
HEADING_AT_MOST = 100
NOT_YET = "A note of {day} waits to be recorded. The draft is kept."


def of_note(note: Note, added: Beside = NOTHING_BESIDE) -> list[StoryItem]:
    """The one item a note gives: what was done as its heading, their words, who it was with, how the clock was kept.

    `added` says what stands beside it now. Of a struck note, that it was struck.
    """
    if note.struck_at is not None:
        return [of_struck(note, "note")]
    kind = HEADINGS[NoteKind(note.kind)]
    heading, rest = heading_and_rest(note.together)
    where = [kind, note.place, note.recorded_by.name] if heading else [note.place, note.recorded_by.name]
    return [
        StoryItem(
            person_id=note.person_id,
            at=note.contact_at,
            kind="note",
            voice=Voice.PERSON if note.in_their_words else Voice.WORKER,
            aside=" · ".join(filter(None, [recorded_in_words(note), moved_in_words(note), added.aside])),
            by=note.recorded_by,
            source_room=ROOM,
            source_id=note.pk,
            **telling(
                line=heading or kind,
                where_and_how=" · ".join(filter(None, where)),
                said=note.in_their_words,
                told="\n\n".join(filter(None, [rest, *added.told])),
            ),
        )
    ]


def heading_and_rest(text: str) -> tuple[str, str]:
    """The first sentence of a text as a heading, when it is short enough to be one, and what follows it."""
    text = " ".join(text.split())
    first, mark, rest = re.match(r"(.*?)([.!?…]|$)(?:\s+|$)(?s:(.*))", text).groups()  # type: ignore[union-attr]
    if not first or len(first) > HEADING_AT_MOST:
        return "", text
    return first + (mark if mark in "!?…" else ""), rest


def due_of_note(note: Note) -> Due:
    """The recording clock of a recorded note: done, met or late."""
    return Due(
        worker_id=note.recorded_by_id,
        due_at=note.record_by,
        kind=NOTE_TO_RECORD,
        person=note.person_id,
        what=recorded_in_words(note),
        source_room=ROOM,
        source_id=note.pk,
        done_at=note.recorded_at,
        outcome="late" if note.is_late else "met",
    )


def due_of_draft(draft: NoteDraft) -> Due | None:
    """The recording clock of a note that is still a draft; None until its moment is entered."""
    if draft.contact_at is None or draft.record_by is None:
        return None
    return Due(
        worker_id=draft.worker_id,
        due_at=draft.record_by,
        kind=NOTE_TO_RECORD,
        person=draft.person_id,
        what=NOT_YET.format(day=day_in_words(in_london(draft.contact_at).date())),
        source_room=ROOM,
        source_id=draft.pk,
    )


def facts_of_notes() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every note and its draft, for rebuilding; a few thousand facts at a time."""
    notes = Note.objects.select_related("recorded_by", "struck_by").prefetch_related(*BESIDE).order_by("pk")
    for note in notes.iterator(chunk_size=2000):
        yield of_note(note, beside(note.corrections.all(), note.disagreements.all())), [due_of_note(note)]
    for draft in NoteDraft.objects.order_by("pk").iterator(chunk_size=2000):
        due = due_of_draft(draft)
        yield [], [due] if due else []
