"""A clean record of a feed as the rows of an entry, not kept yet."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from alongside.directory.entries.parts import Parts
from alongside.directory.models import (
    Accessibility,
    Attribute,
    CostOption,
    Funding,
    Location,
    LocationAddress,
    Organisation,
    OrganisationIdentifier,
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
from alongside.directory.oruk.values import Json

# What the name-based keys of lists of kinds that feeds bring are made from.
LISTS_OF_FEEDS = UUID("5d1c2a34-0f6e-5b3a-9a57-6f3c1a2b00fe")
OF_A_SERVICE = (
    "name", "status", "description", "url", "email", "fees", "accreditations", "eligibility", "minimum_age",
    "maximum_age", "alert", "assurer_email",
)  # fmt: skip
OF_A_PLACE = (
    "location_type", "name", "description", "latitude", "longitude", "external_identifier", "external_identifier_type",
)  # fmt: skip
OF_A_SCHEDULE = (
    "valid_from", "valid_to", "dtstart", "freq", "interval", "byday", "bymonthday", "opens_at", "closes_at",
    "description", "schedule_link", "attending_type", "notes",
)  # fmt: skip
OF_AN_ADDRESS = (
    "attention", "address_1", "city", "region", "state_province", "postal_code", "country", "address_type",
)  # fmt: skip
# Model and their key (None: it has none) -> the key that it has here.
KeyOf = Callable[[type[Any], UUID | None], UUID]


def organisation_from(said: Json, *, key: UUID) -> Organisation:
    """Who runs it, with this key here."""
    names = ("name", "description", "email", "website", "logo", "uri")
    return Organisation(id=key, **{name: said.get(name) or "" for name in names})


def identifiers_from(said: Json, organisation: Organisation) -> list[OrganisationIdentifier]:
    """The numbers it is known by; those that say nothing are left out. Their keys follow from what they say."""
    return [
        OrganisationIdentifier(
            id=uuid5(organisation.pk, f"{one['identifier_type']}:{one['identifier']}"), organisation=organisation, **one
        )
        for one in said.get("identifiers", ())
        if one["identifier"] and one["identifier_type"]
    ]


def parts_from_record(said: Json, service: Service, organisation: Organisation, *, key_of: KeyOf) -> Parts:
    """The parts of an entry that says what the record says. `service` is changed in place; nothing is kept.

    `key_of` gives the key that a part has here for the one that it has in the feed.
    """
    for name in OF_A_SERVICE:
        setattr(service, name, said[name])
    service.organisation = organisation
    parts = Parts(service, organisation)
    for one in said["service_areas"]:
        parts.areas.append(_row(ServiceArea, one, key_of, service=service))
    for one in said["languages"]:
        if one["name"] or one["code"]:
            parts.languages.append(_row(ServiceLanguage, one, key_of, service=service))
    for one in said["cost_options"]:
        parts.costs.append(_row(CostOption, one, key_of, service=service))
    for one in said["funding"]:
        if one["source"]:
            parts.funding.append(_row(Funding, one, key_of, service=service))
    _add_contacts(parts, said, key_of)
    at = _add_places(parts, said, key_of)
    for one in said["schedules"]:
        row = Schedule(
            id=key_of(Schedule, one["id"]), service=service, at_location=at.get(one["at"]),
            **{name: one[name] for name in OF_A_SCHEDULE},
        )  # fmt: skip
        if row.freq or row.dtstart or row.description or row.opens_at:
            parts.schedules.append(row)
    _add_kinds(parts, said, key_of)
    return parts


def _row(model: type[Any], said: Json, key_of: KeyOf, **more: Any) -> Any:
    return model(id=key_of(model, said["id"]), **{name: value for name, value in said.items() if name != "id"}, **more)


def _add_contacts(parts: Parts, said: Json, key_of: KeyOf) -> None:
    for one in said["contacts"]:
        numbers = [phone for phone in one["phones"] if phone["number"]]
        if not (one["name"] or one["title"] or one["email"] or numbers):
            continue
        contact = ServiceContact(
            id=key_of(ServiceContact, one["id"]), service=parts.service, name=one["name"], title=one["title"],
            email=one["email"],
        )  # fmt: skip
        parts.contacts.append(contact)
        for phone in numbers:
            parts.phones.append(_row(ServicePhone, phone, key_of, contact=contact))


def _add_places(parts: Parts, said: Json, key_of: KeyOf) -> dict[Any, ServiceAtLocation]:
    """The places, and their key at this service in the feed -> the row here."""
    there: dict[Any, ServiceAtLocation] = {}
    for one in said["service_at_locations"]:
        of = one["location"]
        place = Location(id=key_of(Location, of["id"]), **{name: of[name] for name in OF_A_PLACE})
        if place.pk in {other.pk for other in parts.locations}:
            continue
        parts.locations.append(place)
        row = ServiceAtLocation(id=key_of(ServiceAtLocation, one["id"]), service=parts.service, location=place)
        parts.at_locations.append(row)
        if one["id"]:
            there[one["id"]] = row
        for each in of["addresses"]:
            told = {name: each[name] for name in OF_AN_ADDRESS}
            told["state_province"] = told["state_province"] or told["region"] or told["city"]
            parts.addresses.append(LocationAddress(id=key_of(LocationAddress, each["id"]), location=place, **told))
        for each in of["accessibility"]:
            if each["description"] or each["details"]:
                parts.accessibility.append(_row(Accessibility, each, key_of, location=place))
    return there


def _add_kinds(parts: Parts, said: Json, key_of: KeyOf) -> None:
    for one in said["attributes"]:
        told = one["term"]
        of = Taxonomy(id=uuid5(LISTS_OF_FEEDS, told["taxonomy"]), name=told["taxonomy"])
        term = TaxonomyTerm(
            id=told["id"] or uuid5(of.pk, told["name"]), taxonomy=of, name=told["name"],
            description=told["description"], term=told["term"], term_uri=told["term_uri"],
        )  # fmt: skip
        if term.pk in {other.pk for other in parts.terms}:
            continue
        parts.terms.append(term)
        parts.attributes.append(
            Attribute(
                id=key_of(Attribute, one["id"]),
                service=parts.service,
                term=term,
                link_type=one["link_type"] or "service",
            )
        )
        if of.pk not in {other.pk for other in parts.taxonomies}:
            parts.taxonomies.append(of)
