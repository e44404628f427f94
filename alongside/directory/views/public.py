"""The directory for anybody, without an account: found, this week, and one entry. Nothing here is for workers alone.

Read from `ServiceDocument.public`, in three statements at most; one entry with its pictures in two. How an entry was
last checked is told, by whom is not; nor why it closed, what colleagues know, or what waits for a look. What these
pages say to machines is schema.org's, as attributes (microdata), for a page may hold no script of its own.
"""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response

from alongside.audit.acting import House
from alongside.audit.doors import public_view
from alongside.audit.readonly import writing_for
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.entries.kinds import kind_choices, our_kinds
from alongside.directory.models import EntryFile, Service
from alongside.directory.public.days import Day, week
from alongside.directory.public.pages import Shown, shown, shown_in_order
from alongside.directory.public.pieces import pieces
from alongside.directory.public.words import next_on
from alongside.directory.search.finding import search
from alongside.directory.search.nearness import Point
from alongside.directory.search.wanted import wanted_from
from alongside.directory.search.wishes import wish_of
from alongside.kit.moments import in_london

ANYBODY = House("public")
A_PAGE, A_DAY, NEXT_ON_HOME = 20, 12, 6
WEEKDAYS = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
    "SU": "Sunday",
}  # fmt: skip
# A browser asks each time whether it has changed; what stands between may answer for a minute by itself.
KEPT = "public, max-age=0, s-maxage=60"


def for_anybody(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the public's. The same words have the same mark, so that whoever has them already is sent none."""
    response = page(request, template, {"today": in_london(request.at).date(), **context}, status=status)
    if request.actor is not None:
        return response
    response["Cache-Control"] = KEPT
    response["ETag"] = mark = f'"{sha256(response.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=mark, response=response) or response


@public_view
def home(request: HttpRequest) -> HttpResponse:
    """What is on around here: to find by words, what comes next, kinds to look through, and what other rooms offer."""
    now = in_london(request.at)
    today, *later = week(now.date())
    still = [(today.day, one) for one in today.on if one.opens_at >= now.time()]
    to_come = [*still, *((day.day, one) for day in later for one in day.on[:NEXT_ON_HOME])][:NEXT_ON_HOME]
    known = {one.key: one for one in shown({one.service_id for _, one in to_come}, today=now.date())} if to_come else {}
    context = {
        "next": [(day, one, known[one.service_id]) for day, one in to_come if one.service_id in known],
        "kinds": list(our_kinds().values()),
        "pieces": pieces(at=request.at),
        "weekdays": WEEKDAYS,
    }
    return for_anybody(request, "directory/public_home.html", context)


@public_view
def find(request: HttpRequest) -> HttpResponse:
    """Everything that runs, in the order of names; or what is found as people speak, near a place, by kind and day."""
    today, number = in_london(request.at).date(), _number(request.GET.get("page", ""))
    wanted, faults = wanted_from(request.GET)
    query = request.GET.copy()
    query.pop("page", None)
    context: dict[str, Any] = {
        "wanted": wanted,
        "kind": request.GET.get("kind", "")[:60],
        "kinds": kind_choices(),
        "weekdays": WEEKDAYS,
        "query": query.urlencode(),
        "sentences": list(faults.values()),
        "paged": None,
        "number": number,
        "has_more": False,
        "is_counted": False,
        "pieces": [],
    }
    if wanted.asks_nothing:
        rows = Service.objects.going().order_by("name", "id").values_list("pk", flat=True)
        context["paged"] = paged = Paginator(rows, A_PAGE).get_page(number)
        context["rows"] = [(one, ()) for one in shown_in_order(paged.object_list, today=today)]
    else:
        found = search(wanted, today=today, page=number)
        known = {one.key: one for one in shown([one.service for one in found.matches], today=today)}
        context["rows"] = [(known[one.service], one.why) for one in found.matches if one.service in known]
        context["sentences"] += [*filter(None, [found.why_not]), *found.understood]
        context["has_more"] = found.has_more
        if not found.matches and number == 1:
            context["is_counted"] = _wish(wanted.words, found.near, request)
        if found.near is not None and number == 1:
            context["pieces"] = pieces(at=request.at, near=found.near)
    context["kind_name"] = our_kinds()[context["kind"]].name if context["kind"] in our_kinds() else ""
    return for_anybody(request, "directory/public_find.html", context)


def _wish(words: str, near: Point | None, request: HttpRequest) -> bool:
    """Count a search that found nothing as a wish nobody meets yet: words, area and day, and nothing of who asked.

    Gives whether it was counted: what could tell of somebody is not.
    """
    if wish := wish_of(words, near, on=in_london(request.at).date()):
        with writing_for("a public search that found nothing"):
            actions.count_public_wish(wish=wish, by=ANYBODY, at=request.at)
    return wish is not None


def _number(words: str) -> int:
    return max(1, min(int(words), 10_000)) if words.isdecimal() and len(words) < 8 else 1


@public_view
def this_week(request: HttpRequest) -> HttpResponse:
    """What is on in the next seven days, the first of each day."""
    today = in_london(request.at).date()
    days = [(one, one.on[:A_DAY]) for one in week(today)]
    known = _known((one for _, on in days for one in on), today)
    context = {"days": [(day, _with(on, known)) for day, on in days], "day": None, "paged": None}
    return for_anybody(request, "directory/public_week.html", context)


@public_view
def one_day(request: HttpRequest, day: str) -> HttpResponse:
    """All that is on, on one day of the next seven; any other leads to the week, for that is all that is reckoned."""
    today = in_london(request.at).date()
    found: Day | None = next((one for one in week(today) if one.day.isoformat() == day), None)
    if found is None:
        return redirect("directory:public_week")
    paged = Paginator(found.on, A_PAGE).get_page(request.GET.get("page"))
    known = _known(paged.object_list, today)
    context = {"days": [(found, _with(paged.object_list, known))], "day": found, "paged": paged}
    return for_anybody(request, "directory/public_week.html", context)


def _known(on: Any, today: Any) -> dict[UUID, Shown]:
    keys = {one.service_id for one in on}
    return {one.key: one for one in shown(keys, today=today)} if keys else {}


def _with(on: Any, known: dict[UUID, Shown]) -> list[Any]:
    return [(one, known[one.service_id]) for one in on if one.service_id in known]


@public_view
def one_entry(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """One entry, all that it says. One that has ended says so, and is kept out of what search engines show."""
    today = in_london(request.at).date()
    found = shown([service_id], today=today)
    if not found:
        raise Http404
    [one] = found
    context = {
        "one": one,
        "next_days": next_on(one.said, today=today) if one.runs and not one.rests else [],
        "address": request.build_absolute_uri(reverse("directory:public_entry", args=[service_id])),
        "files": list(EntryFile.objects.for_anybody().filter(service=service_id)) if one.runs else [],
        "soon": today + timedelta(days=7),
    }
    response = for_anybody(request, "directory/public_entry.html", context)
    if not one.runs:
        response["X-Robots-Tag"] = "noindex"
    return response
