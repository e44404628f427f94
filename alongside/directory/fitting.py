"""Offers that may fit what somebody said: those that say most of the same words, with which."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from alongside.directory.entry_pages import Listed, listed
from alongside.directory.models import Service
from alongside.people.names import folded

WORDS_AT_MOST, READ_AT_MOST, SHOWN = 8, 200, 12
LETTERS_AT_LEAST = 4  # shorter words stand everywhere


@dataclass(frozen=True)
class Fit:
    """One offer, and why it was found."""

    row: Listed
    why: str


def offers_that_fit(words: str, *, today: date) -> list[Fit]:
    """What runs and says any of these words, those that say most of them first; at most twelve."""
    asked = list(
        dict.fromkeys(word for word in folded(words).split() if len(word) >= LETTERS_AT_LEAST and word.isalnum())
    )
    asked = asked[:WORDS_AT_MOST]
    if not asked:
        return []
    found = Q()
    for word in asked:
        found |= Q(document__searched__contains=_stem(word))
    rows = Service.objects.going().filter(found).select_related("document").order_by("name", "pk")[:READ_AT_MOST]
    said = {row.pk: [word for word in asked if _stem(word) in row.document.searched] for row in rows}
    best = sorted(rows, key=lambda row: (-len(said[row.pk]), row.name))[:SHOWN]
    return [
        Fit(one, "Says " + " and ".join(f"“{word}”" for word in said[one.service.pk]))
        for one in listed(best, today=today)
    ]


def _stem(word: str) -> str:
    """A word without the ends that most change: `bikes`, `repairing`."""
    for end in ("ing", "ies", "ers", "s"):
        if word.endswith(end) and len(word) - len(end) >= LETTERS_AT_LEAST - 1:
            return word[: -len(end)]
    return word
