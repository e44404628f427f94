"""A good example of practice: shared with the person's agreement and without names, changed, withdrawn."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Contact, Person
from alongside.practice.models import Example
from alongside.practice.rules import in_a_sentence, names_in

BOXES = {"title": "Title", "what_we_did": "What we did", "what_came_of_it": "What came of it"}


class UnableToShareExample(UnableTo):
    """The example cannot be shared as it is written."""


@action("example.shared", needs=Permission.EXAMPLE_SHARE, creates="practice.example")
def share_example(
    *,
    person: Person,
    id: UUID,
    title: str,
    what_we_did: str,
    what_came_of_it: str = "",
    agreed: bool,
    how_agreed: str,
    agreed_on: date,
    by: Any,
    at: datetime,
) -> Example:
    """Share what was done together, so that colleagues can learn from it, with the person's agreement.

    Refuses without it, a day to come, and a text in which a name of the person, or of anybody in their life, stands:
    the sentence says where.
    """
    if not agreed:
        raise UnableToShareExample(
            "Ask them first, and read it to them. Without their agreement it is not shared.", field="agreed"
        )
    if agreed_on > in_london(at).date():
        raise UnableToShareExample("That day is still to come. Write the day on which they agreed.", field="agreed_on")
    words = {"title": title, "what_we_did": what_we_did, "what_came_of_it": what_came_of_it}
    _without_names(person, words)
    return create_once(
        Example,
        id=id,
        person=person,
        **words,
        how_agreed=how_agreed,
        agreed_on=agreed_on,
        shared_by=by,
        shared_at=at,
        searched=Example.words_to_find(**words),
    )


@action("example.changed", needs=Permission.EXAMPLE_SHARE)
def change_example(
    *,
    example: Example,
    seen_version: int,
    title: str,
    what_we_did: str,
    what_came_of_it: str = "",
    by: Any,
    at: datetime,
) -> Example:
    """Change the words of an example. Refuses one that was withdrawn, and names, as when it was shared."""
    _stands(example)
    words = {"title": title, "what_we_did": what_we_did, "what_came_of_it": what_came_of_it}
    _without_names(example.person, words)
    return change(example, seen_version=seen_version, **words, searched=Example.words_to_find(**words))


@action("example.withdrawn", needs=Permission.EXAMPLE_SHARE)
def withdraw_example(*, example: Example, seen_version: int, by: Any, at: datetime) -> Example:
    """The person takes it back: its words go at once from wherever it was shared. Refuses a second time."""
    _stands(example)
    return change(
        example, seen_version=seen_version, what_we_did="", what_came_of_it="", searched="", withdrawn_at=at,
        withdrawn_by=by,
    )  # fmt: skip


def _stands(example: Example) -> None:
    if example.withdrawn_at is not None:
        raise UnableToShareExample("This was withdrawn. Write another, if they agree to it.")


def _without_names(person: Person, words: dict[str, str]) -> None:
    """Refuses words in which a name stands: the first in each box, and where."""
    records = Person.objects.filter(pk__in=person.keys)
    names = [name for one in records for name in (one.name, one.known_as)]
    names += Contact.objects.of(person).values_list("name", flat=True)
    for box, told in BOXES.items():
        if found := names_in([(told, words[box])], names):
            raise UnableToShareExample(in_a_sentence(found[0]), field=box)
