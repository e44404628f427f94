"""Between an entry's parts and the answers of the page that changes it. Rows in, rows out; nothing is read or kept.

An answer that still says what a row says keeps that row, with all that the page does not ask about it.
"""

import copy
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from alongside.directory.entries.days import DAYS, read_days
from alongside.directory.entries.kinds import our_kinds, our_list
from alongside.directory.entries.parts import Parts
from alongside.directory.models import (
    Accessibility,
    Attribute,
    CostOption,
    Location,
    LocationAddress,
    Organisation,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceContact,
    ServiceLanguage,
    ServicePhone,
    Taxonomy,
    TaxonomyTerm,
)
from alongside.directory.models.place import AccessKind, LocationType
from alongside.kit.ids import new_id

Answers = dict[str, Any]
ONCE, WEEKLY, FORTNIGHTLY = "once", "weekly", "fortnightly"
MONTHLY = {"month_1": 1, "month_2": 2, "month_3": 3, "month_4": 4, "month_last": -1}
ONLINE = "Online or by phone"
PLAIN = ("name", "description", "url", "email", "eligibility", "alert", "minimum_age", "maximum_age")


def answers_of(parts: Parts) -> Answers:
    """What the page that changes an entry begins with. Everything in it can be kept as JSON."""
    contact = parts.contacts[0] if parts.contacts else None
    phones = parts.phones_of(contact) if contact else []
    return {
        **{name: getattr(parts.service, name) for name in PLAIN},
        "run_by": parts.organisation.name,
        "kinds": sorted(_our_keys(parts)),
        "contact_name": contact.name if contact else "",
        "phone": phones[0].number if phones else "",
        "languages": ", ".join(one.name or one.code for one in parts.languages),
        "area": ", ".join(one.name or one.service_area for one in parts.areas),
        "is_online": any(one.location_type == LocationType.VIRTUAL for one in parts.locations),
        "times": [told for one in parts.schedules if (told := time_told(one))],
        "other_times": [str(one.pk) for one in parts.schedules if time_told(one) is None],
        "places": [place_told(parts, one) for one in parts.locations if one.location_type == LocationType.PHYSICAL],
        "costs": [cost_told(one) for one in parts.costs],
    }


def _our_keys(parts: Parts) -> set[str]:
    mine = {kind.id: key for key, kind in our_kinds().items()}
    return {mine[one.term_id] for one in parts.attributes if one.term_id in mine}


def time_told(row: Schedule) -> Answers | None:
    """A schedule as a row of the page; None for one that the page cannot say."""
    days = read_days(row.byday)
    places = {at for at, _ in days}
    if row.bymonthday or (row.freq and not days) or row.at_location_id or not (row.freq or row.dtstart):
        return None
    often = ONCE
    if row.freq == "WEEKLY" and places == {0} and row.interval in (1, 2):
        often = WEEKLY if row.interval == 1 else FORTNIGHTLY
    elif row.freq == "MONTHLY" and len(places) == 1 and places <= set(MONTHLY.values()) and row.interval == 1:
        often = next(key for key, at in MONTHLY.items() if at in places)
    elif row.freq:
        return None
    return {
        "often": often,
        "days": [DAYS[weekday] for weekday in sorted(weekday for _, weekday in days)],
        "on": _iso(row.valid_from or row.dtstart),
        "until": _iso(row.valid_to) if row.freq else "",
        "opens_at": f"{row.opens_at:%H:%M}" if row.opens_at else "",
        "closes_at": f"{row.closes_at:%H:%M}" if row.closes_at else "",
        "notes": row.description or row.notes,
    }


def place_told(parts: Parts, row: Location) -> Answers:
    """A place as a row of the page."""
    address = next(iter(parts.addresses_of(row)), None)
    access = parts.accessibility_of(row)
    return {
        "place": row.name,
        "lines": address.address_1 if address else "",
        "town": address.city if address else "",
        "postcode": address.postal_code if address else "",
        "access": in_order(one.kind for one in access),
        "access_words": "; ".join(one.description for one in access if not one.kind and one.description),
    }


def in_order(kinds: Iterable[str]) -> list[str]:
    """What a place has, in the order in which it is asked about."""
    there = set(kinds)
    return [kind.value for kind in AccessKind if kind.value in there]


