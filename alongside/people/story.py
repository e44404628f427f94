"""How this room's facts become story items: pure, used by its actions and by `manage.py rebuild_story`."""

from collections.abc import Iterator
from datetime import datetime, time

from alongside.kit.moments import at_in_london
from alongside.law.working_days import end_of_working_days
from alongside.people import life_story
from alongside.people.answering import Owner, who_answers, who_answers_in_confidence
from alongside.people.communication import banner
from alongside.people.models import (
    BrokenGlass,
    CommunicationNeeds,
    HandOver,
    Involvement,
    Joining,
    Person,
    PossibleJoin,
    StoryItem,
)
from alongside.people.models.involvement import ShiftFrom
from alongside.people.models.story_item import Voice
from alongside.people.partial_days import DAY
from alongside.people.telling import telling
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = "people"
DEATH = "person_died"
COMMUNICATION_REVIEW = "communication_review"
SHIFT_AT_THE_DOOR, HAND_OVER = "shift_at_the_door", "hand_over"
POSSIBLE_JOIN = "possible_join"
GLASS_TO_REVIEW, GLASS_REVIEWED = "glass_to_review", "glass_reviewed"
# Clocks that belong to whoever answers for the person (`people.answering`): a hand-over moves them.
GO_WITH_THE_PERSON = (SHIFT_AT_THE_DOOR, COMMUNICATION_REVIEW)
# Clocks of one worker's that keep nobody from leaving: a colleague can do it, or it can be done from outside.
OTHERS_MAY = (HAND_OVER, GLASS_TO_REVIEW, GLASS_REVIEWED)
DAYS_TO_READ = 5
END_OF_DAY = time(23, 59)


def of_person(person: Person) -> list[StoryItem]:
    """The items that a person's record itself gives: that they became known here, and that they died."""
    met = StoryItem(
        person=person,
        at=person.added_at,
        kind="person_added",
        voice=Voice.WORKER,
        by=person.added_by,
        source_room=ROOM,
        source_id=person.pk,
        **telling(line="We met", where_and_how=person.added_by.name),
    )
    if person.died is None:
        return [met]
    died = StoryItem(
        person=person,
        at=at_in_london(person.died.first, time(0)),
        kind=DEATH,
        voice=Voice.WORKER,
        is_key=True,
        source_room=ROOM,
        source_id=person.pk,
        **telling(
            line="They died" if person.died.precision == DAY else f"They died in {person.died.in_words()}",
            where_and_how=f"as we heard from {person.death_told_by}",
        ),
    )
    return [met, died]


def of_joining(joining: Joining) -> list[StoryItem]:
    """That two records became one, and that this was undone; with the record that goes on."""
    joined = _item_of_joining(joining, "records_joined", joining.joined_at, "Two records are one now")
    if joining.parted_at is None or joining.parted_by is None:
        return [joined]
    parted = _item_of_joining(joining, "records_parted", joining.parted_at, "The two records are two again")
    return [joined, parted]


def _item_of_joining(joining: Joining, kind: str, at: datetime, line: str) -> StoryItem:
    undone = kind == "records_parted"
    by, why = (joining.parted_by, joining.parted_why) if undone else (joining.joined_by, joining.why)
    return StoryItem(
        person_id=joining.into_id,
        at=at,
        kind=kind,
        by=by,
        source_room=ROOM,
        source_id=joining.pk,
        **telling(line=line, where_and_how=by.name if by else "", told=why),
    )


def of_communication(needs: CommunicationNeeds) -> list[StoryItem]:
    """The item of one time somebody was asked how to communicate with them."""
    first = needs.version == 1
    return [
        StoryItem(
            person_id=needs.person_id,
            at=needs.recorded_at,
            kind="communication",
            voice=Voice.PERSON if needs.own_words and not needs.said_by else Voice.WORKER,
            by=needs.recorded_by,
            source_room=ROOM,
            source_id=needs.pk,
            **telling(
                line="How to communicate with me" if first else "How to communicate with me, asked again",
                where_and_how=needs.recorded_by.name,
                said=needs.own_words,
                told=banner(needs) or "Nothing special is needed.",
            ),
        )
    ]


def who_asks_again(needs: CommunicationNeeds) -> Owner:
    """Whose clock it is to ask again: of whoever answers for the person; once it stopped, whose it was."""
    if needs.rested_at is not None:
        return Owner(needs.rested_by_id)
    if needs.replaced_at is not None:
        return Owner(needs.asked_worker_id, needs.asked_team_id)
    return who_answers(needs.person) or Owner(needs.recorded_by_id)


def due_of_communication(needs: CommunicationNeeds) -> Due:
    """The clock to ask again by the end of a day, stopped when it was asked again, or put to rest."""
    owner = who_asks_again(needs)
    row = dues.due_row(
        source_room=ROOM,
        source_id=needs.pk,
        kind=COMMUNICATION_REVIEW,
        due_at=at_in_london(needs.review_on, END_OF_DAY),
        what="What helps may have changed. Ask, and write down what they say.",
        worker=owner.worker,
        team=owner.team,
        person=needs.person_id,
    )
    return dues.settle(row, done_at=needs.rested_at or needs.replaced_at)


def of_involvement(row: Involvement) -> list[StoryItem]:
    """The items of a named practitioner's time: that it began, by a hand-over or not; that it ended with none after.

    Whoever adds a person is named from that moment: "We met" says so already. Asks for what the row follows, what
    follows it, and the hand-over it began with.
    """
    if not row.is_named_practitioner or row.worker is None:
        return []
    items = []
    before = row.follows.worker if row.follows else None
    if hasattr(row, "hand_over"):
        items.append(_item_of(row, "handed_over", row.starts_at, f"{before} handed over to {row.worker}"))
        items[-1].by_id = row.hand_over.handed_by_id
    elif row.starts_at != row.person.added_at:
        after = f"after {before}" if before else ""
        items.append(_item_of(row, "named_began", row.starts_at, f"{row.worker} is the named practitioner", after))
    if row.ends_at is not None and not any(later.is_named_practitioner for later in row.followed_by.all()):
        items.append(_item_of(row, "named_ended", row.ends_at, f"{row.worker} is no longer the named practitioner"))
    return items


