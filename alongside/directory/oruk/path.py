"""The short way to what machines ask: past sessions, sign-in and forms, which no answer there needs (ADR 0013).

A slash at the end may be left out, and only reading is possible. Whatever goes wrong is told as JSON.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from alongside.directory.oruk.asking import UUID_TEXT

BEGINS = "/oruk/v3"
READS = ("GET", "HEAD", "OPTIONS")
ALLOWED = ", ".join(READS)
Answer = Callable[[HttpRequest], HttpResponse]


@lru_cache(maxsize=64)  # names that are none are asked for too
def _view_of(name: str, has_key: bool) -> Any:
    """The view behind a list's name, without its door: it is public, and asks nobody who they are."""
    address = f"{BEGINS}/{name}/" if name else f"{BEGINS}/"
    try:
        found = resolve(f"{address}{UUID(int=0)}/" if has_key else address if "." not in name else address[:-1])
    except Resolver404:
        return None
    return found.func.__wrapped__  # type: ignore[attr-defined]


def oruk_path(get_response: Answer) -> Answer:
    """A middleware: answers what is under `/oruk/v3` and lets everything else go on."""

    def answer(request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if not path.startswith(BEGINS) or path[len(BEGINS) : len(BEGINS) + 1] not in ("", "/"):
            return get_response(request)
        from alongside.directory.views.oruk import none_such, refused, told

        if request.method == "OPTIONS":
            response = told("{}")
        elif request.method in READS:
            response = _read(request, path[len(BEGINS) :].strip("/"), none_such)
        else:
            response = refused("Here things can only be read: ask with GET.", 405)
        if request.method not in ("GET", "HEAD"):
            response["Allow"] = ALLOWED
            response["Access-Control-Allow-Methods"] = ALLOWED
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return answer


def _read(request: HttpRequest, rest: str, none_such: Callable[[], HttpResponse]) -> HttpResponse:
    name, _, key = rest.partition("/")
    if key and not UUID_TEXT.fullmatch(key):
        return none_such()
    if len(name) > 40 or (view := _view_of(name, bool(key))) is None:
        return none_such()
    return view(request, UUID(key)) if key else view(request)
