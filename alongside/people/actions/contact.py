"""Who is in a person's life: added, changed, linked to a record of their own, no longer there."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import change, create_once
from alongside.people import life_story
from alongside.people.actions.person import add_person
from alongside.people.models import Contact, Person, Relationship, StoryItem
from alongside.people.models.contact import HOLD_POWERS, Power, Tie
from alongside.people.names import alike_names
from alongside.people.rules import fault_in_day_past, fault_in_days


class UnableToKeepContact(UnableTo):
    """Somebody in a person's life cannot be as they are described."""


class UnableToTellApart(UnableToKeepContact):
    """Somebody of much the same name is there already. `alike` are those; whoever adds decides whether it is they."""

    def __init__(self, alike: list[Contact]):
        named = " and ".join(f"“{contact.name}”" for contact in alike)
        super().__init__(
            f"{named} is here already. Open that page if it is the same person; if it is somebody else, say so below.",
            field="is_somebody_else",
        )
        self.alike = alike


@action("contact.added", needs=Permission.CONTACT_CHANGE, creates="people.contact")
def add_contact(
    *,
    person: Person,
    id: UUID,
    name: str,
    kind: str = "",
    said: str = "",
    powers: Iterable[str] = (),
    seen_on: date | None = None,
    starts_on: date | None = None,
    phone: str = "",
    email: str = "",
    address: str = "",
    how_best: str = "",
    matters_most: bool = False,
    is_emergency: bool = False,
    lives_with: bool = False,
    is_somebody_else: bool = False,
    by: Any,
    at: datetime,
) -> Contact:
    """Add somebody to a person's life, with what they are to them (`kind` empty: not yet known).

    Refuses a name much like that of somebody who is there (UnableToTellApart) unless `is_somebody_else`; nobody is ever
    matched with anybody by the machine. What the relationship refuses is in `add_relationship`.
    """
    if Contact.objects.filter(pk=id).exists():
        raise AlreadyDone
    if not is_somebody_else and (alike := _alike_in_life(person, name)):
        raise UnableToTellApart(alike)
    contact = create_once(
        Contact,
        id=id,
        person=person,
        name=name,
        phone=phone,
        email=email,
        address=address,
        how_best=how_best,
        matters_most=matters_most,
        is_emergency=is_emergency,
        lives_with=lives_with,
        added_by=by,
        added_at=at,
    )
    if kind:
        # The relationship's key follows from the contact's, so that this too is done once.
        key = UUID(int=id.int ^ 1)
        add_relationship(
            contact=contact, id=key, kind=kind, said=said, powers=powers, seen_on=seen_on, starts_on=starts_on,
            by=by, at=at,
        )  # fmt: skip
    return contact


@action("contact.named", needs=Permission.CIRCLES_CHANGE, creates="people.contact")
def name_contact(
    *, person: Person, id: UUID, name: str, is_somebody_else: bool = False, by: Any, at: datetime
) -> Contact:
    """Add somebody to a person's life by a name alone, as it is written on a map on the person's own device.

    `by` is that device: the worker beside it (`by.beside`) stands as who added the row. Refuses as `add_contact`.
    """
    if Contact.objects.filter(pk=id).exists():
        raise AlreadyDone
    if not is_somebody_else and (alike := _alike_in_life(person, name)):
        raise UnableToTellApart(alike)
    return create_once(Contact, id=id, person=person, name=name, added_by=by.beside, added_at=at)


@action("contact.changed", needs=Permission.CONTACT_CHANGE)
def change_contact(
    *,
    contact: Contact,
    seen_version: int,
    name: str,
    phone: str,
    email: str,
    address: str,
    how_best: str,
    matters_most: bool,
    is_emergency: bool,
    lives_with: bool,
    by: Any,
    at: datetime,
) -> Contact:
    """Change somebody's name, how to reach them and their place in the person's life. ChangedMeanwhile: see both."""
    contact = change(
        contact,
        seen_version=seen_version,
        name=name,
        phone=phone,
        email=email,
        address=address,
        how_best=how_best,
        matters_most=matters_most,
        is_emergency=is_emergency,
        lives_with=lives_with,
    )
    _tell_again(contact)
    return contact


