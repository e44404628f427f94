"""Names folded and cut into pieces: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.names import folded, likeness, one_slip_apart, pieces_of, slips_of, words_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Simon Archer", {"simon", "archer"}),
        ("Éva O’Neill", {"eva", "o", "neill", "oneill"}),
        ("Mary-Jane", {"mary", "jane", "maryjane"}),
        ("Łukasz Søren", {"lukasz", "soren"}),
        ("李 小龙", {"李", "小龙"}),
        ("  ", set()),
        ("--", set()),
    ],
)
def test_the_words_of_a_name(typed, words):
    assert words_of(typed) == words


def test_pieces_know_where_a_word_begins_and_ends():
    assert pieces_of("li") == {"$li", "li$"}
    assert pieces_of("mina") == {"$mi", "min", "ina", "na$"}


@pytest.mark.parametrize(
    ("typed", "meant", "is_near"),
    [
        ("bryne", "byrne", True),
        ("simmon", "simon", True),
        ("smon", "simon", True),
        ("simen", "simon", True),
        ("simon", "simon", True),
        ("ismon", "simon", True),
        ("brown", "byrne", False),
        ("sino", "simon", False),
        ("ab", "ba", True),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_slip_of_spelling(typed, meant, is_near):
    assert one_slip_apart(typed, meant) is one_slip_apart(meant, typed) is is_near
    if is_near:
        assert slips_of(typed) & slips_of(meant)


@given(st.text(max_size=80))
def test_whatever_is_typed_folds_to_the_same_when_folded_again(typed):
    words = words_of(typed)
    assert all(words_of(word) == {word} for word in words if word == folded(word))


@given(st.text(alphabet="abcdefg", min_size=1, max_size=12), st.text(alphabet="abcdefg", min_size=1, max_size=12))
def test_likeness_is_the_same_both_ways_and_between_nothing_and_one(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
