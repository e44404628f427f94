"""The kept story and clocks beside the facts they stand for: what differs. It only reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Model

from alongside.assessments import story as assessments_story
from alongside.circles import story as circles_story
from alongside.conversations import story as conversations_story
from alongside.decisions import story as decisions_story
from alongside.directory import story as directory_story
from alongside.goals import story as goals_story
from alongside.letters import story as letters_story
from alongside.measures import story as measures_story
from alongside.people import story as people_story
from alongside.people.models import StoryItem
from alongside.talking_points import story as talking_points_story
from alongside.workforce.models import Due

# Every room that writes story items or due rows.
ROOMS = (
    people_story,
    directory_story,
    measures_story,
    letters_story,
    talking_points_story,
    conversations_story,
    goals_story,
    circles_story,
    decisions_story,
    assessments_story,
)
COMPARED = {
    StoryItem: (
        "person_id", "at", "kind", "voice", "line", "where_and_how", "said", "told", "aside", "is_key", "audience",
        "by_id", "said_whole", "told_whole", "searched",
    ),
    Due: ("worker_id", "team_id", "due_at", "kind", "person", "what", "done_at", "outcome"),
}  # fmt: skip
AT_ONCE = 1000
Key = tuple[str, Any, str]


@dataclass(frozen=True)
class Difference:
    """A kept row that is not what its fact gives: `kept` None: it is missing; `meant` None: there is no such fact."""

    key: Key
    kept: Any
    meant: Any

    def in_words(self) -> str:
        kind = type(self.kept or self.meant)._meta.verbose_name
        name = f"{kind} {self.key[2]} of {self.key[0]} {self.key[1]}"
        if self.kept is None:
            return f"{name} is missing."
        if self.meant is None:
            return f"{name} stands for no fact."
        parts = [n for n in COMPARED[type(self.kept)] if getattr(self.kept, n) != getattr(self.meant, n)]
        return f"{name} differs in {', '.join(parts)}."


def differences() -> Iterator[Difference]:
    """Every kept row that differs from what the facts give, a thousand facts at a time."""
    facts = chain.from_iterable(room.facts() for room in ROOMS)
    seen: dict[type[Model], int] = {StoryItem: 0, Due: 0}
    batch: list[Any] = []
    for items, dues in facts:
        batch += [*items, *dues]
        if len(batch) >= AT_ONCE:
            yield from _compare(batch, seen)
            batch = []
    yield from _compare(batch, seen)
    for model, count in seen.items():
        if model.objects.count() != count:  # type: ignore[attr-defined]
            yield from _strays(model)


def _compare(meant: list[Any], seen: dict[type[Model], int]) -> Iterator[Difference]:
    for model in COMPARED:
        wanted = {_key(row): row for row in meant if isinstance(row, model)}
        kept = {
            _key(row): row
            for row in model.objects.filter(source_id__in={key[1] for key in wanted})
            if _key(row) in wanted
        }
        seen[model] += len(kept)
        for key, row in wanted.items():
            there = kept.get(key)
            if there is None or any(getattr(there, n) != getattr(row, n) for n in COMPARED[model]):
                yield Difference(key, there, row)


def _strays(model: type[Model]) -> Iterator[Difference]:
    """Kept rows that stand for no fact. Only looked for when the counts say that there are some."""
    wanted = {
        _key(row) for room in ROOMS for items, dues in room.facts() for row in (items if model is StoryItem else dues)
    }
    for row in model.objects.order_by("pk").iterator(chunk_size=AT_ONCE):  # type: ignore[attr-defined]
        if _key(row) not in wanted:
            yield Difference(_key(row), row, None)


def _key(row: Any) -> Key:
    return row.source_room, row.source_id, row.kind
