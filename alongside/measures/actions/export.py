"""Answers exported for evaluation."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.standing import Openness
from alongside.audit.acts import action
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once
from alongside.measures import registry
from alongside.measures.models import Asking, MeasureExport
from alongside.people.models import Person


class UnableToExport(UnableTo):
    """The answers cannot be exported as it is asked."""


@action("measures.exported", needs=Permission.MEASURES_EXPORT, creates="measures.measureexport")
def export_answers(
    *, measure: str, id: UUID, since: date, until: date, purpose: str, by: Any, at: datetime
) -> tuple[MeasureExport, list[Asking]]:
    """Take out the finished askings of a measure (its key) from one day until another, for a purpose that is kept.

    Only of people who agreed to be counted and whose records are open to everybody alongside: a guarded record is in no
    file. In an order that says nothing of who they are. Refuses an unknown measure, and days the wrong way round.
    """
    if registry.measure(measure) is None:
        raise UnableToExport("Choose one of the measures listed.", field="measure")
    if until < since:
        raise UnableToExport("The last day comes before the first. Check both.", field="until")
    found = Asking.objects.finished().filter(measure=measure, asked_on__range=(since, until), is_counted=True)
    guarded = _guarded()
    rows = [one for one in found.select_related("person", "licence") if not {one.person_id, _whose(one)} & guarded]
    # By keys that end in chance, so that neither names nor the order of adding can be read from it.
    rows.sort(key=lambda one: (str(_whose(one))[::-1], one.asked_on, one.pk))
    kept = create_once(
        MeasureExport,
        id=id,
        measure=measure,
        since=since,
        until=until,
        purpose=purpose,
        rows=len(rows),
        exported_by=by,
        exported_at=at,
    )
    return kept, rows


def _whose(asking: Asking) -> UUID:
    """The key of whom it is about: of two records that were joined, the one that goes on."""
    return asking.person.goes_on_as_id or asking.person_id


def _guarded() -> set[UUID]:
    """The keys of every record that is not open, and of each that one of them goes on as."""
    rows = Person.objects.exclude(openness=Openness.OPEN).values_list("pk", "goes_on_as")
    return {key for pair in rows for key in pair if key}
