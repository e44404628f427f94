"""Words without their endings, and questions read as people speak: no database."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from alongside.directory.search.stems import stem, telling, words_in
from alongside.directory.search.wanted import Wanted, as_spoken, time_in_words, wanted_from

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "alike",
    [
        "mend mends mended mending", "bike bikes biking", "repair repairs repairing repaired",
        "garden gardens gardening",
        "library libraries", "hop hops hopping hopped", "pony ponies", "caress caresses", "agree agreed",
        "relation relational", "exercise exercises exercising", "walk walks walking walked", "size sized", "fall falls",
        "conflate conflated", "hiss hissing", "probate probation", "activate activation", "triplicate triplicates",
        "hopeful hopefulness", "pry prying", "roll rolls rolling", "control controls",
    ],
)  # fmt: skip
def test_words_of_one_stem_are_alike(alike):
    assert len({stem(word) for word in alike.split()}) == 1, [stem(word) for word in alike.split()]


def test_other_words_are_kept_apart_and_what_is_no_english_word_stays():
    assert len({stem(word) for word in ["bike", "bake", "book", "boot", "bread", "art", "card", "care"]}) == 8
    assert [stem(word) for word in ("ls12", "ab", "école", "by")] == ["ls12", "ab", "école", "by"]


def test_words_of_a_text_and_those_that_tell():
    assert words_in("Carers’ Café — O'Neill's, 10am!") == ["carers", "cafe", "oneills", "10am"]
    assert telling(words_in("somewhere he can mend his bike")) == ["mend", "bike"]
    assert telling(["the", "the", "who"]) == ["the", "who"]


def test_what_is_said_of_time_cost_place_age_access_and_language_is_understood():
    wanted, said = as_spoken(
        Wanted("mending bikes on a Thursday evening near ls12 3ab, free, step-free, in Urdu"), today=THURSDAY
    )
    assert (wanted.words, wanted.day, wanted.part) == ("mending bikes", "TH", "evening")
    assert (wanted.near, wanted.cost, wanted.access, wanted.language) == ("LS12 3AB", 0, ("step_free",), "Urdu")
    assert len(said) == 5
    older, _ = as_spoken(Wanted("something in the mornings for a 70 year old"), today=THURSDAY)
    assert (older.words, older.part, older.age) == ("", "morning", 70)
    nights, _ = as_spoken(Wanted("games at night", day="MO"), today=THURSDAY)
    assert time_in_words(nights) == "Monday evening"
    assert as_spoken(Wanted("singing on Mondays", day="TU"), today=THURSDAY)[0].day == "TU", (
        "what is asked beside the words stands"
    )
    assert as_spoken(Wanted("gluten-free baking"), today=THURSDAY)[0] == Wanted("gluten-free baking")
    for said, day, part, left in (
        ("singing tonight", "TH", "evening", "singing"), ("lunch tomorrow", "FR", "", "lunch"),
        ("this morning", "TH", "morning", ""), ("something at the weekend", "SA,SU", "", ""),
        ("chess on Mondays and Fridays", "MO,FR", "", "chess"),
        ("chess but not on a Monday", "", "", "chess but not on a Monday"),
    ):  # fmt: skip
        then, _ = as_spoken(Wanted(said), today=THURSDAY)
        assert (then.day, then.part, then.words) == (day, part, left)
    assert time_in_words(Wanted(day="SA,SU", part="morning")) == "Saturday or Sunday morning"
    for said, most in (("lunch for £3", 3), ("under £2.50", Decimal("2.50")), ("£1,000", None), ("£3.505", None)):
        assert as_spoken(Wanted(said), today=THURSDAY)[0].cost == most, said
    assert [time_in_words(Wanted(part=part)) for part in ("morning", "evening", "")] == ["a morning", "an evening", ""]


def test_an_address_is_read_and_what_cannot_be_is_said():
    address = "q=+soup++club&near=Leeds&miles=3&day=th&part=evening&cost=%C2%A33.50&age=70&access=toilet&access=none"
    wanted, faults = wanted_from(QueryDict(address + "&language=Urdu&kind=arts&order=near"))
    assert (faults, wanted.words, wanted.miles, wanted.day, wanted.cost) == ({}, "soup club", 3, "TH", Decimal("3.50"))
    assert (wanted.access, wanted.order, wanted.age, wanted.asks_nothing) == (("toilet",), "near", 70, False)
    wanted, faults = wanted_from(QueryDict("age=old&cost=-1&miles=7&day=xx&part=noon&kind=none&order=odd&q=%00"))
    assert sorted(faults) == ["age", "cost"]
    assert wanted.asks_nothing
    assert wanted_from({"cost": "free"})[0].cost == 0
