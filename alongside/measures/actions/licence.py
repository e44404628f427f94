"""The council's licence for a measure: entered, its questions brought in, ended."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.measures import registry
from alongside.measures.models import MeasureLicence
from alongside.measures.rules import fault_in_licence_days, read_items


class UnableToLicense(UnableTo):
    """The licence cannot be entered, changed or used as it is described."""


@action("measure.licensed", needs=Permission.MEASURES_LICENSE, creates="measures.measurelicence")
def enter_licence(
    *,
    measure: str,
    id: UUID,
    reference: str,
    given_by: str,
    starts_on: date,
    ends_on: date | None = None,
    allows_items: bool = False,
    by: Any,
    at: datetime,
) -> MeasureLicence:
    """Enter the council's licence for a measure (its key), or the permission that it has in writing.

    `ends_on` is its last day, None where it has none; `allows_items`: it lets the questions be shown on a device.
    Refuses a measure that needs none, and one that cannot be scored here yet.
    """
    found = registry.measure(measure)
    if found is None or not found.needs_licence:
        raise UnableToLicense("This measure needs no licence: its questions are here for everybody.")
    if not found.can_be_scored:
        raise UnableToLicense("This measure cannot be scored here yet, so a licence would open nothing.")
    if fault := fault_in_licence_days(starts_on, ends_on):
        raise UnableToLicense(fault, field="ends_on")
    return create_once(
        MeasureLicence,
        id=id,
        measure=measure,
        reference=reference,
        given_by=given_by,
        starts_on=starts_on,
        ends_on=ends_on,
        allows_items=allows_items,
        entered_by=by,
        entered_at=at,
    )


@action("measure.items_brought", needs=Permission.MEASURES_LICENSE)
def bring_items(*, licence: MeasureLicence, seen_version: int, text: str, by: Any, at: datetime) -> MeasureLicence:
    """Bring in the questions of a licensed measure from the council's own file, whole or not at all.

    Refuses where the licence does not allow it, and a file that is not as the measure is: each fault by its line.
    """
    if not licence.allows_items:
        raise UnableToLicense("This licence does not let the questions be shown on a device. Enter the totals instead.")
    measure = registry.every()[licence.measure]
    items, faults = read_items(text, count=measure.count, answers=len(measure.answers))
    if faults:
        raise UnableToLicense(" ".join(faults[:5]), field="rows")
    return change(licence, seen_version=seen_version, items=items)


@action("measure.licence_ended", needs=Permission.MEASURES_LICENSE)
def end_licence(*, licence: MeasureLicence, seen_version: int, ends_on: date, by: Any, at: datetime) -> MeasureLicence:
    """Say on which day a licence ends, or ended. What was answered under it stays, and its questions go.

    Refuses a day before it began.
    """
    if fault := fault_in_licence_days(licence.starts_on, ends_on):
        raise UnableToLicense(fault, field="ends_on")
    is_over = ends_on < in_london(at).date()
    return change(licence, seen_version=seen_version, ends_on=ends_on, **({"items": []} if is_over else {}))
