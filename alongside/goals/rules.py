"""Who can work together with whom, and from which day: pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

PERSON, WORKER, BOTH = "person", "worker", "both"
HIGHEST = 4  # of a self-check: nearly always
A_WHILE = timedelta(weeks=6)
# What a beginning needs beside the person: workers, and people in their life, at least and at most.
NEEDS = {"worker": ((1, 1), (0, 0)), "peer": ((0, 0), (1, 1)), "peers": ((0, 0), (1, 1)), "family": ((1, 1), (1, 20))}
SAYS = {
    "worker": "Choose the worker.",
    "peer": "Choose the peer: somebody in the person's life.",
    "peers": "Choose the other of the two peers: somebody in the person's life.",
    "family": "Choose the worker, and who of the family works together with them.",
}


def parts_at_first(shape: str) -> dict[str, str]:
    """Who begins in which part, of the `person`, a `worker` and a `contact`; it may change later."""
    if shape == "peers":
        return {"person": BOTH, "contact": BOTH}
    if shape == "peer":
        return {"person": PERSON, "contact": WORKER}
    return {"person": PERSON, "worker": WORKER, "contact": PERSON}


def fault_in_who(shape: str, *, workers: int, contacts: int) -> str:
    """Why these cannot work together in this way; empty when they can."""
    (least, most), (fewest, highest) = NEEDS[shape]
    return "" if least <= workers <= most and fewest <= contacts <= highest else SAYS[shape]


def fault_in_past_day(on: date, *, today: date, since: date | None = None) -> str:
    """Why something told of cannot have been on a day: it is to come, or before `since`. Empty when it can."""
    if on > today:
        return "That day is still to come. Check the day."
    if since is not None and on < since:
        return "That is before they began to work together. Check the day."
    return ""


def fault_in_day_to_come(on: date, *, today: date) -> str:
    """Why a day to look together, or to ask again, cannot be; empty when it can."""
    if on <= today:
        return "Choose a day still to come."
    return "That is more than a year from now. Check the year." if (on - today).days > 366 else ""


def who_turns(parts: Sequence[str]) -> str:
    """Why a partnership cannot go on in these parts; empty when somebody supports and somebody is supported."""
    if not any(part in (WORKER, BOTH) for part in parts) or not any(part in (PERSON, BOTH) for part in parts):
        return "Somebody has to support, and somebody to be supported. Two who do both are right too."
    return ""


def section_figure(answers: Sequence[int], *, asked: int) -> int | None:
    """100 x sum / (4 x answered), to the nearest whole number; None where fewer than four fifths were answered.

    `answers` are those given, 0 (never) to 4 (nearly always), of `asked` questions.
    """
    if not answers or len(answers) * 5 < asked * 4:
        return None
    return round(100 * sum(answers) / (HIGHEST * len(answers)))


def untouched_for_a_while(
    touched: Mapping[str, date | None], *, began_on: date, today: date, a_while: timedelta = A_WHILE
) -> list[str]:
    """Keys that nothing has touched for six weeks, the longest first; none before they have worked together so long.

    `touched` gives each key's latest day (None: never, which counts from the beginning). It is an idea to offer, and
    never a fault: nothing has to be touched at all.
    """
    since = {key: day or began_on for key, day in touched.items()}
    return [key for key in sorted(since, key=lambda key: since[key]) if today - since[key] >= a_while]
