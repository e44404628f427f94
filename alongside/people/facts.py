"""Who a person is in facts, as the page reads them: rows of question and answer, addresses, and whom to ask."""

from datetime import date, datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Kind, Openness, Standing
from alongside.design.words import quoted
from alongside.kit.moments import date_in_words
from alongside.people.code_lists import NOT_ASKED, code_list, in_words
from alongside.people.models import Address, Characteristics, HealthRecordLink, Involvement, Person, WayToReach

Row = dict[str, str]
BY_NAME = Standing(frozenset({Kind.ALLOCATED, Kind.NAMED}))


def rows_of_name(person: Person, *, today: date) -> list[Row]:
    """Name, what they like to be called, pronouns, and when they were born, as far as it is known."""
    age = person.age_in_words(on=today)
    born = person.born.in_words() if person.born else ""
    return [
        {"key": "Name", "words": person.name},
        {"key": "Likes to be called", "words": person.known_as},
        {"key": "Pronouns", "words": person.pronouns},
        {
            "key": "Born",
            "words": f"{born} (lived to be {age})" if person.died and age else f"{born} ({age})" if age else born,
        },
    ]


def rows_of_answers(answers: Characteristics | None, names: tuple[str, ...]) -> list[Row]:
    """Their own words first, the coded answer of each list beneath; `Not asked` where nobody has."""
    rows = []
    for name in names:
        own = getattr(answers, f"{name}_words", "") if answers else ""
        code = getattr(answers, name) if answers else NOT_ASKED
        counted = in_words(name, code)
        words = (
            f"{quoted(own)}\n\nCounted as: {counted}" if own and code != NOT_ASKED else quoted(own) if own else counted
        )
        rows.append({"key": code_list(name).label, "words": words})
    return rows


def rows_of_health(link: HealthRecordLink | None, *, is_synthetic: bool) -> list[Row]:
    """The NHS number as it is read aloud, how sure it is, and the GP practice with its code."""
    if link is None:
        return [{"key": "NHS number", "words": ""}, {"key": "GP practice", "words": ""}]
    number = link.spaced + (" (invented: a test number that belongs to nobody)" if is_synthetic else "")
    status = link.get_nhs_number_status_display()
    return [
        {"key": "NHS number", "words": f"{number}\n\n{status}" if link.nhs_number else status},
        {"key": "GP practice", "words": f"{link.gp_practice} ({link.gp_code})" if link.gp_code else link.gp_practice},
    ]


def address_as_read(address: Address, *, may_see: bool, today: date) -> dict[str, Any]:
    """One address for the page. A confidential one keeps its place and its words to those who may see it."""
    is_closed = address.is_confidential and not may_see
    since = f"since {date_in_words(address.starts_on)}" if address.starts_on else ""
    until = f"until {date_in_words(address.ends_on)}" if address.ends_on else ""
    if (address.starts_on and address.starts_on > today) or (address.starts_on and address.ends_on):
        since = f"from {date_in_words(address.starts_on)}"
    return {
        "key": address.pk,
        "words": "" if is_closed else "\n".join(filter(None, [address.lines, address.postcode])),
        "about": "" if is_closed else address.about,
        "when": "" if is_closed else " ".join(filter(None, [since, until])),
        "is_confidential": address.is_confidential,
        "is_closed": is_closed,
        "is_past": address.is_past(on=today),
    }


def reach_as_read(way: WayToReach, *, today: date) -> dict[str, Any]:
    """One phone number or email address for the page."""
    return {
        "key": way.pk,
        "way": way.get_way_display(),
        "words": read_aloud(way.number_or_email),
        "about": way.about,
        "is_first": way.is_first,
        "is_past": way.ends_on is not None and way.ends_on < today,
        "until": date_in_words(way.ends_on) if way.ends_on else "",
    }


def read_aloud(number: str) -> str:
    """A number of this country as it is read, `01134 960001`; any other, and an email address, as it is."""
    is_ours = number.startswith("0") and len(number) == 11 and number.isdecimal()
    return f"{number[:5]} {number[5:]}" if is_ours else number


def who_may_say(person: Person, *, at: datetime) -> list[str]:
    """Names of those alongside by name who may see a confidential address: whom a colleague can ask."""
    rows = Involvement.objects.of(person).now(at=at).filter(worker__isnull=False, is_shift=False)
    return [
        row.worker.name
        for row in rows.select_related("worker")
        if decide(
            Permission.ADDRESS_SEE_CONFIDENTIAL,
            roles=row.worker.roles,
            standing=BY_NAME,
            openness=Openness(person.openness),
        )
    ]
