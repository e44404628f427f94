"""Where a map is drawn: pure. The ring is the fact; a place in the picture only shows it, worked out each time."""

from collections.abc import Hashable, Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

MIDDLE, OUTER, ME, DOT = 200.0, 192.0, 19.0, 8.0
# How roomy the inner rings are, by how many there are: more than 1 takes room from the outer ones.
ROOMY = {3: 1.4, 4: 1.15}
APART, EDGE, TURN = 44.0, 1.5, 2.39996  # a golden angle between rings, so that names of two rings seldom meet


class Spot(NamedTuple):
    """A place in the picture, which is 400 wide and high."""

    x: float
    y: float


def radii(rings: int) -> list[float]:
    """The radius of each ring's outer edge, inside first. Network Canvas's curve, so that the inner ring is roomier."""
    return [round(OUTER * (1 - (1 - i / rings) ** ROOMY.get(rings, 1.0)), 2) for i in range(1, rings + 1)]


def ring_at(spot: Spot, rings: int) -> int | None:
    """The ring that a place lies in; None outside them all, or where the person stands."""
    distance = hypot(spot.x - MIDDLE, spot.y - MIDDLE)
    if distance < ME:
        return None
    return next((number for number, radius in enumerate(radii(rings), 1) if distance < radius), None)


def spots(placed: Sequence[tuple[Hashable, int]], rings: int) -> dict[Hashable, Spot]:
    """A place for each key in its ring, in the order given: evenly round, on up to three tracks when there are many."""
    edges = [ME, *radii(rings)]
    found: dict[Hashable, Spot] = {}
    for ring in range(1, rings + 1):
        keys = [key for key, at in placed if at == ring]
        inner, outer = edges[ring - 1] + DOT + EDGE, edges[ring] - DOT - EDGE
        middle = (inner + outer) / 2
        tracks = min(3, 1 + int(len(keys) * APART / (2 * pi * middle)))
        for n, key in enumerate(keys):
            radius = middle if tracks == 1 else inner + (outer - inner) * (n % tracks) / (tracks - 1)
            angle = -pi / 2 + 0.5 + ring * TURN + 2 * pi * n / len(keys)
            found[key] = Spot(round(MIDDLE + radius * cos(angle), 1), round(MIDDLE + radius * sin(angle), 1))
    return found
