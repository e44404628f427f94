"""Days that may be known only as a month or a year: how they are kept, told, and what age follows. Pure."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

from alongside.kit.moments import age_on, date_in_words

DAY, MONTH, YEAR = "day", "month", "year"
PRECISIONS = (DAY, MONTH, YEAR)


@dataclass(frozen=True)
class PartialDay:
    """A day as far as it is known. `first` is the first day it can have been; `precision` is day, month or year."""

    first: date
    precision: str = DAY

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"{self.precision!r} is not a precision.")
        if (self.precision != DAY and self.first.day != 1) or (self.precision == YEAR and self.first.month != 1):
            raise ValueError("A day that is not known stands as the first it can have been.")

    @property
    def last(self) -> date:
        """The last day it can have been."""
        if self.precision == DAY:
            return self.first
        month = 12 if self.precision == YEAR else self.first.month
        return self.first.replace(month=month, day=calendar.monthrange(self.first.year, month)[1])

    @property
    def middle(self) -> date:
        """The day in the middle, for an age that is `about` right."""
        if self.precision == DAY:
            return self.first
        return self.first.replace(month=7) if self.precision == YEAR else self.first.replace(day=15)

    def meets(self, other: "PartialDay") -> bool:
        """Can both be the same day?"""
        return self.first <= other.last and other.first <= self.last

    def in_words(self) -> str:
        """`3 March 1945`, `March 1945`, `1945`."""
        if self.precision == YEAR:
            return str(self.first.year)
        return f"{self.first:%B %Y}" if self.precision == MONTH else date_in_words(self.first)

    def boxes(self) -> tuple[str, str, str]:
        """What stands in the boxes for the day, the month and the year."""
        day, month, year = str(self.first.day), str(self.first.month), str(self.first.year)
        return (day if self.precision == DAY else "", month if self.precision != YEAR else "", year)


def partial(day: "date | PartialDay | None") -> PartialDay | None:
    """A day in full, or one in part, as one in part; None stays None."""
    return day if day is None or isinstance(day, PartialDay) else PartialDay(day)


def kept_as(name: str, day: "date | PartialDay | None") -> dict[str, Any]:
    """The two columns a partial day is kept in: `born_on` and `born_precision`, from the name `born`."""
    known = partial(day)
    return {
        f"{name}_on": known.first if known else None,
        f"{name}_precision": known.precision if known else DAY,
    }


def age_in_words(born: PartialDay, *, on: date) -> str:
    """`34`; `about 81` where the day is not known well enough to tell. Empty before they can have been born."""
    oldest, youngest = age_on(born.first, on=on), age_on(born.last, on=on)
    if oldest < 0:
        return ""
    return str(oldest) if oldest == youngest else f"about {max(age_on(born.middle, on=on), 0)}"
