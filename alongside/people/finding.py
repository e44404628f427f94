"""Finding a person by whatever was typed: a name, a date of birth, an NHS number, a postcode, or several of these.

The same on both databases. A fact finds only people whose facts the finder may be shown: a hidden record is found by
the named alone, a restricted one by its name (and by its whole NHS number, as a name without a reason), a confidential
address by those who may see it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.access.permissions import Permission
from alongside.access.policy import ANSWERING, POLICY
from alongside.access.standing import Openness
from alongside.kit.moments import in_london
from alongside.kit.prepared import Prepared
from alongside.people import search
from alongside.people.clues import Clues, readings
from alongside.people.models import Address, HealthRecordLink, Person, PersonToken
from alongside.people.models.person import SOME, visible, with_standing
from alongside.people.names import folded
from alongside.people.partial_days import DAY, MONTH, YEAR, PartialDay
from alongside.people.search import FOUND_AT_MOST, PEOPLE_WEIGHED, Weights

PRECISE = {DAY: 2, MONTH: 1, YEAR: 0}
Place = tuple[UUID, date | None]  # who lives there, and until when (None: still)

bear_this_number: Prepared[UUID] = Prepared(
    lambda number: (
        HealthRecordLink.objects.filter(nhs_number=number).order_by("person").values_list("person", flat=True)[:SOME]
    ),
    number=str,
)
born_between: Prepared[UUID] = Prepared(
    lambda first, last: (
        Person.objects.filter(born_on__gte=first, born_on__lte=last)
        .order_by("born_on", "pk")
        .values_list("pk", flat=True)[:SOME]
    ),
    first=date,
    last=date,
)
live_at: Prepared[Place] = Prepared(
    lambda code: (
        Address.objects.filter(postcode=code, is_confidential=False)
        .order_by("person")
        .values_list("person", "ends_on")[:PEOPLE_WEIGHED]
    ),
    code=str,
)
live_within: Prepared[Place] = Prepared(
    lambda code: (
        Address.objects.filter(outward=code, is_confidential=False, ends_on=None)
        .order_by("person")
        .values_list("person", "ends_on")[:SOME]
    ),
    code=str,
)


def kept_safe(column: str) -> Prepared[Person]:
    """People with a confidential address whose `column` is a code, among those a worker (by key) answers for."""

    def write(code: str, worker: UUID, at: datetime, on: date) -> Any:
        there = Person.objects.filter(**{"addresses__is_confidential": True, f"addresses__{column}": code})
        people = with_standing(visible(there, worker, at), worker, at, on)
        answered_for = Q()
        for kind in sorted(ANSWERING):
            if f"stands_{kind}" in people.query.annotations:
                answered_for |= Q(**{f"stands_{kind}": True})
        return people.filter(answered_for).order_by("pk")[:SOME]

    return Prepared(write, code=str, worker=UUID, at=datetime, on=date)


kept_safe_at, kept_safe_within = kept_safe("postcode"), kept_safe("outward")


@dataclass(frozen=True)
class Found:
    """Somebody found: `why`, in a few words each, where it was not by name."""

    person: Person
    why: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """The best ten, best first; `is_full` when there may be more; `fault` is what is wrong with what was typed."""

    found: list[Found]
    clues: Clues
    fault: str = ""

    @property
    def is_full(self) -> bool:
        return len(self.found) >= FOUND_AT_MOST


def find(typed: str, *, by: Any, at: datetime) -> Answer:
    """Who may be meant by what was typed. Nothing typed finds nobody."""
    meant = readings(typed, today=in_london(at).date())
    found: dict[UUID, Found] = {}
    for clues in meant:
        fits = search.words_like(clues.words, among_some=clues.has_facts)
        for one in _by_facts(clues, fits, by, at) if clues.has_facts else ():
            found.setdefault(one.person.pk, one)
    if len(found) < FOUND_AT_MOST and meant[-1].words:
        for person in search.find(meant[-1].words, by=by, at=at, fits=fits):
            found.setdefault(person.pk, Found(person))
    return Answer(list(found.values())[:FOUND_AT_MOST], meant[-1], meant[-1].fault)


def _is_closed(actor: Any, person: Person) -> bool:
    """Is it a restricted record, of which this worker may know the name and nothing else?"""
    return person.openness != Openness.OPEN and not person.opens_to(actor)


def _by_facts(clues: Clues, fits: list[Weights], by: Any, at: datetime) -> list[Found]:
    """Those whom every clue fits, the best first. A number says who is meant: the rest is asked where nobody has it."""
    if clues.nhs_number and (keys := bear_this_number(number=clues.nhs_number)):
        people = Person.objects.some_found_by(by, keys, at=at)
        return [Found(p, [] if _is_closed(by, p) else ["has this NHS number"]) for p in _in_order(people)]
    rest = replace(clues, nhs_number="")
    if not rest.has_facts:
        return []
    scores, until = _weigh(rest, fits, by, at)
    best = sorted(scores, key=lambda key: (-scores[key], key))[:SOME]
    births = _births(best, rest.born)
    best = [key for key in best if key in births or not rest.born]
    found = []
    for person in _in_order(Person.objects.some_found_by(by, best, at=at)):
        if not _is_closed(by, person):
            theirs = [key for key in best if key in person.keys]  # of several records, those that the facts fit
            left = None if any(until.get(key) is None for key in theirs) else max(until[key] for key in theirs)
            birth = births.get(theirs[0])
            why = [f"born {birth.in_words()}"] if birth else []
            if rest.postcode:
                why.append(f"{'lived' if left and left < in_london(at).date() else 'lives'} in {rest.postcode}")
            is_exact = folded(person.name).startswith(folded(rest.words)) and bool(rest.words)
            precise = PRECISE[birth.precision] if birth else 0
            found.append(((-scores[theirs[0]], not is_exact, left is not None, -precise), Found(person, why)))
    return [one for _, one in sorted(found, key=lambda ranked: ranked[0])]


def _births(keys: list[UUID], born: tuple[PartialDay, ...]) -> dict[UUID, PartialDay]:
    """Key -> when the record says they were born, of those born when it was asked; empty where no date was typed."""
    if not born:
        return {}
    rows = Person.objects.filter(pk__in=keys, born_on__isnull=False).values_list("pk", "born_on", "born_precision")
    births = {key: PartialDay(born_on, precision) for key, born_on, precision in rows}
    return {key: birth for key, birth in births.items() if any(birth.meets(day) for day in born)}


def _weigh(
    clues: Clues, fits: list[Weights], by: Any, at: datetime
) -> tuple[dict[UUID, float], dict[UUID, date | None]]:
    """Person's key -> how well their names fit, of those whom the facts fit; and until when they lived in the place."""
    if not clues.postcode:
        return _weigh_by_birth(clues, fits, {}), {}
    is_whole = " " in clues.postcode
    today = in_london(at).date()
    safe = (
        (kept_safe_at if is_whole else kept_safe_within)(code=clues.postcode, worker=by.pk, at=at, on=today)
        if any(role in POLICY[Permission.ADDRESS_SEE_CONFIDENTIAL].roles for role in by.roles)
        else []
    )
    until: dict[UUID, date | None] = {
        person.pk: None for person in safe if person.opens_to(by, Permission.ADDRESS_SEE_CONFIDENTIAL)
    }
    if is_whole or not (clues.words or clues.born):
        for person, ended_on in (live_at if is_whole else live_within)(code=clues.postcode):
            until[person] = None if ended_on is None else until.get(person, ended_on)
        return _weigh_these(clues, list(until)), until
    scores = _weigh_by_birth(clues, fits, {"outward": clues.postcode, "is_confidential": False, "ends_on": None})
    return scores | _weigh_these(clues, list(until)), dict.fromkeys(scores) | until


