"""Community links: found by words, read, added, changed, still right, withdrawn, handed over."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.forms import link as forms
from alongside.directory.models import CommunityLink, Gathering
from alongside.directory.views.choices import may, stands_already, teams, today
from alongside.kit.refusals import AlreadyDone
from alongside.workforce.kept import typed
from alongside.workforce.models import Team, Worker

READ, KEEP, HAND_OVER = Permission.COMMUNITY_READ, Permission.COMMUNITY_KEEP, Permission.COMMUNITY_HAND_OVER
SHOWN, OLD = 50, 365


@worker_view(READ, page="community")
def community(request: HttpRequest) -> HttpResponse:
    """What the teams know of their community: somebody found by words, and what is on."""
    form = forms.Find(request.GET or None)
    sought = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    found = CommunityLink.objects.holding().found_by(sought).select_related("team", "hand").order_by("name", "pk")
    links = list(found[: SHOWN + 1])
    context = {
        "sought": sought,
        "links": [(one, (today(request) - one.checked_on).days > OLD) for one in links[:SHOWN]],
        "has_more": len(links) > SHOWN,
        "to_come": list(Gathering.objects.to_come(at=request.at).select_related("team")[:5]),
        "may_hand_over": may(request, HAND_OVER),
    }
    return page(request, "directory/community.html", context)


@worker_view(READ, page="link")
def link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Somebody in the community: what they know or offer, what may be said of them, and what they agreed to when."""
    one = _one(link_id)
    hands = one.hands.select_related("from_worker", "to_worker", "handed_by").order_by("-handed_at")
    context = {
        "link": one,
        "hands": list(hands),
        "is_old": (today(request) - one.checked_on).days > OLD,
        "done": request.GET.get("done") if request.GET.get("done") in ("checked", "withdrawn") else "",
    }
    return page(request, "directory/link.html", context)


@worker_view(KEEP, page="add_link")
def add_link(request: HttpRequest) -> HttpResponse:
    """I know somebody who...: with their agreement, for the team."""
    listed, own = teams(request)
    form = forms.AddLink(
        request.POST or typed(request), teams=listed, initial={"team": own, "agreed_on": today(request)}
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        team = get_object_or_404(Team, pk=facts.pop("team"))
        with shown_in(form):
            try:
                actions.add_link(team=team, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("directory:link", facts["id"])
    return page(request, "directory/add_link.html", {"form": form}, status=422 if form.errors else 200)


@worker_view(KEEP, page="change_link")
def change_link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Change what is written of somebody."""
    one = _one(link_id)
    begins = {name: getattr(one, name) for name in ("version", "name", "knows", "area", "reach", "may_tell")}
    form = forms.ChangeLink(request.POST or typed(request), initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        if stands_already(form, one, **{name: name for name in begins if name != "version"}):
            return redirect("directory:link", one.pk)
        with shown_in(form):
            actions.change_link(link=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            return redirect("directory:link", one.pk)
    return page(request, "directory/change_link.html", {"form": form, "link": one}, status=422 if form.errors else 200)


@require_POST
@worker_view(KEEP, page="link")
def check_link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """It is still right, and they still agree."""
    one = _one(link_id)
    if one.withdrawn_on is None:
        actions.check_link(link=one, by=request.actor, at=request.at)
    return redirect(f"{_address(one)}?done=checked")


@worker_view(KEEP, page="withdraw_link")
def withdraw_link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """They no longer agree: what is known of them goes, at once."""
    one = _one(link_id)
    form = forms.WithdrawLink(
        request.POST or typed(request), initial={"version": one.version, "withdrawn_on": today(request)}
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        if stands_already(form, one, withdrawn_on="withdrawn_on"):
            return redirect(f"{_address(one)}?done=withdrawn")
        with shown_in(form):
            actions.withdraw_link(link=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            return redirect(f"{_address(one)}?done=withdrawn")
    return page(
        request, "directory/withdraw_link.html", {"form": form, "link": one}, status=422 if form.errors else 200
    )


@worker_view(HAND_OVER, page="hand_over_links")
def hand_over(request: HttpRequest) -> HttpResponse:
    """Put the links of one worker into a colleague's hands; they stay with their teams."""
    held = CommunityLink.objects.filter(hand__isnull=False).values("hand")
    holders = Worker.objects.filter(pk__in=held).order_by("name")
    working = Worker.objects.working(on=today(request)).order_by("name")
    form = forms.HandOver(
        request.POST or typed(request),
        holders=[(str(one.pk), one.name) for one in holders],
        colleagues=[(str(one.pk), one.name) for one in working],
        initial={"worker": request.GET.get("worker", "")[:36]},
    )
    if request.method == "POST" and form.is_valid():
        whose, to = form.cleaned_data["worker"], form.cleaned_data["to"]
        with shown_in(form):
            links = actions.hand_over_links(
                worker=get_object_or_404(Worker, pk=whose),
                to=None if to == forms.TEAM_ALONE else get_object_or_404(Worker, pk=to),
                by=request.actor,
                at=request.at,
            )
            return redirect(f"{request.path}?handed={len(links)}")
    handed = request.GET.get("handed", "")
    context = {"form": form, "has_holders": holders.exists(), "handed": int(handed[:4]) if handed.isdecimal() else None}
    return page(request, "directory/hand_over.html", context, status=422 if form.errors else 200)


def _one(link_id: UUID) -> CommunityLink:
    rows: Any = CommunityLink.objects.select_related("team", "hand", "added_by", "withdrawn_by")
    return get_object_or_404(rows, pk=link_id)


def _address(one: CommunityLink) -> str:
    return reverse("directory:link", args=[one.pk])