def _item_of(row: Involvement, kind: str, at: datetime, line: str, how: str = "") -> StoryItem:
    words = telling(line=line, where_and_how=how)
    return StoryItem(person_id=row.person_id, at=at, kind=kind, source_room=ROOM, source_id=row.pk, **words)


def due_of_shift(row: Involvement) -> Due | None:
    """The clock of a shift begun at the door: whoever answers for the person looks at it by the next working day's end.

    None for any other shift. Once looked at, it is that worker's.
    """
    if row.shift_from != ShiftFrom.DOOR:
        return None
    owner = who_answers(row.person) if row.looked_by_id is None else None
    due = dues.due_row(
        source_room=ROOM,
        source_id=row.pk,
        kind=SHIFT_AT_THE_DOOR,
        due_at=end_of_working_days(row.starts_at, 1),
        what="A support worker began a shift at the door. See why, and whether it is right.",
        worker=owner.worker if owner else row.looked_by_id,
        team=owner.team if owner else None,
        person=row.person_id,
    )
    return dues.settle(due, done_at=row.looked_at)


def due_of_hand_over(hand_over: HandOver) -> Due:
    """The clock to read what a colleague handed over: done when it is read, and when their time alongside ends."""
    row = hand_over.involvement
    due = dues.due_row(
        source_room=ROOM,
        source_id=hand_over.pk,
        kind=HAND_OVER,
        due_at=end_of_working_days(hand_over.handed_at, 1),
        what="Read what you should know, and say that you have.",
        worker=row.worker_id,
        person=row.person_id,
    )
    return dues.settle(due, done_at=hand_over.read_at or row.ends_at)


def due_of_possible_join(possible: PossibleJoin) -> Due | None:
    """The clock to say whether two are the same person, within two working days. None: nobody may know of it.

    It is theirs who answer for the hidden record and are named on it; once answered, of whoever answered.
    """
    owner = Owner(possible.answered_by_id) if possible.answered_by_id else who_answers_in_confidence(possible.person)
    if owner is None:
        return None
    due = dues.due_row(
        source_room=ROOM,
        source_id=possible.pk,
        kind=POSSIBLE_JOIN,
        due_at=end_of_working_days(possible.noticed_at, 2),
        what="Look at the two side by side, and say whether they are the same. Nobody else is told.",
        worker=owner.worker,
        team=owner.team,
        person=possible.person_id,
    )
    return dues.settle(due, done_at=possible.answered_at)


def dues_of_glass(glass: BrokenGlass) -> list[Due]:
    """The clock of whoever reviews it, by the next working day's end; once reviewed, of whoever broke it, to read that.

    That the glass was broken, and how open a record is, are never in the story: it is read by too many.
    """
    review = dues.due_row(
        source_room=ROOM,
        source_id=glass.pk,
        kind=GLASS_TO_REVIEW,
        due_at=end_of_working_days(glass.passed_on_at or glass.opens_at, 1),
        what="A colleague opened this record for a reason. See why and what they looked at, and whether it was right.",
        worker=glass.asked_id,
        team=glass.asked_team_id,
        person=glass.person_id,
    )
    found = [dues.settle(review, done_at=glass.reviewed_at)]
    if glass.reviewed_at is not None:
        told = dues.due_row(
            source_room=ROOM,
            source_id=glass.pk,
            kind=GLASS_REVIEWED,
            due_at=end_of_working_days(glass.reviewed_at, DAYS_TO_READ),
            what="See what a colleague says of how this record was opened for a reason.",
            worker=glass.worker_id,
            person=glass.person_id,
        )
        found.append(dues.settle(told, done_at=glass.read_at))
    return found


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every fact of this room, for rebuilding; a few thousand facts at a time."""
    for person in Person.objects.select_related("added_by").order_by("pk").iterator(chunk_size=2000):
        yield of_person(person), []
    asked = CommunicationNeeds.objects.select_related("person", "recorded_by").order_by("pk")
    for needs in asked.iterator(chunk_size=2000):
        yield of_communication(needs), [due_of_communication(needs)]
    named = Involvement.objects.filter(is_named_practitioner=True).select_related(
        "person", "worker", "follows__worker", "hand_over"
    )
    for row in named.prefetch_related("followed_by").order_by("pk").iterator(chunk_size=2000):
        yield of_involvement(row), []
    at_the_door = Involvement.objects.filter(shift_from=ShiftFrom.DOOR).select_related("person").order_by("pk")
    for row in at_the_door.iterator(chunk_size=2000):
        due = due_of_shift(row)
        yield [], [due] if due else []
    for hand_over in HandOver.objects.select_related("involvement").order_by("pk").iterator(chunk_size=2000):
        yield [], [due_of_hand_over(hand_over)]
    for joining in Joining.objects.select_related("joined_by", "parted_by").order_by("pk").iterator(chunk_size=2000):
        yield of_joining(joining), []
    for possible in PossibleJoin.objects.select_related("person").order_by("pk").iterator(chunk_size=2000):
        due = due_of_possible_join(possible)
        yield [], [due] if due else []
    for glass in BrokenGlass.objects.order_by("pk").iterator(chunk_size=2000):
        yield [], dues_of_glass(glass)
    for items in life_story.all_items():
        yield items, []
