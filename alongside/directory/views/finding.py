"""Finding entries, offers that fit given words, and wishes that nobody meets yet."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.entries.kinds import our_kinds
from alongside.directory.entries.pages import listed
from alongside.directory.entries.rules import FRESH_FOR_DAYS, is_stale
from alongside.directory.forms import finding as forms
from alongside.directory.models import Service, UnmetWish
from alongside.directory.search.finding import Found, search
from alongside.directory.search.wanted import CHOSEN, wanted_from
from alongside.directory.search.why import asked_in_words
from alongside.directory.search.wishes import SMALL, area_of, told
from alongside.directory.views.entry import A_PAGE, FRESH
from alongside.directory.views.entry_ways import may
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone

READ, LOOK = Permission.DIRECTORY_READ, Permission.DIRECTORY_LOOK_AFTER
WISHES_READ = 5_000


@worker_view(READ, page="directory")
def entries(request: HttpRequest) -> HttpResponse:
    """What is on in the community, found as people speak; those to check, and those that have ended, apart."""
    which = request.GET.get("which", "")
    if which in ("check", "ended"):
        return _apart(request, which)
    return page(request, "directory/entries.html", {**_found(request), "which": "", "home": "directory:entries"})


@worker_view(READ, page="fits")
def fits(request: HttpRequest) -> HttpResponse:
    """Offers that fit words somebody said: those of a goal, a strength, what stands in the way."""
    return page(request, "directory/fits.html", {**_found(request), "which": "", "home": "directory:fits"})


def _found(request: HttpRequest) -> dict[str, Any]:
    """What the address asks, and a page of what answers it."""
    asked = request.GET.copy()
    for name in CHOSEN:
        asked[name] = asked.get(name) or "any"
    asked["order"] = asked.get("order") or "best"
    form = forms.FindEntries(asked)
    wanted, faults = wanted_from(request.GET)
    form.is_valid()
    for name, sentence in faults.items():
        if name not in form.errors:
            form.add_error(name, sentence)
    today, number = in_london(request.at).date(), _number(request.GET.get("page", ""))
    found = search(wanted, today=today, page=number)
    if found.why_not and "near" not in form.errors:
        form.add_error("near", found.why_not)
    query = request.GET.copy()
    for name in ("page", "kept"):
        query.pop(name, None)
    for name in [name for name in query if not set(query.getlist(name)) - {"", "any", "best"}]:
        del query[name]
    return {
        "form": form,
        "wanted": wanted,
        "found": found,
        "rows": [(one, bool(is_stale(one.checked_on, today=today))) for one in found.matches],
        "words": wanted.words,
        "asked": asked_in_words(found.wanted),
        "number": number,
        "query": query.urlencode(),
        "wish": wish(found, area_of(found.near)) if number == 1 else None,
        "kept": request.GET.get("kept") == "yes",
        "may_change": may(request, Permission.DIRECTORY_CHANGE),
        "may_look": may(request, LOOK),
    }


def wish(found: Found, area: str) -> forms.KeepWish | None:
    """What was looked for as a wish to be read through and kept; None where something was found, or no words say it."""
    if found.matches or not found.wanted.words:
        return None
    return forms.KeepWish(initial={"id": new_id(), "words": found.wanted.words[:100], "area": area})


def _apart(request: HttpRequest, which: str) -> HttpResponse:
    """Entries to check, or that have ended, by name."""
    today = in_london(request.at).date()
    words, kind = (request.GET.get(name, "").replace("\0", "").strip()[:200] for name in ("q", "kind"))
    rows = Service.objects.ended() if which == "ended" else Service.objects.stale(before=today - FRESH)
    rows = rows.found_by(words)
    if kind in our_kinds():
        rows = rows.filter(attributes__term=our_kinds()[kind].id)
    shown = Paginator(rows.order_by("name", "id"), A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "shown": shown,
        "rows": listed(shown.object_list, today=today),
        "words": words,
        "which": which,
        "fresh_for": FRESH_FOR_DAYS,
        "query": query.urlencode(),
        "may_change": may(request, Permission.DIRECTORY_CHANGE),
        "may_look": may(request, LOOK),
    }
    return page(request, "directory/entries_apart.html", context)


def _number(words: str) -> int:
    return max(1, min(int(words), 10_000)) if words.isdecimal() and len(words) < 8 else 1


@require_POST
@worker_view(READ, page="keep_wish")
def keep_wish(request: HttpRequest) -> HttpResponse:
    """Keep what was looked for in vain, without who looked."""
    form = forms.KeepWish(request.POST)
    if form.is_valid():
        with shown_in(form):
            try:
                actions.keep_wish(**form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            asked = urlencode({"q": form.cleaned_data["words"], "kept": "yes"})
            return redirect(f"{reverse('directory:entries')}?{asked}")
    return page(request, "directory/keep_wish.html", {"form": form}, status=422)


@worker_view(LOOK, page="wishes")
def wishes(request: HttpRequest) -> HttpResponse:
    """What people look for and nobody offers yet, so that somebody may."""
    rows = list(UnmetWish.objects.standing()[:WISHES_READ])
    return page(request, "directory/wishes.html", {"wishes": told(rows), "small": SMALL})


@require_POST
@worker_view(LOOK, page="meet_wish")
def meet_wish(request: HttpRequest) -> HttpResponse:
    """There is something now for what was wished for."""
    same = list(UnmetWish.objects.standing().filter(key=request.POST.get("key", "").replace("\0", "")[:200]))
    if same:
        actions.meet_wish(wishes=same, by=request.actor, at=request.at)
    return redirect("directory:wishes")
