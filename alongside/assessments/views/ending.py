"""Pages that end an assessment: finished and given, not wanted or not finished, advised."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.assessments import actions
from alongside.assessments.forms import EndAssessment, FinishAssessment, WriteAdvice
from alongside.assessments.models import Assessment, State
from alongside.assessments.views.finding import assessment_of, found_of, may, refusal_on, shown
from alongside.decisions.facts import they
from alongside.design.addresses import address
from alongside.design.forms import Form, shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.letters.as_given import fault_in_what_is_given
from alongside.letters.models import Copy
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

LEAD = Permission.ASSESSMENT_LEAD


@person_view(LEAD, page="write_assessment")
def finish(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Finish an assessment: what is still missing stands beside it, and none of that holds it up."""
    one = assessment_of(person, assessment_id)
    if request.method != "POST" and not one.is_open:
        return redirect("assessments:assessment", person.pk, one.pk)
    form = FinishAssessment(request.POST or typed(request), initial={"version": one.version})
    found, concluded = found_of(one)
    if found is None or one.what.test != "adult_eligibility":
        form.fields.pop("is_carer_blind")
    more = {
        "shown": shown(request, one),
        "found": found,
        "concluded": concluded,
    }

    def do(facts: dict[str, Any]) -> None:
        actions.finish_assessment(**{"is_carer_blind": False, **facts})

    return ask(request, person, one, form, do, "assessments/finish.html", {**more, "button": "Finish it"}, then_given)


@person_view(LEAD, page="write_assessment")
def end(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """End an assessment that the person does not want, or that goes no further."""
    one = assessment_of(person, assessment_id)
    if request.method != "POST" and not one.is_open:
        return redirect("assessments:assessment", person.pk, one.pk)
    form = EndAssessment(request.POST or typed(request), initial={"version": one.version})
    refusal = refusal_on(one, in_london(request.at).date())  # type: ignore[attr-defined]
    more = {"button": "End it", "laws": laws_today(request, "no_assessment")}
    more["to_weigh"] = [they(line) for line in refusal[2]] if refusal and person.died_on is None else []

    def do(facts: dict[str, Any]) -> None:
        actions.end_assessment(**facts)

    return ask(request, person, one, form, do, "assessments/end.html", more)


@person_view(LEAD, page="write_assessment")
def advise(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Write the advice that is owed where nothing was found eligible."""
    one = assessment_of(person, assessment_id)
    if request.method != "POST" and (one.advise_by is None or one.advised_at is not None):
        return redirect("assessments:assessment", person.pk, one.pk)
    form = WriteAdvice(request.POST or typed(request), initial={"version": one.version})

    def do(facts: dict[str, Any]) -> None:
        actions.write_advice(**facts)

    more = {"button": "Keep the advice", "laws": laws_today(request, "written_advice")}
    return ask(request, person, one, form, do, "assessments/advise.html", more, then_given)


def ask(
    request: HttpRequest,
    person: Person,
    one: Assessment,
    form: Form,
    do: Callable[[dict[str, Any]], None],
    template: str,
    more: dict[str, Any],
    then: Callable[[HttpRequest, Person, Assessment], str] | None = None,
) -> HttpResponse:
    """One form on a page of its own: done, or shown again with why not. `then`: where it goes on, else it is read."""
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        seen = facts.pop("version")
        with shown_in(form):
            try:
                do({"assessment": one, "seen_version": seen, **facts, "by": request.actor, "at": request.at})  # type: ignore[attr-defined]
            except AlreadyDone:
                pass
            if then is not None:
                return redirect(then(request, person, assessment_of(person, one.pk)))
            return redirect("assessments:assessment", person.pk, one.pk)
    context = {"person": person, "one": one, "form": form, **more}
    return page(request, template, context, status=422 if form.errors else 200)


def then_given(request: HttpRequest, person: Person, one: Assessment) -> str:
    """The address at which an assessment that is finished goes on: the advice that is owed, then the copy to be given.

    The assessment's own page where neither is theirs to do, or something has to be written for the copy first.
    """
    if one.advise_by is not None and one.advised_at is None:
        return address("assessments:advise", person.pk, one.pk)
    copies = Copy.objects.of(person).filter(kind="assessment", source_id=one.pk).order_by("-prepared_at")
    waits = next((copy for copy in copies if copy.is_open and not fault_in_what_is_given(copy)), None)
    if one.state == State.FINISHED and waits is not None and may(request, person, Permission.COPY_GIVE):
        return address("letters:give", person.pk, waits.pk)
    return address("assessments:assessment", person.pk, one.pk)
