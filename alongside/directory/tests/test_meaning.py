"""What entries mean: with the model where it is installed, words alone where it is not."""

import pytest
from django.utils import timezone

from alongside.directory import actions, tasks
from alongside.directory.models import SearchEntry, SearchMeaning, Service
from alongside.directory.search import meaning
from alongside.directory.search import model as meaning_model
from alongside.directory.search.finding import search
from alongside.directory.search.wanted import Wanted

needs_model = pytest.mark.skipif(meaning_model.model() is None, reason="the model of meanings is not installed")


def test_without_a_model_words_alone_count(cast, monkeypatch):
    monkeypatch.setattr(meaning_model, "PACKAGE", "no_such_package")
    meaning_model.model.cache_clear()
    meaning_model.vector_of.cache_clear()
    try:
        tasks.read_meanings.func(None)
        assert not SearchMeaning.objects.exists()
        found = search(Wanted("bike repair"), today=cast.now.date())
        assert (found.by_meaning, [one.name for one in found.matches]) == (False, ["Mending bench"])
    finally:
        meaning_model.model.cache_clear()
        meaning_model.vector_of.cache_clear()


def test_what_has_had_its_last_day_is_let_go(cast):
    festival = SearchEntry.objects.get(name="Lantern festival")
    tasks.let_go.func(None)
    assert SearchEntry.objects.filter(pk=festival.pk).exists()
    SearchEntry.objects.filter(pk=festival.pk).update(ends_on="2026-01-01")
    tasks.let_go.func(None)
    assert not SearchEntry.objects.filter(pk=festival.pk).exists()


@needs_model
def test_what_is_meant_is_found_whatever_its_words(cast):
    def names(words, **more):
        found = search(Wanted(words, **more), today=cast.now.date())
        assert found.by_meaning
        return [(one.name, one.why[0]) for one in found.matches]

    assert names("choir") == [], "nothing was read yet"
    tasks.read_meanings.func(None)
    assert SearchMeaning.objects.count() == SearchEntry.objects.count()
    assert not SearchEntry.objects.filter(is_new=True).exists()
    assert dict(names("someone to talk to"))["Night line"] == "means something like “someone to talk to”"
    assert "Songs we half remember" in dict(names("choir"))
    assert names("choir", day="TU") == [], "narrowed like words"
    assert names("choir", near="LS12 4XY", miles=1)[0][0] == "Songs we half remember"
    assert names("mending bikes")[0] == ("Mending bench", "says “mending” and “bikes”")
    bench = Service.objects.get(name="Mending bench")
    old = SearchEntry.objects.get(service=bench)
    nell, now = cast.workers["nell"], timezone.now()
    actions.close_entry(service=bench, seen_version=bench.version, status="inactive", why="", by=nell, at=now)
    assert "Mending bench" not in dict(names("repairing things"))
    actions.keep_meanings(entries=[old], vectors=[b"\0" * 384], by=tasks.READER, at=now)
    assert SearchMeaning.objects.get(service=bench).vector != b"\0" * 384, "it says something else by now"
    meaning.codes.last = (10**12, bench.pk)  # as of another database
    assert "Songs we half remember" in dict(names("choir practice"))


@needs_model
def test_words_are_cut_as_the_model_knows_them_and_vectors_are_of_length_one():
    pieces = meaning_model.model().pieces
    numbers = pieces.of("Café, antidisestablishmentarianism " + "x" * 99)
    assert numbers[0] == pieces.begins
    assert numbers[-2:] == [pieces.unknown, pieces.ends]
    assert pieces.of("CAFÉ") == pieces.of("cafe")
    assert len(pieces.of("word " * 400)) == meaning_model.TOKENS_AT_MOST
    [one, other, far] = meaning_model.model().vectors(["a chess club", "playing chess together", "paying the rent"])
    assert float(one @ one) == pytest.approx(1, abs=1e-5)
    assert float(one @ other) > 0.6 > float(one @ far)
