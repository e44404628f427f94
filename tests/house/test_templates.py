"""Templates: each is used, none holds a script or a style of its own, and all can be read by Jinja2."""

import re

import pytest
from django.template import engines

from tests.house.repository import PACKAGE, ROOT, code, ours

TEMPLATES = [path for path in ours(".html", tests=False) if path.is_relative_to(PACKAGE)]
HANDLERS = r"on(?:click|change|submit|input|load|error|focus|blur|key\w+|mouse\w+)"
# What a strict content security policy refuses, and what would let words become markup.
REFUSED = {
    "a style of its own": r"<style|\sstyle\s*=",
    "a script of its own": r"<script(?![^>]*\ssrc=)",
    "a script in an attribute": rf"\s{HANDLERS}\s*=|javascript:",
    "words taken as markup": r"(?<!')\s*\|\s*safe\b|autoescape\s+false",  # but a text that stands there is ours
    "something that another host sends": r"\ssrc=\"(?:https?:)?//|<link[^>]*href=\"(?:https?:)?//",
}


def name(path):
    """What a template is called by: `people/story.html`."""
    return path.as_posix().split("/templates/")[1]


def test_there_are_templates():
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("what", REFUSED)
def test_no_template_holds(what):
    pattern = re.compile(REFUSED[what], re.IGNORECASE)
    assert [name(path) for path in TEMPLATES if pattern.search(path.read_text(encoding="utf-8"))] == []


# Frames that stand ready, and why.
READY = {"design/done.html": "the page that says it is done, as the design room's README offers it"}


def test_every_template_is_used():
    """By its name; or, in the practice room, whose pages are many and alike, by the page's own name."""
    texts = [path.read_text(encoding="utf-8") for path in [*code(), *TEMPLATES]]
    pages = {
        f"practice/{page}.html"
        for path in code()
        if path.is_relative_to(PACKAGE / "practice")
        for page in re.findall(r'"([a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    named = {name(path) for path in TEMPLATES if any(f'"{name(path)}"' in text for text in texts)}
    unused = {name(path) for path in TEMPLATES} - named - pages
    assert unused == set(READY)


def test_every_template_named_in_the_code_is_there():
    there = {name(path) for path in TEMPLATES}
    named = set()
    for path in [*code(), *TEMPLATES]:
        named |= set(re.findall(r'"([a-z_]+/[a-z_]+\.html)"', path.read_text(encoding="utf-8")))
    assert named - there == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_can_be_read(path):
    assert engines["jinja2"].get_template(name(path))


def test_a_template_lies_in_a_folder_named_for_its_room():
    wrong = [name(path) for path in TEMPLATES if path.relative_to(PACKAGE).parts[0] != name(path).split("/")[0]]
    assert wrong == []


def test_every_page_says_its_title():
    texts = {name(path): path.read_text(encoding="utf-8") for path in TEMPLATES}
    frame = {of: found[1] for of, text in texts.items() if (found := re.search(r'extends "([^"]+)"', text))}
    frame["design/page.html"] = ""

    def says_its_title(page):
        return (
            bool(page) and page != "design/page.html" and ("block title" in texts[page] or says_its_title(frame[page]))
        )

    pages = set(frame) - set(frame.values())
    assert len(pages) > 20
    assert {page for page in pages if not says_its_title(page)} == set()


def test_a_misspelt_name_is_an_error():
    from jinja2 import UndefinedError

    template = engines["jinja2"].from_string("{{ pesron }}")
    with pytest.raises(UndefinedError):
        template.render({})


def test_words_are_never_markup():
    template = engines["jinja2"].from_string("{{ words }}")
    assert template.render({"words": "<script>"}) == "&lt;script&gt;"


def test_our_style_sheets_and_scripts_ask_nobody_else():
    found = [
        path.relative_to(ROOT).as_posix()
        for path in ours(".css", ".js", ".mjs")
        if re.search(r"(?:url\(|import\s|fetch\()[\"']?(?:https?:)?//", path.read_text(encoding="utf-8"))
    ]
    assert found == []
