"""What somebody looks for in the directory: asked in an address, or said in words as people speak. Pure.

on a Thursday evening · tomorrow · at the weekend · free · up to £3 · step-free · in Urdu · for a 70 year old
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from alongside.directory.entries.days import DAYS
from alongside.directory.entries.kinds import our_kinds
from alongside.directory.models.place import AccessKind
from alongside.directory.search.stems import EMPTY, words_in
from alongside.people.rules import postcode_in

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = ("morning", "afternoon", "evening")
MILES = (1, 3, 5, 10)
LONGEST, OLDEST, DEAREST = 300, 120, Decimal(10_000)
ORDERS = ("best", "near")
CHOSEN = ("miles", "day", "part", "cost", "kind")  # where "any" says nothing
# How people say it -> what is meant. Each is taken out of the words that are looked for.
A_DAY = rf"(?:on |every )?(?:an? )?(?:{'|'.join(DAY_NAMES)})s?(?:[’']s)?"
ON_A_DAY = re.compile(
    rf"\b({A_DAY}(?:(?:,| and| or)+ {A_DAY})*)(?: (mornings?|afternoons?|evenings?|nights?))?\b", re.IGNORECASE
)
SOON = re.compile(
    r"\b(today|tonight|tomorrow|this (?=morning|afternoon|evening))(?: ?(morning|afternoon|evening|night))?\b", re.I
)
AT_A_WEEKEND = re.compile(r"\b(?:(?:at|on|over|this|every) )?(?:the |a )?weekends?\b", re.IGNORECASE)
NOT_THEN = re.compile(r"\b(?:not|never|except|but)\W*$", re.IGNORECASE)
IN_A_PART = re.compile(r"\b(?:in the|at|of an?) (mornings?|afternoons?|evenings?|nights?)\b", re.IGNORECASE)
AT_MOST = re.compile(
    r"(?:\b(?:up to|under|below|less than|(?:no|not) more than|at most|for) )?"
    r"£ ?(\d{1,4}(?:\.\d\d)?)(?![\d.,]*\d)(?: or (?:less|under))?",
    re.IGNORECASE,
)
FREE = re.compile(r"(?<![-\w])(?:for free|free of charge|no cost|costs nothing|free)(?![-\w])", re.IGNORECASE)
AN_AGE = re.compile(r"\b(?:for )?(?:an?y?(?:body|one)? (?:of )?)?(\d{1,3})[- ]years?[- ]olds?\b", re.IGNORECASE)
NEAR = re.compile(r"\b(?:near|close to|round|around)(?: to)? ([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b", re.IGNORECASE)
HAS: dict[str, re.Pattern[str]] = {
    AccessKind.STEP_FREE: re.compile(r"\b(?:step[- ]free|wheelchair(?: access(?:ible)?)?|no steps)\b", re.IGNORECASE),
    AccessKind.HEARING_LOOP: re.compile(r"\b(?:hearing|induction) loop\b", re.IGNORECASE),
    AccessKind.CHANGING_PLACE: re.compile(r"\bchanging place(?:s toilet)?\b", re.IGNORECASE),
}
LANGUAGES = (
    "Arabic", "Bengali", "British Sign Language", "BSL", "Farsi", "French", "Gujarati", "Hindi", "Kurdish", "Polish",
    "Portuguese", "Punjabi", "Romanian", "Somali", "Spanish", "Tamil", "Tigrinya", "Turkish", "Ukrainian", "Urdu",
    "Welsh",
)  # fmt: skip
IN_A_LANGUAGE = re.compile(rf"\bin ({'|'.join(LANGUAGES)})\b", re.IGNORECASE)
OF_A_NIGHT = {"night": "evening"}


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty and None: whatever there is.

    `near` is a postcode or a place as typed, `miles` how far at most. `day` is one of MO to SU, or as spoken several
    (`SA,SU`: either), `part` of the day. `cost` in pounds at most, 0 free. `kind` is the key of a TaxonomyTerm.
    `order`: the best or the nearest first.
    """

    words: str = ""
    near: str = ""
    miles: int | None = None
    day: str = ""
    part: str = ""
    cost: Decimal | None = None
    age: int | None = None
    access: tuple[str, ...] = ()
    language: str = ""
    kind: UUID | None = None
    order: str = "best"

    @property
    def asks_nothing(self) -> bool:
        """Is nothing asked but everything there is?"""
        return self == Wanted(miles=self.miles, order=self.order)


