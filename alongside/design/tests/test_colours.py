"""Every pair of colours that a page puts together can be told apart, day and night (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

from alongside.design import colours

THEME = (Path(colours.__file__).parent / "static/design/theme.css").read_text(encoding="utf-8")
DAY, NIGHT = (
    dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{\n(.*?)\n\}", THEME, re.DOTALL)[:2]
)
SCHEMES = {"day": DAY, "night": DAY | NIGHT}

GROUNDS = (
    "govuk-body-background-colour",
    "govuk-template-background-colour",
    "paper",
    "fill",
    "govuk-surface-background-colour",
)
WORDS = (
    "govuk-text-colour",
    "govuk-secondary-text-colour",
    "govuk-link-colour",
    "govuk-link-visited-colour",
    "govuk-link-hover-colour",
)
SOFT = ("person", "worker", "barrier", "soon", "late")
READ = (
    [(words, ground) for words in WORDS for ground in GROUNDS]
    + [(f"{kind}-text", f"{kind}-soft") for kind in SOFT]
    + [("govuk-text-colour", f"{kind}-soft") for kind in SOFT]
    + [("govuk-link-colour", f"{kind}-soft") for kind in ("soon", "late", "worker")]
    + [
        (kind, ground)
        for kind in ("soon", "late", "worker", "person", "govuk-error-colour", "accent")
        for ground in ("paper", "govuk-body-background-colour")
    ]
    + [("brand-text", "brand"), ("brand-text", "button"), ("brand-text", "button-deep"), ("accent", "fill")]
    + [("govuk-focus-text-colour", "govuk-focus-colour"), ("govuk-success-colour", "govuk-body-background-colour")]
)
SEEN = [
    (edge, ground)
    for edge in ("govuk-input-border-colour", "person", "worker", "barrier", "late", "soon-edge")
    for ground in ("paper", "govuk-body-background-colour")
]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", READ, ids=" on ".join)
def test_words_can_be_read(scheme, pair):
    ink, ground = (SCHEMES[scheme][f"--{name}"] for name in pair)
    assert colours.contrast(ink, ground) >= 4.5, (ink, ground)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", SEEN, ids=" on ".join)
def test_edges_and_marks_can_be_seen(scheme, pair):
    ink, ground = (SCHEMES[scheme][f"--{name}"] for name in pair)
    assert colours.contrast(ink, ground) >= 3, (ink, ground)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_focus_can_be_seen_on_every_ground(scheme):
    tokens = SCHEMES[scheme]
    rings = [tokens["--govuk-focus-colour"], tokens["--govuk-focus-text-colour"]]
    for ground in (*GROUNDS, "brand", "button"):
        assert max(colours.contrast(ring, tokens[f"--{ground}"]) for ring in rings) >= 3, ground


def test_the_night_changes_every_colour_that_lies_under_words():
    assert {name for name in DAY if name.endswith("-soft")} <= NIGHT.keys()


@pytest.mark.parametrize(
    "one, other, ratio",
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#14534a", "#ffffff", 8.9),
    ],
)
def test_contrast(one, other, ratio):
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.1)
    assert colours.contrast(other, one) == colours.contrast(one, other)


@pytest.mark.parametrize("colour", ["#1f5fa8", "#14534a", "#5b2b82", "#000000"])
def test_a_councils_colour_takes_the_place_of_ours(colour):
    css = colours.council_css(colour)
    by_day, by_night = css.split("@media")
    assert f"--brand: {colour};" in by_day
    accent = re.search(r"--accent: (#[0-9a-f]{6})", by_night)[1]
    assert colours.contrast(accent, "#14181f") >= 4.5
    assert colours.council_css_address(colour).startswith("/council.css?")


@pytest.mark.parametrize(
    "colour, sentence", [("green", "not written like"), ("#FFF", "not written like"), ("#ffd54a", "4.5 is needed")]
)
def test_a_colour_that_cannot_be_used_is_refused(colour, sentence):
    with pytest.raises(ValueError, match=sentence):
        colours.council_css(colour)


def test_no_colour_has_no_sheet():
    assert colours.council_css_address("") == ""
