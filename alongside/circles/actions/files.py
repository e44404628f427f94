"""Maps that leave the house as files, each with its line in the ledger; and a map that comes in from a file."""

from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.circles.actions.under_way import check_seen
from alongside.circles.models import CircleMap


@action("circles.exported", needs=Permission.CIRCLES_EXPORT)
def export_map(*, circle_map: CircleMap, by: Any, at: datetime) -> None:
    """One of a person's maps leaves as a file: only the ledger is written. Refuses whoever they are kept from."""
    check_seen(circle_map, by)


@action("circles.figures_exported", needs=Permission.CIRCLES_EVALUATE)
def export_figures(*, what: str = "circles.figures", by: Any, at: datetime) -> None:
    """The figures of all maps leave, without names. Only the ledger is written."""
