"""Finding entries by words, by what they mean, and by place, time, cost, age, access, language and kind (ADR 0017).

    found = search(wanted, today=day)      # Wanted: wanted.py

Alike on both databases. A broad word costs no more than a rare one: of each word only the entries that it tells most of
are weighed, those that have every word first. Reads, and keeps nothing of what is asked.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from alongside.directory.models import SearchEntry, SearchPlace, SearchStem
from alongside.directory.search import meaning
from alongside.directory.search.nearness import Point, nearest_first, point_of, square_around
from alongside.directory.search.rows import OF_ITS_KIND, bits_of_access, bits_of_time, mark_of
from alongside.directory.search.wanted import Wanted, as_spoken
from alongside.directory.search.why import why_narrowed, why_near, why_words
from alongside.directory.search.words import Term, read_words

A_PAGE, FOUND_AT_MOST = 20, 100
# Of each word, the entries weighed; and of several, those that have each.
WEIGHED, WEIGHED_OF_ONE, TERMS_ASKED = 150, 60, 6
# So many around a point are looked at one by one; the squares in which they are sought.
FEW_AROUND, SQUARES = 400, (0.25, 0.5, 1, 2, 4, 8, 16, 64)
COUNTED_AT_MOST, MANY_ENTRIES = 1_000, 50_000
Row = tuple[UUID, int, int]  # entry, stem, weight
# Two who are as good are told apart by nearness: one so many miles away counts half.
HALF_AT = 3.0
# A likeness of meaning below the first says nothing, of one word below the second; at the third it counts like words.
# A word whose weight (rows.py) is so much counts half of what it can.
HALF_SAID = 4
ALIKE_FROM, ALIKE_FROM_ONE, ALIKE_FULLY = 0.24, 0.33, 0.75


@dataclass(frozen=True)
class Match:
    """One entry that was found: its key, its lines, and why it matched, in phrases. `miles`: None where not known."""

    service: UUID
    name: str
    run_by: str
    about: str
    when: str
    where: str
    cost: str
    closed: str
    checked_on: date | None
    miles: float | None
    why: tuple[str, ...]


@dataclass
class Found:
    """What was found: one page of it, best first. `why_not` says why a place could not be used.

    `understood` has a sentence for each thing that was read otherwise than as it was typed. `wanted` is what was
    looked for, after that. `by_meaning`: was meaning asked too?
    """

    wanted: Wanted
    matches: list[Match] = field(default_factory=list)
    has_more: bool = False
    understood: tuple[str, ...] = ()
    why_not: str = ""
    by_meaning: bool = False
    near: Point | None = None


@dataclass
class Scores:
    """Entries weighed: how well words fit, how like they mean, which words each says, how far it is."""

    of_words: dict[UUID, float] = field(default_factory=dict)
    of_meaning: dict[UUID, float] = field(default_factory=dict)
    said: dict[UUID, list[Term]] = field(default_factory=dict)
    of_kind: dict[UUID, list[Term]] = field(default_factory=dict)
    miles: dict[UUID, float] = field(default_factory=dict)

    def best_first(self, *, is_near: bool) -> list[UUID]:
        """The keys in the order in which they are shown."""

        def worth(key: UUID) -> float:
            worth = self.of_words.get(key, 0.0) + self.of_meaning.get(key, 0.0)
            return worth / (1 + self.miles.get(key, 3 * HALF_AT) / HALF_AT) if is_near else worth

        return sorted(self.of_words | self.of_meaning, key=lambda key: (-worth(key), key))


def search(wanted: Wanted, *, today: date, page: int = 1) -> Found:
    """The entries that run and answer what is wanted, `page` from 1; past the last page none. Refuses nothing.

    Nothing wanted: all of them by name. A place that is not known narrows nothing, and `why_not` says so.
    """
    asked, understood = as_spoken(wanted, today=today)
    near, why_not = point_of(asked.near)
    found = Found(asked, understood=understood, why_not=why_not, near=near)
    terms, corrected = read_words(asked.words) if asked.words else ([], ())
    found.understood += corrected
    begin = (max(page, 1) - 1) * A_PAGE
    narrowing = Narrowing(asked, near, today)
    scores = Scores()
    if asked.words:
        keys = _by_words_and_meaning(asked, terms, narrowing, scores, found)
        keys = keys[begin : begin + A_PAGE + 1] if begin < FOUND_AT_MOST else []
    else:
        keys = _by_place_or_name(narrowing, begin, scores)
    found.has_more = len(keys) > A_PAGE and begin + A_PAGE < FOUND_AT_MOST * (1 if asked.words else 10_000)
    found.matches = _shown(keys[:A_PAGE], found, scores, today)
    return found


class Narrowing:
    """What entries must have beside words, as questions to the database."""

    def __init__(self, asked: Wanted, near: Point | None, today: date):
        self.near, self.miles = near, asked.miles if near else None
        self.by_distance = near is not None and (asked.order == "near" or not asked.words)
        facts = Q()
        rows = SearchPlace.objects.all()
        if asked.day or asked.part:
            rows = rows.annotate(then=F("times").bitand(bits_of_time(asked.day, asked.part)))
            facts &= Q(then__gt=0)
        if has := bits_of_access(asked.access):
            rows = rows.annotate(has=F("access").bitand(has))
            facts &= Q(has=has)
        if asked.cost is not None:
            facts &= Q(cost__lte=int(asked.cost * 100))
        if asked.age is not None:
            facts &= Q(minimum_age=None) | Q(minimum_age__lte=asked.age)
            facts &= Q(maximum_age=None) | Q(maximum_age__gte=asked.age)
        self.narrows = bool(facts) or self.miles is not None
        self.rows = rows.filter(facts) if facts else rows
        self.today = today
        self.marks = [mark_of("kind", asked.kind)] if asked.kind else []
        self.marks += [mark_of("language", asked.language)] if asked.language else []

    def within(self, miles: float) -> "QuerySet[SearchPlace]":
        """Rows of places that fit and lie in a square around the point."""
        up, across = square_around(self.near, miles)  # type: ignore[arg-type]
        return self.going().filter(latitude__range=up, longitude__range=across)

    def going(self) -> "QuerySet[SearchPlace]":
        """Rows of places that fit, of what has not had its last day."""
        return self.rows.filter(Q(ends_on=None) | Q(ends_on__gte=self.today))

    def on(self, rows: "QuerySet[SearchStem]", *, of: str = "service_id") -> "QuerySet[SearchStem]":
        """Rows of a table with a service, only of those that fit."""
        if self.narrows:
            places = self.within(self.miles) if self.miles is not None else self.going()
            rows = rows.filter(Exists(places.filter(service=OuterRef(of))))
        for mark in self.marks:
            rows = rows.filter(Exists(SearchStem.objects.filter(service=OuterRef(of), stem=mark)))
        return rows

    def few_around(self) -> list[UUID] | None:
        """The entries that fit within the miles asked, when they are few; None when they are not, or none are asked."""
        if self.miles is None:
            return None
        keys = list(self.within(self.miles).values_list("service", flat=True)[: FEW_AROUND + 1])
        return None if len(keys) > FEW_AROUND else self._marked(keys)

    def those_of(self, keys: list[UUID]) -> list[UUID]:
        """Of some entries those that fit."""
        if not keys or not (self.narrows or self.marks):
            return keys
        rows = self.on(SearchEntry.objects.filter(service__in=keys))  # type: ignore[arg-type]
        return list(rows.values_list("service", flat=True))

    def _marked(self, keys: list[UUID]) -> list[UUID]:
        for mark in self.marks:
            keys = list(SearchStem.objects.filter(service__in=keys, stem=mark).values_list("service", flat=True))
        return list(dict.fromkeys(keys))

    def nearest(self, at_least: int) -> list[tuple[UUID, float]]:
        """Entries that fit with their miles, the nearest first: so many, or all within the miles asked."""
        found: dict[UUID, float] = {}
        for miles in (self.miles,) if self.miles is not None else SQUARES:
            rows = self.within(miles)
            for mark in self.marks:
                rows = rows.filter(Exists(SearchStem.objects.filter(service=OuterRef("service"), stem=mark)))
            places = rows.values_list("service", "latitude", "longitude")
            found = _least(places, self.near, miles)  # type: ignore[arg-type]
            if len(found) >= at_least:
                break
        return sorted(found.items(), key=lambda pair: (pair[1], pair[0]))


def _least(
    places: "Iterable[tuple[UUID, float | None, float | None]]", near: Point, at_most: float = math.inf
) -> dict[UUID, float]:
    """Entry -> how many miles the nearest of its places is away, of those within so many."""
    found: dict[UUID, float] = {}
    for (key, _, _), miles in nearest_first(places, near, at=lambda row: row[1:]):
        if miles is not None and miles <= at_most:
            found.setdefault(key, miles)
    return found


def _by_place_or_name(narrowing: Narrowing, begin: int, scores: Scores) -> list[UUID]:
    """The keys of one page and one more of what fits, where no words are asked: the nearest first, else by name."""
    if narrowing.near is not None:
        pairs = narrowing.nearest(begin + A_PAGE + 1)[begin : begin + A_PAGE + 1]
        scores.miles.update(pairs)
        return [key for key, _ in pairs]
    rows = SearchEntry.objects.filter(Q(ends_on=None) | Q(ends_on__gte=narrowing.today)).order_by("name", "service")
    return list(narrowing.on(rows).values_list("service", flat=True)[begin : begin + A_PAGE + 1])  # type: ignore[arg-type]


def _by_words_and_meaning(
    asked: Wanted, terms: list[Term], narrowing: Narrowing, scores: Scores, found: Found
) -> list[UUID]:
    few = narrowing.few_around()
    rare_first = _rare_first(terms)
    if few != []:
        if few is None and len(rare_first) == 1:
            told = _told(_telling_most(rare_first[0], narrowing)[:WEIGHED])
        else:
            told = _told_of(few if few is not None else _candidates(rare_first, narrowing), rare_first)
        _weigh(told, rare_first, terms, scores)
        # Where a page of entries says every word, what else means the like would not be seen; and numbers mean nothing.
        is_done = _fills_a_page(scores, terms) or not any(term.said.isalpha() for term in terms)
        alike = None if is_done else meaning.alike(asked.words, among=few)
        found.by_meaning = alike is not None
        if alike:
            fits = set(alike if few is not None else narrowing.those_of(list(alike)))
            least = ALIKE_FROM if len(terms) > 1 else ALIKE_FROM_ONE
            for key, likeness in alike.items():
                if key in fits and likeness > least:
                    scores.of_meaning[key] = min(1.0, (likeness - least) / (ALIKE_FULLY - least))
    keys = scores.best_first(is_near=False)[:WEIGHED]
    if narrowing.near is not None and keys:
        places = SearchPlace.objects.filter(service__in=keys).values_list("service", "latitude", "longitude")
        scores.miles = _least(places, narrowing.near)
        if narrowing.miles is not None:
            keys = [key for key in keys if scores.miles.get(key, math.inf) <= narrowing.miles]
        order = scores.best_first(is_near=True)
        keys = [key for key in order if key in set(keys)]
        if narrowing.by_distance:
            keys.sort(key=lambda key: scores.miles.get(key, math.inf))
    return keys[:FOUND_AT_MOST]


def _rare_first(terms: list[Term]) -> list[Term]:
    """Words that entries say, with how many say each, counted up to what tells rare from common; the rarest first."""
    said = [term for term in terms if term.stems]
    for term in said:
        term.many = SearchStem.objects.filter(stem__in=term.stems).values("stem")[:COUNTED_AT_MOST].count()
    return sorted((term for term in said if term.many), key=lambda term: term.many)[:TERMS_ASKED]


def _candidates(terms: list[Term], narrowing: Narrowing) -> list[UUID]:
    """Entries worth weighing: those that say every word, and those that each word tells most of."""
    keys: dict[UUID, None] = {}
    if len(terms) > 1:
        first, *others = terms
        rows = _telling_most(first, narrowing)
        for term in others:
            rows = rows.filter(Exists(SearchStem.objects.filter(service=OuterRef("service"), stem__in=term.stems)))
        keys |= dict.fromkeys(key for key, _, _ in rows[:WEIGHED])
    if len(keys) < WEIGHED_OF_ONE:
        for term in terms:
            keys |= dict.fromkeys(key for key, _, _ in _telling_most(term, narrowing)[:WEIGHED_OF_ONE])
    return list(keys)


def _telling_most(term: Term, narrowing: Narrowing) -> "QuerySet[SearchStem, Row]":
    """Entries, stems and weights of a word, those that it tells most of first. Of one stem they lie so in the index."""
    order = ["-weight", "service"] if len(term.stems) > 1 else ["stem", "-weight", "service"]
    rows = narrowing.on(SearchStem.objects.filter(reduce(or_, (Q(stem=key) for key in term.stems))))
    return rows.order_by(*order).values_list("service", "stem", "weight")


def _told_of(keys: list[UUID], terms: list[Term]) -> dict[UUID, dict[int, int]]:
    """Which of the words' stems some entries say, and how much each tells there."""
    if not keys or not terms:
        return {}
    rows = SearchStem.objects.filter(service__in=keys, stem__in={key for term in terms for key in term.stems})
    return _told(rows.values_list("service", "stem", "weight"))


