"""Reading what is typed (a day, a time, words) and sent (a key). Plain Python; every refusal is a sentence."""

import calendar
import re
import unicodedata
from datetime import date, time
from typing import Any
from uuid import UUID

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

# C0 but tab and newline, DEL, C1, and halves of a pair that stand alone.
UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:\s*[:.]\s*(?P<minute>\d{2}))?\s*(?P<half>[ap])?\.?\s*(?:m\.?)?", re.ASCII)
FIGURES = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})", re.ASCII)
NAMED_CLOCKS = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class Misread(ValueError):
    """What was typed cannot be read. The message is a sentence; `part` names the part of a date that is wrong."""

    def __init__(self, sentence: str, part: str = ""):
        super().__init__(sentence)
        self.sentence = sentence
        self.part = part


def tidy(words: str) -> str:
    """Line ends of every system, and Unicode's own, as newlines; spaces around the whole taken off."""
    return re.sub("\r\n|\r|\u2028|\u2029", "\n", words).strip()


def on_one_line(words: str) -> str:
    """Words for a field of one line: tabs and newlines become single spaces."""
    return re.sub(r"\s*[\t\n]+\s*", " ", tidy(words))


def check_keepable(words: str) -> None:
    """Refuses control characters and halves of a pair, saying where they stand."""
    if found := UNKEEPABLE.search(words):
        before = words[: found.start()].split("\n")[-1][-24:].strip()
        where = f" after “{before}”" if before else " at the start of a line" if "\n" in words else " at the start"
        raise Misread(
            f"There is a character that cannot be seen or kept{where}. It often comes with words copied from "
            "another program. Delete it, and type that part again."
        )


def showable(words: str) -> str:
    """The same words with every character that a page cannot hold shown as �, so that its place can be seen."""
    return UNKEEPABLE.sub("�", words.replace("\r\n", "\n").replace("\r", "\n"))


def check_length(words: str, limit: int) -> None:
    """Refuses words of more than `limit` characters, saying by how many."""
    over = len(words) - limit
    if over > 0:
        characters = "character" if over == 1 else "characters"
        raise Misread(f"This is {over:,} {characters} too long. The limit is {limit:,}.")


def number_in(part: str) -> int | None:
    """The whole number typed, in any script's figures; None when it is not one."""
    part = part.strip()
    return int(part) if part.isdecimal() and len(part) < 10 else None


def month_in(part: str) -> int | None:
    """The month typed as a number or a name (`11`, `Nov`, `november`); None when it is neither."""
    number = number_in(part)
    return number if number is not None else MONTHS.get(unicodedata.normalize("NFKC", part).strip(" .").lower())


def listed(words: list[str]) -> str:
    """`the day, the month and the year`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def read_day(day: str, month: str, year: str) -> date:
    """The date typed in three parts. Refuses, naming it, a part left out, no number, no such day, a short year."""
    parts = {"day": day.strip(), "month": month.strip(), "year": year.strip()}
    for part in parts.values():
        check_keepable(part)
    if missing := [name for name, typed in parts.items() if not typed]:
        raise Misread(f"Add {listed([f'the {name}' for name in missing])}.", missing[0])
    d, m, y = number_in(parts["day"]), month_in(parts["month"]), number_in(parts["year"])
    if d is None or not 1 <= d <= 31:
        raise Misread("The day is a number from 1 to 31.", "day")
    if m is None or not 1 <= m <= 12:
        raise Misread("The month is a number from 1 to 12, or its name, like November.", "month")
    if y is None or not 1000 <= y <= 9999:
        raise Misread("Write the year in full, as four figures, like 2026.", "year")
    if d > (last := calendar.monthrange(y, m)[1]):
        raise Misread(f"{calendar.month_name[m]} {y} has {last} days.", "day")
    return date(y, m, d)


def read_clock(typed: str) -> time:
    """The time of day typed: `14:30`, `14.30`, `1430`, `2.30pm`, `2 pm`, `noon`.

    Refuses what is not a time, and an hour that could be in the small hours or in the afternoon (`2.30`).
    """
    check_keepable(typed)
    words = unicodedata.normalize("NFKC", typed).strip().lower()
    if words in NAMED_CLOCKS:
        return NAMED_CLOCKS[words]
    found = FIGURES.fullmatch(words) or CLOCK.fullmatch(words)
    shown = typed.strip()[:20]
    not_a_time = Misread(f"“{shown}” is not a time of day. Write it like 14:30 or 2.30pm.")
    if not found:
        raise not_a_time
    parts = found.groupdict()
    hour, minute, half = int(parts["hour"]), int(parts["minute"] or 0), parts.get("half")
    if hour > 23 or minute > 59 or (half and hour == 0):
        raise not_a_time
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half == "a":
        raise not_a_time
    elif not half and parts["minute"] is None:
        raise Misread(f"Write the minutes of “{shown}” too, or say am or pm, like 14:00 or 2pm.")
    elif not half and 1 <= hour <= 6 and not words.startswith("0"):
        raise Misread(f"Say whether that is in the morning: {hour:02}:{minute:02}, or {hour}.{minute:02}pm?")
    return time(hour, minute)


def read_number(typed: str) -> int:
    """The whole number typed; commas and spaces between thousands are understood, a minus sign too."""
    check_keepable(typed)
    words = unicodedata.normalize("NFKC", typed).strip().replace("−", "-")
    sign, figures = (-1, words[1:]) if words.startswith("-") else (1, words)
    number = number_in(re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", figures))
    if number is None:
        raise Misread(f"“{typed.strip()[:20]}” is not a whole number. Write it in figures, like 12.")
    return sign * number


def is_key(text: Any) -> bool:
    """Is this the text of a key? What was sent may be any text, and what was kept anything else."""
    try:
        return bool(UUID(text))
    except (AttributeError, TypeError, ValueError):
        return False
