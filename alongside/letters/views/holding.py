"""What a person holds: all of it, one copy, the copy itself to read and to print, and its files."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.text import slugify

from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.letters.as_given import (
    as_it_stands,
    as_paper,
    as_words,
    fault_in_what_is_given,
    hash_of,
    paper_lacks_letters,
)
from alongside.letters.calendar_file import as_calendar_file
from alongside.letters.formats import Channel, Format, WhyNot
from alongside.letters.models import Copy
from alongside.letters.paper import NOT_SHOWN
from alongside.letters.pictures import CREDIT, listed
from alongside.letters.views.finding import copy_of, formats_needed, law_of, may_give
from alongside.people.communication import in_words
from alongside.people.doors import person_view
from alongside.people.models import Person


@person_view(page="copies")
def copies(request: HttpRequest, person: Person) -> HttpResponse:
    """What this person holds, what waits to be given to them, and what is not given and why."""
    today = in_london(request.at).date()
    rows = Copy.objects.of(person).select_related("contact").defer("content")
    needed = formats_needed(person)
    context = {
        "person": person,
        "waiting": [(copy, copy.is_late(on=today)) for copy in rows.waiting()],
        "held": [(copy, Channel(copy.channel).label) for copy in rows.given()],
        "kept_back": [(copy, WhyNot(copy.why_not).label) for copy in rows.kept_back()],
        "needs": in_words("formats", needed) if needed else "",
        "may_give": may_give(request, person),
        "law": law_of(request),
    }
    return page(request, "letters/copies.html", context)


@person_view(page="copy")
def one_copy(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """One copy: what is to be done before it is given, or when, how and by whom it was; and the document itself."""
    copy = copy_of(person, copy_id)
    given = as_it_stands(copy)
    context = {
        "person": person,
        "copy": copy,
        **document_context(given),
        "fault": fault_in_what_is_given(copy) if copy.is_open else "",
        "is_late": copy.is_late(on=in_london(request.at).date()),
        "is_paper": copy.format not in (Format.PLAIN_TEXT, Format.RECORDING),
        "channel": Channel(copy.channel).label if copy.channel else "",
        "why_not": WhyNot(copy.why_not).label if copy.why_not else "",
        "is_as_given": copy.content is None or (given is not None and hash_of(copy, given) == copy.content_hash),
        "may_give": may_give(request, person),
        "law": law_of(request, copy),
    }
    return page(request, "letters/copy.html", context)


@person_view(page="copy")
def read(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The copy and nothing else, in its own form, to read on a screen and to print from the browser."""
    copy = copy_of(person, copy_id)
    given = as_it_stands(copy)
    if given is None:
        raise Http404("What this was made from is no longer there.")
    return page(request, "letters/read.html", {"person": person, "copy": copy, **document_context(given)})


def document_context(given: Any) -> dict[str, Any]:
    """What the template of a document asks for; `given` None: there is none to show."""
    return {
        "given": given,
        "called": {key: picture.called for key, picture in listed().items()},
        "credit": CREDIT,
        "lacks_letters": NOT_SHOWN if given is not None and paper_lacks_letters(given) else "",
    }


@person_view(page="copy")
def paper(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The copy as a tagged PDF: the very bytes that were given, or how it would be given now."""
    copy = copy_of(person, copy_id)
    if copy.format in (Format.PLAIN_TEXT, Format.RECORDING):
        raise Http404("This form has no paper.")
    if copy.given_at is not None:
        return kept_file(copy)
    return _made(copy, as_paper, "application/pdf", "pdf")


@person_view(page="copy")
def text(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The copy as plain text, for a screen reader or a braille printer."""
    copy = copy_of(person, copy_id)
    if copy.format != Format.PLAIN_TEXT:
        raise Http404("This form is not plain text.")
    return kept_file(copy) if copy.given_at is not None else _made(copy, as_words, "text/plain; charset=utf-8", "txt")


@person_view(page="copy")
def recording(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The recording, to keep on one's own device: never opened as a page of ours."""
    copy = copy_of(person, copy_id)
    if copy.format != Format.RECORDING or copy.file is None:
        raise Http404("There is no recording yet.")
    return kept_file(copy)


@person_view(page="copy")
def calendar(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The time and the place in a copy, as a calendar file."""
    copy = copy_of(person, copy_id)
    given = as_it_stands(copy)
    if given is None or given.document.appointment is None:
        raise Http404("There is no time and place in this.")
    content = as_calendar_file(given.document.appointment, key=copy.source_id, made_at=copy.given_at or request.at)
    return _as_file(HttpResponse(content, content_type="text/calendar; charset=utf-8"), copy, "ics")


def kept_file(copy: Copy) -> StreamingHttpResponse:
    """The bytes that were kept of a copy, a part at a time."""
    if copy.file is None:
        raise Http404("Nothing was kept of this.")
    kind = "text/plain; charset=utf-8" if copy.file.ending == "txt" else copy.file.content_type
    response = StreamingHttpResponse(copy.file.parts_in_order(), content_type=kind)
    response["Content-Length"] = str(copy.file.size)
    return _as_file(response, copy, copy.file.ending)


def _made(copy: Copy, make: Any, content_type: str, ending: str) -> HttpResponse:
    given = as_it_stands(copy)
    if given is None:
        raise Http404("What this was made from is no longer there.")
    return _as_file(HttpResponse(make(given), content_type=content_type), copy, ending)


def _as_file(response: Any, copy: Copy, ending: str) -> Any:
    """A file with a name, kept by no browser. Only paper opens in the browser; all else is saved, and nothing in it
    runs.
    """
    way = "inline" if ending == "pdf" else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{slugify(copy.title) or "copy"}.{ending}"'
    response["Cache-Control"] = "no-store"
    if ending != "pdf":
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
