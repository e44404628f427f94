"""A service of somebody's feed, read and cleaned; a sentence for what cannot be. Pure.

Null and empty are left out. HTML becomes plain text. A moment without a zone is London's. What the standard asks to be
an address on the web or an email address and is not, is left out. So are coordinates that no place on Earth has, with a
sentence in `left_out`: the offer is true all the same. A point in the sea or abroad says something false, and refuses
the record, as everything else does that cannot be right.
"""

import hashlib
import json
from datetime import date
from typing import Any

from alongside.directory.entries.days import When, fault_in, read_days, read_month_days
from alongside.directory.entries.rules import fault_in_ages, fault_in_point, is_no_point
from alongside.directory.models.offer import Status
from alongside.directory.models.place import LocationType
from alongside.directory.oruk.values import (
    LINE,
    NAME,
    URL,
    BadRecord,
    Json,
    Unreadable,
    age,
    amount,
    clock,
    day,
    email,
    key,
    line,
    loose_key,
    many,
    moment,
    number,
    text,
    url,
)


def digest_of(raw: Any) -> str:
    """What tells whether a record says something new: the same for the same record, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(raw, sort_keys=True, default=str).encode()).hexdigest()


def id_of(raw: Any) -> str:
    """A record's id as it stands there, or a file's name, for the list of those refused; empty where there is none."""
    if isinstance(raw, Unreadable):
        return raw.name[:100]
    return str(raw.get("id") or "")[:100] if isinstance(raw, dict) else ""


def read_service(raw: Any, *, today: date) -> Json:
    """One service as clean values, nested as the standard has it. Refuses (BadRecord) what cannot be taken."""
    if isinstance(raw, Unreadable):
        raise BadRecord(raw.why)
    if not isinstance(raw, dict):
        raise BadRecord("It is no record: a service is an object with a name and an id.")
    said = {
        "id": key(raw, "id"),
        "name": line(raw, "name", NAME, needed=True),
        "status": _status(raw),
        "description": text(raw, "description"),
        "url": url(raw, "url"),
        "email": email(raw, "email"),
        "fees": text(raw, "fees"),
        "accreditations": text(raw, "accreditations"),
        "eligibility": text(raw, "eligibility_description"),
        "minimum_age": age(raw, "minimum_age"),
        "maximum_age": age(raw, "maximum_age"),
        "alert": text(raw, "alert"),
        "assurer_email": email(raw, "assurer_email"),
        "assured_date": day(raw, "assured_date"),
        "last_modified": moment(raw, "last_modified"),
    }
    if fault := fault_in_ages(said["minimum_age"], said["maximum_age"]):
        raise BadRecord(fault)
    if said["assured_date"] and said["assured_date"] > today:
        said["assured_date"] = None  # nobody has checked it tomorrow
    said["organization"] = _organization(raw)
    said["service_at_locations"] = [_at_location(one) for one in many(raw, "service_at_locations")]
    said["left_out"] = [words for one in said["service_at_locations"] if (words := one["location"].pop("left_out"))]
    said["schedules"] = [_schedule(one, today) for one in many(raw, "schedules")]
    for at, one in zip(said["service_at_locations"], many(raw, "service_at_locations"), strict=True):
        for each in many(one, "schedules"):
            said["schedules"].append({**_schedule(each, today), "at": at["id"]})
    said["contacts"] = [
        {
            "id": loose_key(one), "name": line(one, "name", NAME), "title": line(one, "title", NAME),
            "email": email(one, "email"), "phones": [_phone(each) for each in many(one, "phones")],
        }
        for one in many(raw, "contacts")
    ]  # fmt: skip
    if loose := [_phone(one) for one in many(raw, "phones")]:
        said["contacts"].append({"id": None, "name": "", "title": "", "email": "", "phones": loose})
    said["cost_options"] = [
        {
            "id": loose_key(one), "valid_from": day(one, "valid_from"), "valid_to": day(one, "valid_to"),
            "option": text(one, "option"), "amount": amount(one), "amount_description": text(one, "amount_description"),
        }
        for one in many(raw, "cost_options")
    ]  # fmt: skip
    said["languages"] = [
        {"id": loose_key(one), "name": line(one, "name", 100), "code": line(one, "code", 20), "note": text(one, "note")}
        for one in many(raw, "languages")
    ]
    said["service_areas"] = [
        {
            "id": loose_key(one), "name": text(one, "name"), "service_area": text(one, "service_area"),
            "extent": text(one, "extent"), "extent_type": line(one, "extent_type", 100), "uri": line(one, "uri", URL),
        }
        for one in many(raw, "service_areas")
    ]  # fmt: skip
    said["funding"] = [{"id": loose_key(one), "source": text(one, "source")} for one in many(raw, "funding")]
    said["attributes"] = [found for one in many(raw, "attributes") if (found := _attribute(one))]
    return said


def _status(raw: Json) -> str:
    words = line(raw, "status", LINE).lower()
    if not words:
        raise BadRecord("It does not say its status.")
    if words not in set(Status):
        raise BadRecord(f"Its status, “{words}”, is none of: {', '.join(Status.values)}.")
    return words


def _organization(raw: Json) -> Json | None:
    one = raw.get("organization")
    if one is None:
        found = raw.get("organization_id")
        return {"id": key(raw, "organization_id", "organisation’s id"), "name": ""} if found else None
    if not isinstance(one, dict):
        raise BadRecord("Its organization is no record.")
    return {
        "id": key(one, "id", "organisation’s id"),
        "name": line(one, "name", NAME),
        "description": text(one, "description"),
        "email": email(one, "email"),
        "website": url(one, "website"),
        "logo": line(one, "logo", URL),
        "uri": url(one, "uri"),
        "identifiers": [
            {name: line(each, name, 100) for name in ("identifier_scheme", "identifier_type", "identifier")}
            for each in many(one, "organization_identifiers")
        ],
    }


def _at_location(one: Json) -> Json:
    place = one.get("location")
    if not isinstance(place, dict):
        raise BadRecord("One of its places is no record.")
    kind = line(place, "location_type", LINE).lower() or LocationType.PHYSICAL.value
    if kind not in set(LocationType):
        raise BadRecord(f"One of its places is “{kind}”, which is none of: {', '.join(LocationType.values)}.")
    latitude, longitude = number(place, "latitude"), number(place, "longitude")
    left_out = ""
    if is_no_point(latitude, longitude):
        numbers = ", ".join("nothing" if one is None else f"{one:g}" for one in (latitude, longitude))
        left_out = f"No place on Earth is at {numbers}: it was taken, and its point was left out."
        latitude = longitude = None
    if fault := fault_in_point(latitude, longitude):
        raise BadRecord(fault)
    return {
        "id": loose_key(one),
        "location": {
            "id": loose_key(place),
            "location_type": kind,
            "name": line(place, "name", NAME),
            "description": text(place, "description"),
            "latitude": latitude,
            "longitude": longitude,
            "external_identifier": line(place, "external_identifier", 100),
            "external_identifier_type": line(place, "external_identifier_type", 100),
            "left_out": left_out,
            "addresses": [_address(each) for each in many(place, "addresses")],
            "accessibility": [
                {
                    "id": loose_key(each),
                    "description": text(each, "description") or text(each, "accessibility"),
                    "details": text(each, "details"),
                    "url": url(each, "url"),
                }
                for each in many(place, "accessibility")
            ],
        },
    }


def _address(one: Json) -> Json:
    kind = line(one, "address_type", LINE).lower()
    return {
        "id": loose_key(one),
        "attention": line(one, "attention", NAME),
        "address_1": line(one, "address_1", LINE),
        "city": line(one, "city", 200),
        "region": line(one, "region", 200),
        "state_province": line(one, "state_province", 200),
        "postal_code": line(one, "postal_code", 20).upper(),
        "country": line(one, "country", 60) or "GB",
        "address_type": kind if kind in set(LocationType) else LocationType.PHYSICAL.value,
    }


def _schedule(one: Json, today: date) -> Json:
    said: Json = {
        "id": loose_key(one),
        "at": loose_key(one, "service_at_location_id"),
        "valid_from": day(one, "valid_from"),
        "valid_to": day(one, "valid_to"),
        "dtstart": day(one, "dtstart"),
        "freq": line(one, "freq", LINE).upper(),
        "interval": int(number(one, "interval") or 1),
        "byday": line(one, "byday", 60).upper().replace(" ", ""),
        "bymonthday": line(one, "bymonthday", 120).replace(" ", ""),
        "opens_at": clock(one, "opens_at"),
        "closes_at": clock(one, "closes_at"),
        "description": text(one, "description"),
        "schedule_link": url(one, "schedule_link"),
        "attending_type": text(one, "attending_type"),
        "notes": text(one, "notes"),
    }
    if said["freq"] not in ("", "WEEKLY", "MONTHLY"):
        raise BadRecord(f"It comes round “{said['freq']}”; the standard knows WEEKLY and MONTHLY.")
    if not said["freq"] and said["byday"]:
        said["freq"] = "WEEKLY"
    if not 1 <= said["interval"] <= 60:
        raise BadRecord("It comes round at an interval that is not from 1 to 60.")
    try:
        days, month_days = read_days(said["byday"]), read_month_days(said["bymonthday"])
    except ValueError as bad:
        raise BadRecord(f"When it is on cannot be read: {bad}") from None
    if said["freq"] == "WEEKLY":
        month_days, said["bymonthday"] = (), ""  # a week has no day of the month
    when = When(
        said["freq"], said["interval"], days, month_days, said["valid_from"] or said["dtstart"], said["valid_to"],
        None if said["freq"] else said["dtstart"], said["opens_at"], said["closes_at"],
    )  # fmt: skip
    if fault := fault_in(when, today=today):
        raise BadRecord(fault)
    return said


def _phone(one: Json) -> Json:
    return {"id": loose_key(one), "number": line(one, "number", 100), "description": text(one, "description")}


def _attribute(one: Json) -> Json | None:
    term = one.get("taxonomy_term")
    if not isinstance(term, dict) or not line(term, "name", 200):
        return None
    return {
        "id": loose_key(one),
        "link_type": line(one, "link_type", 100),
        "term": {
            "id": loose_key(term),
            "name": line(term, "name", 200),
            "description": text(term, "description"),
            "taxonomy": line(term, "taxonomy", 200) or "Kinds of a feed",
            "term": line(term, "term", 200) or line(term, "code", 200),
            "term_uri": url(term, "term_uri"),
        },
    }
