"""Adding a person, and changing what their page says about them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people import story
from alongside.people.actions.address import add_address
from alongside.people.actions.identity import change_health_record_link
from alongside.people.actions.possible_join import tell_owners
from alongside.people.duplicates import Described, fault_in_description
from alongside.people.models import (
    Involvement,
    NameGram,
    NameToken,
    Person,
    PersonToken,
    StoryItem,
)
from alongside.people.names import indexed_as, words_of
from alongside.people.partial_days import PartialDay, kept_as
from alongside.people.rules import fault_in_date_of_birth


class UnableToAdd(UnableTo):
    """The person cannot be added as they are described."""


@action("person.added", needs=Permission.PERSON_ADD, creates="people.person")
def add_person(
    *,
    id: UUID,
    name: str,
    known_as: str = "",
    pronouns: str = "",
    born_on: date | PartialDay | None = None,
    nhs_number: str = "",
    postcode: str = "",
    by: Any,
    at: datetime,
) -> Person:
    """Add a person, found by nobody before. The worker who adds them is alongside them from now, so that somebody is.

    `born_on` may be a month or a year (PartialDay); None: not known. An NHS number and a postcode are kept as any other
    is. Of each hidden record that may be the same person its owner is told, and nobody else. Refuses what cannot be
    right (`fault_in_description`), and a form sent twice (AlreadyDone).
    """
    facts = {"born_on": born_on, "nhs_number": nhs_number, "postcode": postcode}
    if fault := fault_in_description(**facts, today=in_london(at).date()):
        raise UnableToAdd(fault.sentence, field=fault.field)
    person = create_once(
        Person,
        id=id,
        name=name,
        known_as=known_as,
        pronouns=pronouns,
        **kept_as("born", born_on),
        added_at=at,
        added_by=by,
    )
    _index(person)
    Involvement.objects.create(
        person=person,
        worker=by,
        role=by.roles[0],
        is_named_practitioner="practitioner" in by.roles,
        starts_at=at,
        why="Added them",
    )
    StoryItem.objects.bulk_create(story.of_person(person))
    if nhs_number:
        change_health_record_link(person=person, seen_version=None, nhs_number=nhs_number, by=by, at=at)
    if postcode:  # its key follows from the person's, so that this too is done once
        add_address(person=person, id=UUID(int=id.int ^ 1), lines="", postcode=postcode, by=by, at=at)
    tell_owners(person, Described.of(name=name, known_as=known_as, **facts), by, at)
    return person


@action("person.changed", needs=Permission.PERSON_CHANGE)
def change_person(
    *,
    person: Person,
    seen_version: int,
    name: str,
    known_as: str,
    pronouns: str,
    born_on: date | PartialDay | None,
    what_matters: str,
    what_matters_said_by: str,
    what_matters_said_on: date | None,
    by: Any,
    at: datetime,
) -> Person:
    """Change what a person's page says about them. Their own words stay theirs: who said them, and when, go with them.

    `what_matters_said_by` empty: the person said it. `seen_version` is the version the editor saw; ChangedMeanwhile
    when somebody was quicker. Refuses a date of birth that cannot be right.
    """
    today = in_london(at).date()
    if fault := fault_in_date_of_birth(born_on, today=today, died=person.died):
        raise UnableToAdd(fault, field="born_on")
    said_on = (what_matters_said_on or today) if what_matters else None
    before = (person.name, person.known_as, person.born_on)
    person = change(
        person,
        seen_version=seen_version,
        name=name,
        known_as=known_as,
        pronouns=pronouns,
        **kept_as("born", born_on),
        what_matters=what_matters,
        what_matters_said_by=what_matters_said_by if what_matters else "",
        what_matters_said_on=said_on,
    )
    if before != (person.name, person.known_as, person.born_on):
        PersonToken.objects.filter(person=person).delete()
        _index(person)
    return person


@action("names.indexed", needs=HOUSE)
def index_names(*, people: list[Person], by: House, at: datetime) -> int:
    """Make the index of names again for these people; gives how many."""
    for person in people:
        PersonToken.objects.filter(person=person).delete()
        _index(person)
    return len(people)


def _index(person: Person) -> None:
    """Let a person be found by every word of their names."""
    words = words_of(person.name, person.known_as)
    known = dict(NameToken.objects.filter(word__in=words).values_list("word", "id"))
    if fresh := sorted(words - known.keys()):
        NameToken.objects.bulk_create([NameToken(word=word) for word in fresh], ignore_conflicts=True)
        made = dict(NameToken.objects.filter(word__in=fresh).values_list("word", "id"))
        NameGram.objects.bulk_create(
            [NameGram(gram=piece, token_id=made[word]) for word in fresh for piece in indexed_as(word)],
            ignore_conflicts=True,
        )
        known |= made
    PersonToken.objects.bulk_create(
        [PersonToken(person=person, token_id=key, born_on=person.born_on) for key in known.values()],
        ignore_conflicts=True,
    )
