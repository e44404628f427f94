"""Whole pages: valid, without a style or script of their own, kept by nobody, and never a dead end."""

import gzip
import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template import engines
from justhtml import JustHTML

from alongside.design import pages, samples, style_sheets, surroundings
from alongside.design.fields import LineField
from alongside.design.forms import Form


@dataclass
class Mina:
    name: str = "Mina <Osei>"
    roles: tuple[str, ...] = ()


class Ask(Form):
    called = LineField("Called", limit=5)


@pytest.fixture
def asked(rf):
    """A request from somebody who is signed in."""
    request = rf.get("/people/")
    request.actor = Mina()
    return request


@pytest.fixture
def header(monkeypatch):
    """A room above that gives the header what it holds."""
    links = (surroundings.Link("My desk", "/"), surroundings.Link("People", "/people/", is_here=True))
    monkeypatch.setattr(
        surroundings, "_provided", [lambda request: surroundings.Surroundings(links, "/people/find/", "/sign-out/")]
    )


CONTEXTS = {
    "design/gallery.html": samples.gallery,
    "design/about.html": dict,
    "design/accessibility.html": dict,
    "design/not_found.html": dict,
    "design/bad_request.html": dict,
    "design/server_error.html": dict,
    "design/csrf_failed.html": lambda: {"typed": [("What they said", "I want to\nmake a room laugh <b>")]},
    "design/denied.html": lambda: {
        "reason": "You are not alongside Simon.",
        "could": ["Mina can ask you in."],
        "who": "Ask Mina.",
        "ways": [("Open it now, for a reason", "/break-the-glass/")],
    },
    "design/form.html": lambda: {
        "form": Ask({"called": "Simon the one"}),
        "heading": "Who?",
        "draft": "/draft/",
        "saved_at": datetime(2026, 11, 22, 14, 2, tzinfo=UTC),
    },
    "design/done.html": lambda: {"title": "Recorded", "next": [{"words": "My desk", "href": "/"}]},
}


@pytest.mark.parametrize("template", CONTEXTS)
@pytest.mark.usefixtures("header")
def test_a_page_is_valid_and_holds_no_style_or_script_of_its_own(template, asked):
    shown = pages.page(asked, template, CONTEXTS[template]()).content.decode()
    assert [str(error) for error in JustHTML(shown, collect_errors=True).errors] == []
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", shown)
    assert not re.search(r"<script(?![^>]* src=)", shown)
    assert shown.count("<h1") == (1 if template != "design/gallery.html" else shown.count("<h1"))
    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids)), sorted(name for name in ids if ids.count(name) > 1)
    assert "Mina &lt;Osei&gt;" in shown
    assert re.search(r"<title>[^<]+ · Alongside</title>", shown)


@pytest.mark.usefixtures("header")
def test_the_header_says_where_one_is(asked):
    shown = pages.page(asked, "design/about.html").content.decode()
    assert '<a href="/people/" aria-current="page">People</a>' in shown
    assert 'action="/people/find/" method="get"' in shown
    assert re.search(r'action="/sign-out/" method="post"><input type="hidden" name="csrfmiddlewaretoken"', shown)


def test_without_a_room_above_the_header_is_bare(rf, monkeypatch):
    monkeypatch.setattr(surroundings, "_provided", [])
    shown = pages.page(rf.get("/"), "design/about.html").content.decode()
    assert "<nav" not in shown
    assert "Sign out" not in shown
    assert surroundings.surroundings(None) == surroundings.Surroundings()


def test_a_page_for_somebody_who_is_signed_in_is_kept_by_nobody(asked, rf):
    assert pages.page(asked, "design/about.html")["Cache-Control"] == "no-store"
    assert "Cache-Control" not in pages.page(rf.get("/"), "design/about.html")
    assert pages.partial(rf.get("/"), "design/about.html")["Cache-Control"] == "no-store"


def test_errors_come_before_the_heading_and_in_the_title(asked):
    shown = pages.page(asked, "design/form.html", CONTEXTS["design/form.html"](), status=422)
    html = shown.content.decode()
    assert shown.status_code == 422
    assert "<title>Error: " in html
    assert html.index("govuk-error-summary") < html.index("<h1")
    assert (
        "<title>Alongside" in pages.page(asked, "design/form.html", {"form": Ask(), "heading": "Who?"}).content.decode()
    )


