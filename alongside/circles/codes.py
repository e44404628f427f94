"""What joins a device: a short code read from one screen to another, and a second thing the person knows. Pure."""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta

# Without vowels, so that no code is a word, and without what is taken for something else.
LETTERS = "BCDFGHJKMNPQRTVWXY346789"
LENGTH = 6
CODE_LASTS = timedelta(minutes=15)
SITTING_LASTS = timedelta(hours=2)
# Ten tries from one place within five minutes are slowed, five at one code close it for a quarter of an hour.
TRIES_FROM_ONE_PLACE = 10
SLOWED_WITHIN = timedelta(minutes=5)
TRIES_REMEMBERED = timedelta(days=1)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def new_code() -> str:
    """Six letters and digits that nobody can foresee: two hundred million codes."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def code_in(typed: str) -> str:
    """A code as it was typed, without blanks and in capitals."""
    return re.sub(r"[\s.\-]+", "", typed).upper()[: LENGTH + 2]


def in_halves(code: str) -> str:
    """`BCD FGH`: as it is read out."""
    return f"{code[:3]} {code[3:]}"


def slowed_until(tries: Iterable[datetime], *, at: datetime) -> datetime | None:
    """When the next try may be made from a place that made these; None: at once."""
    newest = sorted((tried for tried in tries if tried > at - SLOWED_WITHIN), reverse=True)[:TRIES_FROM_ONE_PLACE]
    return newest[-1] + SLOWED_WITHIN if len(newest) == TRIES_FROM_ONE_PLACE else None


def knows(typed: str, *, names: Iterable[str], born_on: date | None) -> bool:
    """Is this what the person likes to be called, a name of theirs, or the day and month of their birth?

    A name counts whole or by its first word, in any capitals and with or without accents. A birth of which only the
    year or the month is known (None) is no answer.
    """
    said = plain(typed)
    if not said:
        return False
    if any(letter.isdigit() for letter in said):
        return born_on is not None and day_and_month(said) == (born_on.day, born_on.month)
    known = {plain(name) for name in names} - {""}
    return said in known | {name.split()[0] for name in known}


def plain(words: str) -> str:
    """Words without accents, capitals and marks."""
    letters = unicodedata.normalize("NFKD", words).casefold()
    return " ".join(re.sub(r"[^\w\s/]", " ", "".join(c for c in letters if not unicodedata.combining(c))).split())


def day_and_month(said: str) -> tuple[int, int] | None:
    """The day and the month in `27 3`, `27/03`, `27th March`; None for anything else."""
    parts = [part for part in re.split(r"[\s/]+", said) if part not in ("of", "the")]
    if len(parts) != 2:
        return None
    day = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", parts[0])
    month = parts[1]
    number = int(month) if month.isdecimal() and len(month) < 3 else None
    if number is None and len(month) >= 3:
        number = next((n for n, name in enumerate(MONTHS, 1) if month.startswith(name)), None)
    return (int(day[1]), number) if day and number else None
