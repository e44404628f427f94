"""Where a person lives, and how they are reached."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Address, Person, WayToReach
from alongside.people.models.address import Way
from alongside.people.rules import fault_in_period, fault_in_postcode, phone_in, postcode_in
from alongside.people.standing import how_they_stand


class UnableToKeepAddress(UnableTo):
    """The address cannot be right as it is described, or is not theirs to change."""


class UnableToKeepWayToReach(UnableTo):
    """The phone number or email address cannot be right."""


@action("address.added", needs=Permission.PERSON_CHANGE, creates="people.address")
def add_address(
    *,
    person: Person,
    id: UUID,
    lines: str,
    postcode: str = "",
    is_confidential: bool = False,
    about: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: Any,
    at: datetime,
) -> Address:
    """Say where a person lives or lived. `lines` empty: only the postcode is known yet.

    `starts_on` None: not known; `ends_on` None: still.

    `is_confidential`: only those who may see such an address are shown it. Refuses what is no postcode, days that
    contradict, and a second confidential address while one holds.
    """
    facts = _checked(person, lines, postcode, is_confidential, about, starts_on, ends_on, at, but=id)
    return create_once(Address, id=id, person=person, added_by=by, **facts)


@action("address.changed", needs=Permission.PERSON_CHANGE)
def change_address(
    *,
    address: Address,
    seen_version: int,
    lines: str,
    postcode: str = "",
    is_confidential: bool = False,
    about: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: Any,
    at: datetime,
) -> Address:
    """Change an address, or say when it ended. Refuses as `add_address`, and who may not see a confidential one."""
    if address.is_confidential:
        stands = how_they_stand(by, address.person, at)
        if not decide(
            Permission.ADDRESS_SEE_CONFIDENTIAL, roles=by.roles, standing=stands.standing, openness=stands.openness
        ):
            raise UnableToKeepAddress("This address is confidential. Ask somebody who may see it to change it.")
    facts = _checked(address.person, lines, postcode, is_confidential, about, starts_on, ends_on, at, but=address.pk)
    return change(address, seen_version=seen_version, **facts)


def _checked(
    person: Person,
    lines: str,
    postcode: str,
    is_confidential: bool,
    about: str,
    starts_on: date | None,
    ends_on: date | None,
    at: datetime,
    *,
    but: UUID,
) -> dict[str, Any]:
    """The facts of an address as they are kept, or a refusal. `but`: the address itself, which is no second one."""
    kept = postcode_in(postcode)
    if fault := fault_in_postcode(postcode):
        raise UnableToKeepAddress(fault, field="postcode")
    if fault := fault_in_period(starts_on, ends_on, today=in_london(at).date(), born=person.born):
        raise UnableToKeepAddress(fault, field="ends_on" if ends_on else "starts_on")
    others = Address.objects.of(person).filter(is_confidential=True, ends_on=None).exclude(pk=but)
    if is_confidential and ends_on is None and others.exists():
        raise UnableToKeepAddress(
            "There is a confidential address already. Say when that one ended first.", field="is_confidential"
        )
    return {
        "lines": lines,
        "postcode": kept,
        "outward": kept.partition(" ")[0],
        "is_confidential": is_confidential,
        "about": about,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }


@action("way_to_reach.added", needs=Permission.PERSON_CHANGE, creates="people.waytoreach")
def add_way_to_reach(
    *,
    person: Person,
    id: UUID,
    way: str,
    number_or_email: str,
    about: str = "",
    is_first: bool = False,
    ends_on: date | None = None,
    by: Any,
    at: datetime,
) -> WayToReach:
    """Add a phone number or an email address. `is_first`: the one to try first; whichever was, no longer is."""
    kept = _read(way, number_or_email)
    is_first = is_first and ends_on is None
    if is_first:
        _none_is_first(person)
    return create_once(
        WayToReach,
        id=id,
        person=person,
        way=way,
        number_or_email=kept,
        about=about,
        is_first=is_first,
        ends_on=ends_on,
    )


@action("way_to_reach.changed", needs=Permission.PERSON_CHANGE)
def change_way_to_reach(
    *,
    way_to_reach: WayToReach,
    seen_version: int,
    way: str,
    number_or_email: str,
    about: str = "",
    is_first: bool = False,
    ends_on: date | None = None,
    by: Any,
    at: datetime,
) -> WayToReach:
    """Change a phone number or an email address, or say that it is theirs no longer (`ends_on`)."""
    kept = _read(way, number_or_email)
    is_first = is_first and ends_on is None
    if is_first and not way_to_reach.is_first:
        _none_is_first(way_to_reach.person)
    return change(
        way_to_reach,
        seen_version=seen_version,
        way=way,
        number_or_email=kept,
        about=about,
        is_first=is_first,
        ends_on=ends_on,
    )


def _none_is_first(person: Person) -> None:
    for other in WayToReach.objects.of(person).filter(is_first=True, ends_on=None):
        change(other, seen_version=other.version, is_first=False)


def _read(way: str, typed: str) -> str:
    """The number or the email address as it is kept; a refusal when it is neither."""
    if way == Way.PHONE:
        if kept := phone_in(typed):
            return kept
        raise UnableToKeepWayToReach(
            "That is not a phone number. Write it in figures, like 0113 496 0123.", field="number_or_email"
        )
    try:
        validate_email(typed)
    except ValidationError:
        raise UnableToKeepWayToReach(
            "Write an email address in full, like name@example.com.", field="number_or_email"
        ) from None
    return typed
