"""How two people who work together become story items: that they began, and that they moved on."""

from collections.abc import Iterator

from alongside.goals.models import Partnership
from alongside.goals.models.partnership import HowEnded
from alongside.goals.story.words import ROOM, when
from alongside.people.models import StoryItem
from alongside.people.telling import telling
from alongside.workforce.models import Due

BEGUN, ENDED = "partnership_begun", "partnership_ended"


def of_partnership(partnership: Partnership) -> list[StoryItem]:
    """That they began to work together and, once they moved on, how. Asks for `partners` and who is in them."""
    items = [
        StoryItem(
            person_id=partnership.person_id,
            at=when(partnership.began_on, partnership.begun_at),
            kind=BEGUN,
            by=partnership.begun_by,
            source_room=ROOM,
            source_id=partnership.pk,
            **telling(line=f"Working together with {_with_whom(partnership)}", told=partnership.purpose),
        )
    ]
    if partnership.ended_on and partnership.ended_at:
        items.append(
            StoryItem(
                person_id=partnership.person_id,
                at=when(partnership.ended_on, partnership.ended_at),
                kind=ENDED,
                by=partnership.ended_by,
                source_room=ROOM,
                source_id=partnership.pk,
                **telling(line=f"Moved on: {HowEnded(partnership.how_ended).label}", told=partnership.what_goes_on),
            )
        )
    return items


def _with_whom(partnership: Partnership) -> str:
    """Those it began with: `Mina Osei`, `Jo Archer and Mum`."""
    first = min((row.starts_on for row in partnership.partners.all()), default=None)
    there = [row for row in partnership.partners.all() if not row.is_person and row.starts_on == first]
    names = list(dict.fromkeys(str(row) for row in sorted(there, key=lambda row: (row.worker_id is None, str(row.pk)))))
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "somebody"


def facts_of_partnerships() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items of every partnership, for rebuilding; a few thousand at a time."""
    for partnership in Partnership.objects.with_everybody().order_by("pk").iterator(chunk_size=2000):
        yield of_partnership(partnership), []
