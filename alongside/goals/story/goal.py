"""How goals, what became of them, and ratings become story items."""

from collections.abc import Iterator

from alongside.goals.attainment import LEVELS
from alongside.goals.models import Goal, GoalChange, Rating
from alongside.goals.models.goal import What
from alongside.goals.story.words import ROOM, when
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce.models import Due

CHOSEN, CHANGED, RATED = "goal_chosen", "goal_changed", "goal_rated"
LINES = {
    What.REWORDED: "A goal, in other words: {words}",
    What.REACHED: "Got there: {words}",
    What.LET_GO: "Let go of: {words}",
    What.GOES_ON: "Gone on with: {words}",
}


def of_goal(goal: Goal) -> list[StoryItem]:
    """That a goal was chosen, in the words it had then. Asks for `changes` and `chosen_by`."""
    changes = list(goal.changes.all())
    words = changes[0].before if changes else goal.words
    return [
        StoryItem(
            person_id=goal.person_id,
            at=when(goal.chosen_on, goal.chosen_at),
            kind=CHOSEN,
            voice=Voice.PERSON,
            by=goal.chosen_by,
            source_room=ROOM,
            source_id=goal.pk,
            **telling(
                line=f"A goal that grew out of another: {words}" if goal.follows_id else f"A goal: {words}",
                where_and_how=f"with {goal.chosen_with}" if goal.chosen_with else "",
                said=goal.why,
            ),
        )
    ]


def of_change(change: GoalChange) -> list[StoryItem]:
    """What became of a goal. One that became another is told by that other."""
    if change.what == What.CHANGED:
        return []
    return [
        StoryItem(
            person_id=change.goal.person_id,
            at=when(change.changed_on, change.changed_at),
            kind=CHANGED,
            voice=Voice.PERSON,
            is_key=change.what == What.REACHED,
            by=change.changed_by,
            source_room=ROOM,
            source_id=change.pk,
            **telling(
                line=LINES[What(change.what)].format(words=change.words),
                where_and_how=change.changed_by.name,
                said=change.said,
            ),
        )
    ]


def of_rating(rating: Rating) -> list[StoryItem]:
    """How close a goal feels to the person, in their words."""
    reached = LEVELS[rating.attainment] if rating.attainment is not None else ""
    return [
        StoryItem(
            person_id=rating.goal.person_id,
            at=when(rating.rated_on, rating.recorded_at),
            kind=RATED,
            voice=Voice.PERSON,
            aside=" · ".join(filter(None, [rating.goal.words, reached]))[:240],
            by=rating.recorded_by,
            source_room=ROOM,
            source_id=rating.pk,
            **telling(
                line=f"How close it feels: {rating.rating} of 10",
                where_and_how=str(rating.get_moment_display()).lower(),
                said=rating.words,
            ),
        )
    ]


def facts_of_goals() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items of every goal, its changes and ratings, for rebuilding; a few thousand facts at a time."""
    goals = Goal.objects.select_related("chosen_by").prefetch_related("changes").order_by("pk")
    for goal in goals.iterator(chunk_size=2000):
        yield of_goal(goal), []
    for change in GoalChange.objects.select_related("goal", "changed_by").order_by("pk").iterator(chunk_size=2000):
        yield of_change(change), []
    for rating in Rating.objects.select_related("goal", "recorded_by").order_by("pk").iterator(chunk_size=2000):
        yield of_rating(rating), []
