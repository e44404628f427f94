"""An entry as Open Referral UK 3.0 (HSDS-UK) has it. Empty fields are left out, never null; moments carry a zone.

Source: https://openreferraluk.org, schemas of version 3.0. What HSDS has and the UK profile dropped is sent beside it:
phones of a contact, a language's name and code, who may come.
"""

import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from alongside.directory.entries.parts import Parts
from alongside.directory.models import Location, Organisation, Schedule, ServiceDocument, Taxonomy, TaxonomyTerm
from alongside.directory.public.words import public_of
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london

Json = dict[str, Any]
# Of an address, what the standard requires; one that lacks any is left out, and the place keeps its name.
ADDRESS_REQUIRES = ("address_1", "city", "state_province", "postal_code", "country", "address_type")


def filled(**words: Any) -> Json:
    """Only what says something, as JSON has it: keys as texts, days and times as ISO 8601."""
    return {key: plain for key, value in words.items() if (plain := _plain(value)) not in (None, "", [], {})}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return in_london(value).isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value if isinstance(value, str | int | float | bool | list | dict) or value is None else str(value)


def organisation(row: Organisation, identifiers: list[Any] = ()) -> Json:  # type: ignore[assignment]
    """Who runs it. A description is required by the standard: without one, the name stands in its place."""
    return filled(
        id=row.pk,
        name=row.name,
        description=row.description or row.name,
        email=row.email,
        website=row.website,
        logo=row.logo,
        uri=row.uri,
        parent_organization_id=row.parent_id,
        organization_identifiers=[
            filled(
                id=one.pk,
                identifier_scheme=one.identifier_scheme,
                identifier_type=one.identifier_type,
                identifier=one.identifier,
            )
            for one in identifiers
        ],
    )


def short(parts: Parts) -> Json:
    """A service as it stands in a list."""
    row = parts.service
    return filled(
        id=row.pk,
        organization_id=row.organisation_id,
        name=row.name,
        description=row.description,
        url=row.url,
        email=row.email,
        status=row.status,
        fees=row.fees,
        accreditations=row.accreditations,
        eligibility_description=row.eligibility,
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        assured_date=row.checked_on,
        assurer_email=row.assurer_email,
        alert=row.alert,
        last_modified=row.last_modified,
        organization=organisation(parts.organisation),
    )


def whole(parts: Parts) -> Json:
    """A service with all it holds."""
    kinds = {one.pk: one for one in parts.terms}
    lists = {one.pk: one for one in parts.taxonomies}
    return {
        **short(parts),
        "organization": organisation(parts.organisation, parts.identifiers),
        **filled(
            schedules=[schedule(one) for one in parts.schedules],
            service_areas=[
                filled(
                    id=one.pk,
                    name=one.name,
                    service_area=one.service_area,
                    extent=one.extent,
                    extent_type=one.extent_type,
                    uri=one.uri,
                )
                for one in parts.areas
            ],
            service_at_locations=[
                filled(
                    id=at.pk,
                    service_id=at.service_id,
                    location_id=place.pk,
                    location=location(place, parts),
                )
                for at, place in zip(parts.at_locations, parts.locations, strict=True)
            ],
            languages=[filled(id=one.pk, name=one.name, code=one.code, note=one.note) for one in parts.languages],
            funding=[filled(id=one.pk, source=one.source) for one in parts.funding],
            cost_options=[
                filled(
                    id=one.pk,
                    valid_from=one.valid_from,
                    valid_to=one.valid_to,
                    option=one.option,
                    amount=one.amount,
                    amount_description=one.amount_description,
                )
                for one in parts.costs
            ],
            contacts=[
                filled(
                    id=one.pk,
                    name=one.name,
                    title=one.title,
                    email=one.email,
                    phones=[
                        filled(id=phone.pk, number=phone.number, description=phone.description)
                        for phone in parts.phones_of(one)
                    ],
                )
                for one in parts.contacts
            ],
            attributes=[
                filled(
                    id=one.pk,
                    link_id=one.service_id,
                    taxonomy_term_id=one.term_id,
                    link_type=one.link_type or "service",
                    taxonomy_term=term(kinds[one.term_id], lists[kinds[one.term_id].taxonomy_id]),
                )
                for one in parts.attributes
            ],
        ),
    }


def schedule(row: Schedule) -> Json:
    """When it is on."""
    return filled(
        id=row.pk,
        service_at_location_id=row.at_location_id,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        dtstart=row.dtstart,
        freq=row.freq,
        interval=row.interval if row.freq else None,
        byday=row.byday,
        bymonthday=row.bymonthday,
        description=row.description,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        schedule_link=row.schedule_link,
        attending_type=row.attending_type,
        notes=row.notes,
    )


def location(row: Location, parts: Parts | None = None) -> Json:
    """A place; with its addresses and what it has for getting in where `parts` hold them."""
    return filled(
        id=row.pk,
        location_type=row.location_type,
        name=row.name,
        description=row.description,
        latitude=row.latitude,
        longitude=row.longitude,
        external_identifier=row.external_identifier,
        external_identifier_type=row.external_identifier_type,
        addresses=[
            filled(
                id=one.pk,
                attention=one.attention,
                region=one.region,
                **{name: getattr(one, name) for name in ADDRESS_REQUIRES},
            )
            for one in (parts.addresses_of(row) if parts else ())
            if all(getattr(one, name) for name in ADDRESS_REQUIRES)
        ],
        accessibility=[
            filled(id=one.pk, description=one.description, details=one.details, url=one.url)
            for one in (parts.accessibility_of(row) if parts else ())
        ],
    )


def term(row: TaxonomyTerm, of: Taxonomy) -> Json:
    """A kind. A description is required: without one, the name stands in its place."""
    return filled(
        id=row.pk,
        name=row.name,
        description=row.description or row.name,
        parent_id=row.parent_id,
        taxonomy=of.name,
        taxonomy_id=of.pk,
        term_uri=row.term_uri,
        term=row.term,
    )


def taxonomy(row: Taxonomy) -> Json:
    """A list of kinds."""
    return filled(id=row.pk, name=row.name, description=row.description or row.name, uri=row.uri, version=row.version)


def document_of(parts: Parts) -> ServiceDocument:
    """The stored document of an entry, not yet kept."""
    kinds = [one.name for one in parts.terms]
    where = [one.name for one in parts.locations]
    for address in parts.addresses:
        where += [address.address_1, address.city, address.postal_code, address.postal_code.replace(" ", "")]
    words = [parts.service.name, parts.organisation.name, parts.service.description, *kinds, *where]
    return ServiceDocument(
        id=new_id(),
        service=parts.service,
        whole=json.dumps(whole(parts), ensure_ascii=False, separators=(",", ":")),
        short=json.dumps(short(parts), ensure_ascii=False, separators=(",", ":")),
        searched=" ".join(filter(None, words)).casefold(),
        public=json.dumps(public_of(parts), ensure_ascii=False, separators=(",", ":")),
    )