def _weigh_by_birth(clues: Clues, fits: list[Weights], there: dict[str, Any]) -> dict[UUID, float]:
    """Those born when it says who have an address of which all of `there` is so; every one counts 1 without a name."""
    scores: dict[UUID, float] = {}
    for stretch in _stretches(clues.born) or [None]:
        if clues.words:
            scores = search.weighed_among(_bearers(stretch, there), clues.words, fits, as_typed=clues.as_typed) | scores
        elif stretch and there:
            homes = Address.objects.filter(person=OuterRef("pk"), **there)
            rows = Person.objects.filter(Exists(homes), born_on__range=stretch).order_by("born_on", "pk")
            scores |= dict.fromkeys(rows.values_list("pk", flat=True)[:SOME], 1.0)
        elif stretch:
            scores |= dict.fromkeys(born_between(first=stretch[0], last=stretch[1]), 1.0)
    return scores


def _bearers(stretch: tuple[date, date] | None, there: dict[str, Any]) -> "QuerySet[PersonToken]":
    """Words of the names of those born in a stretch of days (None: whenever) who live there (empty: anywhere).

    A home is asked for beside each of them: joined, SQLite would begin with everybody who lives there.
    """
    rows = PersonToken.objects.order_by(*(("token", "born_on", "person") if stretch else ("token", "person")))
    if stretch:
        rows = rows.filter(born_on__range=stretch)
    return rows.filter(Exists(Address.objects.filter(person=OuterRef("person"), **there))) if there else rows


def _weigh_these(clues: Clues, keys: list[UUID]) -> dict[UUID, float]:
    """Of these people, those whose names fit every word; all of them where no name was typed."""
    return search.weighed_these(keys, clues.words) if clues.words else dict.fromkeys(keys, 1.0)


def _stretches(born: Iterable[PartialDay]) -> list[tuple[date, date]]:
    """The first days that a date of birth on record can have to be one of these: in full, and as far as it is known."""
    found = []
    for day in born:
        found.append((day.first, day.last))
        if day.precision == DAY:
            found.append((day.first.replace(day=1),) * 2)
        if day.precision != YEAR:
            found.append((day.first.replace(month=1, day=1),) * 2)
    return found  # type: ignore[return-value]


def _in_order(people: list[Person]) -> list[Person]:
    return sorted(people, key=lambda person: (person.name, person.pk))
