"""How steps and activities become story items, and a step's day the clock of the worker who keeps it."""

from collections.abc import Iterator

from alongside.access.standing import Openness
from alongside.conversations.clock import end_of_day
from alongside.goals.models import Activity, Step
from alongside.goals.models.activity import CameOf
from alongside.goals.models.step import Happened
from alongside.goals.story.words import ROOM, when
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import LINE_AT_MOST, shortened, telling
from alongside.workforce import dues
from alongside.workforce.models import Due

STEP, ANSWERED, TOLD = "step", "step_answered", "activity_told"
# What a clock says of a record that is not open to everybody.
SOMETHING = "A step of a goal is yours by now. Open it to read which."
WITH_ITS_CLOCK = ("goal", "person", "worker", "with_worker", "contact", "answered_by")
WITH_WHO_TOLD = ("goal", "worker", "told_by")


def of_step(step: Step) -> list[StoryItem]:
    """That a step is done, or is not for now; nothing while it is still to do.

    Of those whose it is only workers are named: what others are called may change, and the story is not told again.
    """
    if step.happened_on is None or step.answered_at is None:
        return []
    workers = [step.worker.name] if step.worker else []
    workers += [f"with {step.with_worker.name}"] if step.with_worker else []
    return [
        StoryItem(
            person_id=step.person_id,
            at=when(step.happened_on, step.answered_at),
            kind=ANSWERED,
            voice=step.voice,
            aside=shortened(f"On the way to: {step.goal.words}", LINE_AT_MOST),
            by=step.answered_by,
            source_room=ROOM,
            source_id=step.pk,
            **telling(
                line=f"{'Done' if step.happened == Happened.DONE else 'Not now'}: {step.words}",
                where_and_how=", ".join(workers),
                told=step.what_happened,
            ),
        )
    ]


def due_of_step(step: Step) -> Due | None:
    """The clock of a step with a day that a worker keeps; None for any other, and of a goal that is not on the way.

    Once answered it is the answerer's.
    """
    is_open = step.happened == ""
    if step.by_on is None or step.keeper is None or (is_open and not step.goal.is_going):
        return None
    owner = who_keeps(step.person, step.keeper) if is_open else Owner(step.answered_by_id)
    row = dues.due_row(
        source_room=ROOM,
        source_id=step.pk,
        kind=STEP,
        due_at=end_of_day(step.by_on),
        what=shortened(step.words, LINE_AT_MOST) if step.person.openness == Openness.OPEN else SOMETHING,
        worker=owner.worker,
        team=owner.team,
        person=step.person_id,
    )
    return dues.settle(row, done_at=step.answered_at)


def of_activity(activity: Activity) -> list[StoryItem]:
    """What was done together, and what both took from it; nothing while it is still to come."""
    if activity.came_of != CameOf.HAPPENED or activity.on is None or activity.told_at is None:
        return []
    both = [
        ("They learned", activity.they_learned),
        ("They met", activity.they_met),
        (f"{activity.worker.name} learned", activity.worker_learned),
        (f"{activity.worker.name} met", activity.worker_met),
    ]
    return [
        StoryItem(
            person_id=activity.person_id,
            at=when(activity.on, activity.told_at),
            kind=TOLD,
            voice=Voice.PERSON if activity.in_their_words else Voice.WORKER,
            aside=shortened(f"On the way to: {activity.goal.words}", LINE_AT_MOST) if activity.goal else "",
            by=activity.told_by,
            source_room=ROOM,
            source_id=activity.pk,
            **telling(
                line=f"Together: {activity.words}",
                where_and_how=activity.place,
                said=activity.in_their_words,
                told="\n\n".join(f"{who}: {words}" for who, words in both if words),
            ),
        )
    ]


def facts_of_steps() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every step and activity, for rebuilding; a few thousand facts at a time."""
    for step in Step.objects.select_related(*WITH_ITS_CLOCK).order_by("pk").iterator(chunk_size=2000):
        due = due_of_step(step)
        yield of_step(step), [due] if due else []
    for activity in Activity.objects.select_related(*WITH_WHO_TOLD).order_by("pk").iterator(chunk_size=2000):
        yield of_activity(activity), []
