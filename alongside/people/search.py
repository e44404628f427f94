"""Finding a person by name: any part of it, and a slip of spelling. The same on both databases.

Names are few beside people: the words of names are searched first, then the people who bear the best of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from alongside.kit.prepared import Prepared
from alongside.people.models import NameGram, NameToken, Person, PersonToken
from alongside.people.models.person import SOME
from alongside.people.names import PIECE, folded, likeness, one_slip_apart, pieces_of, slips_of, words_of

FOUND_AT_MOST, WORDS_ASKED = 10, 5
# The words of names weighed for one word that was asked for, and the people weighed in all.
WORDS_WEIGHED = 40
PEOPLE_WEIGHED = 200
# A word that fewer bear is rare enough to try everything like the others beside it.
FEW_BEAR, COUNTED_AT_MOST = 1_000, 5_000
# Of a long word as many pieces as this: they tell it from others well enough.
PIECES_ASKED = 24
EXACT, BEGINS, SLIP, WITHIN = 1.0, 0.9, 0.8, 0.7
TIERS = (EXACT, BEGINS, SLIP, WITHIN)
ALIKE_ENOUGH = 0.34
Weights = dict[int, float]  # word of a name (its key) -> how well it fits a word that was asked for

words_between: Prepared[tuple[int, str]] = Prepared(
    lambda first, after: (
        NameToken.objects.filter(word__gte=first, word__lt=after)
        .order_by("word")
        .values_list("id", "word")[:WORDS_WEIGHED]
    ),
    first=str,
    after=str,
)


def these_words(keys: "QuerySet[Any]") -> "QuerySet[NameToken, tuple[int, str]]":
    """The words of these keys, which are few: joined to each piece before that, PostgreSQL read every word."""
    return NameToken.objects.filter(pk__in=keys).order_by("word").values_list("id", "word")


words_with_a_slip: Prepared[tuple[int, str]] = Prepared(
    lambda pieces: these_words(
        NameGram.objects.filter(gram__in=pieces).values("token").distinct().order_by("token")[:WORDS_WEIGHED]
    ),
    pieces=(str, PIECES_ASKED),
)
words_with_most: Prepared[tuple[int, str]] = Prepared(
    lambda pieces: these_words(
        NameGram.objects.filter(gram__in=pieces)
        .values("token")
        .annotate(many=Count("token"))
        .order_by("-many", "token")
        .values("token")[:WORDS_WEIGHED]
    ),
    pieces=(str, PIECES_ASKED),
)
bearers_of_words: Prepared[tuple[UUID, int]] = Prepared(
    lambda words: (
        PersonToken.objects.filter(token__in=words)
        .order_by("token", "person")
        .values_list("person", "token")[:PEOPLE_WEIGHED]
    ),
    words=(int, 3 * WORDS_WEIGHED),
)

words_of_people: Prepared[tuple[UUID, int]] = Prepared(
    lambda people: PersonToken.objects.filter(person__in=people).values_list("person", "token"),
    people=(UUID, PEOPLE_WEIGHED),
)


def bearing_each(**words: list[int]) -> "QuerySet[PersonToken, UUID]":
    """People who bear a word of each of these lists of words (their keys), looked up from the first list on."""
    first, *others = words.values()
    rows = PersonToken.objects.filter(token__in=first)
    for more in others:
        rows = rows.filter(Exists(PersonToken.objects.filter(person=OuterRef("person"), token__in=more)))
    return rows.order_by("token", "person").values_list("person", flat=True)[:PEOPLE_WEIGHED]


# By how many words were asked for.
bearers_of_each: dict[int, Prepared[UUID]] = {
    many: Prepared(bearing_each, **dict.fromkeys([f"words{n}" for n in range(many)], (int, 3 * WORDS_WEIGHED)))
    for many in range(2, WORDS_ASKED + 1)
}


def find(asked: str, *, by: Any, at: datetime, fits: list[Weights] | None = None) -> list[Person]:
    """The best ten people for what was typed, best first, each with `by`'s standing; hidden ones only for the named.

    Nothing typed, or nothing but marks, finds nobody. `fits` is what `words_like` gave for it; None: not yet asked.
    """
    scores = weighed(words_like(asked) if fits is None else fits)
    best = sorted(scores, key=lambda key: -scores[key])[:SOME]
    people = Person.objects.some_found_by(by, best, at=at)
    whole = folded(asked)
    return sorted(
        people,
        key=lambda p: (
            -max(scores.get(key, 0.0) for key in p.keys),
            not folded(p.name).startswith(whole),
            p.name,
            p.pk,
        ),
    )[:FOUND_AT_MOST]


def words_like(asked: str, *, among_some: bool = False) -> list[Weights]:
    """For each of the longest words typed, the words of names like it. `among_some`: for `weighed_among` too."""
    words = sorted(words_of(asked), key=lambda word: (-len(word), word))[:WORDS_ASKED]
    return [_words_like(word, is_alone=len(words) == 1 and not among_some) for word in words]


def weighed(fits: list[Weights]) -> dict[UUID, float]:
    """Person's key -> how well their names fit what was typed (`words_like`), 0 to 1."""
    if len(fits) == 1:
        return _scores_of_one(fits[0])
    return _scores(fits) if fits else {}


