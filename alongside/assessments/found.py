"""What was found of eligibility in an assessment, as it counts there now."""

from alongside.assessments.models import Assessment
from alongside.decisions.models import Decision
from alongside.decisions.models.decision import State

COUNTS = (State.WEIGHING, State.SECOND, State.STANDS)


def finding_of(one: Assessment) -> Decision | None:
    """What is weighed, waits for a second person or stands; None: nothing, so that it is found anew.

    Where another took its place, that other. One that was struck or set aside counts no more. Of an assessment that
    has ended: what it ended with, whatever became of that since, unless it was a mistake.
    """
    found = one.determination
    if not one.is_open:
        return None if found is None or found.state == State.STRUCK else found
    while found is not None and found.state == State.SUPERSEDED:
        found = found.superseded_by.exclude(state=State.STRUCK).order_by("-made_at", "-pk").first()
    return found if found is not None and found.state in COUNTS else None
