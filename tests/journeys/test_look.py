"""Everything a page is made of can be used by everybody: by day and by night, on a phone and on paper."""

import pytest

from tests.journeys.conftest import LAPTOP, LOOKED_AT, PHONE

pytestmark = pytest.mark.urls("tests.journeys.with_gallery")


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_piece_can_be_used(read, size, scheme):
    read(size, color_scheme=scheme).visit("/design/").reads("What pages are made of")


def test_what_a_device_asks_for_is_followed(read):
    for asked in ({"contrast": "more"}, {"forced_colors": "active"}, {"reduced_motion": "reduce"}):
        read(PHONE, **asked).visit("/design/")


def test_plain_pages(read):
    reader = read(PHONE)
    for path in ("/about/", "/accessibility/"):
        reader.visit(path)


def test_what_is_pressed_is_large_enough(read):
    small = (
        read(PHONE)
        .signs_in("mina")
        .visit("/design/")
        .page.evaluate(
            """[...document.querySelectorAll(
                ".top a, .top summary, .top button, .top input, .tabs a, .govuk-button, .foot a")]
            .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([_, box]) => box.height && box.height < 44).map(([html, box]) => `${html}: ${box.height}`)"""
        )
    )
    assert small == []


def test_a_follow_up_question_is_asked_with_and_without_scripts(read):
    for scripts in (True, False):
        page = read(scripts=scripts).visit("/design/").page
        asked = page.locator("#id_who_else")
        assert not asked.is_visible()
        page.locator("#id_who-2").check()
        assert asked.is_visible()


def test_paper_holds_the_words_and_nothing_to_press(read):
    page = read().signs_in("mina").visit("/design/").page
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Sign out").is_visible()
    assert not page.locator(".top nav").is_visible()
    page.set_viewport_size(PHONE)
    assert not page.locator(".menu summary").is_visible()
    assert page.get_by_text("I want to make a room laugh").first.is_visible()
    assert page.get_by_text("printed by").is_visible()


def test_the_first_key_leads_past_the_header(read):
    page = read().signs_in("mina").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


FAULTS = [
    "document.querySelector('main').append(document.createElement('img'))",
    "document.querySelector('main label').remove()",
    "[...document.querySelectorAll('main button')].at(-1).textContent = ''",
    "document.querySelector('main h1').style.color = '#eee'",
    "document.querySelector('main h1').outerHTML = '<h1>Sign in</h1><h4>At once</h4>'",
    "document.querySelector('main form').setAttribute('role', 'nonsense')",
]


def test_a_fault_is_found_on_a_page_that_was_looked_at(read):
    """Axe looks once at what is built alike: other words are alike, and whatever it could mind is not."""
    reader = read(PHONE).visit("/sign-in/")
    looked_at = len(LOOKED_AT)
    reader.page.evaluate("document.querySelector('main h1').textContent = 'Come in'")
    reader.check()
    assert len(LOOKED_AT) == looked_at
    missed = []
    for fault in FAULTS:
        reader.page.reload()
        reader.page.evaluate(fault)
        try:
            reader.check()
        except AssertionError:
            continue
        missed.append(fault)
    assert missed == []
    assert len(LOOKED_AT) == looked_at
