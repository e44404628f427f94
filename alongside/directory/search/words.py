"""Words that were typed as the index has them: by their stems, by a beginning, or with a slip of spelling forgiven."""

from dataclasses import dataclass, field

from alongside.directory.models import SearchGram, SearchWord
from alongside.directory.search.rows import mark_of
from alongside.directory.search.stems import key_of, stem, telling, words_in
from alongside.directory.search.wanted import LANGUAGES
from alongside.people.names import one_slip_apart, slips_of

# Words read, of what was typed; and words of entries that may stand for one that none of them uses.
READ, STAND_IN = 12, 6
BEGINS_FROM, FORGIVEN_FROM = 3, 5
BEGINS, SLIP = 0.8, 0.7
SPOKEN = {name.casefold(): name for name in LANGUAGES}


@dataclass
class Term:
    """One word that was typed, `said` as entries have it, and the stems that answer it with how well each fits.

    `many` is how many entries say it, counted up to a limit. `language`: the one it names, which may be spoken there.
    """

    said: str
    stems: dict[int, float] = field(default_factory=dict)
    many: int = 0
    language: str = ""


def read_words(typed: str) -> tuple[list[Term], tuple[str, ...]]:
    """The words of what was typed, those that no entry uses without stems; a sentence for each read as another."""
    words = telling(words_in(typed))[:READ]
    if not words:
        return [], ()
    keys = {word: key_of(stem(word)) for word in words}
    known = set(SearchWord.objects.filter(stem__in=keys.values()).values_list("stem", flat=True).distinct())
    terms, sentences = [], []
    for word in words:
        if word in SPOKEN:
            terms.append(Term(word, {keys[word]: 1.0, mark_of("language", SPOKEN[word]): 1.0}, language=SPOKEN[word]))
        elif keys[word] in known:
            terms.append(Term(word, {keys[word]: 1.0}))
        elif standing_in := _standing_in(word, at_least=FORGIVEN_FROM - (not known)):
            said = standing_in[0][0]
            terms.append(Term(said, {key: fit for _, key, fit in standing_in}))
            if not said.startswith(word):
                sentences.append(f"“{word}” was read as “{said}”.")
        else:
            terms.append(Term(word))
    return terms, tuple(sentences)


def _standing_in(word: str, *, at_least: int) -> list[tuple[str, int, float]]:
    """Words of entries that begin with one that none uses, else those a slip away; each with its stem and fit.

    A slip is forgiven in words of so many letters at least: a short one is soon another word.
    """
    if len(word) < BEGINS_FROM:
        return []
    begun = SearchWord.objects.filter(word__gte=word, word__lt=word + "\U0010ffff").order_by("word")
    if found := [(said, key, BEGINS) for said, key in begun.values_list("word", "stem")[:STAND_IN]]:
        return found
    if len(word) < at_least:
        return []
    rows = SearchGram.objects.filter(gram__in=slips_of(word)).order_by("word").values_list("word__word", "word__stem")
    near = {said: key for said, key in rows[: 10 * STAND_IN] if one_slip_apart(word, said)}
    best = sorted(near, key=lambda said: (said[0] != word[0], abs(len(said) - len(word)), said))
    return [(said, near[said], SLIP) for said in best[:STAND_IN]]