def cost_told(row: CostOption) -> Answers:
    """A cost as a row of the page; the amount in pounds, as text."""
    amount = "" if row.amount is None else f"{row.amount:.2f}".replace(".00", "")
    return {"amount": amount, "what": row.amount_description, "for_whom": row.option}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def parts_from(answers: Answers, *, service: Service, organisation: Organisation, before: Parts | None = None) -> Parts:
    """The parts of an entry that says what was answered. `before` is what it said so far; None: it is new.

    Rows that are new have keys of their own; nothing is kept yet. `service` is changed in place.
    """
    for name in PLAIN:
        setattr(service, name, answers[name])
    service.organisation = organisation
    old = before or Parts(service, organisation)
    parts = Parts(service, organisation, identifiers=old.identifiers if organisation == old.organisation else [])
    parts.funding = list(old.funding)
    _say_places(parts, old, answers)
    _say_times(parts, old, answers)
    _say_costs(parts, old, answers)
    _say_contact(parts, old, answers)
    _say_kinds(parts, old, answers["kinds"])
    languages = {one.name or one.code: one for one in old.languages}
    areas = {one.name or one.service_area: one for one in old.areas}
    for word in _listed(answers["languages"]):
        parts.languages.append(languages.get(word) or ServiceLanguage(id=next(parts.keys), service=service, name=word))
    for word in [answers["area"]] if answers["area"] in areas else _listed(answers["area"]):
        parts.areas.append(
            areas.get(word) or ServiceArea(id=next(parts.keys), service=service, name=word, service_area=word)
        )
    return parts


def would_say(now: Parts, answers: Answers) -> Parts:
    """The entry as it would be after a change. Nothing is kept, and `now` stays as it is."""
    organisation = now.organisation
    if answers["run_by"].casefold() != organisation.name.casefold():
        organisation = Organisation(id=new_id(), name=answers["run_by"])
    return parts_from(answers, service=copy.copy(now.service), organisation=organisation, before=now)


def _listed(words: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (word.strip() for word in words.split(",")))))


def _say_places(parts: Parts, old: Parts, answers: Answers) -> None:
    known = {one.pk: place_told(old, one) for one in old.locations if one.location_type == LocationType.PHYSICAL}
    at = {one.location_id: one for one in old.at_locations}
    for answer in answers["places"]:
        told = {**answer, "access": in_order(answer["access"])}
        same = next((key for key, said in known.items() if said == told and key not in _keys(parts)), None)
        location = next((one for one in old.locations if one.pk == same), None)
        if location is not None:
            parts.addresses += old.addresses_of(location)
            parts.accessibility += old.accessibility_of(location)
        else:
            location = _new_place(parts, old, told)
        _put(parts, location, at.get(location.pk))
    for location in old.locations:  # what the page does not ask about
        is_asked = location.location_type == LocationType.PHYSICAL
        is_dropped = location.location_type == LocationType.VIRTUAL and not answers["is_online"]
        if not is_asked and not is_dropped:
            parts.addresses += old.addresses_of(location)
            parts.accessibility += old.accessibility_of(location)
            _put(parts, location, at[location.pk])
    if answers["is_online"] and not any(one.location_type == LocationType.VIRTUAL for one in parts.locations):
        _put(parts, Location(id=next(parts.keys), location_type=LocationType.VIRTUAL, name=ONLINE), None)


def _keys(parts: Parts) -> set[Any]:
    return {one.pk for one in parts.locations}


def _put(parts: Parts, location: Location, at: ServiceAtLocation | None) -> None:
    parts.locations.append(location)
    parts.at_locations.append(at or ServiceAtLocation(id=next(parts.keys), service=parts.service, location=location))


def _new_place(parts: Parts, old: Parts, told: Answers) -> Location:
    """A place that was not there so far. One that keeps its postcode keeps its point on the map."""
    location = Location(id=next(parts.keys), name=told["place"] or told["lines"].split("\n")[0])
    for one in old.addresses:
        if told["postcode"] and one.postal_code == told["postcode"]:
            before = next(place for place in old.locations if place.pk == one.location_id)
            location.latitude, location.longitude = before.latitude, before.longitude
    if told["lines"] or told["town"] or told["postcode"]:
        parts.addresses.append(
            LocationAddress(
                id=next(parts.keys),
                location=location,
                address_1=told["lines"] or told["place"],
                city=told["town"],
                state_province=told["town"],
                postal_code=told["postcode"],
            )
        )
    for kind in told["access"]:
        words = AccessKind(kind).label
        parts.accessibility.append(Accessibility(id=next(parts.keys), location=location, kind=kind, description=words))
    if told["access_words"]:
        parts.accessibility.append(
            Accessibility(id=next(parts.keys), location=location, description=told["access_words"])
        )
    return location


