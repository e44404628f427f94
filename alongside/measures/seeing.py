"""What was asked of one person, as pages show it: each measure by itself, the first and the latest side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.measures.change import Changed, changes, what_it_means
from alongside.measures.models import Asking, MeasureLicence
from alongside.measures.registry import Measure, every
from alongside.people.models import Person


@dataclass(frozen=True)
class Compared:
    """Two askings of one measure and one version, and what changed; `meaning` is what a source says of each change."""

    measure: Measure
    before: Asking
    after: Asking
    changed: list[Changed]

    @property
    def meaning(self) -> list[str]:
        """What is published of changes of this size, each sentence once."""
        told = [what_it_means(self.measure, one.by) for one in self.changed if one.by]
        return list(dict.fromkeys(filter(None, told)))


@dataclass(frozen=True)
class Series:
    """Every asking of one measure that counts, earliest first, and the first beside the latest (None: there is one)."""

    measure: Measure
    askings: list[Asking]
    compared: Compared | None

    @property
    def latest(self) -> Asking:
        return self.askings[-1]


def between(before: Asking, after: Asking) -> Compared | None:
    """Two askings side by side; None where they are of two versions, which are not compared."""
    if before.measure_version != after.measure_version:
        return None
    measure = after.registered
    return Compared(measure, before, after, changes(measure, *(_by_words(one) for one in (before, after))))


def _by_words(asking: Asking) -> list[dict[str, Any]]:
    """The figures of an asking; of goals by their words, so that a goal that was put elsewhere is still itself."""
    if asking.registered.goals != "rating":
        return asking.scores
    return [{**one, "key": one["words"].casefold()} for one in asking.scores]


def compared(person: Person, one: Asking) -> Compared | None:
    """An asking beside the first of its measure; None for the first itself, and for one that does not count."""
    if one.finished_at is None or one.struck_at is not None:
        return None
    first = Asking.objects.of(person).filter(measure=one.measure).finished().first()
    return None if first is None or first.pk == one.pk else between(first, one)


def series_of(person: Person) -> list[Series]:
    """Every measure that was asked of a person, the one asked last first: one statement."""
    found: dict[str, list[Asking]] = {}
    for one in Asking.objects.of(person).finished().select_related("finished_by", "licence"):
        found.setdefault(one.measure, []).append(one)
    rows = [
        Series(every()[key], askings, between(askings[0], askings[-1]) if len(askings) > 1 else None)
        for key, askings in found.items()
        if key in every()
    ]
    return sorted(rows, key=lambda row: row.latest.asked_on, reverse=True)


def can_be_asked(*, on: date) -> list[Measure]:
    """The measures that can be asked on a day: those that need no licence, and those that the council has one for."""
    held = set(MeasureLicence.objects.holding(on=on).values_list("measure", flat=True))
    return [one for one in every().values() if one.can_be_scored and (not one.needs_licence or one.key in held)]


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))
