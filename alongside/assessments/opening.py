"""Somebody who holds a link to a self-assessment: slowed, turned away, or let in to that one page."""

from datetime import datetime, timedelta

from alongside.assessments import actions
from alongside.assessments.models import OpeningTry, SelfAssessment
from alongside.assessments.self_assessment_keys import TRIES_REMEMBERED, code_in, hashed_code, is_word
from alongside.audit.acting import House
from alongside.circles.codes import SLOWED_WITHIN, slowed_until
from alongside.kit.moments import clock_time
from alongside.workforce.rules import lock_ends

DOORKEEPER = House("self-assessment")
NO_MATCH = (
    "That link and that word do not open a page. Look at both again. After five tries it stays shut for a quarter of "
    "an hour. A link works until its day: the worker who gave it to you can give you another."
)


def try_to_open(*, code: str, word: str, place: str, at: datetime) -> SelfAssessment:
    """The page that this code opens to whoever knows the word. `place` is a keyed hash of where from.

    Refuses with UnableToOpen, in the same words whether the word was wrong, the link has ended or is shut, or there
    never was one; ten tries from one place are slowed. Five at one code, there or not, close it for a quarter of an
    hour. The try is noted before it is weighed.
    """
    until = slowed_until(OpeningTry.objects.lately(at=at, within=SLOWED_WITHIN, place=place), at=at)
    if until is not None:
        when = clock_time(until + timedelta(minutes=1))
        raise actions.UnableToOpen(f"There were many tries from where you are. Try again at {when}.")
    mark = hashed_code(code)
    mine = actions.note_opening_try(place=place, code=mark, by=DOORKEEPER, at=at)
    shut_until = lock_ends(OpeningTry.objects.lately(at=at, within=TRIES_REMEMBERED, but=mine.pk, code=mark))
    found = SelfAssessment.objects.with_everybody().filter(code=mark).first() if code_in(code) else None
    is_right = is_word(word, key=found.pk if found else None, hashed=found.word if found else "")
    is_closed = shut_until is not None and shut_until > at
    if found is not None and is_right and not is_closed and not found.is_shut and found.is_going(at=at):
        return actions.open_self_assessment(own=found, tried=mine, by=DOORKEEPER, at=at)
    actions.turn_away(own=actions.LINK if found is None else found, is_closed=is_closed, by=DOORKEEPER, at=at)
    raise actions.UnableToOpen(NO_MATCH)
