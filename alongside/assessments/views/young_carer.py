"""Pages about a child who cares: noticed in an assessment, and who was told of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.assessments import actions
from alongside.assessments.forms import NoticeYoungCarer, TellOfYoungCarer
from alongside.assessments.models import Assessment, State, YoungCarer
from alongside.assessments.views.finding import assessment_of
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

WRITE = Permission.ASSESSMENT_WRITE


@person_view(WRITE, page="write_assessment")
def notice(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Note that a child in their life cares: it then waits on the desk until somebody is told."""
    one = assessment_of(person, assessment_id)
    if request.method != "POST" and one.state == State.STRUCK:
        return redirect("assessments:assessment", person.pk, one.pk)
    form = NoticeYoungCarer(request.POST or typed(request), initial={"id": new_id()})
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["id"]
        with shown_in(form):
            try:
                actions.notice_young_carer(assessment=one, **form.cleaned_data, by=request.actor, at=request.at)  # type: ignore[attr-defined]
            except AlreadyDone:
                pass
            return redirect("assessments:young_carer", person.pk, key)
    context = {"person": person, "one": one, "form": form, "button": "Keep it"}
    context["laws"] = laws_today(request, "young_carer")
    return page(request, "assessments/notice.html", context, status=422 if form.errors else 200)


@person_view(WRITE, page="write_assessment")
def tell_of(request: HttpRequest, person: Person, young_carer_id: UUID) -> HttpResponse:
    """Say who was told of a child who cares, and when; once that is said, it is read here."""
    theirs = Assessment.objects.of(person).values("pk")
    rows = YoungCarer.objects.select_related("assessment__person", "noticed_by", "answered_by")
    young = get_object_or_404(rows, pk=young_carer_id, assessment__in=theirs)
    first = {"version": young.version, "told_on": in_london(request.at).date()}  # type: ignore[attr-defined]
    form = TellOfYoungCarer(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        seen = facts.pop("version")
        with shown_in(form):
            try:
                actions.tell_of_young_carer(
                    young_carer=young,
                    seen_version=seen,
                    **facts,
                    by=request.actor,  # type: ignore[attr-defined]
                    at=request.at,  # type: ignore[attr-defined]
                )
            except AlreadyDone:
                pass
            return redirect("assessments:young_carer", person.pk, young.pk)
    context = {"person": person, "one": young.assessment, "young": young, "form": form, "button": "Keep who was told"}
    context["laws"] = laws_today(request, "young_carer")
    return page(request, "assessments/young_carer.html", context, status=422 if form.errors else 200)
