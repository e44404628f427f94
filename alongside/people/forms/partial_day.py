"""A date that may be known only as a month, or a year."""

from datetime import date
from typing import Any

from alongside.design import typed
from alongside.design.fields import NOTHING, DayField
from alongside.people.partial_days import MONTH, YEAR, PartialDay, partial


class PartialDayField(DayField):
    """A date in three boxes, of which the day, or the day and the month, may stay empty; gives a PartialDay."""

    asks_for = "Write at least the year of “{}”."

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, PartialDay) else super().to_python(value)

    def read(self, day: str, month: str, year: str) -> PartialDay:
        if day.strip() or not year.strip():
            return PartialDay(typed.read_day(day, month, year))
        whole = typed.read_day("1", month if month.strip() else "1", year)
        return PartialDay(whole, MONTH if month.strip() else YEAR)

    def boxes(self, value: Any) -> tuple[str, ...]:
        if isinstance(value, (date, PartialDay)):
            return partial(value).boxes()
        return super().boxes(value)

    def held_in(self, record: Any, name: str) -> PartialDay | None:
        return getattr(record, name.removesuffix("_on"))

    def in_words(self, value: PartialDay | None) -> str:
        return value.in_words() if value else NOTHING