@action("contact.ended", needs=Permission.CONTACT_CHANGE)
def end_contact(
    *, contact: Contact, seen_version: int, ended_on: date, why_ended: str, by: Any, at: datetime
) -> Contact:
    """Say that somebody is no longer in the person's life, from a day, and why. What they were to them ends with it.

    Refuses a day to come, and one before a relationship began. Their row stays, and so does what points to it.
    """
    if fault := fault_in_day_past(ended_on, today=in_london(at).date()):
        raise UnableToKeepContact(fault, field="ended_on")
    contact = change(contact, seen_version=seen_version, ended_on=ended_on, why_ended=why_ended)
    for relationship in contact.relationships.filter(ended_on=None).select_related("contact__person", "added_by"):
        end_relationship(
            relationship=relationship,
            seen_version=relationship.version,
            ended_on=ended_on,
            why_ended=why_ended,
            by=by,
            at=at,
        )
    _keep_items(contact.pk, life_story.of_contact(contact))
    return contact


@action("contact.back", needs=Permission.CONTACT_CHANGE)
def bring_contact_back(*, contact: Contact, seen_version: int, by: Any, at: datetime) -> Contact:
    """Say that somebody is in the person's life again, or never left it. What ended with them is begun anew by hand."""
    contact = change(contact, seen_version=seen_version, ended_on=None, why_ended="")
    _keep_items(contact.pk, life_story.of_contact(contact))
    return contact


class UnableToRelate(UnableTo):
    """What somebody is to the person cannot be as it is described."""


@action("relationship.begun", needs=Permission.CONTACT_CHANGE, creates="people.relationship")
def add_relationship(
    *,
    contact: Contact,
    id: UUID,
    kind: str,
    said: str = "",
    powers: Iterable[str] = (),
    seen_on: date | None = None,
    starts_on: date | None = None,
    by: Any,
    at: datetime,
) -> Relationship:
    """Say what somebody is to the person (`said`: as they put it), from a day (None: not known).

    `powers` are an attorney's or a deputy's (Mental Capacity Act 2005); `seen_on` is when somebody saw the paper.
    Refuses an attorney without a power, and a paper seen on a day to come.
    """
    facts = _facts_of(kind=kind, said=said, powers=powers, seen_on=seen_on, starts_on=starts_on, at=at)
    relationship = create_once(Relationship, id=id, contact=contact, added_by=by, added_at=at, **facts)
    _keep_items(relationship.pk, life_story.of_relationship(relationship))
    return relationship


@action("relationship.changed", needs=Permission.CONTACT_CHANGE)
def change_relationship(
    *,
    relationship: Relationship,
    seen_version: int,
    kind: str,
    said: str,
    powers: Iterable[str],
    seen_on: date | None,
    starts_on: date | None,
    by: Any,
    at: datetime,
) -> Relationship:
    """Change what somebody is to the person. Refuses as `add_relationship`, and a beginning after its end."""
    facts = _facts_of(kind=kind, said=said, powers=powers, seen_on=seen_on, starts_on=starts_on, at=at)
    if fault := fault_in_days(starts_on, relationship.ended_on):
        raise UnableToRelate(fault, field="starts_on")
    relationship = change(relationship, seen_version=seen_version, **facts)
    _keep_items(relationship.pk, life_story.of_relationship(relationship))
    return relationship


@action("relationship.ended", needs=Permission.CONTACT_CHANGE)
def end_relationship(
    *, relationship: Relationship, seen_version: int, ended_on: date, why_ended: str, by: Any, at: datetime
) -> Relationship:
    """Say that somebody is no longer this to the person, from a day, and why. Refuses days that cannot be."""
    fault = fault_in_day_past(ended_on, today=in_london(at).date()) or fault_in_days(relationship.starts_on, ended_on)
    if fault:
        raise UnableToRelate(fault, field="ended_on")
    relationship = change(relationship, seen_version=seen_version, ended_on=ended_on, why_ended=why_ended)
    _keep_items(relationship.pk, life_story.of_relationship(relationship))
    return relationship


def _facts_of(
    *, kind: str, said: str, powers: Iterable[str], seen_on: date | None, starts_on: date | None, at: datetime
) -> dict[str, Any]:
    """A relationship's facts, with what only some kinds have left out of the others."""
    held = set(powers) if kind in HOLD_POWERS else set()
    if kind == Tie.ATTORNEY and not held:
        raise UnableToRelate(
            "Say what the attorney may decide about. It stands in the lasting power of attorney.", field="powers"
        )
    if fault := fault_in_day_past(seen_on, today=in_london(at).date()):
        raise UnableToRelate(fault, field="seen_on")
    return {
        "kind": kind,
        "said": said,
        "for_health": Power.HEALTH in held,
        "for_property": Power.PROPERTY in held,
        "seen_on": seen_on if kind in (*HOLD_POWERS, Tie.APPOINTEE) else None,
        "starts_on": starts_on,
    }


