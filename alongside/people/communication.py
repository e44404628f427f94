"""The lists of what a person can need to communicate (`lists/communication.toml`), and chosen needs in words. Pure."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

LISTS = Path(__file__).parent / "lists" / "communication.toml"
# The four kinds of need that the Accessible Information Standard (DAPB1605) has recorded, in our order.
KINDS = ("contacts", "formats", "professionals", "supports")


@cache
def lists() -> dict[str, Any]:
    """Each kind of need with its `title`, `hint` and `choices` (key -> plain words)."""
    return tomllib.loads(LISTS.read_text(encoding="utf-8"))


def choices(kind: str) -> list[tuple[str, str]]:
    """What can be chosen of one kind, as key and words."""
    return list(lists()[kind]["choices"].items())


def in_words(kind: str, keys: Iterable[str]) -> str:
    """Chosen needs as one line: `Text message; Phone call`. A key that is no longer listed reads as it is."""
    return "; ".join(_each(kind, keys))


def _each(kind: str, keys: Iterable[str]) -> list[str]:
    words = lists()[kind]["choices"]
    return [words.get(key, key.replace("_", " ")) for key in keys]


def chosen(needs: Any) -> list[tuple[str, str]]:
    """What was chosen, kind by kind, as title and words; kinds of which nothing was chosen are left out."""
    return [(lists()[kind]["title"], in_words(kind, keys)) for kind in KINDS if (keys := getattr(needs, kind))]


def banner(needs: Any) -> str:
    """The one line of the banner: what was written in short, or what was chosen; empty when nothing is needed."""
    if not needs.has_needs:
        return ""
    every = [words for kind in KINDS for words in _each(kind, getattr(needs, kind) or ())]
    return needs.in_short or " ".join(f"{words}." for words in every) or "See what they said."


def steps_taken(needs: Any, *, on: date) -> list[str]:
    """Which of the standard's six steps were taken by a day, by their keys in law (`accessible_information`).

    What somebody said is on every page about them from the moment it is written down, so it is shown by then.
    """
    steps = {
        "identify": True,
        "record": True,
        "flag": True,
        "share": bool(needs.share),
        "meet": bool(needs.how_met) or not needs.has_needs,
        "review": not needs.is_overdue(on=on),
    }
    return [step for step, is_taken in steps.items() if is_taken]
