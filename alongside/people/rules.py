"""What a person's record may say, pure: facts in, a sentence or nothing out."""

import re
from datetime import date

from alongside.kit.moments import date_in_words
from alongside.law import registry as law
from alongside.people.partial_days import PartialDay, partial

OLDEST = 125
# Outward and inward code as the Royal Mail forms them; the letters that no position has are left out.
OUTWARD = r"GIR|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])"
POSTCODE = re.compile(rf"(?P<out>{OUTWARD})(?P<inward>[0-9][ABD-HJLNP-UW-Z]{{2}})")
PHONE = re.compile(r"\+?[0-9]{7,15}")
PRACTICE_CODE = re.compile(r"[A-Z][0-9]{5}")
# The most years for which nobody asks again how to communicate with somebody.
LONGEST_UNASKED = 2


def fault_in_date_of_birth(born_on: date | PartialDay | None, *, today: date, died: PartialDay | None = None) -> str:
    """Why a date of birth, known in full or in part, cannot be right; empty when it can, or is not known."""
    born = partial(born_on)
    if born is None:
        return ""
    if born.first > today:
        return "The date of birth is in the future. Check the year."
    if today.year - born.first.year > OLDEST:
        return f"That is more than {OLDEST} years ago. Check the year."
    if died and born.first > died.last:
        return f"That is after the day they died, {died.in_words()}. Check both."
    return ""


def fault_in_day_of_death(died: PartialDay, *, born: PartialDay | None, today: date) -> str:
    """Why somebody cannot have died on a day; empty when they can."""
    if died.first > today:
        return "That day is still to come. Check the date with whoever told you."
    if born and died.last < born.first:
        return f"That is before they were born, {born.in_words()}. Check both."
    if today.year - died.first.year > OLDEST:
        return f"That is more than {OLDEST} years ago. Check the year."
    return ""


def fault_in_day_said(said_on: date | None, *, today: date) -> str:
    """Why words cannot have been said on a day; empty when they can."""
    return "That day is still to come. Write the day they said it." if said_on and said_on > today else ""


def fault_in_day_to_ask_again(review_on: date, *, today: date) -> str:
    """Why a day to ask about communication again cannot be kept; empty when it can.

    The Accessible Information Standard (DAPB1605) asks for regular review and leaves the day to the council.
    """
    if review_on <= today:
        return "Choose a day to come: it is the day on which to ask again."
    if review_on > today.replace(year=today.year + LONGEST_UNASKED, day=min(today.day, 28)):
        return f"Ask again within {LONGEST_UNASKED} years: what people need changes."
    return ""


def postcode_in(typed: str) -> str:
    """A postcode as it is kept, `LS12 3AB`, from what was typed; empty when it is none."""
    letters = re.sub(r"\s+", "", typed).upper()
    found = POSTCODE.fullmatch(letters)
    return f"{found['out']} {found['inward']}" if found else ""


def nhs_number_in(typed: str) -> str:
    """The figures of an NHS number as they are kept, without the spaces between them, whether or not they are right."""
    return re.sub(r"\s+", "", typed)


def fault_in_nhs_number(typed: str, *, today: date) -> str:
    """Why what was typed is no NHS number (`law.nhs_number`); empty when it is one, or nothing was typed."""
    digits = nhs_number_in(typed)
    verdict = law.as_at("nhs_number", on=today)(value=digits) if digits else None
    return "" if verdict is None or verdict.met else f"{verdict.reasons[0]} Check it with their letter or card."


def fault_in_postcode(typed: str) -> str:
    """Why what was typed is no postcode; empty when it is one, or nothing was typed."""
    if not typed or postcode_in(typed):
        return ""
    return f"“{typed[:20]}” is not a postcode. Write it like LS12 3AB, or leave it empty."


def phone_in(typed: str) -> str:
    """A phone number as it is kept, without the marks between its figures; empty when it is none."""
    figures = re.sub(r"[\s().\-–/]", "", typed)
    return figures if PHONE.fullmatch(figures) else ""


def fault_in_period(starts_on: date | None, ends_on: date | None, *, today: date, born: PartialDay | None) -> str:
    """Why nobody can have lived somewhere from a day until a day; empty when they can. None: not known, or still."""
    if starts_on and ends_on and ends_on < starts_on:
        return f"That is before it began, {date_in_words(starts_on)}. Check both days."
    if ends_on and born and ends_on < born.first:
        return f"That is before they were born, {born.in_words()}. Check the year."
    if starts_on and born and starts_on < born.first:
        return f"It begins before they were born, {born.in_words()}. Check the year."
    if starts_on and (starts_on - today).days > 366:
        return "It begins more than a year from now. Check the year."
    return ""


def fault_in_days(starts_on: date | None, ended_on: date | None) -> str:
    """Why a stretch of days cannot be; empty when it can. None: not known, or not over."""
    if starts_on and ended_on and ended_on < starts_on:
        return "The end comes before the beginning. Check both days."
    return ""


def fault_in_day_past(day: date | None, *, today: date) -> str:
    """Why something cannot have happened on a day; empty when it can, or the day is not known."""
    if day is None:
        return ""
    if day > today:
        return "That day is still to come. Write the day it happened."
    return f"That is more than {OLDEST} years ago. Check the year." if today.year - day.year > OLDEST else ""


def fault_in_sharing_days(starts_on: date, ends_on: date | None, *, today: date) -> str:
    """Why an agreement to share cannot run over these days; empty when it can. `ends_on` is the last day."""
    if ends_on and ends_on < starts_on:
        return "The last day comes before the first. Check both days."
    if starts_on.year > today.year + 1:
        return "That begins more than a year from now. Agree it nearer the time."
    return f"That is more than {OLDEST} years ago. Check the year." if today.year - starts_on.year > OLDEST else ""
