"""People on record who may be somebody described: looked for among all, and kept apart by who may know of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.people import search
from alongside.people.duplicates import Described, Likeness, why_alike
from alongside.people.models import Address, HealthRecordLink, Person, PersonToken

SHOWN_AT_MOST = 10
COMPARED_AT_MOST = 400


@dataclass(frozen=True)
class LikelySame:
    """Somebody who may be the one described, and `why`, in words."""

    person: Person
    likeness: Likeness

    @property
    def why(self) -> list[str]:
        return [self.likeness.why]


@dataclass(frozen=True)
class Likely:
    """Those whom the asker may be shown, likeliest first; and those whose records are hidden from the asker."""

    shown: list[LikelySame]
    hidden: list[LikelySame]


def likely_same(new: Described, *, by: Any, at: datetime, but: Iterable[UUID] = ()) -> Likely:
    """Who on record may be somebody described. `but`: records that are not compared, such as their own.

    Hidden records are looked for with all the others, in the same statements. A confidential postcode is a reason only
    where the asker may see it, or is not shown the record. Of a person with several records the likest counts.
    """
    keys = _keys(new) - set(but)
    numbers = dict(HealthRecordLink.objects.filter(person__in=keys).values_list("person", "nhs_number"))
    places: dict[UUID, bool] = {}  # lives there -> only by what is confidential
    for key, is_confidential in Address.objects.filter(person__in=keys, postcode__in=new.postcodes).values_list(
        "person", "is_confidential"
    ):
        places[key] = is_confidential and places.get(key, True)
    people = Person.objects.some_seen_by(by, keys, at=at)
    found: dict[UUID, LikelySame] = {}
    for record in Person.objects.filter(pk__in=people.keys()).order_by("pk"):
        person = people[record.pk]
        is_kept = places.get(record.pk) and not (
            person.is_hidden_from_them or person.opens_to(by, Permission.ADDRESS_SEE_CONFIDENTIAL)
        )
        known = Described(
            record.name,
            record.known_as,
            record.born,
            numbers.get(record.pk, ""),
            new.postcodes if record.pk in places and not is_kept else frozenset(),
        )
        likeness = why_alike(new, known)
        if likeness and (person.pk not in found or found[person.pk].likeness.rank < likeness.rank):
            found[person.pk] = LikelySame(person, likeness)
    return Likely(
        _best(one for one in found.values() if not one.person.is_hidden_from_them),
        _best(one for one in found.values() if one.person.is_hidden_from_them),
    )


def _best(found: Iterable[LikelySame]) -> list[LikelySame]:
    return sorted(found, key=lambda one: (-one.likeness.rank, one.person.name, one.person.pk))[:SHOWN_AT_MOST]


def _keys(new: Described) -> set[UUID]:
    """Keys of those worth comparing: the same number or postcode; a like name, born that year or nobody knows when."""
    keys: set[UUID] = set()
    if new.nhs_number:
        keys |= set(HealthRecordLink.objects.filter(nhs_number=new.nhs_number).values_list("person", flat=True))
    if new.postcodes:
        there = Address.objects.filter(postcode__in=new.postcodes).order_by("person")
        keys |= set(there.values_list("person", flat=True)[:COMPARED_AT_MOST])
    for name in _names(new):
        fits = search.words_like(name, among_some=True)
        if new.born is None:
            keys |= _closest(search.weighed(fits))
        else:
            year = new.born.first.year
            rows = PersonToken.objects.order_by("token", "born_on", "person")
            in_year = rows.filter(born_on__range=(date(year, 1, 1), date(year, 12, 31)))
            keys |= _closest(search.weighed_among(in_year, name, fits))
            keys |= _closest(search.weighed_among(rows.filter(born_on=None), name, fits))
    return keys


def _closest(scores: dict[UUID, float]) -> set[UUID]:
    return set(sorted(scores, key=lambda key: (-scores[key], key))[:COMPARED_AT_MOST])


def _names(new: Described) -> set[str]:
    """What is looked for: the first and the last word of a name, and what they like to be called with the last."""
    words = new.name.split()
    if not words:
        return set()
    names = {" ".join([words[0], words[-1]] if len(words) > 1 else words)}
    if new.known_as and new.known_as not in words:
        names.add(f"{new.known_as} {words[-1]}" if len(new.known_as.split()) == 1 else new.known_as)
    return names
