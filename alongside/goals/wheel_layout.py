"""Where the elements of the two wheels are drawn: pure. Each wheel's stand round its outer side, from the top down."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

RADIUS, MIDDLE_Y = 170.0, 230.0
WORKER_X, PERSON_X = 385.0, 600.0
LENS_X = (WORKER_X + PERSON_X) / 2
FROM, TO = 100.0, 260.0  # degrees of the worker's arc; the person's is its mirror
AWAY, WIDE, INSIDE = 26.0, 13, 18  # how far a label stands from the rim; letters on a line of the lens, of a wheel


class Spot(NamedTuple):
    """A dot, its label (`lines` beneath one another from `y`), and how the label stands to its `x`."""

    dot_x: float
    dot_y: float
    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]


def on_the_rim(titles: Sequence[str], *, is_worker: bool) -> list[Spot]:
    """A spot for each element that a wheel is made of, evenly round its outer side."""
    spots = []
    for n, title in enumerate(titles):
        share = n / (len(titles) - 1) if len(titles) > 1 else 0.5
        angle = (FROM + (TO - FROM) * share) * pi / 180
        across, up = cos(angle), sin(angle)
        side, middle = (1, WORKER_X) if is_worker else (-1, PERSON_X)
        spots.append(
            Spot(
                round(middle + side * across * RADIUS, 1),
                round(MIDDLE_Y - up * RADIUS, 1),
                round(middle + side * across * (RADIUS + AWAY), 1),
                round(MIDDLE_Y - up * (RADIUS + AWAY) + 5, 1),
                "end" if is_worker else "start",
                (title,),
            )
        )
    return spots


def at_any_point(titles: Sequence[str], *, is_worker: bool) -> list[Spot]:
    """A spot for each of those that may come at any point: within the wheel, one beneath the other."""
    x = WORKER_X - 100 if is_worker else PERSON_X
    top = MIDDLE_Y - 27 * (len(titles) - 1)
    rows = [(round(top + 54.0 * n, 1), wrapped(title, INSIDE)) for n, title in enumerate(titles)]
    return [Spot(x, y, x + 16, y + 5 - 9 * (len(lines) - 1), "start", lines) for y, lines in rows]


def in_the_lens(titles: Sequence[str]) -> list[Spot]:
    """A spot for each of those that both turn, where the wheels overlap: the words beneath the dot."""
    spots, y = [], MIDDLE_Y - 42.0 * len(titles)
    for title in titles:
        lines = wrapped(title)
        spots.append(Spot(LENS_X, y, LENS_X, y + 26, "middle", lines))
        y += 62 + 18 * len(lines) - 18
    return spots


def wrapped(title: str, width: int = WIDE) -> tuple[str, ...]:
    """A title on lines of about so many letters, broken between words."""
    lines: list[str] = []
    for word in title.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
