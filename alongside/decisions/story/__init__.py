"""How decisions and risks become story items and clocks, and `manage.py rebuild_story`'s facts."""

from collections.abc import Iterator
from itertools import chain

from alongside.decisions.story.decision import facts_of_decisions
from alongside.decisions.story.risk import facts_of_risks
from alongside.people.models import StoryItem
from alongside.workforce.models import Due


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and clocks of every decision and risk, a few thousand at a time."""
    return chain(facts_of_decisions(), facts_of_risks())