class UnableToLink(UnableTo):
    """The link to a record of their own cannot be made."""


@action("contact.linked", needs=Permission.CONTACT_CHANGE)
def link_record(
    *,
    contact: Contact,
    seen_version: int,
    record: UUID,
    they_may_know: str = "",
    person_may_know: str = "",
    by: Any,
    at: datetime,
) -> Contact:
    """Say that somebody in a person's life has a record here: the key of it, and what each may know of the other's.

    Empty words: nothing was agreed. Refuses the person's own record, one that is linked in this life already, and one
    that `by` may not know of, which is refused as one that is not there.
    """
    theirs = next(iter(Person.objects.some_found_by(by, [record], at=at)), None)
    if theirs is None:
        raise UnableToLink("There is no such record. Look for it again.")
    if theirs.pk in contact.person.keys:
        raise UnableToLink("That is the record this page belongs to. Nobody is in their own life as somebody else.")
    if other := Contact.objects.of(contact.person).filter(record__in=theirs.keys).exclude(pk=contact.pk).first():
        raise UnableToLink(f"That record is linked to {other.name} already. If they are the same, end one of the two.")
    return change(
        contact,
        seen_version=seen_version,
        record=theirs,
        they_may_know=they_may_know,
        person_may_know=person_may_know,
    )


@action("contact.record_begun", needs=Permission.CONTACT_CHANGE)
def begin_their_record(*, contact: Contact, seen_version: int, record: UUID, by: Any, at: datetime) -> Contact:
    """Begin a record of their own for somebody in a person's life, under the key `record`, and link the two.

    It holds their name and nothing else: the two records stay apart. `by` is alongside them from now. A form sent
    twice: AlreadyDone. Refuses as `add_person` and `link_record`, and somebody who has a record that `by` may know of.
    """
    if Person.objects.filter(pk=record).exists():
        raise AlreadyDone
    if contact.record_id and Person.objects.some_found_by(by, [contact.record_id], at=at):
        raise UnableToLink(f"{contact.name} has a record here already. Go on with that one.")
    add_person(id=record, name=contact.name, by=by, at=at)
    return link_record(contact=contact, seen_version=seen_version, record=record, by=by, at=at)


@action("contact.unlinked", needs=Permission.CONTACT_CHANGE)
def unlink_record(*, contact: Contact, seen_version: int, by: Any, at: datetime) -> Contact:
    """Take the link to a record away again. Where `by` may not know of it: as if there were none."""
    if not contact.record_id or not Person.objects.some_found_by(by, [contact.record_id], at=at):
        raise UnableToLink("There is no link to take away.")
    return change(contact, seen_version=seen_version, record=None, they_may_know="", person_may_know="")


def _tell_again(contact: Contact) -> None:
    """Write the story's lines that name somebody again, after their name changed."""
    _keep_items(contact.pk, life_story.of_contact(contact))
    for relationship in contact.relationships.select_related("contact", "added_by"):
        _keep_items(relationship.pk, life_story.of_relationship(relationship))
    for consent in contact.consents.select_related("contact", "recorded_by", "taken_back_by"):
        _keep_items(consent.pk, life_story.of_consent(consent))


def _keep_items(source: UUID, items: list[StoryItem]) -> None:
    """Keep the story's lines of one fact as they are now: those that no longer follow from it go."""
    kept = {item.kind: item for item in StoryItem.objects.filter(source_room=life_story.ROOM, source_id=source)}
    gone = kept.keys() - {item.kind for item in items}
    StoryItem.objects.filter(pk__in=[kept[kind].pk for kind in gone]).delete()
    for item in items:
        if item.kind in kept:
            item.pk = kept[item.kind].pk
        item.save(force_update=item.kind in kept, force_insert=item.kind not in kept)


def _alike_in_life(person: Person, name: str) -> list[Contact]:
    """Those in a person's life whose name is much like this one, three at most."""
    return [contact for contact in Contact.objects.of(person) if alike_names(contact.name, name)][:3]
