"""New connections, whenever they come, and whether they last."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.goals.actions.clocks import _keep
from alongside.goals.models import Activity, Connection, Step, StillInTouch
from alongside.goals.models.connection import InTouch
from alongside.goals.story.barrier import of_connection
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import create_once
from alongside.people.actions.contact import add_contact
from alongside.people.models import Contact, Person
from alongside.people.rules import fault_in_day_past

RECORD = Permission.CONNECTION_RECORD


class UnableToConnect(UnableTo):
    """A new connection cannot be told like this."""


@action("connection.made", needs=RECORD, creates="goals.connection")
def make_connection(
    *,
    person: Person,
    id: UUID,
    contact: Contact | None = None,
    name: str = "",
    is_somebody_else: bool = False,
    made_on: date,
    how: str,
    step: Step | None = None,
    activity: Activity | None = None,
    place: str = "",
    words: str = "",
    by: Any,
    at: datetime,
) -> Connection:
    """Say that somebody new is in the person's life: one of those there (`contact`), or a `name` that joins them.

    Where it came from is a step, an activity or a place, as far as anybody knows. Refuses nobody and two, one who was
    told of before, a day to come, and what is another person's. A name much like somebody's is refused as by
    `add_contact`, unless `is_somebody_else`.
    """
    if Connection.objects.filter(pk=id).exists():
        raise AlreadyDone
    if (contact is None) == (not name):
        raise UnableToConnect("Choose somebody from the list, or write a name: one of the two.", field="name")
    if fault := fault_in_day_past(made_on, today=in_london(at).date()):
        raise UnableToConnect(fault, field="made_on")
    if any(one is not None and one.person_id not in person.keys for one in (contact, step, activity)):
        raise UnableToConnect("Choose from what is this person's.", field="contact")
    if contact is None:
        contact = add_contact(
            person=person,
            id=UUID(int=id.int ^ 1),
            name=name,
            kind="",
            is_somebody_else=is_somebody_else,
            by=by,
            at=at,
        )
    elif (before := Connection.objects.of(person).filter(contact=contact).first()) is not None:
        raise UnableToConnect(
            f"{before.name} was told of as somebody new already. Say there whether they are still in touch.",
            field="contact",
        )
    connection = create_once(
        Connection,
        id=id,
        person=person,
        contact=contact,
        name=contact.name,
        made_on=made_on,
        how=how,
        step=None if activity else step,
        activity=activity,
        place=place,
        words=words,
        recorded_by=by,
        recorded_at=at,
    )
    _keep(of_connection(connection), [])
    return connection


@action("connection.asked_about", needs=RECORD, creates="goals.stillintouch")
def say_still_in_touch(
    *, connection: Connection, id: UUID, answer: str, words: str = "", asked_on: date, by: Any, at: datetime
) -> StillInTouch:
    """Keep what the person says about whether a connection lasts (a key of `InTouch`), on a day.

    It may be asked again and again. Refuses a day to come or before the connection was made.
    """
    if answer not in InTouch.values:
        raise UnableToConnect("Say whether they are still in touch.", field="answer")
    if fault := fault_in_day_past(asked_on, today=in_london(at).date()):
        raise UnableToConnect(fault, field="asked_on")
    if asked_on < connection.made_on:
        raise UnableToConnect("That is before they met. Check the day.", field="asked_on")
    return create_once(
        StillInTouch,
        id=id,
        connection=connection,
        answer=answer,
        words=words,
        asked_on=asked_on,
        asked_by=by,
        asked_at=at,
    )
