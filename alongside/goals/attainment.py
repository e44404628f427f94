"""How far goals came, in figures: goal attainment scaling, pure.

Kiresuk, T. J. and Sherman, R. E. (1968), Goal attainment scaling: a general method for evaluating comprehensive
community mental health programs, Community Mental Health Journal 4(6), 443-453. The words of the levels are our own.
"""

from collections.abc import Sequence
from math import sqrt

LEAST, MOST = -2, 2
# What the authors take the scores of one person's goals to correlate by.
CORRELATION = 0.3
LEVELS = {
    2: "Much further than we hoped",
    1: "Further than we hoped",
    0: "As far as we hoped",
    -1: "Part of the way",
    -2: "Where it began, or further off",
}


def t_score(
    levels: Sequence[int], weights: Sequence[float] | None = None, *, correlation: float = CORRELATION
) -> float | None:
    """The T score of one person's goals: 50 is as far as was hoped, in all of them together. None: no goal was scored.

    `levels` are from -2 to 2; `weights` how much each goal matters (None: all the same). T = 50 + 10 * sum(w x) /
    sqrt((1 - r) sum(w^2) + r (sum w)^2). Refuses (ValueError) other levels, other counts, and weights that are not
    above 0.
    """
    weights = [1.0] * len(levels) if weights is None else list(weights)
    if len(weights) != len(levels):
        raise ValueError("Each level has one weight.")
    if any(not LEAST <= level <= MOST for level in levels) or any(weight <= 0 for weight in weights):
        raise ValueError("A level is from -2 to 2, and a weight above 0.")
    if not levels:
        return None
    scored = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    spread = (1 - correlation) * sum(weight**2 for weight in weights) + correlation * sum(weights) ** 2
    return 50 + 10 * scored / sqrt(spread)


def change_in_words(first: int, latest: int) -> str:
    """`2, now 6, of 10`; where nothing moved, `still 2 of 10`."""
    return f"still {latest} of 10" if first == latest else f"{first}, now {latest}, of 10"
