"""Every score against values worked out from its published source, and the rule for a question that was left."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.measures import registry, scoring
from alongside.measures.registry import FOLDER, Terms, every, measure
from alongside.measures.scoring import scores_of


def one(key, answers=None, **more):
    [score] = scores_of(measure(key), answers or {}, **more)
    return score


def numbered(*values):
    return {f"q{n}": value for n, value in enumerate(values, 1)}


@pytest.mark.parametrize(
    ("levels", "weights", "t"),
    [
        ([0], None, 50),
        ([1], None, 60),
        ([1, 0, -1], None, 50),
        ([2, 2, 2], None, 77.3861),
        ([-2, -2], None, 25.1931),
        ([-1, 0, 1], [3, 2, 1], 45.5935),
    ],
)
def test_goal_attainment_by_kiresuk_and_sherman(levels, weights, t):
    assert scoring.goal_attainment(levels, weights) == pytest.approx(t, abs=5e-5)


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 10)), min_size=1, max_size=8))
def test_goal_attainment_is_even_and_does_not_care_for_the_size_of_the_weights(pairs):
    levels, weights = [x for x, _ in pairs], [w for _, w in pairs]
    t = scoring.goal_attainment(levels, weights)
    assert scoring.goal_attainment([-x for x in levels], weights) == pytest.approx(100 - t)
    assert scoring.goal_attainment(levels, [3 * w for w in weights]) == pytest.approx(t)


def test_goal_attainment_without_a_goal_or_with_a_goal_left_has_no_score():
    assert scoring.goal_attainment([]) is None
    with pytest.raises(ValueError, match="above 0"):
        scoring.goal_attainment([1], [0])
    goals = [
        {"key": "goal_1", "words": "Sing", "value": 1, "weight": 1},
        {"key": "goal_2", "words": "Walk", "value": None},
    ]
    assert (one("goal_attainment", goals=goals).value, one("goal_attainment", goals=goals[:1]).value) == (None, 60)


def test_short_wemwbs_by_the_published_table():
    table = [scoring.short_wemwbs(raw) for raw in range(7, 36)]
    assert (table[0], table[14], table[21], table[-1]) == tuple(map(Decimal, ("7.00", "19.25", "25.03", "35.00")))
    assert table == sorted(set(table)), "it only rises"
    assert len(table) == 29
    for raw in (6, 36):
        with pytest.raises(ValueError, match="7 to 35"):
            scoring.short_wemwbs(raw)
    assert one("swemwbs", numbered(3, 3, 3, 3, 3, 3, 3)).value == 19.25
    assert one("swemwbs", entered_total=28).value == 25.03
    assert one("swemwbs", numbered(3, 3, 3, 3, 3, 3)).value is None, "all seven are needed"


@pytest.mark.parametrize(
    ("key", "least", "most", "count"), [("ucla_3", 3, 9, 3), ("wemwbs", 14, 70, 14), ("reqol_10", 0, 40, 10)]
)
def test_sums_run_from_their_least_to_their_most_and_need_every_question(key, least, most, count):
    found = measure(key)
    items = [item.key for item in found.items or found.numbered()]
    values = [value for value, _ in found.answers]
    assert len(items) == count
    for value, total in ((min(values), least), (max(values), most)):
        assert one(key, dict.fromkeys(items, value)).value == total
    left = one(key, dict.fromkeys(items[1:], max(values)))
    assert left.value is None
    assert left.why == f"1 of {count} was left, and all are needed."


def test_personal_wellbeing_has_the_bands_of_the_ons_and_is_never_added():
    answers = {"satisfied": 4, "worthwhile": 7, "happy": 10, "anxious": 2}
    scores = scores_of(measure("ons_4"), answers)
    assert [(s.value, s.band) for s in scores] == [(4, "low"), (7, "high"), (10, "very high"), (2, "low")]
    assert [scoring.band(n) for n in (0, 5, 6, 8, 9)] == ["low", "medium", "medium", "high", "very high"]
    anxious = [scoring.band(n, scoring.BANDS_OF_ANXIETY) for n in (0, 1, 3, 4, 5, 6, 10)]
    assert anxious == ["very low", "very low", "low", "medium", "medium", "high", "high"]
    assert [s.hoped for s in scores] == ["up", "up", "up", "down"]
    assert scores_of(measure("ons_4"), {"happy": 5})[0].why == scoring.LEFT


def test_dialog_has_two_means_and_each_needs_all_of_its_questions():
    life, help_ = scores_of(measure("dialog"), numbered(*[5] * 8, 2, 3, 4))
    assert (life.value, help_.value) == (5, 3)
    life, help_ = scores_of(measure("dialog"), numbered(*[5] * 7, None, 2, 3, 4))
    assert (life.value, help_.value) == (None, 3)


def test_cansas_counts_needs_met_and_not_met_and_what_is_not_known_counts_as_nothing():
    scores = {s.key: s for s in scores_of(measure("cansas"), numbered(*[0] * 10, 1, 1, 1, 2, 2, 9, 9))}
    assert {key: s.value for key, s in scores.items()} == {"unmet": 2, "met": 3, "total": 5}
    assert scores["unmet"].band == "of 15 known"


def test_our_own_list_counts_yes_among_those_answered_and_the_single_question_stands_alone():
    found = one("who_to_turn_to", {"lift": 1, "mend": 0, "listen": 1})
    assert (found.value, found.band) == (2, "of 3 answered")
    assert one("who_to_turn_to").value is None
    assert (one("ons_lonely", {"lonely": 4}).band, one("ons_lonely").value) == ("Some of the time", None)


# The registry


def test_what_needs_a_licence_ships_no_question_and_says_so():
    for found in every().values():
        text = (FOLDER / f"{found.key}.toml").read_text(encoding="utf-8")
        assert bool(found.items) == (found.licence == Terms.EMBED or found.key == "who_to_turn_to"), found.key
        if found.needs_licence:
            assert "[[items]]" not in text
            assert "[[answers]]" not in text
    gated = {key for key, found in every().items() if found.licence == Terms.GATED}
    assert {"wemwbs", "swemwbs", "reqol_10"} <= gated
    assert {found.licence for key, found in every().items() if key in ("scope", "resource_generator")} == {Terms.ASK}


def test_every_measure_is_dated_and_names_its_holder_and_its_source():
    for found in every().values():
        assert all((found.holder, found.citation, found.version, found.missing, found.licence_facts)), found.key
        assert found.licence_read_on > found.since or found.licence == Terms.FORMULA, found.key
        assert re.fullmatch(r"[a-z][a-z0-9_]{1,39}", found.key)
        assert found.hoped in ("up", "down", "none")
        assert found.can_be_scored == (found.scoring != "none")
    assert registry.measure("nothing") is None
