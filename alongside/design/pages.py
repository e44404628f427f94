"""Answers as pages: every page of the product is made by `page`, every piece of one by `partial`."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils import timezone

from alongside.design.colours import council_css, council_css_address
from alongside.design.style_sheets import pieces_css, pieces_css_address

# Written out whole, so that it can be shown when nothing else can.
LAST_RESORT = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Something went wrong · Alongside</title></head><body><main><h1>Something went wrong here</h1>
<p>It is our fault, not yours. Press back: what you typed should still be there. Try again in a minute.</p>
<p><a href="/">Go to your first page</a></p></main></body></html>
"""

# Hidden parts of a form that mean nothing to the person who filled it in, and what must never be shown.
NOT_WORDS = ("csrfmiddlewaretoken", "id", "version", "next")


def around(request: HttpRequest | None) -> dict[str, Any]:
    """What every page is given: who is signed in, the council's name, whether this is the demo, and now."""
    return {
        "actor": getattr(request, "actor", None),
        "council": settings.COUNCIL.name,
        "council_colours": council_css_address(settings.COUNCIL.colour),
        "in_demo": settings.IN_DEMO,
        "pieces_css": pieces_css_address(),
        "now": timezone.now(),
    }


def render(request: HttpRequest | None, template: str, context: dict[str, Any]) -> str:
    """A template of ours as HTML, given `context` and what every page is given."""
    return engines["jinja2"].get_template(template).render({**around(request), **context}, request)


def page(request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """A whole page. One made for somebody who is signed in is kept by no browser and no proxy."""
    response = HttpResponse(render(request, template, context or {}), status=status)
    if getattr(request, "actor", None) is not None:
        response["Cache-Control"] = "no-store"
    return response


def partial(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A piece of a page, for a page that asks for it while it is open. Never kept, never found by a search engine."""
    response = HttpResponse(render(request, template, context or {}), status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def council_colours(request: HttpRequest) -> HttpResponse:
    """The council's colour as a style sheet (a page may hold no style of its own); its address changes with it."""
    css = council_css(settings.COUNCIL.colour) if settings.COUNCIL.colour else ""
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def pieces(request: HttpRequest) -> HttpResponse:
    """The pieces as one style sheet, kept for a year: its address changes with it."""
    response = HttpResponse(pieces_css(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same whether there is nothing here or nothing that this reader may know of."""
    return page(request, "design/not_found.html", status=404)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 for a refusal that no door made; a door says more: see `denied.html`."""
    sentence = str(exception or "") or "This page is not open to you."
    return page(request, "design/denied.html", {"reason": sentence, "could": [], "who": None, "ways": ()}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent what this house cannot read."""
    return page(request, "design/bad_request.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: asks nothing of the database or the session, and says so plainly even when templates fail."""
    try:
        html = render(None, "design/server_error.html", {})
    except Exception:  # noqa: BLE001 - whatever it is, the reader needs a page
        html = LAST_RESORT
    response = HttpResponse(html, status=500)
    response["Cache-Control"] = "no-store"
    return response


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose page was open too long, with what was typed in it, to be copied."""
    typed = [
        (name.replace("_", " ").replace("-", " ").capitalize(), words)
        for name, all_words in request.POST.lists()
        if name not in NOT_WORDS and "password" not in name
        for words in all_words
        if words.strip()
    ]
    response = page(request, "design/csrf_failed.html", {"typed": typed}, status=403)
    response["Cache-Control"] = "no-store"
    return response
