"""How coming to an open evening becomes a story item, and an evening a clock to count: pure."""

from collections.abc import Iterator

from alongside.directory.entries.story import facts_of_entries
from alongside.directory.introductions.story import facts_of_introductions
from alongside.directory.models import Came, Gathering
from alongside.directory.together_story import facts_of_questions
from alongside.law.working_days import end_of_working_days
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = "directory"
CAME, TO_COUNT = "came_to_gathering", "gathering_to_count"
COUNTED_WITHIN = 2  # working days, as long as a contact may wait to be recorded


def of_came(came: Came) -> list[StoryItem]:
    """That a person came: the evening, the place, what they said; nobody else. Nothing once it is taken back."""
    if came.struck_at is not None:
        return []
    return [
        StoryItem(
            person_id=came.person_id,
            at=came.gathering.starts_at,
            kind=CAME,
            voice=Voice.PERSON,
            by=came.recorded_by,
            source_room=ROOM,
            source_id=came.pk,
            **telling(line=f"I came to {came.gathering.title}", where_and_how=came.gathering.place, said=came.words),
        )
    ]


def due_of(gathering: Gathering) -> Due:
    """The clock to say who came, for whoever arranged it; it stops once that is said, or the evening is called off."""
    row = dues.due_row(
        source_room=ROOM,
        source_id=gathering.pk,
        kind=TO_COUNT,
        due_at=end_of_working_days(gathering.ends_at, COUNTED_WITHIN),
        what=f"{gathering.title}: say how many came, and how it was.",
        worker=gathering.arranged_by_id,
    )
    return dues.settle(row, done_at=gathering.counted_at or gathering.called_off_at)


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of evenings, of who came, of entries and of questions, for rebuilding, in pieces."""
    for gathering in Gathering.objects.order_by("pk").iterator(chunk_size=2000):
        yield [], [due_of(gathering)]
    for came in Came.objects.select_related("gathering", "recorded_by").order_by("pk").iterator(chunk_size=2000):
        yield of_came(came), []
    yield from facts_of_entries()
    yield from facts_of_questions()
    yield from facts_of_introductions()
