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

from django.db.models import Exists, OuterRef, Q

from alongside.access.permissions import Permission
from alongside.access.policy import ANSWERING, POLICY, decide
from alongside.access.standing import Openness
from alongside.kit.moments import in_london
from alongside.kit.prepared import Prepared
from alongside.people import search
from alongside.people.clues import Clues, readings
from alongside.people.models import Address, HealthRecordLink, Person, PersonToken
from alongside.people.models.person import SOME, visible, with_standing
from alongside.people.names import folded
from alongside.people.partial_days import DAY, MONTH, YEAR, PartialDay
from alongside.people.search import FOUND_AT_MOST, PEOPLE_WEIGHED

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
        for one in _by_facts(clues, by, at) if clues.has_facts else ():
            found.setdefault(one.person.pk, one)
    if len(found) < FOUND_AT_MOST and meant[-1].words:
        for person in search.find(meant[-1].words, by=by, at=at):
            found.setdefault(person.pk, Found(person))
    return Answer(list(found.values())[:FOUND_AT_MOST], meant[-1], meant[-1].fault)


def may_open(actor: Any, person: Person) -> bool:
    """May this worker open the record of a person read with their standing?"""
    return _may(Permission.PERSON_OPEN, actor, person)


def _may(needs: Permission, actor: Any, person: Person) -> bool:
    facts = {"standing": person.standing, "openness": Openness(person.openness)}
    return bool(decide(needs, roles=actor.roles, **facts))


def _is_closed(actor: Any, person: Person) -> bool:
    """Is it a restricted record, of which this worker may know the name and nothing else?"""
    return person.openness != Openness.OPEN and not may_open(actor, person)


def _by_facts(clues: Clues, by: Any, at: datetime) -> list[Found]:
    """Those whom every clue fits, the best first. A number says who is meant: the rest is asked where nobody has it."""
    if clues.nhs_number and (keys := bear_this_number(number=clues.nhs_number)):
        people = Person.objects.some_found_by(by, keys, at=at)
        return [Found(p, [] if _is_closed(by, p) else ["has this NHS number"]) for p in _in_order(people)]
    rest = replace(clues, nhs_number="")
    if not rest.has_facts:
        return []
    scores, until = _weigh(rest, by, at)
    best = sorted(scores, key=lambda key: (-scores[key], key))[:SOME]
    found = []
    for person in _in_order(Person.objects.some_found_by(by, best, at=at)):
        if not _is_closed(by, person) and _is_born(person, rest.born):
            why = [f"born {person.born.in_words()}"] if rest.born and person.born else []
            if rest.postcode:
                has_left = until[person.pk] is not None and until[person.pk] < in_london(at).date()
                why.append(f"{'lived' if has_left else 'lives'} in {rest.postcode}")
            found.append(Found(person, why))
    whole = folded(rest.words)
    return sorted(
        found,
        key=lambda one: (
            -scores[one.person.pk],
            bool(whole) and not folded(one.person.name).startswith(whole),
            until.get(one.person.pk) is not None,
            -PRECISE[one.person.born_precision] if rest.born else 0,
        ),
    )


def _weigh(clues: Clues, by: Any, at: datetime) -> tuple[dict[UUID, float], dict[UUID, date | None]]:
    """Person's key -> how well their names fit, of those whom the facts fit; and until when they lived in the place."""
    if not clues.postcode:
        return _weigh_by_birth(clues, {}), {}
    is_whole = " " in clues.postcode
    today = in_london(at).date()
    safe = (
        (kept_safe_at if is_whole else kept_safe_within)(code=clues.postcode, worker=by.pk, at=at, on=today)
        if any(role in POLICY[Permission.ADDRESS_SEE_CONFIDENTIAL].roles for role in by.roles)
        else []
    )
    until: dict[UUID, date | None] = {
        person.pk: None for person in safe if _may(Permission.ADDRESS_SEE_CONFIDENTIAL, by, person)
    }
    if is_whole or not (clues.words or clues.born):
        for person, ended_on in (live_at if is_whole else live_within)(code=clues.postcode):
            until[person] = None if ended_on is None else until.get(person, ended_on)
        return _weigh_these(clues, list(until)), until
    scores = _weigh_by_birth(clues, {"outward": clues.postcode, "is_confidential": False, "ends_on": None})
    return scores | _weigh_these(clues, list(until)), dict.fromkeys(scores) | until


def _weigh_by_birth(clues: Clues, there: dict[str, Any]) -> dict[UUID, float]:
    """Those born when it says who have an address of which all of `there` is so; every one counts 1 without a name."""
    scores: dict[UUID, float] = {}
    for stretch in _stretches(clues.born) or [None]:
        if clues.words:
            where = {f"person__addresses__{column}": value for column, value in there.items()}
            where |= {"born_on__range": stretch} if stretch else {}
            scores = search.weighed(clues.words, where=where, as_typed=clues.as_typed) | scores
        elif stretch and there:
            homes = Address.objects.filter(person=OuterRef("pk"), **there)
            rows = Person.objects.filter(Exists(homes), born_on__range=stretch).order_by("born_on", "pk")
            scores |= dict.fromkeys(rows.values_list("pk", flat=True)[:SOME], 1.0)
        elif stretch:
            scores |= dict.fromkeys(born_between(first=stretch[0], last=stretch[1]), 1.0)
    return scores


def _weigh_these(clues: Clues, keys: list[UUID]) -> dict[UUID, float]:
    """Of these people, those whose names fit every word; all of them where no name was typed."""
    if not clues.words or not keys:
        return dict.fromkeys(keys, 1.0)
    words: dict[UUID, list[str]] = {key: [] for key in keys}
    for person, word in PersonToken.objects.filter(person__in=keys).values_list("person", "token__word"):
        words[person].append(word)
    scores = {person: search.fit(clues.words, theirs) for person, theirs in words.items()}
    return {person: score for person, score in scores.items() if score}


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


def _is_born(person: Person, born: tuple[PartialDay, ...]) -> bool:
    return not born or (person.born is not None and any(person.born.meets(day) for day in born))


def _in_order(people: list[Person]) -> list[Person]:
    return sorted(people, key=lambda person: (person.name, person.pk))
