"""Bars: as tall as what they count, and never outside the picture."""

from hypothesis import given
from hypothesis import strategies as st

from alongside.design.charts import HEIGHT, WIDTH, bars

COLUMNS = st.lists(st.tuples(st.text(max_size=5), st.lists(st.integers(0, 500), min_size=3, max_size=3)), max_size=30)


def test_the_tallest_fills_the_height_and_the_rest_follow():
    drawn = bars([("one", (2, 2)), ("other", (1, 0))])
    assert [(box.of, box.height) for box in drawn.boxes] == [(0, HEIGHT / 2), (1, HEIGHT / 2), (0, HEIGHT / 4)]
    assert drawn.boxes[1].y == 0
    assert [name for _, name in drawn.names] == ["one", "other"]


def test_nothing_counted_draws_nothing():
    assert bars([]).boxes == ()
    assert bars([("one", (0, 0))]).boxes == ()


@given(COLUMNS)
def test_every_box_is_inside(columns):
    for box in bars(columns).boxes:
        assert 0 <= box.x <= box.x + box.width <= WIDTH + 0.2
        assert -0.2 <= box.y <= box.y + box.height <= HEIGHT + 0.2