def _told(rows: "Iterable[Row]") -> dict[UUID, dict[int, int]]:
    told: dict[UUID, dict[int, int]] = defaultdict(dict)
    for key, stem_key, weight in rows:
        told[key][stem_key] = weight
    return told


def _fills_a_page(scores: Scores, terms: list[Term]) -> bool:
    """Do as many entries as a page holds say every word?"""
    return sum(len(scores.said[key]) + len(scores.of_kind[key]) == len(terms) for key in scores.said) > A_PAGE


def _weigh(told: dict[UUID, dict[int, int]], terms: list[Term], asked: list[Term], scores: Scores) -> None:
    """How much of what was `asked` each entry says, 0 to 1: a rare word tells more, and one in a name."""
    whole = sum(map(_rarity, asked))
    for key, weights in told.items():
        worth, said, of_kind = 0.0, [], []
        for term in terms:
            fits = [fit * weights[stem_key] for stem_key, fit in term.stems.items() if stem_key in weights]
            if fits:
                is_of_kind = all(weights[key] <= OF_ITS_KIND for key in term.stems if key in weights)
                (of_kind if is_of_kind else said).append(term)
                worth += (max(fits) / (max(fits) + HALF_SAID)) * _rarity(term)
        scores.of_words[key] = worth / whole * (1 + len(said) + len(of_kind)) / (1 + len(asked))
        scores.said[key], scores.of_kind[key] = said, of_kind


def _rarity(term: Term) -> float:
    return math.log(1 + MANY_ENTRIES / (1 + term.many))


def _shown(keys: list[UUID], found: Found, scores: Scores, today: date) -> list[Match]:
    rows = SearchEntry.objects.filter(service__in=keys).values_list(
        "service", "name", "shown", "ends_on", "service__checked_on"
    )
    told = {row[0]: row[1:] for row in rows}
    matches = []
    for key in keys:
        name, shown, ends_on, checked_on = told.get(key, ("", {}, date.min, None))
        if ends_on and ends_on < today:  # had its last day, or ended while we looked
            continue
        miles = scores.miles.get(key)
        likeness = scores.of_meaning.get(key, 0.0)
        why = why_words(scores.said.get(key, []), scores.of_kind.get(key, []), likeness, found.wanted.words)
        why += why_near(miles, found.near) + why_narrowed(found.wanted)
        matches.append(Match(service=key, name=name, checked_on=checked_on, miles=miles, why=why, **shown))
    return matches