def _say_times(parts: Parts, old: Parts, answers: Answers) -> None:
    there = {one.pk for one in parts.at_locations}
    for told in answers["times"]:
        same = next((one for one in old.schedules if time_told(one) == told and one not in parts.schedules), None)
        parts.schedules.append(same or schedule_from(told, parts.service, next(parts.keys)))
    for one in old.schedules:
        if time_told(one) is None and str(one.pk) in answers["other_times"]:
            kept = copy.copy(one)
            if kept.at_location_id not in there:
                kept.at_location = None
            parts.schedules.append(kept)


def schedule_from(told: Answers, service: Service, key: UUID) -> Schedule:
    """A row of the page as a schedule that is not kept yet, with this key."""
    often, on = told["often"], date.fromisoformat(told["on"]) if told["on"] else None
    at = f"{MONTHLY[often]}" if often in MONTHLY else ""
    is_once = often == ONCE
    return Schedule(
        id=key,
        service=service,
        freq="" if is_once else "MONTHLY" if often in MONTHLY else "WEEKLY",
        interval=2 if often == FORTNIGHTLY else 1,
        byday="" if is_once else ",".join(f"{at}{day}" for day in told["days"]),
        dtstart=on if is_once else None,
        valid_from=on,
        valid_to=on if is_once else date.fromisoformat(told["until"]) if told["until"] else None,
        opens_at=_clock(told["opens_at"]),
        closes_at=_clock(told["closes_at"]),
        description=told["notes"],
    )


def _clock(words: str) -> time | None:
    return datetime.strptime(words, "%H:%M").time() if words else None  # noqa: DTZ007 - a clock time has no zone


def _say_costs(parts: Parts, old: Parts, answers: Answers) -> None:
    for told in answers["costs"]:
        same = next((one for one in old.costs if cost_told(one) == told and one not in parts.costs), None)
        parts.costs.append(
            same
            or CostOption(
                id=next(parts.keys),
                service=parts.service,
                amount=Decimal(told["amount"]) if told["amount"] else None,
                amount_description=told["what"],
                option=told["for_whom"],
            )
        )


def _say_contact(parts: Parts, old: Parts, answers: Answers) -> None:
    """The page asks about the first contact and its first number; others stay."""
    name, number = answers["contact_name"], answers["phone"]
    parts.contacts, parts.phones = list(old.contacts), list(old.phones)
    first = parts.contacts[0] if parts.contacts else None
    said = (first.name, next((one.number for one in old.phones_of(first)), "")) if first else ("", "")
    if said == (name, number):
        return
    if first is not None:
        parts.phones = [one for one in parts.phones if one.contact_id != first.pk]
        parts.contacts = parts.contacts[1:]
    if name or number:
        title, email = (first.title, first.email) if first and first.name == name else ("", "")
        contact = ServiceContact(id=next(parts.keys), service=parts.service, name=name, title=title, email=email)
        parts.contacts.insert(0, contact)
        if number:
            parts.phones.insert(0, ServicePhone(id=next(parts.keys), contact=contact, number=number))


def _say_kinds(parts: Parts, old: Parts, keys: list[str]) -> None:
    """The kinds of our own list as answered; those of others' lists stay."""
    mine = {kind.id: key for key, kind in our_kinds().items()}
    kinds = {one.pk: one for one in old.terms}
    lists = {one.pk: one for one in old.taxonomies}
    known = {one.term_id: one for one in old.attributes}
    for one in old.attributes:
        if one.term_id not in mine:
            _add_kind(parts, one, kinds[one.term_id], lists[kinds[one.term_id].taxonomy_id])
    said = our_list()
    ours = Taxonomy(id=said["id"], name=said["name"], description=said["description"], version=said["version"])
    ours.id = ours._meta.pk.to_python(said["id"])  # type: ignore[union-attr]
    for key in keys:
        kind = our_kinds()[key]
        term = TaxonomyTerm(id=kind.id, taxonomy=ours, name=kind.name, description=kind.description, term=key)
        row = known.get(kind.id) or Attribute(
            id=next(parts.keys), service=parts.service, term=term, link_type="service"
        )
        _add_kind(parts, row, term, ours)


def _add_kind(parts: Parts, row: Attribute, term: TaxonomyTerm, of: Taxonomy) -> None:
    parts.attributes.append(row)
    parts.terms.append(term)
    if of.pk not in {one.pk for one in parts.taxonomies}:
        parts.taxonomies.append(of)
