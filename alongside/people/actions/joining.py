"""Joining two records of one person, and undoing it. No row moves: what is read about a person follows both."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.permissions import Permission
from alongside.access.policy import PRACTISING, decide
from alongside.access.standing import Openness
from alongside.audit.acts import action
from alongside.kit.moments import date_in_words, in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once
from alongside.people import story
from alongside.people.actions.involvement import _give_to_whoever_answers
from alongside.people.actions.possible_join import answer_possible_join
from alongside.people.models import (
    AboutMe,
    Characteristics,
    CommunicationNeeds,
    Contact,
    HealthRecordLink,
    Identity,
    Involvement,
    Joining,
    Person,
    PossibleJoin,
    StoryItem,
)
from alongside.people.models.possible_join import Answered
from alongside.workforce import dues

SAID_ONCE = (Identity, Characteristics, HealthRecordLink)


class UnableToJoin(UnableTo):
    """The two records cannot be joined."""


class UnableToPart(UnableTo):
    """The joining cannot be undone like this."""


@action("person.joined", needs=Permission.PERSON_JOIN, creates="people.joining")
def join_records(*, into: Person, id: UUID, record: UUID, why: str, by: Any, at: datetime) -> Joining:
    """Read two records as one person's from now on: `record` (its key) is put aside, `into` goes on for both.

    Each row stays with its record, so that this can be undone whole. Refuses a record joined to itself or joined
    already, one that `by` could not join from its own page too, and two that are in each other's life as two people.
    """
    theirs = Person.objects.one_seen_by(by, record, at=at)
    _refuse_who_may_not(theirs, by)
    keys = {into.pk, record}
    rows = {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    _refuse_what_is_joined(rows[into.pk], rows[record], id)
    into, other = rows[into.pk], rows[record]
    if linked := Contact.objects.of(into).filter(record__in=other.keys).first():
        raise UnableToJoin(_in_each_others_life(linked, other))
    if linked := Contact.objects.of(other).filter(record__in=into.keys).first():
        raise UnableToJoin(_in_each_others_life(linked, into))
    joining = create_once(Joining, id=id, record=other, into=into, why=why, joined_at=at, joined_by=by)
    _tie([*into.keys, *other.keys])
    # A page left open on either record was made from an older version than this: its editor sees both.
    Person.objects.filter(pk=into.pk).update(version=into.version + other.version)
    one = Person.objects.get(pk=into.pk)
    _tell_versions_apart(one)
    _tell_the_story(joining)
    _give_to_whoever_answers(one)
    for possible in PossibleJoin.objects.of(one).open().filter(other__in=one.keys):
        answer_possible_join(possible_join=possible, answer=Answered.THE_SAME, by=by, at=at)
    return joining


@action("person.parted", needs=Permission.PERSON_JOIN)
def part_records(*, joining: Joining, why: str, by: Any, at: datetime) -> None:
    """Undo a joining: the record put aside stands by itself again, with all that was joined into it before.

    What was written while they were one stays with the record that went on. Where nobody would be left alongside one of
    the two, whoever undoes it is, so that somebody is. Undoing twice changes nothing. Refuses no reason.
    """
    row = Joining.objects.select_for_update().select_related("into").get(pk=joining.pk)
    if row.parted_at is not None:
        return
    if not why:
        raise UnableToPart("Write why they are two after all.", field="why")
    keys = row.into.keys
    list(Person.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    row.parted_at, row.parted_by, row.parted_why = at, by, why
    row.save(update_fields=["parted_at", "parted_by", "parted_why"])
    _tie(keys)
    for person in Person.objects.filter(pk__in=keys, goes_on_as=None):
        Person.objects.filter(pk=person.pk).update(version=person.version + 1)
        _let_count_again(person)
        _let_somebody_be_there(person, by, at)
        _give_to_whoever_answers(person)
    _tell_the_story(row)


def _refuse_who_may_not(theirs: Person | None, by: Any) -> None:
    """Refuses a record that `by` does not stand to; a hidden one as one that is not there."""
    if theirs is None:
        raise UnableToJoin("There is no such record. Look for it again.", field="record")
    decision = decide(
        Permission.PERSON_JOIN, roles=by.roles, standing=theirs.standing, openness=Openness(theirs.openness)
    )
    if decision.hidden:
        raise UnableToJoin("There is no such record. Look for it again.", field="record")
    if not decision:
        raise UnableToJoin(
            "Only somebody who may open both records can join them. A worker alongside them can ask you in.",
            field="record",
        )


def _refuse_what_is_joined(into: Person, other: Person, id: UUID) -> None:
    if Joining.objects.filter(pk=id).exists():
        return  # the same form sent again: `create_once` says so
    if into.pk == other.pk:
        raise UnableToJoin("That is this same record. Choose another one.", field="record")
    if set(into.keys) & set(other.keys):
        raise UnableToJoin("These two are one already: nothing more is needed.", field="record")
    for one, called in ((other, "That"), (into, "This")):
        if one.goes_on_as is not None:
            held = Joining.objects.holding().get(record=one)
            raise UnableToJoin(
                f"{called} record goes on as that of {one.goes_on_as.name} since "
                f"{date_in_words(in_london(held.joined_at).date())}. Join with that one, or undo it first.",
                field="record",
            )


def _in_each_others_life(contact: Contact, other: Person) -> str:
    return (
        f"{contact.name} is among the people in their life, with the record of {other.name} linked. Nobody is in their "
        "own life as somebody else: take that link away first, if the two are one person."
    )


def _tie(keys: Iterable[UUID]) -> None:
    """Keep with each of these records which it goes on as, and which go on as it, as the joinings that hold say."""
    held = Joining.objects.holding().filter(record__in=keys).order_by("joined_at", "pk")
    into = dict(held.values_list("record", "into"))
    ends = {key: _end_of(key, into) for key in keys}
    for person in Person.objects.filter(pk__in=keys):
        joined = [str(key) for key in into if ends[key] == person.pk]
        goes_on_as = None if ends[person.pk] == person.pk else ends[person.pk]
        if (person.goes_on_as_id, person.joined_keys) != (goes_on_as, joined):
            Person.objects.filter(pk=person.pk).update(goes_on_as=goes_on_as, joined_keys=joined)


def _end_of(key: UUID, into: dict[UUID, UUID]) -> UUID:
    while key in into:
        key = into[key]
    return key


def _tell_versions_apart(person: Person) -> None:
    """Of what is said once, the row that counts gets a version that no page left open on another was made from."""
    for model in SAID_ONCE:
        _tell_apart(model.objects.one_of(person), model.objects.of(person))
    for heading, row in AboutMe.objects.counting(person).items():
        _tell_apart(row, AboutMe.objects.of(person).filter(heading=heading))


def _tell_apart(row: Any, rows: QuerySet[Any]) -> None:
    versions = list(rows.values_list("version", flat=True))
    if len(versions) > 1:
        type(row).objects.filter(pk=row.pk).update(version=sum(versions))


def _let_count_again(person: Person) -> None:
    """What was last said of communication counts again, where an answer written while they were one replaced it."""
    if CommunicationNeeds.objects.counting(person) is not None:
        return
    needs = CommunicationNeeds.objects.of(person).order_by("-recorded_at").first()
    if needs is not None:
        needs.replaced_at = needs.asked_worker = needs.asked_team = None
        needs.save(update_fields=["replaced_at", "asked_worker", "asked_team"])
        dues.keep([story.due_of_communication(needs)])


def _let_somebody_be_there(person: Person, by: Any, at: datetime) -> None:
    if not Involvement.objects.of(person).filter(is_shift=False, ends_at=None).exists():
        role = next(role for role in by.roles if role in PRACTISING)
        why = "Undid that two records were joined"
        Involvement.objects.create(person=person, worker=by, role=role, starts_at=at, why=why)


def _tell_the_story(joining: Joining) -> None:
    StoryItem.objects.filter(source_room=story.ROOM, source_id=joining.pk).delete()
    StoryItem.objects.bulk_create(story.of_joining(joining))
