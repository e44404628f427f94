"""An entry as its page says it: rows of a heading and words. A change is compared by the same rows."""

from alongside.directory.entries.days import in_words, when_of
from alongside.directory.entries.parts import Parts
from alongside.directory.models import CostOption, Location
from alongside.directory.models.offer import Status
from alongside.directory.models.place import AccessKind, LocationType

WHAT, RUN_BY, STATUS = "What it is", "Who runs it", "Does it run?"


def words_of(parts: Parts) -> dict[str, str]:
    """Heading -> words, in the order of the page; a row that says nothing is left out. Lines are lines."""
    row = parts.service
    said = {
        "Name": row.name,
        WHAT: row.description,
        RUN_BY: parts.organisation.name,
        "Kind": ", ".join(sorted(one.name for one in parts.terms)),
        STATUS: Status(row.status).label + (f": {row.closed_why}" if row.closed_why else ""),
        "To know": row.alert,
        "When": "\n".join(filter(None, (schedule_in_words(one) for one in parts.schedules))),
        "Where": "\n\n".join(filter(None, (place_in_words(parts, one) for one in parts.locations))),
        "What it costs": "\n".join(filter(None, (cost_in_words(one) for one in parts.costs))) or row.fees,
        "Who may come": "\n".join(filter(None, (ages_in_words(row.minimum_age, row.maximum_age), row.eligibility))),
        "Languages": ", ".join(one.name or one.code for one in parts.languages),
        "For those who live in": ", ".join(one.name or one.service_area for one in parts.areas),
        "Whom to ask": "\n".join(filter(None, (_contact(parts, one) for one in parts.contacts))),
        "Email": row.email,
        "Their own page": row.url,
        "Accreditations": row.accreditations,
        "Its money comes from": "\n".join(one.source for one in parts.funding),
    }
    return {heading: words.strip() for heading, words in said.items() if words and words.strip()}


def schedule_in_words(row: object) -> str:
    """When it is on, and what else is said of that."""
    of = vars(row)
    return ". ".join(filter(None, (in_words(when_of(row)), of["description"], of["notes"], of["attending_type"])))


def place_in_words(parts: Parts, place: Location) -> str:
    """A place on lines of its own: its name, its address, what it has for getting in."""
    lines = [place.name]
    if place.location_type != LocationType.PHYSICAL:
        lines = [f"{place.name} ({LocationType(place.location_type).label.lower()})".strip()]
    for one in parts.addresses_of(place):
        county = one.state_province if one.state_province != one.city else ""
        lines += [one.address_1, " ".join(filter(None, (one.city, county, one.postal_code)))]
    has = [AccessKind(one.kind).label if one.kind else one.description for one in parts.accessibility_of(place)]
    lines.append(f"Has: {'; '.join(filter(None, has))}" if any(has) else "")
    return "\n".join(filter(None, (line.strip() for line in lines)))


def cost_in_words(row: CostOption) -> str:
    """`£3.50 a session, over 60s`; `Free`."""
    amount = "" if row.amount is None else "Free" if row.amount == 0 else f"£{row.amount:,.2f}".replace(".00", "")
    words = " ".join(filter(None, (amount, row.amount_description)))
    return ", ".join(filter(None, (words, row.option)))


def ages_in_words(minimum: int | None, maximum: int | None) -> str:
    """`18 and over`, `Up to 25`, `16 to 25`; empty for all ages."""
    if minimum and maximum is not None:
        return f"{minimum} to {maximum} years old"
    if minimum:
        return f"{minimum} years old and over"
    return f"Up to {maximum} years old" if maximum is not None else ""


def _contact(parts: Parts, contact: object) -> str:
    of = vars(contact)
    numbers = [" ".join(filter(None, (one.number, one.description))) for one in parts.phones_of(contact)]  # type: ignore[arg-type]
    return ", ".join(filter(None, (of["name"], of["title"], of["email"], *numbers)))


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The headings whose words differ, in the order of the page."""
    return [name for name in {**before, **after} if before.get(name, "") != after.get(name, "")]
