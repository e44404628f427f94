"""Which items of a person's story somebody looks for: by words, kind, worker and days."""

from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Q, Value
from django.db.models.functions import StrIndex

from alongside.kit.moments import at_in_london
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import StoryItemQuerySet
from alongside.people.story_kinds import groups_named
from alongside.people.telling import asked_for


def found_in_story(
    person: Person,
    *,
    words: str = "",
    kinds: list[str] | None = None,
    by: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
    key_only: bool = False,
    said_only: bool = False,
) -> StoryItemQuerySet:
    """The items that fit everything asked for, newest first, of those the reader may see; each with `is_pinned`.

    `words` are found at the beginning of a word, every one of them, in all the words of the fact. `kinds` are the slugs
    of groups (None: all). `since` and `until` are days in London, both within.
    """
    rows = StoryItem.objects.of(person).seen_with(person.standing)
    rows = rows.key_events() if key_only else rows.marked_as_pinned()
    beginnings = asked_for(words)
    if words and not beginnings:
        return rows.none()
    for number, beginning in enumerate(beginnings):  # quicker than LIKE, and alike on every database
        place = StrIndex("searched", Value(f" {beginning}"))
        rows = rows.alias(**{f"place_{number}": place}).filter(**{f"place_{number}__gt": 0})
    if kinds:
        rows = rows.filter(kind__in=[kind for group in groups_named(kinds) for kind in group.kinds])
    if by:
        rows = rows.filter(by=by)
    if since:
        rows = rows.filter(at__gte=at_in_london(since, time(0)))
    if until and until < date.max:
        rows = rows.filter(at__lt=at_in_london(until + timedelta(days=1), time(0)))
    return rows.exclude(Q(said="")) if said_only else rows
