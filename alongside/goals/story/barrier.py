"""How barriers and new connections become story items, and an open barrier the clock of the worker who keeps it."""

from collections.abc import Iterator

from alongside.access.standing import Openness
from alongside.conversations.clock import end_of_day
from alongside.goals.models import Barrier, Connection
from alongside.goals.models.connection import How
from alongside.goals.story.words import ROOM, when
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import LINE_AT_MOST, shortened, telling
from alongside.workforce import dues
from alongside.workforce.models import Due

BARRIER, NAMED, BEHIND, MADE = "barrier", "barrier_named", "barrier_behind", "connection_made"
SOMETHING = "Something stands in the way of a goal. Open it to read what, and look at it together again."
WITH_ITS_CLOCK = ("goal", "person", "keeper", "named_by", "behind_by")
WITH_WHERE_FROM = ("step", "activity", "recorded_by")


def of_barrier(barrier: Barrier) -> list[StoryItem]:
    """That a barrier was named; and that it is behind them, once it is, or that it was put to rest."""
    aside = shortened(f"In the way of: {barrier.step or barrier.goal}", LINE_AT_MOST)
    same = {"person_id": barrier.person_id, "source_room": ROOM, "source_id": barrier.pk, "aside": aside}
    items = [
        StoryItem(
            at=when(barrier.named_on, barrier.named_at),
            kind=NAMED,
            by=barrier.named_by,
            **same,
            **telling(line=f"A barrier: {barrier}", where_and_how=barrier.beside),
        )
    ]
    if barrier.behind_on is not None and barrier.behind_at is not None and barrier.behind_by is not None:
        line = "At rest" if barrier.is_at_rest else "Behind us"
        items.append(
            StoryItem(
                at=when(barrier.behind_on, barrier.behind_at),
                kind=BEHIND,
                by=barrier.behind_by,
                **same,
                **telling(line=f"{line}: {barrier}", where_and_how=barrier.behind_by.name, told=barrier.how),
            )
        )
    return items


def due_of_barrier(barrier: Barrier) -> Due | None:
    """The clock to look at an open barrier again; None of a goal that is not on the way. Behind them, it is done."""
    is_open = barrier.behind_on is None
    if is_open and not barrier.goal.is_going:
        return None
    owner = who_keeps(barrier.person, barrier.keeper) if is_open else Owner(barrier.behind_by_id)
    is_public = barrier.person.openness == Openness.OPEN
    row = dues.due_row(
        source_room=ROOM,
        source_id=barrier.pk,
        kind=BARRIER,
        due_at=end_of_day(barrier.look_again_on),
        what=shortened(f"{barrier}. What can both of you try next?", LINE_AT_MOST) if is_public else SOMETHING,
        worker=owner.worker,
        team=owner.team,
        person=barrier.person_id,
    )
    return dues.settle(row, done_at=barrier.behind_at)


def of_connection(connection: Connection) -> list[StoryItem]:
    """That somebody new is in the person's life, and where that came from."""
    where = connection.activity or connection.step
    return [
        StoryItem(
            person_id=connection.person_id,
            at=when(connection.made_on, connection.recorded_at),
            kind=MADE,
            voice=Voice.PERSON,
            aside=shortened(f"From: {where}", LINE_AT_MOST) if where else "",
            by=connection.recorded_by,
            source_room=ROOM,
            source_id=connection.pk,
            **telling(
                line=f"Somebody new: {connection.name}",
                where_and_how=" · ".join(filter(None, [connection.place, str(How(connection.how).label).lower()])),
                told=connection.words,
            ),
        )
    ]


def facts_of_barriers() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every barrier and connection, for rebuilding; a few thousand at a time."""
    rows = Barrier.objects.select_related(*WITH_ITS_CLOCK, "step").order_by("pk")
    for barrier in rows.iterator(chunk_size=2000):
        due = due_of_barrier(barrier)
        yield of_barrier(barrier), [due] if due else []
    for connection in Connection.objects.select_related(*WITH_WHERE_FROM).order_by("pk").iterator(chunk_size=2000):
        yield of_connection(connection), []
