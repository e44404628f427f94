"""How each measure is scored, from the source that its file names: pure, and never guessed.

A question that was left is None. Where a source says nothing of it, a score that needs it is None too, with a sentence
that says so; nothing is put in its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from math import sqrt
from typing import Any

from alongside.measures.registry import Measure

# Raw sum 7 to 35 -> metric score. Stewart-Brown and others (2009), Health and Quality of Life Outcomes 7:15, CC BY.
TABLE = """
    7.00 9.51 11.25 12.40 13.33 14.08 14.75 15.32 15.84 16.36 16.88 17.43 17.98 18.59 19.25 19.98 20.73 21.54 22.35
    23.21 24.11 25.03 26.02 27.03 28.13 29.31 30.70 32.55 35.00
"""
SHORT_WEMWBS = tuple(map(Decimal, TABLE.split()))
RHO = 0.3  # Kiresuk and Sherman's assumption of how goals go together
LIFE = 8  # of DIALOG's eleven questions, the first eight
BANDS = ((4, "low"), (6, "medium"), (8, "high"), (10, "very high"))
BANDS_OF_ANXIETY = ((1, "very low"), (3, "low"), (5, "medium"), (10, "high"))
Answer = int | None


@dataclass(frozen=True)
class Score:
    """One figure: what it is of, the figure (None: there is none, and `why`), its ends, and a word for it.

    `hoped` is the way people hope it goes.
    """

    key: str
    words: str
    value: float | None
    least: float | None = None
    most: float | None = None
    band: str = ""
    hoped: str = "none"
    why: str = ""

    def as_kept(self) -> dict[str, Any]:
        """As a record keeps it."""
        return asdict(self)


def total(answers: Sequence[Answer]) -> int | None:
    """The sum of all answers; None where one was left, or there is none."""
    return None if not answers or None in answers else sum(a for a in answers if a is not None)


def short_wemwbs(raw: int) -> Decimal:
    """The metric score of a raw sum of the seven statements, by the published table. Refuses what is not 7 to 35."""
    if not 7 <= raw <= 35:
        raise ValueError("The sum of seven statements is from 7 to 35.")
    return SHORT_WEMWBS[raw - 7]


def band(value: int, bands: Sequence[tuple[int, str]] = BANDS) -> str:
    """The word that the ONS has for an answer from 0 to 10."""
    return next(words for top, words in bands if value <= top)


def goal_attainment(levels: Sequence[int], weights: Sequence[float] | None = None, rho: float = RHO) -> float | None:
    """Kiresuk and Sherman's T (50: as expected) of levels −2 to +2, each weighed alike unless `weights` says otherwise.

    None without a goal. Refuses weights that are not above 0.
    """
    if not levels:
        return None
    weights = [1.0] * len(levels) if weights is None else list(weights)
    if len(weights) != len(levels) or min(weights) <= 0:
        raise ValueError("Every goal has one weight, above 0.")
    weighed = sum(w * x for w, x in zip(weights, levels, strict=True))
    spread = (1 - rho) * sum(w * w for w in weights) + rho * sum(weights) ** 2
    return 50 + 10 * weighed / sqrt(spread)


def mean(answers: Sequence[Answer]) -> float | None:
    """The mean of all answers; None where one was left."""
    summed = total(answers)
    return None if summed is None else summed / len(answers)


def counts_of_need(answers: Sequence[Answer]) -> dict[str, int]:
    """CANSAS: how many parts of life are met (1), not met (2), and needs at all; 0, 9 and None count as none."""
    met, unmet = list(answers).count(1), list(answers).count(2)
    return {"met": met, "unmet": unmet, "total": met + unmet}


def scores_of(
    measure: Measure,
    answers: Mapping[str, Answer],
    *,
    goals: Sequence[Mapping[str, Any]] = (),
    entered_total: Answer = None,
) -> list[Score]:
    """The figures of one asking. `answers` is question -> value; `goals` what the person brought, each with a
    value and a weight; `entered_total` a sum that was reckoned elsewhere, used where no question is answered."""
    items = measure.items or measure.numbered()
    given = [answers.get(item.key) for item in items]
    if measure.scoring == "each":
        values = dict(measure.answers)
        return [
            Score(item.key, item.words, value, *_ends(measure), values.get(value, "") if value is not None else "",
                  item.hoped, "" if value is not None else LEFT)
            for item, value in zip(items, given, strict=True)
        ]  # fmt: skip
    if measure.scoring == "ons_4":
        return [_personal_wellbeing(item, value) for item, value in zip(items, given, strict=True)]
    if measure.scoring == "goals":
        return [
            Score(one["key"], one["words"], one["value"], 0, 10, "", "up", "" if one["value"] is not None else LEFT)
            for one in goals
        ]
    if measure.scoring == "goal_attainment":
        return [_attained(goals)]
    if measure.scoring == "count":
        known = [value for value in given if value is not None]
        why = "" if known else "No question was answered."
        word = f"of {len(known)} answered" if known else ""
        return [Score("yes", "Somebody to turn to", sum(known) if known else None, 0, measure.count, word, "up", why)]
    if measure.scoring == "dialog":
        return [
            Score("life", "Satisfaction with life", _short(mean(given[:LIFE])), 1, 7, "", "up", _why(given[:LIFE])),
            Score("help", "Satisfaction with help", _short(mean(given[LIFE:])), 1, 7, "", "up", _why(given[LIFE:])),
        ]
    if measure.scoring == "cansas":
        counted, known = counts_of_need(given), sum(value not in (None, 9) for value in given)
        words = {"unmet": "Needs not met", "met": "Needs met", "total": "Needs in all"}
        return [
            Score(key, words[key], counted[key], 0, measure.count, f"of {known} known", hoped)
            for key, hoped in (("unmet", "down"), ("met", "none"), ("total", "none"))
        ]
    return [_summed(measure, given, entered_total)]


LEFT = "This question was left."


def _ends(measure: Measure) -> tuple[int, int]:
    values = [value for value, _ in measure.answers]
    return min(values), max(values)


def _personal_wellbeing(item: Any, value: Answer) -> Score:
    if value is None:
        return Score(item.key, item.words, None, 0, 10, "", item.hoped, LEFT)
    bands = BANDS_OF_ANXIETY if item.key == "anxious" else BANDS
    return Score(item.key, item.words, value, 0, 10, band(value, bands), item.hoped)


def _attained(goals: Sequence[Mapping[str, Any]]) -> Score:
    levels = [one["value"] for one in goals]
    if not levels or None in levels:
        why = "A goal has no level yet." if levels else "No goal is named."
        return Score("t", "Goal attainment (T)", None, None, None, "", "up", why)
    reached = goal_attainment(levels, [one.get("weight") or 1 for one in goals])
    return Score("t", "Goal attainment (T), where 50 is as expected", _short(reached), None, None, "", "up")


def _summed(measure: Measure, given: Sequence[Answer], entered_total: Answer) -> Score:
    summed = entered_total if all(value is None for value in given) else total(given)
    why = "" if summed is not None else _why(given)
    if measure.scoring == "short_wemwbs":
        metric = float(short_wemwbs(summed)) if summed is not None else None
        word = f"from a sum of {summed}" if summed is not None else ""
        return Score("total", "Score by the published table", metric, 7, 35, word, measure.hoped, why)
    return Score("total", "Total", summed, measure.least, measure.most, "", measure.hoped, why)


def _why(given: Sequence[Answer]) -> str:
    left = sum(value is None for value in given)
    if not left:
        return ""
    return f"{left} of {len(given)} {'was' if left == 1 else 'were'} left, and all are needed."


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
