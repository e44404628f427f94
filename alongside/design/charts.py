"""Charts as our own SVG, drawn on the server: nothing to run, good on paper, always beside the same in a table."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, GAP = 640, 160, 0.25


@dataclass(frozen=True)
class Box:
    """One stretch of one bar, in the units of the picture. `of` is the place, from 0, of what it counts."""

    x: float
    y: float
    width: float
    height: float
    of: int


@dataclass(frozen=True)
class Bars:
    """Bars side by side, each of stretches one upon the other, as tall as the tallest allows."""

    boxes: tuple[Box, ...]
    names: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT


def bars(columns: Sequence[tuple[str, Sequence[int]]]) -> Bars:
    """Bars for columns of counts: each a name and how many of each kind, the first kind at the foot.

    Counts are whole and not negative. No columns, or nothing counted, gives bars without boxes.
    """
    tallest = max((sum(counts) for _, counts in columns), default=0)
    step = WIDTH / len(columns) if columns else WIDTH
    boxes, names = [], []
    for place, (name, counts) in enumerate(columns):
        left, foot = place * step + step * GAP / 2, float(HEIGHT)
        names.append((round(place * step + step / 2, 1), name))
        for kind, count in enumerate(counts):
            if count and tallest:
                tall = HEIGHT * count / tallest
                foot -= tall
                boxes.append(Box(round(left, 1), round(foot, 1), round(step * (1 - GAP), 1), round(tall, 1), kind))
    return Bars(tuple(boxes), tuple(names))