def test_two_versions_stand_above_the_form(asked):
    form = Ask({"called": "Si"})
    assert form.is_valid()
    form.changed_meanwhile(samples.Standing())
    form.standing.called = "Simon"
    form.changed_meanwhile(form.standing)
    shown = pages.page(asked, "design/form.html", {"form": form, "heading": "Who?"}, status=409).content.decode()
    assert shown.index('id="meanwhile"') < shown.index("<form method=")
    assert "What you wrote" in shown
    assert 'value="Si"' in shown


@pytest.mark.parametrize("answer, status", [(pages.not_found, 404), (pages.bad_request, 400), (pages.denied, 403)])
def test_an_error_page_leads_on(rf, answer, status):
    response = answer(rf.get("/nowhere/"), None)
    assert response.status_code == status
    assert '<a href="/">' in response.content.decode()


def test_a_refusal_says_why(rf):
    assert "Only at night." in pages.denied(rf.get("/"), PermissionDenied("Only at night.")).content.decode()


def test_the_last_page_needs_nothing(rf, monkeypatch):
    response = pages.server_error(rf.get("/"))
    assert (response.status_code, response["Cache-Control"]) == (500, "no-store")
    assert "Something went wrong here" in response.content.decode()
    monkeypatch.setattr(engines["jinja2"].env, "loader", None)
    engines["jinja2"].env.cache.clear()
    assert pages.server_error(rf.get("/")).content.decode() == pages.LAST_RESORT
    assert JustHTML(pages.LAST_RESORT, collect_errors=True).errors == []


def test_a_form_that_was_open_too_long_gives_the_words_back(rf):
    typed = {
        "in_their_words": "I want to\nmake a room laugh <b>",
        "csrfmiddlewaretoken": "old",
        "id": "k",
        "new_password": "secret",
        "empty": " ",
    }
    response = pages.csrf_failed(rf.post("/", typed))
    shown = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (403, "no-store")
    assert "make a room laugh &lt;b&gt;" in shown
    assert ">\n  In their words\n<" in shown or "In their words" in shown
    for hidden in ("secret", "old", "Empty"):
        assert f">{hidden}" not in shown


def test_a_councils_colour_is_linked_and_served(rf, settings):
    from dataclasses import replace

    settings.COUNCIL = replace(settings.COUNCIL, colour="#5b2b82")
    assert '<link rel="stylesheet" href="/council.css?' in pages.page(rf.get("/"), "design/about.html").content.decode()
    sheet = pages.council_colours(rf.get("/council.css"))
    assert sheet["Content-Type"].startswith("text/css")
    assert "#5b2b82" in sheet.content.decode()
    settings.COUNCIL = replace(settings.COUNCIL, colour="")
    assert pages.council_colours(rf.get("/council.css")).content == b""


def test_the_pieces_are_one_style_sheet_of_every_familys_file(client, settings):
    address = style_sheets.pieces_css_address()
    assert f'<link rel="stylesheet" href="{address}">' in client.get("/about/").content.decode()
    sheet = client.get(address, headers={"accept-encoding": "gzip"})
    assert sheet["Content-Type"].startswith("text/css")
    assert "immutable" in sheet["Cache-Control"]
    css = gzip.decompress(sheet.content).decode()
    kept = {path.stem: path.read_text() for path in style_sheets.FOLDER.glob("*.css")}
    assert set(kept) == set(style_sheets.FAMILIES)
    assert all(css.count(one) == 1 for one in kept.values())
    settings.DEBUG = True
    assert style_sheets.pieces_css_address() == address


def test_a_misspelt_name_in_a_template_is_an_error(rf):
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string("{{ persn }}").render({"person": 1}, rf.get("/"))


def test_the_demo_says_that_it_is_one(rf, monkeypatch):
    assert "invented people" not in pages.page(rf.get("/"), "design/not_found.html").content.decode()
    monkeypatch.setattr(settings, "IN_DEMO", True)
    assert "invented people" in pages.page(rf.get("/"), "design/not_found.html").content.decode()
