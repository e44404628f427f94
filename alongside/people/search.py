"""Finding a person by name: any part of it, and a slip of spelling. The same on both databases.

Names are few beside people: the words of names are searched first, then the people who bear the best of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from alongside.kit.prepared import Prepared
from alongside.people.models import NameGram, NameToken, Person, PersonToken
from alongside.people.models.person import SOME
from alongside.people.names import PIECE, folded, likeness, one_slip_apart, pieces_of, slips_of, words_of

FOUND_AT_MOST, WORDS_ASKED = 10, 5
# The words of names weighed for one word that was asked for, and the people weighed in all.
WORDS_WEIGHED = 40
PEOPLE_WEIGHED = 200
# Of a long word as many pieces as this: they tell it from others well enough.
PIECES_ASKED = 24
EXACT, BEGINS, SLIP, WITHIN = 1.0, 0.9, 0.8, 0.7
TIERS = (EXACT, BEGINS, SLIP, WITHIN)
ALIKE_ENOUGH = 0.34
Weights = dict[int, float]  # word of a name (its key) -> how well it fits a word that was asked for
Where = dict[str, Any]  # what else must hold of a row of PersonToken, as a queryset's filter takes it

words_between: Prepared[tuple[int, str]] = Prepared(
    lambda first, after: (
        NameToken.objects.filter(word__gte=first, word__lt=after)
        .order_by("word")
        .values_list("id", "word")[:WORDS_WEIGHED]
    ),
    first=str,
    after=str,
)
words_with_a_slip: Prepared[tuple[int, str]] = Prepared(
    lambda pieces: (
        NameGram.objects.filter(gram__in=pieces)
        .values_list("token", "token__word")
        .distinct()
        .order_by("token__word")[:WORDS_WEIGHED]
    ),
    pieces=(str, PIECES_ASKED),
)
words_with_most: Prepared[tuple[int, str, int]] = Prepared(
    lambda pieces: (
        NameGram.objects.filter(gram__in=pieces)
        .values_list("token", "token__word")
        .annotate(many=Count("id"))
        .order_by("-many", "token__word")[:WORDS_WEIGHED]
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


def find(asked: str, *, by: Any, at: datetime) -> list[Person]:
    """The best ten people for what was typed, best first, each with `by`'s standing; hidden ones only for the named.

    Nothing typed, or nothing but marks, finds nobody.
    """
    scores = weighed(asked)
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


def weighed(asked: str, *, where: Where | None = None, as_typed: bool = False) -> dict[UUID, float]:
    """Person's key -> how well their names fit what was typed, 0 to 1.

    `where` is what else must hold of a row of PersonToken (None: nothing); then people who bear only some of the words
    are left out. `as_typed`: words of names count as they were typed, and no others.
    """
    words = sorted(words_of(asked), key=len, reverse=True)[:WORDS_ASKED]
    fits = [_words_like(word, is_alone=len(words) == 1) for word in words]
    if as_typed:
        fits = [{token: weight for token, weight in weights.items() if weight == EXACT} for weights in fits]
    if len(fits) == 1:
        return _scores_of_one(fits[0], where)
    return _scores(fits, where) if fits else {}


def fit(asked: str, words: Iterable[str]) -> float:
    """How well the words of one person's names fit what was typed, 0 to 1; 0 where one that was typed fits none."""
    theirs = list(words)
    each = [max((_fit(one, word) for word in theirs), default=0.0) for one in words_of(asked)]
    return sum(each) / len(each) if each and all(each) else 0.0


def _fit(asked: str, word: str) -> float:
    if word.startswith(asked):
        return EXACT if word == asked else BEGINS
    if len(asked) < PIECE:
        return 0.0
    if one_slip_apart(asked, word):
        return SLIP
    weight = WITHIN if asked in word else likeness(asked, word) * WITHIN
    return weight if weight >= ALIKE_ENOUGH * WITHIN else 0.0


def _scores_of_one(weights: Weights, where: Where | None = None) -> dict[UUID, float]:
    """Person's key -> how well the best word of their names fits the one word asked for."""
    tiers: dict[float, list[int]] = defaultdict(list)
    for word, weight in weights.items():
        tiers[weight if weight in TIERS else ALIKE_ENOUGH].append(word)
    best: dict[UUID, float] = {}
    # The best words first, and no more than fill a page: else many people of a middling name hide the right one.
    for _, words in sorted(tiers.items(), reverse=True):
        if len(best) < FOUND_AT_MOST:
            for person, word in _bearers_of(words, where):
                best[person] = max(weights[word], best.get(person, 0.0))
    return best


def _bearers_of(words: list[int], where: Where | None) -> list[tuple[UUID, int]]:
    """People who bear one of these words, each with the word."""
    if where is None:
        return bearers_of_words(words=words)
    rows = PersonToken.objects.filter(token__in=words, **where).order_by("token", "person")
    return list(rows.values_list("person", "token")[:PEOPLE_WEIGHED])


def _scores(fits: list[Weights], where: Where | None = None) -> dict[UUID, float]:
    """Person's key -> how well they fit: every word asked for counts once, by the best word of their names."""
    people = _bearers([_the_word_itself(weights) for weights in fits], where)
    if len(people) < FOUND_AT_MOST:
        people |= _bearers(fits, where)
    if len(people) < FOUND_AT_MOST and where is None:
        for weights in fits:
            people |= _bearers([weights])
    best: dict[UUID, list[float]] = defaultdict(lambda: [0.0] * len(fits))
    every = {token for weights in fits for token in weights}
    for person, token in PersonToken.objects.filter(person__in=people, token__in=every).values_list("person", "token"):
        best[person] = [
            max(so_far, weights.get(token, 0.0)) for so_far, weights in zip(best[person], fits, strict=True)
        ]
    return {person: sum(each) / len(fits) for person, each in best.items()}


def _the_word_itself(weights: Weights) -> Weights:
    """Only the word that was typed, where somebody is called just so; else all that are like it."""
    return {token: weight for token, weight in weights.items() if weight == EXACT} or weights


def _bearers(fits: list[Weights], where: Where | None = None) -> set[UUID]:
    """People who bear a word of each of these, in an order that is the same every time; no more than are weighed."""
    rows = PersonToken.objects.filter(token__in=fits[0], **(where or {}))
    for weights in fits[1:]:
        rows = rows.filter(person__tokens__token__in=weights)
    return set(rows.order_by("token", "person").values_list("person", flat=True)[:PEOPLE_WEIGHED])


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
        for key, word, _ in words_with_most(pieces=_few(pieces_of(asked))):
            if weight := _fit(asked, word):
                found.setdefault(key, weight)
    return found


def _few(pieces: Iterable[str]) -> list[str]:
    return sorted(pieces)[:PIECES_ASKED]