def weighed_among(
    rows: "QuerySet[PersonToken]", asked: str, fits: list[Weights], *, as_typed: bool = False
) -> dict[UUID, float]:
    """As `weighed`, of the people of these rows (some of PersonToken, in an index's order) those whom every word fits.

    The rarest word says who is weighed, the best like it first. `fits` is what `words_like` gave for what was typed.
    `as_typed`: names count as they were typed, and no others.
    """
    if not fits:
        return {}
    rarest = min(fits, key=lambda weights: _how_many(_nearest(weights))) if len(fits) > 1 else fits[0]
    at_most = PEOPLE_WEIGHED if len(fits) > 1 else SOME
    scores: dict[UUID, float] = {}
    for tokens in _in_tiers(rarest)[: 1 if as_typed else None]:
        if len(scores) < FOUND_AT_MOST:
            people = list(rows.filter(token__in=tokens).values_list("person", flat=True)[:at_most])
            scores = weighed_these(people, asked) | scores
    return {person: score for person, score in scores.items() if score == EXACT or not as_typed}


def weighed_these(people: Iterable[UUID], asked: str) -> dict[UUID, float]:
    """As `weighed`, of these people (keys) those whom every word fits."""
    words: dict[UUID, list[str]] = defaultdict(list)
    keys = set(people)
    for person, word in PersonToken.objects.filter(person__in=keys).values_list("person", "token__word"):
        words[person].append(word)
    fits_of = Fitting(asked)
    scores = {person: fits_of(theirs) for person, theirs in words.items()}
    return {person: score for person, score in scores.items() if score}


class Fitting:
    """How well the words of one person's names fit what was typed, 0 to 1; 0 where one that was typed fits none.

    Many bear the same words: each is compared once.
    """

    def __init__(self, asked: str):
        self.asked: list[tuple[str, set[str]]] = []  # a word that was typed, and its halves
        for word in folded(asked).split():
            if whole := max(words_of(word), key=len, default=""):
                self.asked.append((whole, words_of(word) - {whole} or {whole}))
        self.fits: dict[tuple[str, str], float] = {}

    def __call__(self, words: list[str]) -> float:
        each = [
            max(self.best(whole, words), min(self.best(half, words) for half in halves)) for whole, halves in self.asked
        ]
        return sum(each) / len(each) if each and all(each) else 0.0

    def best(self, asked: str, words: list[str]) -> float:
        """How well the best of somebody's words fits one that was typed."""
        best = 0.0
        for word in words:
            pair = (asked, word)
            if pair not in self.fits:
                self.fits[pair] = _fit(asked, word)
            best = max(best, self.fits[pair])
        return best


def _fit(asked: str, word: str) -> float:
    if word.startswith(asked):
        return EXACT if word == asked else BEGINS
    if len(asked) < PIECE:
        return 0.0
    if one_slip_apart(asked, word):
        return SLIP
    weight = WITHIN if asked in word else likeness(asked, word) * WITHIN
    return weight if weight >= ALIKE_ENOUGH * WITHIN else 0.0


