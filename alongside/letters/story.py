"""How copies become story items and clocks: pure, used by actions and by `manage.py rebuild_story`."""

from collections.abc import Iterator
from datetime import date, datetime, time

from alongside.access.standing import Openness
from alongside.kit.moments import at_in_london, date_in_words, in_london
from alongside.letters.formats import Channel, WhyNot
from alongside.letters.models import Copy
from alongside.people.answering import who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.telling import LINE_AT_MOST, shortened, telling
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = "letters"
GIVEN, NOT_GIVEN, TO_GIVE = "copy_given", "copy_not_given", "copy_to_give"
# What a clock says of a record that is not open to everybody.
SOMETHING = "There is something for them to have in their hand. Open it to read what."
WITH_ITS_WORDS = ("person", "contact", "prepared_by", "given_by", "kept_back_by")


def of_copy(copy: Copy) -> list[StoryItem]:
    """That a copy was given, and what was heard of it since; or that it is not given, and why. Nothing before that."""
    if copy.given_at is not None and copy.given_on is not None and copy.given_by is not None:
        to = f"To {copy.contact.name}: " if copy.contact else ""
        return [
            StoryItem(
                person_id=copy.person_id,
                at=_when(copy.given_on, copy.given_at),
                kind=GIVEN,
                by=copy.given_by,
                source_room=ROOM,
                source_id=copy.pk,
                aside=received_in_words(copy) if copy.acknowledged_on else "",
                **telling(
                    line=f"{'Given to somebody I share with' if copy.contact else 'Given to me'}: {copy.title}",
                    where_and_how=f"{to}{copy.form_in_words}, {_lower(Channel(copy.channel).label)}",
                ),
            )
        ]
    if copy.kept_back_at is not None and copy.kept_back_by is not None:
        return [
            StoryItem(
                person_id=copy.person_id,
                at=copy.kept_back_at,
                kind=NOT_GIVEN,
                by=copy.kept_back_by,
                source_room=ROOM,
                source_id=copy.pk,
                **telling(
                    line=f"Not given: {copy.title}",
                    where_and_how=WhyNot(copy.why_not).label,
                    # Why it could bring harm stands with the copy alone: what is in the story is found and printed.
                    told="" if copy.why_not == WhyNot.HARM else copy.why_not_words,
                ),
            )
        ]
    return []


def received_in_words(copy: Copy) -> str:
    """`They have it, 3 May 2026: “Thank you”`."""
    day = date_in_words(copy.acknowledged_on) if copy.acknowledged_on else ""
    return shortened(f"They have it, {day}" + (f": {copy.acknowledged_words}" if copy.acknowledged_words else ""), 240)


def due_of_copy(copy: Copy) -> Due:
    """The clock by which a copy is given, whoever prepared it; met once it is given, or said why it is not."""
    is_open = copy.person.openness == Openness.OPEN
    owner = who_keeps(copy.person, copy.prepared_by)
    by = copy.given_by_id or copy.kept_back_by_id
    row = dues.due_row(
        source_room=ROOM,
        source_id=copy.pk,
        kind=TO_GIVE,
        due_at=copy.due_at,
        what=shortened(f"{copy.title}, {copy.form_in_words}", LINE_AT_MOST) if is_open else SOMETHING,
        worker=by or owner.worker,
        team=None if by else owner.team,
        person=copy.person_id,
    )
    return dues.settle(row, done_at=copy.given_at or copy.kept_back_at)


def clocks_that_follow(person: Person) -> list[Due]:
    """The clocks of everything that a person was to be given, each with the owner it now has.

    Of what was given too: what a clock says depends on how open the record is.
    """
    return [due_of_copy(copy) for copy in Copy.objects.of(person).select_related(*WITH_ITS_WORDS)]


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and clocks of every copy, for rebuilding; a few thousand copies at a time."""
    copies = Copy.objects.select_related(*WITH_ITS_WORDS).defer("content").order_by("pk")
    for copy in copies.iterator(chunk_size=2000):
        yield of_copy(copy), [due_of_copy(copy)]


def _when(on: date, at: datetime) -> datetime:
    """When it was written down, if that was the day; else the first moment of the day it was given on."""
    return at if in_london(at).date() == on else at_in_london(on, time(0))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
