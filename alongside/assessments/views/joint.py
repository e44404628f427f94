"""Pages of a joint assessment: what each of the two says to it, what becomes of it, and both side by side."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.assessments import actions
from alongside.assessments.forms import AnswerJoint, TakeJointBack
from alongside.assessments.models import Assessment
from alongside.assessments.parts import EVERY_PART
from alongside.assessments.together import Together, others_for, together
from alongside.assessments.views.finding import assessment_of, said_in
from alongside.audit.acts import in_ledger_as
from alongside.audit.doors import look
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.people.standing import told_by
from alongside.workforce.kept import typed

LEAD = Permission.ASSESSMENT_LEAD


@person_view(LEAD, page="write_assessment")
def joint(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """What this person says to a joint assessment; where they have agreed, how it stands, and the way back."""
    one = assessment_of(person, assessment_id)
    both = together(one, request.actor, at=request.at)  # type: ignore[attr-defined]
    if both is not None and not both.mine.is_over:
        return _take_back(request, person, one, both)
    if request.method != "POST" and not one.is_open:
        return redirect("assessments:assessment", person.pk, one.pk)
    others = {str(other.pk): other for other in others_for(one, request.actor, at=request.at)}  # type: ignore[attr-defined]
    first = {
        "id": new_id(),
        "other": request.GET.get("with") or next(iter(others), ""),
        "said_by": person.called,
        "said_on": in_london(request.at).date(),  # type: ignore[attr-defined]
    }
    form = AnswerJoint(
        request.POST or typed(request),
        others=[(key, f"{other.person.called}: {other}") for key, other in others.items()],
        called=person.called,
        initial=first,
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        other, agrees = others[facts.pop("other")], facts.pop("agrees") == "yes"
        with shown_in(form):
            try:
                said = actions.answer_joint(
                    assessment=one,
                    other=other,
                    agrees=agrees,
                    **facts,
                    by=request.actor,  # type: ignore[attr-defined]
                    at=request.at,  # type: ignore[attr-defined]
                )
            except AlreadyDone:
                return redirect("assessments:assessment", person.pk, one.pk)
            if agrees and said.answers is None:
                asks = reverse("assessments:joint", args=[other.person_id, other.pk])
                return redirect(f"{asks}?with={one.pk}")
            return redirect("assessments:assessment", person.pk, one.pk)
    past = list(one.joint_agreements.with_both())
    context = {
        "person": person,
        "one": one,
        "form": form,
        "others": others,
        "past": past,
        "laws": laws_today(request, "joint_assessment"),
        "button": "Keep the answer",
    }
    return page(request, "assessments/joint.html", context, status=422 if form.errors else 200)


def _take_back(request: HttpRequest, person: Person, one: Assessment, both: Together) -> HttpResponse:
    form = TakeJointBack(request.POST or typed(request), initial={"version": both.mine.version})
    if request.method == "POST" and "agrees" not in request.POST and form.is_valid():
        with shown_in(form):
            actions.take_joint_back(
                agreement=both.mine,
                seen_version=form.cleaned_data["version"],
                words=form.cleaned_data["words"],
                by=request.actor,  # type: ignore[attr-defined]
                at=request.at,  # type: ignore[attr-defined]
            )
            return redirect("assessments:assessment", person.pk, one.pk)
    if "agrees" in request.POST:  # the form that agreed was sent twice, or a colleague was quicker
        return redirect("assessments:joint", person.pk, one.pk)
    context = {"person": person, "one": one, "form": form, "together": both, "button": "Take it back: each apart"}
    context["laws"] = laws_today(request, "joint_assessment")
    return page(request, "assessments/joint_agreed.html", context, status=422 if form.errors else 200)


@person_view(page="assessment")
def side_by_side(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Both of a joint assessment, part beside part, which is a look at each. Not where it is not joint, or not open."""
    one = assessment_of(person, assessment_id)
    both = together(one, request.actor, at=request.at)  # type: ignore[attr-defined]
    if both is None or not both.holds or both.other is None:
        return redirect("assessments:assessment", person.pk, one.pk)  # which says how it stands
    theirs = both.other.person
    look(request, subject=in_ledger_as(theirs), page="assessment", person=theirs.pk, **told_by(theirs))
    ours, others = said_in(one), said_in(both.other)
    parts = [
        (part, ours.get(slug, ""), others.get(slug, ""))
        for slug, part in EVERY_PART.items()
        if slug in ours or slug in others
    ]
    context = {"person": person, "one": one, "other": both.other, "them": theirs, "parts": parts}
    return page(request, "assessments/side_by_side.html", context)
