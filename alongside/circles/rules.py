"""What can be on a map, and how two maps differ: pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date

AT_MOST = 200


def fault_in_day(drawn_on: date, *, today: date) -> str:
    """Why a map cannot have been drawn on a day; empty when it can."""
    return "A map cannot be drawn on a day to come. Check the day." if drawn_on > today else ""


def fault_in_ring(ring: int | None, *, rings: int) -> str:
    """Why a ring is none of a map's; empty when it is one, or None."""
    return "" if ring is None or 1 <= ring <= rings else "This map has no such ring. Choose one of those it has."


@dataclass(frozen=True)
class Differences:
    """Two maps by the keys on them. `moved_in` and `moved_out` are empty where the two have different rings."""

    new: list[Hashable]
    gone: list[Hashable]
    moved_in: list[Hashable]
    moved_out: list[Hashable]
    kept: list[Hashable]


def differences(
    before: Mapping[Hashable, int | None], after: Mapping[Hashable, int | None], *, same_rings: bool
) -> Differences:
    """What changed from one map to another: each key's ring on either (1 is closest, None: no ring yet).

    Kept are those on both who did not move; who lacks a ring on one of the two has not moved.
    """
    both = [key for key in after if key in before]
    inward, outward = [], []
    for key in both:
        was, now = before[key], after[key]
        if same_rings and was is not None and now is not None and was != now:
            (inward if now < was else outward).append(key)
    moved = {*inward, *outward}
    return Differences(
        new=[key for key in after if key not in before],
        gone=[key for key in before if key not in after],
        moved_in=inward,
        moved_out=outward,
        kept=[key for key in both if key not in moved],
    )
