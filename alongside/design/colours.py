"""Colours: how well two can be told apart, and a council's own colour in place of ours."""

import hashlib
import re


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def check_colour(colour: str) -> None:
    """Refuses (ValueError, a sentence) a council's colour that is not `#rrggbb`, or on which white is hard to read."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"The council's colour “{colour}” is not written like #14534a.")
    if (ratio := contrast(colour, "#ffffff")) < 4.5:
        raise ValueError(
            f"White words on the council's colour {colour} have a contrast of {ratio:.1f}; 4.5 is needed. "
            "Take a darker one."
        )


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a share (0 to 1) of `other` in it."""
    parts = [(int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def council_css(colour: str) -> str:
    """A style sheet that puts a council's colour in place of ours, by day and by night. Refuses as `check_colour`."""
    check_colour(colour)
    by_night = colour
    while contrast(by_night, "#14181f") < 4.5:
        by_night = mixed(by_night, "#ffffff", 0.1)
    deep = mixed(colour, "#000000", 0.25)
    return (
        f":root {{ --brand: {colour}; --button: {colour}; --button-deep: {deep}; --accent: {colour}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {by_night}; }} }}\n"
    )


def council_css_address(colour: str) -> str:
    """Where that style sheet is served, new whenever the colour is; empty for no colour."""
    return f"/council.css?{hashlib.sha256(colour.encode()).hexdigest()[:8]}" if colour else ""
