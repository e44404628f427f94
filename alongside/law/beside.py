"""One law as a page says it beside what is written there: what it rests on, what it asks, and where that was read."""

from dataclasses import dataclass
from datetime import date

from alongside.law.registry import REGISTER, Version
from alongside.law.verdict import Refused


@dataclass(frozen=True)
class Law:
    """What it rests on, what it asks, where that was read, since when, and whether anybody with a legal training has
    checked it. `changed` is the day from which a later version holds, in words; that may still be to come
    (`changed_on`). `reasons` are what it says of the case in hand; none where nothing was asked.
    """

    rests_on: str
    says: str = ""
    source: str = ""
    version: str = ""
    is_checked: bool = True
    changed: str = ""
    changed_on: date | None = None
    reasons: tuple[str, ...] = ()

    def has_changed(self, *, on: date) -> bool:
        """Does a later version hold on this day?"""
        return self.changed_on is not None and self.changed_on <= on


def of_version(version: Version, *, is_checked: bool | None = None, reasons: tuple[str, ...] = ()) -> Law:
    """A version of law as a page says it. `is_checked` None: as it stands today."""
    changed = changed_since(version.version)
    return Law(
        rests_on="; ".join(version.provisions),
        says=version.says,
        source=version.source,
        version=f"as it stands since {_in_words(version.start)}" if version.start else "on every day",
        is_checked=version.checked if is_checked is None else is_checked,
        changed=_in_words(changed) if changed else "",
        changed_on=changed,
        reasons=reasons,
    )


def law_on(name: str, day: date, **facts: object) -> Law | None:
    """The law of this name on a day, with what it says of the facts where there are any; None where there was none."""
    try:
        version = REGISTER.as_at(name, on=day)
        return of_version(version, reasons=version.judge(facts).reasons if facts else ())
    except Refused:
        return None


def laws_on(day: date, *names: str) -> list[Law]:
    """The laws of these names on a day, in their order; those that were not there yet are left out."""
    found = (law_on(name, day) for name in names)
    return [law for law in found if law is not None]


def changed_since(stored: str) -> date | None:
    """The day from which a later version than this stored one holds; None when it is the latest, or is not known."""
    try:
        until = REGISTER.until(REGISTER.version(stored))
    except Refused:
        return None
    return date.fromordinal(until.toordinal() + 1) if until else None


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
