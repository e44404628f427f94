"""Mina and Simon draw his circles by taps on a phone, by keys, and without scripts; then they see what changed."""

import pytest

from alongside.circles.models import CircleMap, Placement
from tests.journeys.conftest import LAPTOP, PHONE


def newest(simon):
    return CircleMap.objects.of(simon).standing().first()


def ring_of(simon, name):
    return Placement.objects.get(map=newest(simon), contact__name=name).ring


def waits_for(mina, words):
    mina.page.locator("#last-change", has_text=words).wait_for(timeout=8000)
    return mina


@pytest.mark.parametrize(("size", "scripts"), [(PHONE, True), (PHONE, False)], ids=["phone", "without scripts"])
def test_drawn_by_tapping_and_compared_with_the_first(read, lives, size, scripts):
    simon = lives.people["simon"]
    mina = read(size, scripts=scripts).signs_in("mina").visit(f"/people/{simon.pk}/")
    mina.follow("Open the map").reads("12 on the map")
    mina.fill("Add somebody or something", "Kit").press("Put on the map")
    waits_for(mina.check(), "Kit is on the map now, with no ring yet.").reads("How close is Kit?")
    if scripts:  # a tap on the ring itself
        mina.page.locator("circle.ring[data-ring='1']").click(position={"x": 40, "y": 60})
    else:
        mina.press("Closest")
    waits_for(mina, "Kit moved to Closest (ring 1 of 3).").check()
    assert ring_of(simon, "Kit") == 1
    mina.page.locator("a.node[aria-label^='Kit,']").click()
    mina.reads("How close is Kit?").press("Further out")
    waits_for(mina, "Kit moved to Further out (ring 3 of 3).")
    assert ring_of(simon, "Kit") == 3
    mina.press("Undo the last change")
    waits_for(mina, "Kit moved to Closest")
    assert ring_of(simon, "Kit") == 1
    mina.page.get_by_role("link", name="Who knows whom, by tapping").click()
    mina.page.locator("a.node[aria-label^='Kit,']").click()
    mina.reads("Whom does Kit know?")
    if scripts:
        mina.page.locator("a.node[aria-label^='Bex,']").click()
    else:
        mina.press("Bex")
    mina.page.locator("#last-change", has_text="know each other").wait_for()
    mina.check().visit(f"/people/{simon.pk}/circles/{newest(simon).pk}/")
    mina.follow("Compare with").reads("6 new, 1 closer, 6 where they were.").reads(
        "stayed to talk after the comedy night"
    )
    mina.visit(f"/people/{simon.pk}/circles/{newest(simon).pk}/").press("This map is right")
    mina.check().reads("It changes no more.")


def test_drawn_by_keys_alone(read, lives):
    simon = lives.people["simon"]
    mina = read(LAPTOP).signs_in("mina").visit(f"/people/{simon.pk}/circles/{newest(simon).pk}/")
    keys, page = mina.page.keyboard, mina.page
    page.locator("a.node[aria-label^='Bex,']").focus()
    keys.press("ArrowUp")
    keys.press("ArrowUp")  # a second before the first is answered
    waits_for(mina, "Bex moved to Closest (ring 1 of 3).")
    page.locator("#said", has_text="Bex moved to Closest").wait_for()
    assert ring_of(simon, "Bex") == 1
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Bex, Closest (ring 1 of 3)"
    keys.press("ArrowUp")
    page.locator("#said", has_text="That is the closest ring.").wait_for()
    keys.press("ArrowDown")
    waits_for(mina, "Bex moved to Close (ring 2 of 3).")
    keys.press("ArrowRight")
    assert not page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Bex")
    keys.press("ArrowLeft")
    keys.press("Enter")
    mina.reads("How close is Bex?")
    assert page.evaluate("document.activeElement.textContent") == "Close"
    keys.press("Escape")
    page.locator("#chosen", has_text="Tap somebody, then a ring.").wait_for()
    mina.check()
    page.get_by_role("button", name="Undo the last change").focus()
    keys.press("Enter")
    page.locator("#said", has_text="Undone: Bex moved to Close").wait_for()
    assert ring_of(simon, "Bex") == 1
    mina.loses_the_line().page.route("**/move/", lambda route: route.abort())
    page.locator("a.node[aria-label^='Bex,']").focus()
    keys.press("ArrowDown")
    page.locator("#said", has_text="Not saved").wait_for()
    assert ring_of(simon, "Bex") == 1
    mina.visit(f"/people/{simon.pk}/circles/{newest(simon).pk}/show/")
