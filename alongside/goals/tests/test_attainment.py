"""Goal attainment scaling against its golden values, and what is true of any of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.goals.attainment import LEVELS, change_in_words, t_score

levels = st.lists(st.integers(-2, 2), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("scored", "weights", "wanted"),
    [
        ([0], None, 50),
        ([1], None, 60),
        ([1, 0, -1], None, 50),
        ([2, 2, 2], None, 77.3861),
        ([-2, -2], None, 25.1931),
        ([-1, 0, 1], [3, 2, 1], 45.5935),
    ],
)
def test_the_golden_values(scored, weights, wanted):
    assert t_score(scored, weights) == pytest.approx(wanted, abs=0.00005)


def test_no_goal_has_no_score_and_what_cannot_be_is_refused():
    assert t_score([]) is None
    for scored, weights in (([3], None), ([-3], None), ([0], [0]), ([0], [-1]), ([0, 1], [1])):
        with pytest.raises(ValueError, match="level"):
            t_score(scored, weights)


@given(levels, st.integers(1, 9))
def test_as_far_below_as_above_and_equal_weights_weigh_nothing(scored, weight):
    score = t_score(scored)
    assert t_score([-level for level in scored]) == pytest.approx(100 - score)
    assert t_score(scored, [weight] * len(scored)) == pytest.approx(score)
    assert t_score(scored[::-1]) == pytest.approx(score)


def test_in_words():
    assert change_in_words(2, 6) == "2, now 6, of 10"
    assert change_in_words(4, 4) == "still 4 of 10"
    assert sorted(LEVELS) == [-2, -1, 0, 1, 2]
