"""Pages that put a mistake right: an assessment is struck, goes on in the right record, and opens for a few."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.assessments import actions
from alongside.assessments.forms import StrikeAssessment
from alongside.assessments.models import State
from alongside.assessments.moving import fates, fault_in_moving, mark_of
from alongside.assessments.views.ending import ask
from alongside.assessments.views.finding import assessment_of, own_of
from alongside.assessments.views.reading import as_read
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.people.open_to import open_to
from alongside.workforce.kept import typed


@person_view(Permission.MISTAKE_PUT_RIGHT, page="write_assessment")
def strike(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Mark an assessment as entered in error; what is about somebody else goes on in their record.

    What becomes of each thing that was picked is said before it is moved, and done as it was said.
    """
    one = assessment_of(person, assessment_id)
    if request.method != "POST" and one.state == State.STRUCK:
        return redirect("assessments:assessment", person.pk, one.pk)
    there = open_to(request.actor, Permission.ASSESSMENT_LEAD, at=request.at)  # type: ignore[attr-defined]
    others = {key: other for key, other in there.items() if other.pk not in person.keys}
    form = StrikeAssessment(
        request.POST or typed(request),
        people=[(key, other.name) for key, other in others.items()],
        initial={"id": new_id(), "version": one.version},
    )

    to = others.get(form.cleaned_data["to"]) if form.is_valid() else None
    found = fates(one, to) if to and not fault_in_moving(one, to) else []
    mark = mark_of(found, to) if to and found else ""
    more = {"fates": found, "mark": mark, "to": to, "own": own_of(one), "button": "Strike it"}
    if mark and request.POST.get("told") != mark:  # it is said first what is left behind
        return page(request, "assessments/strike.html", {"person": person, "one": one, "form": form, **more})

    def do(facts: dict[str, Any]) -> None:
        actions.strike_assessment(goes_on_as=facts.pop("id"), **{**facts, "to": to})

    return ask(request, person, one, form, do, "assessments/strike.html", more)


@person_view(Permission.STRUCK_OPEN, page="struck")
def struck(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """What a struck assessment said, for those who may open it."""
    one = assessment_of(person, assessment_id)
    if one.state != State.STRUCK:
        raise Http404("This was not struck.")
    return page(request, "assessments/assessment.html", as_read(request, person, one))
