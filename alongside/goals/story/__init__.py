"""How this room's facts become story items and due rows: pure, used by actions and by `manage.py rebuild_story`."""

from collections.abc import Iterator

from alongside.goals.story.barrier import facts_of_barriers
from alongside.goals.story.goal import facts_of_goals
from alongside.goals.story.partnership import facts_of_partnerships
from alongside.goals.story.step import facts_of_steps
from alongside.goals.story.together import facts_of_the_way
from alongside.goals.story.wheel import facts_of_wheels
from alongside.people.models import StoryItem
from alongside.workforce.models import Due


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every fact of this room, for rebuilding; a few thousand facts at a time."""
    yield from facts_of_partnerships()
    yield from facts_of_the_way()
    yield from facts_of_wheels()
    yield from facts_of_goals()
    yield from facts_of_steps()
    yield from facts_of_barriers()
