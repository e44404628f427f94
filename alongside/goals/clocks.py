"""The clocks of this room that follow whoever is alongside a person."""

from alongside.goals.models import Barrier, Step
from alongside.goals.story import barrier as of_barriers
from alongside.goals.story import step as of_steps
from alongside.people.models import Person
from alongside.workforce.models import Due

KINDS = (of_steps.STEP, of_barriers.BARRIER)


def clocks_that_follow(person: Person) -> list[Due]:
    """The clocks of a person's steps and barriers, each with the owner it now has; of those answered too.

    What a clock says depends on how open the record is.
    """
    steps = Step.objects.of(person).exclude(by_on=None).select_related(*of_steps.WITH_ITS_CLOCK)
    barriers = Barrier.objects.of(person).select_related(*of_barriers.WITH_ITS_CLOCK)
    rows = [*map(of_steps.due_of_step, steps), *map(of_barriers.due_of_barrier, barriers)]
    return [row for row in rows if row]
