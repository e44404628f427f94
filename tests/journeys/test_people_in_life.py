"""Mina writes down who is in Dorothy's life, what they are to her, what Dorothy agrees to share, and takes back."""

import pytest

from tests.journeys.conftest import LAPTOP, PHONE


@pytest.mark.parametrize(
    ("size", "scripts"), [(LAPTOP, True), (PHONE, True), (PHONE, False)], ids=["laptop", "phone", "without script"]
)
def test_who_is_in_a_life_and_what_is_shared_with_them(read, lives, size, scripts):
    dorothy = lives.people["dorothy"]
    mina = read(size, scripts=scripts).signs_in("mina").visit(f"/people/{dorothy.pk}/")
    mina.follow("Everybody in my life").reads("Arthur Pell").follow("Add somebody")
    mina.fill("Their name", "Arthur Pel").press("Add them")
    mina.is_refused("is here already")
    mina.page.get_by_label("This is somebody else").check()
    mina.page.get_by_label("Attorney").check()
    mina.press("Add them")
    mina.is_refused("may decide about")
    mina.page.get_by_label("Health and welfare").first.check()
    mina.press("Add them")
    mina.check().reads("attorney for health and welfare").reads("Nothing is agreed")
    mina.follow("Record what is agreed")
    mina.page.get_by_label("My goals").check()
    mina.page.get_by_label("Said so").check()
    mina.press("Record what is agreed")
    mina.check().reads("With Arthur Pel").follow("Take it back")
    mina.fill("How did they say so", "Shook her head, twice").press("Take it back")
    mina.check().reads("Shook her head")
    mina.visit(f"/people/{dorothy.pk}/").reads("Sharing with Arthur Pel was taken back")
