"""The values in a feed's record, one by one: plain text, keys, days, times, numbers. Pure."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from alongside.kit.moments import LONDON

Json = dict[str, Any]
NAME, LINE, TEXT, URL = 300, 500, 20_000, 500
YEARS = range(1900, 2200)
MANY = 300  # of one kind of part, in one service
UUID_TEXT = re.compile(r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
URI = re.compile(r'https?://[^\s<>"{}|\\^`\[\]/?#]+([/?#][^\s<>"{}|\\^`\[\]]*)?', re.IGNORECASE)
EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
SILENT = ("script", "style", "template", "iframe", "object")


@dataclass(frozen=True)
class Unreadable:
    """A file that cannot be read, in the place of its records."""

    name: str
    why: str


class BadRecord(ValueError):
    """A record cannot be taken; the message is the sentence, without the record's name."""


class _PlainText(HTMLParser):
    """What a reader would see of some HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.silent += tag in SILENT
        self.words.append("\n" if tag in ("p", "br", "li", "div", "tr", "h1", "h2", "h3", "h4", "ul", "ol") else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(self.silent - (tag in SILENT), 0)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def keepable(said: Any) -> Any:
    """The same without characters that no database keeps, all through lists and records."""
    if isinstance(said, str):
        return CONTROL.sub("", said)
    if isinstance(said, dict):
        return {keepable(name): keepable(value) for name, value in said.items()}
    return [keepable(one) for one in said] if isinstance(said, list) else said


def plain(words: str) -> str:
    """Text without HTML, control characters and needless space; line ends kept."""
    if re.search(r"<[a-zA-Z/!][^>]*>|&\w+;|&#\d+;", words):
        parser = _PlainText()
        parser.feed(words)
        parser.close()
        words = "".join(parser.words)
    words = CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [" ".join(line.split()) for line in words.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def many(raw: Json, name: str) -> list[Json]:
    """The parts of one kind; none where there is nothing. Refuses what is no list of records, and very many."""
    parts = raw.get(name)
    if parts in (None, ""):
        return []
    if not isinstance(parts, list) or not all(isinstance(one, dict) for one in parts):
        raise BadRecord(f"Its {name} are no list of records.")
    if len(parts) > MANY:
        raise BadRecord(f"It has more than {MANY} {name}.")
    return parts


def text(raw: Json, name: str, limit: int = TEXT) -> str:
    """Words at length, as plain text."""
    value = raw.get(name)
    if value is None or isinstance(value, bool):
        return ""
    if not isinstance(value, str | int | float):
        raise BadRecord(f"Its {name} is no text.")
    words = plain(str(value))
    if len(words) > limit:
        raise BadRecord(f"Its {name} is longer than {limit:,} letters.")
    return words


def line(raw: Json, name: str, limit: int, *, needed: bool = False) -> str:
    """Words on one line. Refuses an empty one that is `needed`."""
    words = " ".join(text(raw, name, limit).split())
    if needed and not words:
        raise BadRecord(f"It has no {name}.")
    return words


def key(raw: Json, name: str, called: str = "id") -> UUID:
    """A key that must be one."""
    value = raw.get(name)
    if isinstance(value, str) and UUID_TEXT.fullmatch(value.strip()):
        return UUID(value.strip())
    if value in (None, ""):
        raise BadRecord(f"It has no {called}.")
    raise BadRecord(f"Its {called}, “{str(value)[:60]}”, is no UUID.")


def loose_key(raw: Json, name: str = "id") -> UUID | None:
    """A part's key; None where it has none that is one, and then it is given one here."""
    value = raw.get(name)
    return UUID(value.strip()) if isinstance(value, str) and UUID_TEXT.fullmatch(value.strip()) else None


def url(raw: Json, name: str) -> str:
    """An address on the web; empty for anything else, such as `javascript:`."""
    words = line(raw, name, TEXT)
    if re.fullmatch(r"(www\.|[\w-]+\.)[\w.-]+\.[a-z]{2,}(/\S*)?", words, re.IGNORECASE):
        words = f"https://{words}"
    return words if URI.fullmatch(words) and len(words) <= URL else ""


def email(raw: Json, name: str) -> str:
    """An email address; empty for anything else."""
    words = line(raw, name, TEXT).removeprefix("mailto:")
    return words if EMAIL.fullmatch(words) and len(words) <= 254 else ""


def number(raw: Json, name: str) -> float | None:
    """A number, also one that stands as text."""
    value = raw.get(name)
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        raise BadRecord(f"Its {name}, “{str(value)[:60]}”, is no number.") from None
    if not math.isfinite(found):
        raise BadRecord(f"Its {name} is no number.")
    return found


def age(raw: Json, name: str) -> int | None:
    """An age in whole years."""
    found = number(raw, name)
    return None if found is None else int(found)


def amount(raw: Json) -> Decimal | None:
    """A cost in pounds."""
    value = raw.get("amount")
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        found = Decimal(str(value).replace("£", "").replace(",", "").strip()).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise BadRecord(f"What it costs, “{str(value)[:60]}”, is no amount.") from None
    if not found.is_finite() or not 0 <= found < 10_000_000:
        raise BadRecord(f"What it costs, “{str(value)[:60]}”, is no amount.")
    return found


def day(raw: Json, name: str) -> date | None:
    """A day; of a moment, its day."""
    words = line(raw, name, LINE)
    if not words:
        return None
    try:
        found = date.fromisoformat(words[:10])
    except ValueError:
        found = date.min
    if found.year not in YEARS:
        raise BadRecord(f"Its {name}, “{words[:60]}”, is no day.")
    return found


def clock(raw: Json, name: str) -> time | None:
    """A time of day on London's clock; a zone behind it is left away."""
    words = line(raw, name, LINE)
    if not words:
        return None
    match = re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?", words)
    if match is None or int(match[1]) > 24 or int(match[2]) > 59 or int(match[3] or 0) > 59:
        raise BadRecord(f"Its {name}, “{words[:60]}”, is no time of day.")
    if int(match[1]) == 24:
        return time(23, 59)
    return time(int(match[1]), int(match[2]), int(match[3] or 0))


def moment(raw: Json, name: str) -> datetime | None:
    """A moment; one without a zone is London's."""
    words = line(raw, name, LINE)
    if not words:
        return None
    try:
        found = datetime.fromisoformat(words.replace("Z", "+00:00").replace("z", "+00:00"))
    except ValueError:
        found = datetime.min  # noqa: DTZ901 - stands for none, and is refused beneath
    if found.year not in YEARS:
        raise BadRecord(f"Its {name}, “{words[:60]}”, is no moment.")
    return found if found.tzinfo else found.replace(tzinfo=LONDON)