def wanted_from(asked: Mapping[str, Any]) -> tuple[Wanted, dict[str, str]]:
    """What an address asks, and a sentence for each question that cannot be read; that one then asks nothing."""

    def line(name: str) -> str:
        words = " ".join(str(asked.get(name, "")).replace("\0", "").split())[:LONGEST]
        return "" if name in CHOSEN and words.casefold() == "any" else words

    faults: dict[str, str] = {}
    kinds = our_kinds()
    lists = getattr(asked, "getlist", lambda name: asked.get(name, ()))
    miles, day, part, age = line("miles"), line("day").upper(), line("part").casefold(), line("age")
    if age and not (age.isdecimal() and int(age) <= OLDEST):
        faults["age"] = f"Write an age as a number of years up to {OLDEST}, such as 70."
    cost = _pounds(line("cost"))
    if cost is None and line("cost"):
        faults["cost"] = "Write what it may cost in pounds, such as 3.50, or 0 for what is free."
    return Wanted(
        words=line("q"),
        near=line("near"),
        miles=int(miles) if miles.isdecimal() and int(miles) in MILES else None,
        day=day if day in DAYS else "",
        part=part if part in PARTS else "",
        cost=cost,
        age=None if "age" in faults or not age else int(age),
        access=tuple(one for one in AccessKind.values if one in lists("access")),
        language=line("language")[:60],
        kind=kinds[line("kind")].id if line("kind") in kinds else _key(line("kind")),
        order=line("order") if line("order") in ORDERS else "best",
    ), faults


def as_spoken(wanted: Wanted, *, today: date) -> tuple[Wanted, tuple[str, ...]]:
    """The same with what its words say of a day, a cost, a place, an age, access and language taken from them.

    And a sentence for each, to show. What was asked beside the words stands. Where nothing else would be left of the
    words, they say it all the same: `free` alone asks for what is free, and so does `something free`.
    """
    words, said = wanted.words, []
    found: dict[str, Any] = {}
    if (then := _day_in(words, today)) is not None:
        match, found["day"], found["part"] = then
        words = _cut(words, match)
        said.append(f"“{match[0].strip()}” was read as a time.")
    if (match := IN_A_PART.search(words)) and not found.get("part"):
        found["part"] = _part(match[1])
        words = _cut(words, match)
        said.append(f"“{match[0]}” was read as a time.")
    if match := FREE.search(words):
        found["cost"] = Decimal(0)
        words = _cut(words, match)
        said.append(f"“{match[0]}” was read as what it may cost.")
    elif match := AT_MOST.search(words):
        found["cost"] = Decimal(match[1])
        words = _cut(words, match)
        said.append(f"“{match[0]}” was read as what it may cost.")
    if (match := NEAR.search(words)) and (postcode := postcode_in(match[1])):
        found["near"] = postcode
        words = _cut(words, match)
        said.append(f"“{match[0]}” was read as a place.")
    if (match := AN_AGE.search(words)) and int(match[1]) <= OLDEST:
        found["age"] = int(match[1])
        words = _cut(words, match)
        said.append(f"“{match[0].strip()}” was read as an age.")
    if match := IN_A_LANGUAGE.search(words):
        found["language"] = match[1]
        words = _cut(words, match)
        said.append(f"“{match[0]}” was read as a language.")
    has = list(wanted.access)
    for kind, way in HAS.items():
        if match := way.search(words):
            has.append(kind)
            words = _cut(words, match)
            said.append(f"“{match[0]}” was read as access.")
    if said and not set(words_in(words)) - EMPTY:  # something, somewhere for him
        words = ""
    taken = {name: value for name, value in found.items() if value and not getattr(wanted, name)}
    if "cost" in found and wanted.cost is None:
        taken["cost"] = found["cost"]
    access = tuple(one for one in AccessKind.values if one in has)
    return replace(wanted, words=words, access=access, **taken), tuple(said)


def _day_in(words: str, today: date) -> tuple[re.Match[str], str, str] | None:
    """Where words name a day, which one (`TH`; `SA,SU`), and the part of it. None: they name none, or one it is not."""
    for way in (ON_A_DAY, SOON, AT_A_WEEKEND):
        match = way.search(words)
        if match is None or NOT_THEN.search(words[: match.start()]):
            continue
        if way is AT_A_WEEKEND:
            return match, "SA,SU", ""
        if way is ON_A_DAY:
            named = [key for key, name in zip(DAYS, DAY_NAMES, strict=True) if name.casefold() in match[1].casefold()]
            return match, ",".join(named), _part(match[2] or "")
        on = today + timedelta(days=match[1].casefold() == "tomorrow")
        return match, DAYS[on.weekday()], _part(match[2] or ("night" if match[1].casefold() == "tonight" else ""))
    return None


def time_in_words(wanted: Wanted) -> str:
    """`Thursday evening`, `Thursday`, `an evening`; empty when no time is asked."""
    day = " or ".join(DAY_NAMES[DAYS.index(one)] for one in wanted.day.split(",")) if wanted.day else ""
    if wanted.part and not day:
        return f"an {wanted.part}" if wanted.part != "morning" else "a morning"
    return " ".join(filter(None, (day, wanted.part)))


def _part(said: str) -> str:
    plain = said.casefold().removesuffix("s")
    return OF_A_NIGHT.get(plain, plain)


def _cut(words: str, match: re.Match[str]) -> str:
    return " ".join((words[: match.start()] + " " + words[match.end() :]).split()).strip(" ,;.")


def _pounds(words: str) -> Decimal | None:
    try:
        pounds = Decimal(words.lstrip("£ ").replace(",", ""))
    except InvalidOperation:
        return Decimal(0) if words.casefold() == "free" else None
    return pounds if pounds.is_finite() and 0 <= pounds <= DEAREST else None


def _key(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None
