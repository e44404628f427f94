"""Pages of a risk weighed both ways: weigh it, read it, weigh it anew, say how it went."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.decisions import actions
from alongside.decisions.forms.risk import EndRisk, WeighRisk
from alongside.decisions.models import WeighedRisk
from alongside.decisions.models.risk import Likelihood
from alongside.decisions.views.finding import may
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.people.often_asked import strengths_of
from alongside.workforce.kept import typed

WEIGH = Permission.RISK_WEIGH


def risk_of(person: Person, risk_id: UUID) -> WeighedRisk:
    """One of the risks that were weighed with a person; 404 for any other."""
    rows = WeighedRisk.objects.of(person).select_related("weighed_by", "ended_by", "follows", "followed_by")
    return carrying(get_object_or_404(rows, pk=risk_id), person)


@person_view(WEIGH, page="weigh_risk")
def weigh(request: HttpRequest, person: Person) -> HttpResponse:
    """Weigh something that they want to do: the good beside the harm, and the harm of not."""
    return _weigh(request, person, None)


@person_view(WEIGH, page="weigh_risk")
def weigh_anew(request: HttpRequest, person: Person, risk_id: UUID) -> HttpResponse:
    """Look at it again together: it is weighed anew, and the one before ends and stays."""
    one = risk_of(person, risk_id)
    if one.ended_at is not None:
        return redirect("decisions:risk", person.pk, one.pk)
    return _weigh(request, person, one)


def _weigh(request: HttpRequest, person: Person, before: WeighedRisk | None) -> HttpResponse:
    known = [strength.words for strength in strengths_of(person=person)]
    words = list(dict.fromkeys([*known, *(before.strengths if before else ())]))
    begins: dict[str, Any] = {"id": new_id()}
    if before is not None:
        stays = [name for name in WeighRisk.base_fields if name not in ("id", "review_on", "agreed_by")]  # agreed anew
        begins |= {name: getattr(before, name) for name in stays}
    form = WeighRisk(request.POST or typed(request), strengths=words, initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        seen = facts.pop("version")
        with shown_in(form):
            try:
                actions.weigh_risk(
                    person=person, follows=before, seen_version=seen, **facts, by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return redirect("decisions:risk", person.pk, facts["id"])
    context = {"person": person, "form": form, "before": before, "button": "Keep what we weighed"}
    return page(request, "decisions/weigh_risk.html", context, status=422 if form.errors else 200)


@person_view(page="risk")
def risk(request: HttpRequest, person: Person, risk_id: UUID) -> HttpResponse:
    """What they want to do, weighed both ways, on one page that prints."""
    one = risk_of(person, risk_id)
    context = {
        "person": person,
        "risk": one,
        "likelihood": Likelihood(one.likelihood).label if one.likelihood else "",
        "next": getattr(one, "followed_by", None),
        "decisions": list(one.decisions.of(person).made()),
        "may_weigh": one.ended_at is None and may(request, person, WEIGH),
    }
    return page(request, "decisions/risk.html", context)


@person_view(WEIGH, page="risk")
def end(request: HttpRequest, person: Person, risk_id: UUID) -> HttpResponse:
    """Say how it went, and what was learnt."""
    one = risk_of(person, risk_id)
    if one.ended_at is not None:
        return redirect("decisions:risk", person.pk, one.pk)
    form = EndRisk(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.end_risk(
                risk=one,
                seen_version=form.cleaned_data["version"],
                how=form.cleaned_data["how"],
                by=request.actor,
                at=request.at,
            )
            return redirect("decisions:risk", person.pk, one.pk)
    context = {"person": person, "form": form, "risk": one, "button": "Keep how it went"}
    return page(request, "decisions/end_risk.html", context, status=422 if form.errors else 200)
