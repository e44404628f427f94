"""Drawn together: a sitting begun, joined by the person's own device, left by it, ended."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.circles.actions.under_way import UnableToChangeMap, check_seen
from alongside.circles.codes import CODE_LASTS, SITTING_LASTS, TRIES_REMEMBERED, new_code
from alongside.circles.models import CircleMap, Sitting, SittingTry
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once

CODE = "circles.code"  # in the ledger, in the place of a sitting: no sitting has the code that was typed


class UnableToSit(UnableTo):
    """A device cannot be let in to a map, or not now."""


@action("circles.sitting_begun", needs=Permission.CIRCLES_DRAW, creates="circles.sitting")
def begin_sitting(*, circle_map: CircleMap, id: UUID, by: Any, at: datetime) -> Sitting:
    """Make a code with which the person's own device joins a map, and only that map, for this sitting.

    The code lasts a quarter of an hour, the sitting two hours. One begun before on the same map ends. Refuses a map
    that was reviewed: nothing on it changes any more.
    """
    check_seen(circle_map, by)
    if circle_map.reviewed_at is not None:
        raise UnableToChangeMap("This map was reviewed and stays as it is. Correct it first, and draw on that.")
    _end(Sitting.objects.filter(map=circle_map).exclude(pk=id), by=by, at=at)
    code = new_code()
    while Sitting.objects.filter(code=code).exists():
        code = new_code()
    return create_once(
        Sitting,
        id=id,
        map=circle_map,
        begun_by=by,
        begun_at=at,
        code=code,
        code_until=at + CODE_LASTS,
        ends_at=at + SITTING_LASTS,
    )


@action("circles.code_tried", needs=HOUSE, in_ledger=False)
def note_sitting_try(*, what: str = CODE, place: str, code: str, by: House, at: datetime) -> SittingTry:
    """Note a try at a code before it is answered, so that tries made at once see each other. Keyed hashes only.

    Those of days before are forgotten.
    """
    SittingTry.objects.filter(at__lt=at - TRIES_REMEMBERED).delete()
    return SittingTry.objects.create(place=place, code=code, at=at)


@action("circles.joined", needs=HOUSE)
def join_sitting(*, sitting: Sitting, tried: SittingTry, by: House, at: datetime) -> Sitting:
    """Let the device in that gave the code and a second thing the person knows. The code is spent.

    Of two devices at one moment, the second is refused. The try itself is forgotten.
    """
    waiting = Sitting.objects.going_on(at=at).filter(pk=sitting.pk, joined_at=None, code_until__gt=at)
    if not waiting.update(joined_at=at, code=""):
        raise UnableToSit("That code was used already. Ask for a new one.", field="code")
    tried.delete()
    sitting.refresh_from_db()
    return sitting


@action("circles.join_failed", needs=HOUSE)
def turn_device_away(*, sitting: Sitting | str, by: House, at: datetime) -> None:
    """The code or the answer was wrong (CODE: no sitting has that code). Only the ledger is written."""


@action("circles.sitting_ended", needs=Permission.CIRCLES_DRAW)
def end_sitting(*, sitting: Sitting, by: Any, at: datetime) -> Sitting:
    """End a sitting: its code joins nothing, and the device that joined sees and changes nothing more."""
    check_seen(sitting.map, by)
    _end(Sitting.objects.filter(pk=sitting.pk), by=by, at=at)
    sitting.refresh_from_db()
    return sitting


@action("circles.sitting_left", needs=Permission.CIRCLES_CHANGE)
def leave_sitting(*, sitting: Sitting, by: Any, at: datetime) -> Sitting:
    """The device leaves by itself. What was drawn on it stays on the map."""
    Sitting.objects.filter(pk=sitting.pk, ended_at=None).update(ended_at=at, code="")
    sitting.refresh_from_db()
    return sitting


def _end(sittings: Any, *, by: Any, at: datetime) -> None:
    """End those of these that nobody has ended; one whose time was up ended by itself."""
    open_ones = sittings.filter(ended_at=None)
    open_ones.filter(ends_at__lte=at).update(ended_at=at, code="")
    open_ones.filter(ends_at__gt=at).update(ended_at=at, ended_by=by, code="")
