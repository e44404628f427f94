"""How somebody stands to a person now, and how open that person's record is."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """One way of standing to a person. Each begins and ends on a moment; only what holds now is given to the policy."""

    SELF = "self"  # this is their own record
    CHOSEN = "chosen"  # the person chose to share with them
    ALLOCATED = "allocated"  # alongside the person by name
    TEAM = "team"  # in the team that is alongside
    DUTY = "duty"  # on duty now for the team that is alongside
    COVER = "cover"  # covering now for somebody who is alongside
    SHIFT = "shift"  # on a shift with the person, until it ends
    NAMED = "named"  # one of the few named on a restricted or hidden record
    BROKE_GLASS = "broke_glass"  # opened it for a reason, until an end
    REVIEWS = "reviews"  # asked to look at how somebody else broke the glass, until it is looked at
    TALKING_POINT = "talking_point"  # at the Talking Point at which they have a time, around its day
    SITTING = "sitting"  # the person's own device, joined to one map for one sitting
    BY_LINK = "by_link"  # the person, by the link to one self-assessment of theirs and the word agreed with them


class Openness(StrEnum):
    """How a record may be met. The sentence of each is in docs/permissions.md."""

    OPEN = "open"
    RESTRICTED = "restricted"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Standing:
    """The ways in which somebody stands to a person at one moment. Empty means: not alongside at all.

    `is_kept_from`: it is their own record, or that of somebody close to them. No way of standing counts then.
    """

    kinds: frozenset[Kind] = frozenset()
    is_kept_from: bool = False

    def __bool__(self) -> bool:
        return bool(self.kinds)


NONE = Standing()
# On a restricted or hidden record, being in the team or on duty is not enough. A hidden one has no glass to break. A
# sitting lasts no longer than the standing of the worker who lets the person's device in.
COUNTS_WHEN_HIDDEN = frozenset({Kind.SELF, Kind.CHOSEN, Kind.NAMED, Kind.SITTING, Kind.BY_LINK})
COUNTS_WHEN_NOT_OPEN = COUNTS_WHEN_HIDDEN | {Kind.BROKE_GLASS, Kind.REVIEWS}


def that_count(standing: Standing, openness: Openness) -> frozenset[Kind]:
    """The ways of standing that count on a record as open as this; none for somebody who is kept from it."""
    if standing.is_kept_from:
        return frozenset()
    if openness == Openness.OPEN:
        return standing.kinds
    return standing.kinds & (COUNTS_WHEN_HIDDEN if openness == Openness.HIDDEN else COUNTS_WHEN_NOT_OPEN)


def because(standing: Standing, openness: Openness) -> Kind | None:
    """The way of standing that a look is told by: of those that count, the first in the order of `Kind`; None: none."""
    kinds = that_count(standing, openness)
    return next((kind for kind in Kind if kind in kinds), None)
