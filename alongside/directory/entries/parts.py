"""An entry with all its parts, read in a constant number of statements, or made and not yet kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID

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
from alongside.kit.ids import new_id

# The lists of Parts that belong to the entry alone, in the order in which they can be kept (and, backwards, let go).
OWN = ("areas", "languages", "costs", "funding", "contacts", "phones", "at_locations", "schedules", "attributes")
# Those that may be shared with other entries.
SHARED = ("locations", "addresses", "accessibility", "identifiers", "taxonomies", "terms")
MODELS: dict[str, type[Any]] = {
    "areas": ServiceArea,
    "languages": ServiceLanguage,
    "costs": CostOption,
    "funding": Funding,
    "contacts": ServiceContact,
    "phones": ServicePhone,
    "locations": Location,
    "addresses": LocationAddress,
    "accessibility": Accessibility,
    "at_locations": ServiceAtLocation,
    "schedules": Schedule,
    "attributes": Attribute,
    "terms": TaxonomyTerm,
    "taxonomies": Taxonomy,
    "identifiers": OrganisationIdentifier,
}


def keys_in_turn() -> Iterator[UUID]:
    """Fresh keys, each after the one before, so that rows made together stay in the order in which they were told."""
    first = new_id().int
    return (UUID(int=first + number) for number in count())


@dataclass
class Parts:
    """One entry: rows of the models, kept or not yet. Lists are in the order in which they are shown.

    `keys` are for parts that are new.
    """

    service: Service
    organisation: Organisation
    identifiers: list[OrganisationIdentifier] = field(default_factory=list)
    areas: list[ServiceArea] = field(default_factory=list)
    languages: list[ServiceLanguage] = field(default_factory=list)
    costs: list[CostOption] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)
    contacts: list[ServiceContact] = field(default_factory=list)
    phones: list[ServicePhone] = field(default_factory=list)
    locations: list[Location] = field(default_factory=list)
    addresses: list[LocationAddress] = field(default_factory=list)
    accessibility: list[Accessibility] = field(default_factory=list)
    at_locations: list[ServiceAtLocation] = field(default_factory=list)
    schedules: list[Schedule] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    terms: list[TaxonomyTerm] = field(default_factory=list)
    taxonomies: list[Taxonomy] = field(default_factory=list)
    keys: Iterator[UUID] = field(default_factory=keys_in_turn, compare=False, repr=False)

    def phones_of(self, contact: ServiceContact) -> list[ServicePhone]:
        """The numbers of one contact."""
        return [one for one in self.phones if one.contact_id == contact.pk]

    def addresses_of(self, location: Location) -> list[LocationAddress]:
        """How one place is addressed."""
        return [one for one in self.addresses if one.location_id == location.pk]

    def accessibility_of(self, location: Location) -> list[Accessibility]:
        """What one place has for getting in and being there."""
        return [one for one in self.accessibility if one.location_id == location.pk]


def parts_of(services: Iterable[Service]) -> list[Parts]:
    """These entries with all their parts, in the same order; fifteen statements for any number of them."""
    services = list(services)
    keys = [one.pk for one in services]
    organisations = Organisation.objects.in_bulk({one.organisation_id for one in services})
    found = {one.pk: Parts(one, organisations[one.organisation_id]) for one in services}
    for name in ("areas", "languages", "costs", "funding", "contacts", "at_locations", "schedules", "attributes"):
        for row in MODELS[name].objects.filter(service__in=keys).order_by("id"):
            getattr(found[row.service_id], name).append(row)
    whose = {contact.pk: parts for parts in found.values() for contact in parts.contacts}
    for phone in ServicePhone.objects.filter(contact__in=whose).order_by("id"):
        whose[phone.contact_id].phones.append(phone)
    _add_places(list(found.values()))
    _add_kinds(list(found.values()))
    by_organisation = _grouped(OrganisationIdentifier, "organisation", set(organisations))
    for parts in found.values():
        parts.identifiers = by_organisation.get(parts.organisation.pk, [])
    return list(found.values())


def _grouped(model: type[Any], name: str, keys: set[UUID]) -> dict[UUID, list[Any]]:
    rows: dict[UUID, list[Any]] = {}
    for row in model.objects.filter(**{f"{name}__in": keys}).order_by("id"):
        rows.setdefault(getattr(row, f"{name}_id"), []).append(row)
    return rows


def _add_places(all_parts: list[Parts]) -> None:
    keys = {one.location_id for parts in all_parts for one in parts.at_locations}
    locations = Location.objects.in_bulk(keys)
    addresses, access = _grouped(LocationAddress, "location", keys), _grouped(Accessibility, "location", keys)
    for parts in all_parts:
        for at in parts.at_locations:
            parts.locations.append(locations[at.location_id])
            parts.addresses += addresses.get(at.location_id, [])
            parts.accessibility += access.get(at.location_id, [])


def _add_kinds(all_parts: list[Parts]) -> None:
    terms = TaxonomyTerm.objects.in_bulk({one.term_id for parts in all_parts for one in parts.attributes})
    lists = Taxonomy.objects.in_bulk({one.taxonomy_id for one in terms.values()})
    for parts in all_parts:
        parts.terms = [terms[one.term_id] for one in parts.attributes]
        parts.taxonomies = [lists[key] for key in {one.taxonomy_id for one in parts.terms}]
