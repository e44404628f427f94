"""The picture agrees with the facts, and two maps differ as their rows say: no database."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from alongside.circles.layout import DOT, MIDDLE, Spot, radii, ring_at, spots
from alongside.circles.rules import differences, fault_in_day, fault_in_ring


@st.composite
def placed(draw):
    rings = draw(st.integers(3, 5))
    return rings, draw(st.lists(st.integers(1, rings), max_size=60))


@given(placed())
def test_the_ring_drawn_is_the_ring_stored(case):
    rings, stored = case
    found = spots(list(enumerate(stored)), rings)
    assert {key: ring_at(spot, rings) for key, spot in found.items()} == dict(enumerate(stored))
    assert len(set(found.values())) == len(stored), "no two on one spot"
    edges = [0, *radii(rings)]
    for key, (x, y) in found.items():
        distance = ((x - MIDDLE) ** 2 + (y - MIDDLE) ** 2) ** 0.5
        assert edges[stored[key] - 1] < distance - DOT < distance + DOT < edges[stored[key]] + 0.1


def test_sixty_in_one_ring_and_nobody_outside():
    for rings in (3, 4, 5):
        for ring in range(1, rings + 1):
            found = spots([(n, ring) for n in range(60)], rings)
            assert {ring_at(spot, rings) for spot in found.values()} == {ring}
    assert ring_at(Spot(MIDDLE, MIDDLE), 3) is None
    assert ring_at(Spot(0, 0), 3) is None
    assert spots([], 3) == {}


def test_two_maps_differ_by_who_is_on_them_and_how_close():
    before = {"jo": 1, "pat": 2, "lee": 2, "carl": None, "ann": 3}
    after = {"jo": 1, "pat": 1, "lee": 3, "carl": 3, "nia": 2}
    found = differences(before, after, same_rings=True)
    assert (found.new, found.gone) == (["nia"], ["ann"])
    assert (found.moved_in, found.moved_out) == (["pat"], ["lee"])
    assert found.kept == ["jo", "carl"]
    other = differences(before, after, same_rings=False)
    assert (other.moved_in, other.moved_out, other.kept) == ([], [], ["jo", "pat", "lee", "carl"])


def test_a_day_to_come_and_a_ring_that_is_not_there_have_a_sentence():
    assert "day to come" in fault_in_day(date(2026, 3, 2), today=date(2026, 3, 1))
    assert fault_in_day(date(2026, 3, 1), today=date(2026, 3, 1)) == ""
    assert "no such ring" in fault_in_ring(0, rings=3)
    assert "no such ring" in fault_in_ring(4, rings=3)
    assert fault_in_ring(None, rings=3) == fault_in_ring(3, rings=3) == ""
