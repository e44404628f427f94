"""Open Referral UK 3.0 for machines: nine addresses, public, from stored documents (ADR 0013).

Every answer is JSON, may be read by any site (`Access-Control-Allow-Origin: *`), and says in a sentence what was wrong.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from alongside.audit.doors import public_view
from alongside.directory.models import (
    Location,
    ServiceAtLocation,
    ServiceCount,
    ServiceDocument,
    Taxonomy,
    TaxonomyTerm,
)
from alongside.directory.oruk import finding as oruk_finding
from alongside.directory.oruk.asking import Asked, BadQuestion, read_asked, read_page
from alongside.directory.oruk.documents import location, taxonomy, term
from alongside.directory.oruk.openapi import openapi_text

VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openhumanservices.net/uk-profile/"
JSON = "application/json"
# Columns of a place in a list, in the order of a Location's fields.
PLACE = [field.attname for field in Location._meta.concrete_fields]


def told(text: str, status: int = 200) -> HttpResponse:
    """A JSON answer that any site may read."""
    response = HttpResponse(text, content_type=JSON, status=status)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def refused(sentence: str, status: int) -> HttpResponse:
    """A refusal, with its sentence."""
    return told(json.dumps({"message": sentence}), status)


def none_such() -> HttpResponse:
    """There is nothing of that id, or at that address."""
    return refused("There is nothing here of that id or name.", 404)


@public_view
def root(request: HttpRequest) -> HttpResponse:
    """What this is: the version of the standard, its profile, and where the interface is described."""
    try:
        where = request.build_absolute_uri(reverse("directory:oruk_openapi"))
    except DisallowedHost:
        return refused("This address is not known by that host.", 400)
    return told(json.dumps({"version": VERSION, "profile": PROFILE, "openapi_url": where}))


@public_view
def openapi(request: HttpRequest) -> HttpResponse:
    """The interface described, as OpenAPI 3.1."""
    return told(openapi_text())


def _page(asked: Asked, total: int, contents: Callable[[int, int], Iterable[str]]) -> HttpResponse:
    """One page of a list; `contents` gives the rows from one place to another, each as JSON."""
    pages = -(-total // asked.per_page)
    begin = (asked.page - 1) * asked.per_page
    rows = list(contents(begin, begin + asked.per_page)) if begin < total else []
    return told(
        f'{{"total_items":{total},"total_pages":{pages},"page_number":{asked.page},"size":{len(rows)},'
        f'"first_page":{_json(asked.page == 1)},"last_page":{_json(asked.page >= pages)},"empty":{_json(not rows)},'
        f'"contents":[{",".join(rows)}]}}'
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@public_view
def services(request: HttpRequest) -> HttpResponse:
    """A page of services, each with what there is one of."""
    try:
        asked = read_asked(request.GET)
    except BadQuestion as bad:
        return refused(str(bad), 400)
    rows = oruk_finding.documents(asked)
    total = rows.count() if asked.narrows else sum(ServiceCount.objects.values_list("number", flat=True))
    return _page(asked, total, lambda begin, end: rows.values_list("short", flat=True)[begin:end])


@public_view
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """One service with all it holds."""
    found = ServiceDocument.objects.filter(service_id=service_id).values_list("whole", flat=True)[:1]
    return next((told(text) for text in found), None) or none_such()


@public_view
def service_at_locations(request: HttpRequest) -> HttpResponse:
    """A page of services at locations."""
    try:
        asked = read_asked(request.GET)
        rows = oruk_finding.at_locations(asked)
    except BadQuestion as bad:
        return refused(str(bad), 400)

    def contents(begin: int, end: int) -> Iterable[str]:
        names = ["id", "service_id", "service__document__short", *(f"location__{name}" for name in PLACE)]
        for key, of, short, *place in rows.values_list(*names)[begin:end]:
            where = _json(location(Location(**dict(zip(PLACE, place, strict=True)))))
            yield (
                f'{{"id":"{key}","service_id":"{of}","location_id":"{place[0]}","location":{where},"service":{short}}}'
            )

    return _page(asked, rows.count(), contents)


@public_view
def service_at_location(request: HttpRequest, at_location_id: UUID) -> HttpResponse:
    """One service at one location, both with all they hold."""
    found = (
        ServiceAtLocation.objects.filter(pk=at_location_id).values_list("service__document__whole", flat=True).first()
    )
    if found is None:
        return none_such()
    whole = json.loads(found)
    places = whole.pop("service_at_locations")
    here = next(place for place in places if place["id"] == str(at_location_id))
    return told(_json({**here, "service": whole}))


@public_view
def taxonomies(request: HttpRequest) -> HttpResponse:
    """A page of lists of kinds."""
    try:
        asked = read_page(request.GET)
    except BadQuestion as bad:
        return refused(str(bad), 400)
    rows = Taxonomy.objects.order_by("id")
    return _page(asked, rows.count(), lambda begin, end: [_json(taxonomy(row)) for row in rows[begin:end]])


@public_view
def one_taxonomy(request: HttpRequest, taxonomy_id: UUID) -> HttpResponse:
    """One list of kinds, with its kinds."""
    row = Taxonomy.objects.filter(pk=taxonomy_id).first()
    if row is None:
        return none_such()
    kinds = [term(one, row) for one in row.terms.order_by("id")]
    return told(_json({**taxonomy(row), **({"taxonomy_terms": kinds} if kinds else {})}))


@public_view
def taxonomy_terms(request: HttpRequest) -> HttpResponse:
    """A page of kinds, of every list."""
    try:
        asked = read_page(request.GET)
    except BadQuestion as bad:
        return refused(str(bad), 400)
    rows = TaxonomyTerm.objects.select_related("taxonomy").order_by("id")
    return _page(asked, rows.count(), lambda begin, end: [_json(term(row, row.taxonomy)) for row in rows[begin:end]])


@public_view
def taxonomy_term(request: HttpRequest, term_id: UUID) -> HttpResponse:
    """One kind."""
    row = TaxonomyTerm.objects.select_related("taxonomy").filter(pk=term_id).first()
    return told(_json(term(row, row.taxonomy))) if row else none_such()
