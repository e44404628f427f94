"""How conversations and their drafts become story items and due rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from alongside.conversations.models import Conversation, ConversationDraft, StrengthShown
from alongside.conversations.models.conversation import Kind
from alongside.conversations.models.place import Place
from alongside.conversations.story.disagreement import BESIDE, of_struck
from alongside.conversations.story.words import NOTHING_BESIDE, ROOM, Beside, beside, moved_in_words, recorded_in_words
from alongside.kit.moments import day_in_words, in_london
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import shortened, telling
from alongside.workforce import dues
from alongside.workforce.models import Due

CONVERSATION_TO_RECORD = "conversation_to_record"
ASIDE_AT_MOST = 240
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NOT_YET = "A conversation of {day} waits to be recorded. The draft is kept."
WITH_WHAT_THE_STORY_TELLS = (
    "statements",
    "undertakings",
    "offers",
    Prefetch("strengths_shown", queryset=StrengthShown.objects.select_related("strength").order_by("pk")),
)


@dataclass(frozen=True)
class Words:
    """The words of a conversation's parts that its story item tells, or is found by."""

    noticed: Sequence[str]
    strengths: Sequence[str]
    undertaken: Sequence[str]
    offered: Sequence[str]


def words_of(conversation: Conversation) -> Words:
    """Those words as they are kept."""
    return Words(
        noticed=[statement.words for statement in conversation.statements.all()],
        strengths=[shown.strength.words for shown in conversation.strengths_shown.all()],
        undertaken=[undertaking.words for undertaking in conversation.undertakings.all()],
        offered=[offer.what for offer in conversation.offers.all()],
    )


def of_conversation(
    conversation: Conversation, added: Beside = NOTHING_BESIDE, words: Words | None = None
) -> list[StoryItem]:
    """The one item a conversation gives: which it was, their words, what was noticed, strengths, what follows.

    `added` says what stands beside it now; `words` are those of its parts (None: as they are kept). Of a struck
    conversation, that it was struck.
    """
    if conversation.struck_at is not None:
        return [of_struck(conversation, "conversation")]
    words = words or words_of(conversation)
    to_do = len(words.undertaken)
    aside = [
        _right_place(conversation),
        f"Strengths: {', '.join(words.strengths)}" if words.strengths else "",
        f"{to_do} {'thing' if to_do == 1 else 'things'} we each will do" if to_do else "",
        recorded_in_words(conversation),
        moved_in_words(conversation),
    ]
    noticed = "\n\n".join([*words.noticed, *added.told])
    room_left = ASIDE_AT_MOST - len(added.aside) - 3
    return [
        StoryItem(
            person_id=conversation.person_id,
            at=conversation.contact_at,
            kind="conversation",
            voice=Voice.PERSON if conversation.in_their_words else Voice.WORKER,
            aside=" · ".join(filter(None, [shortened(" · ".join(filter(None, aside)), room_left), added.aside])),
            by=conversation.recorded_by,
            source_room=ROOM,
            source_id=conversation.pk,
            **telling(
                line=heading(conversation),
                where_and_how=" · ".join(filter(None, [conversation.place, conversation.recorded_by.name])),
                said=conversation.in_their_words,
                told=noticed,
                also=" ".join([*words.strengths, *words.undertaken, *words.offered]),
            ),
        )
    ]


def _right_place(conversation: Conversation) -> str:
    """Where a first contact went from here, and that an assessment was refused where it was; empty for any other."""
    if conversation.kind != Kind.FIRST_CONTACT:
        return ""
    contact = getattr(conversation, "first_contact", None)
    if contact is None:
        return ""
    refused = "No assessment" if contact.refuses_an_assessment else ""
    return " · ".join(filter(None, [f"To: {Place(contact.place).label}" if contact.place else "", refused]))


def heading(conversation: Conversation) -> str:
    """`Connecting people, third conversation`: which it was, and its place in its series.

    Of one with a group: `Lunch club, and 3 others`. Who they are is never said.
    """
    if conversation.group is not None:
        return f"{conversation.group.what}, {conversation.group.others_in_words}"
    return f"{conversation.title}, {ordinal(conversation.number)} conversation"


def ordinal(number: int) -> str:
    """`third`; from the eleventh on as people write it: `11th`, `21st`."""
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ends = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else ends}"


def due_of_conversation(conversation: Conversation) -> Due:
    """The recording clock of a recorded conversation: done, met or late."""
    row = dues.due_row(
        source_room=ROOM,
        source_id=conversation.pk,
        kind=CONVERSATION_TO_RECORD,
        due_at=conversation.record_by,
        what=recorded_in_words(conversation),
        worker=conversation.recorded_by_id,
        person=conversation.person_id,
    )
    return dues.settle(row, done_at=conversation.recorded_at)


def due_of_conversation_draft(draft: ConversationDraft) -> Due | None:
    """The recording clock of a conversation that is still a draft; None until its moment is entered."""
    if draft.contact_at is None or draft.record_by is None:
        return None
    return dues.due_row(
        source_room=ROOM,
        source_id=draft.pk,
        kind=CONVERSATION_TO_RECORD,
        due_at=draft.record_by,
        what=NOT_YET.format(day=day_in_words(in_london(draft.contact_at).date())),
        worker=draft.worker_id,
        person=draft.person_id,
    )


def with_what_the_story_tells(key: UUID) -> Conversation:
    """One conversation with everything its story item is made from."""
    rows = Conversation.objects.select_related("recorded_by", "struck_by", "group", "first_contact")
    return rows.prefetch_related(*WITH_WHAT_THE_STORY_TELLS).get(pk=key)


def facts_of_conversations() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every conversation and its draft, for rebuilding."""
    rows = Conversation.objects.select_related("recorded_by", "struck_by", "group", "first_contact")
    rows = rows.prefetch_related(*WITH_WHAT_THE_STORY_TELLS, *BESIDE)
    for conversation in rows.order_by("pk").iterator(chunk_size=1000):
        added = beside(conversation.corrections.all(), conversation.disagreements.all())
        yield of_conversation(conversation, added), [due_of_conversation(conversation)]
    for draft in ConversationDraft.objects.order_by("pk").iterator(chunk_size=2000):
        due = due_of_conversation_draft(draft)
        yield [], [due] if due else []