def _scores_of_one(weights: Weights) -> dict[UUID, float]:
    """Person's key -> how well the best word of their names fits the one word asked for."""
    best: dict[UUID, float] = {}
    # The best words first, and no more than fill a page: else many people of a middling name hide the right one.
    for words in filter(None, _in_tiers(weights)):
        if len(best) < FOUND_AT_MOST:
            for person, word in bearers_of_words(words=words):
                best[person] = max(weights[word], best.get(person, 0.0))
    return best


def _in_tiers(weights: Weights) -> list[list[int]]:
    """Words of names in lists, by how they fit: the word itself, those that begin so, one slip away, inside, alike."""
    tiers: dict[float, list[int]] = {tier: [] for tier in (*TIERS, ALIKE_ENOUGH)}
    for word, weight in weights.items():
        tiers[weight if weight in TIERS else ALIKE_ENOUGH].append(word)
    return list(tiers.values())


def _scores(fits: list[Weights]) -> dict[UUID, float]:
    """Person's key -> how well they fit: every word asked for counts once, by the best word of their names."""
    people = _bearers([_nearest(weights) for weights in fits])
    if len(people) < FOUND_AT_MOST:
        people |= _bearers(fits, where_fewer_than=FEW_BEAR)
    if len(people) < FOUND_AT_MOST:
        for weights in filter(None, fits):
            people |= {person for person, _ in bearers_of_words(words=list(weights))}
    best: dict[UUID, list[float]] = defaultdict(lambda: [0.0] * len(fits))
    # All their words, not only those asked for: a database may else look for each of so many beside each person.
    ordered = sorted(people)
    for begin in range(0, len(ordered), PEOPLE_WEIGHED):
        for person, token in words_of_people(people=ordered[begin : begin + PEOPLE_WEIGHED]):
            best[person] = [
                max(so_far, weights.get(token, 0.0)) for so_far, weights in zip(best[person], fits, strict=True)
            ]
    return {person: sum(each) / len(fits) for person, each in best.items() if any(each)}


def _nearest(weights: Weights) -> Weights:
    """Only the word that was typed, where somebody is called just so; else those nearest to it."""
    for least in (EXACT, SLIP):
        if near := {token: weight for token, weight in weights.items() if weight >= least}:
            return near
    return weights


def _how_many(weights: Weights) -> int:
    """How many names hold one of these words; no more are counted than tell a rare one from a common one."""
    return PersonToken.objects.filter(token__in=weights)[:COUNTED_AT_MOST].count() if weights else 0


def _bearers(fits: list[Weights], *, where_fewer_than: int = COUNTED_AT_MOST + 1) -> set[UUID]:
    """People who bear a word of each of these, in an order that is the same every time; no more than are weighed.

    The rarest is looked up first, and the others beside it; nobody is where it is not as rare as asked.
    """
    if not all(fits):
        return set()
    counted = sorted(((_how_many(weights), n) for n, weights in enumerate(fits)))
    if counted[0][0] >= where_fewer_than:
        return set()
    rarest_first = {f"words{place}": list(fits[n]) for place, (_, n) in enumerate(counted)}
    return set(bearers_of_each[len(fits)](**rarest_first))


def _words_like(asked: str, *, is_alone: bool) -> Weights:
    """Words of names like one asked for: itself, begun with it, one slip away, with it inside, alike in pieces.

    Where it was asked for alone and ten words begin with it, those fill the page: nothing less like it is sought.
    """
    begun = words_between(first=asked, after=asked + "\U0010ffff")
    found = {key: EXACT if word == asked else BEGINS for key, word in begun}
    if len(asked) < PIECE or (is_alone and len(found) >= FOUND_AT_MOST):
        return found
    for key, word in words_with_a_slip(pieces=_few(slips_of(asked))):
        if one_slip_apart(asked, word):
            found.setdefault(key, SLIP)
    if len(found) < FOUND_AT_MOST:
        for key, word in words_with_most(pieces=_few(pieces_of(asked))):
            if weight := _fit(asked, word):
                found.setdefault(key, weight)
    return found


def _few(pieces: Iterable[str]) -> list[str]:
    return sorted(pieces)[:PIECES_ASKED]
