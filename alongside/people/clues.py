"""What was typed into the one box that finds a person: a name, a date of birth, an NHS number, a postcode. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from alongside.design.typed import MONTHS
from alongside.law import registry as law
from alongside.people.partial_days import DAY, MONTH, YEAR, PartialDay
from alongside.people.rules import OLDEST, OUTWARD, POSTCODE

MONTH_NAMED = "|".join(sorted(MONTHS, key=len, reverse=True))
LABEL = r"(?:\b(?:born|d\.?o\.?b\.?|date of birth)\s*:?\s+(?:on\s+|in\s+)?)?"
APART = r"\s*[\s/.,\-–]\s*"
EDGE, END = r"(?<![\w/])", r"(?![\w/])"
OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
IN_YEAR = r"(?P<year>\d{4}|'?\d{2})"
# The ordinary forms of a date, the fullest first.
DATES = [
    re.compile(LABEL + EDGE + form + END, re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}}){APART}(?P<month>\d{{1,2}}){APART}(?P<day>\d{{1,2}})",
        rf"{OF_MONTH}(?:{APART}|\s+of\s+)?(?P<month>{MONTH_NAMED})\.?(?:{APART})?{IN_YEAR}",
        rf"{OF_MONTH}{APART}(?P<month>\d{{1,2}}){APART}{IN_YEAR}",
        rf"(?P<month>{MONTH_NAMED})\.?\s+{OF_MONTH}{APART}{IN_YEAR}",
        r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})",
        rf"(?P<month>{MONTH_NAMED})\.?(?:{APART})?(?P<year>\d{{4}})",
        rf"(?P<month>\d{{1,2}}){APART}(?P<year>\d{{4}})",
        r"(?P<year>\d{4})",
    )
]
NHS_LABEL = r"(?:\bnhs\s*(?:number|no\.?)?\s*:?\s*)?"
# As it is written first, then however the figures were set apart.
NHS_NUMBERS = [
    re.compile(NHS_LABEL + form, re.IGNORECASE)
    for form in (
        r"(?<!\d)\d{3}[ \-]?\d{3}[ \-]?\d{4}(?!\d)",
        r"(?<!\d)\d(?:[ \-]?\d){9}(?!\d)",
    )
]
WHOLE_POSTCODE = re.compile(rf"(?<!\w){POSTCODE.pattern.replace('(?P<inward>', r' *(?P<inward>')}(?!\w)", re.IGNORECASE)
FIRST_HALF = re.compile(rf"(?<!\w)(?P<out>{OUTWARD})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Clues:
    """One reading of what was typed. `born` are the dates it can mean: `58` is 1958, and `15` one of two centuries.

    `postcode` is whole (`LS12 3AB`) or its first half (`LS12`). `as_typed`: the words count as they are, no slip. What
    is wrong with it, for the page to say, is `fault`.
    """

    words: str = ""
    born: tuple[PartialDay, ...] = ()
    nhs_number: str = ""
    postcode: str = ""
    as_typed: bool = False
    fault: str = ""

    @property
    def has_facts(self) -> bool:
        """Was anything typed but a name?"""
        return bool(self.born or self.nhs_number or self.postcode)


def readings(typed: str, *, today: date) -> list[Clues]:
    """What somebody may have meant, likeliest first: one reading, or two where a month is also a name (`June 1958`)."""
    text = unicodedata.normalize("NFKC", typed)
    text, nhs_number, fault = _nhs_number_in(text, today)
    text, postcode = _postcode_in(text)
    rest, born, misread, month = _date_in(text, today)
    fault = fault or misread
    if not (born or nhs_number or postcode):
        return [Clues(words=typed, fault=fault)]
    meant = Clues(_words(rest), born, nhs_number, postcode, fault=fault)
    if not month:
        return [meant]
    in_year = tuple(PartialDay(day.first.replace(month=1), YEAR) for day in born)
    return [Clues(_words(f"{rest} {month}"), in_year, nhs_number, postcode, as_typed=True), meant]


def _nhs_number_in(text: str, today: date) -> tuple[str, str, str]:
    """The text without its NHS number, the number, and what is wrong with one that only looks like it."""
    check = law.as_at("nhs_number", on=today)
    for form in NHS_NUMBERS:
        for found in form.finditer(text):
            digits = re.sub(r"\D", "", found[0])
            if check(value=digits).met:
                return _without(text, found), digits, ""
    if found := NHS_NUMBERS[0].search(text):
        verdict = check(value=re.sub(r"\D", "", found[0]))
        return text, "", f"That is not an NHS number: {verdict.reasons[0][0].lower()}{verdict.reasons[0][1:]}"
    return text, "", ""


def _postcode_in(text: str) -> tuple[str, str]:
    """The text without its postcode, and the postcode as it is kept: whole, or its first half."""
    if found := WHOLE_POSTCODE.search(text):
        return _without(text, found), f"{found['out']} {found['inward']}".upper()
    if found := FIRST_HALF.search(text):
        return _without(text, found), found["out"].upper()
    return text, ""


def _date_in(text: str, today: date) -> tuple[str, tuple[PartialDay, ...], str, str]:
    """The text without its date, the days it can mean, what is wrong with it, and a month alone that may be a name."""
    looked_like = ""
    for form in DATES:
        for found in form.finditer(text):
            parts = found.groupdict()
            if days := _days(parts, today):
                named = parts.get("month") or ""
                is_alone = named.lower() in MONTHS and not parts.get("day")
                return _without(text, found), days, "", named if is_alone else ""
            looked_like = looked_like or found[0].strip()
    return (
        text,
        (),
        f"“{looked_like}” is no date of birth. Check the day, the month and the year." if looked_like else "",
        "",
    )


def _days(parts: dict[str, str | None], today: date) -> tuple[PartialDay, ...]:
    """The days that the parts of a date can mean, the later century first; none where there is no such day."""
    year, month, day = (parts.get(name) or "" for name in ("year", "month", "day"))
    figures = int(year.strip("'"))
    years = [figures] if len(year.strip("'")) == 4 else [2000 + figures, 1900 + figures]
    precision = DAY if day else MONTH if month else YEAR
    number = MONTHS[month.lower()] if month.lower() in MONTHS else int(month or 1)
    found = []
    for each in years:
        try:
            first = date(each, number, int(day or 1))
        except ValueError:
            continue
        if first <= today and today.year - each <= OLDEST:
            found.append(PartialDay(first, precision))
    return tuple(found)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _words(rest: str) -> str:
    """What is left for a name: words that hold a letter."""
    return " ".join(word for word in rest.split() if any(c.isalpha() for c in word))
