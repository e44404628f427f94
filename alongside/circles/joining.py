"""A device that wants to join a map: slowed, turned away, or let in."""

from datetime import datetime, timedelta

from alongside.audit.acting import House
from alongside.circles import actions
from alongside.circles.actions.sittings import CODE, UnableToSit
from alongside.circles.codes import SLOWED_WITHIN, TRIES_REMEMBERED, code_in, knows, slowed_until
from alongside.circles.models import Sitting, SittingTry
from alongside.kit.moments import clock_time
from alongside.people.models import Person
from alongside.people.partial_days import DAY
from alongside.workforce.keys import keyed_hash
from alongside.workforce.rules import lock_ends

DOORKEEPER = House("sitting")
NO_MATCH = (
    "That code and that answer do not open a map. Check both. A code is good for a quarter of an hour: the worker "
    "beside you can make a new one."
)


def try_to_join(*, code: str, known: str, place: str, at: datetime) -> Sitting:
    """The sitting that this code opens to whoever knows what the person knows. `place` is a keyed hash of where from.

    Refuses with UnableToSit, in the same words whether the code or the answer was wrong; ten tries from one place are
    slowed, and five at one code close it. The try is noted before it is weighed.
    """
    if (until := slowed_until(SittingTry.objects.lately(at=at, within=SLOWED_WITHIN, place=place), at=at)) is not None:
        when = clock_time(until + timedelta(minutes=1))
        raise UnableToSit(f"There were many tries from where you are. Try again at {when}.")
    code = code_in(code)
    mark = keyed_hash(f"circles {code}")
    mine = actions.note_sitting_try(place=place, code=mark, by=DOORKEEPER, at=at)
    before = SittingTry.objects.lately(at=at, within=TRIES_REMEMBERED, but=mine.pk, code=mark)
    shut_until = lock_ends(before)
    found = (
        Sitting.objects.waiting_with(code, at=at).select_related("map__person", "begun_by").first() if code else None
    )
    if shut_until is not None and shut_until > at:
        actions.turn_device_away(sitting=found or CODE, by=DOORKEEPER, at=at)
        raise UnableToSit("That code is closed after five tries. Ask the worker beside you for a new one.")
    if found is not None and _knows(found.person, known):
        return actions.join_sitting(sitting=found, tried=mine, by=DOORKEEPER, at=at)
    actions.turn_device_away(sitting=found or CODE, by=DOORKEEPER, at=at)
    raise UnableToSit(NO_MATCH)


def _knows(person: Person, known: str) -> bool:
    born = person.born_on if person.born_on and person.born_precision == DAY else None
    return knows(known, names=(person.known_as, person.name), born_on=born)
