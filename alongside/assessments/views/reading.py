"""Pages that read assessments: all of a person's, and one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from alongside import law
from alongside.access.permissions import Permission
from alongside.assessments.models import Assessment, State
from alongside.assessments.views.finding import assessment_of, found_of, may, shown
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.people.doors import person_view
from alongside.people.models import Person


@person_view(page="assessments")
def assessments(request: HttpRequest, person: Person) -> HttpResponse:
    """Every assessment with a person: what is under way first, then what was finished or ended."""
    rows = list(Assessment.objects.of(person).with_everybody().order_by("-begun_at", "-pk"))
    context = {
        "person": person,
        "under_way": [one for one in rows if one.is_open],
        "past": [one for one in rows if not one.is_open],
        "may_lead": may(request, person, Permission.ASSESSMENT_LEAD) and person.died_on is None,
    }
    return page(request, "assessments/assessments.html", context)


@person_view(page="assessment")
def assessment(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """One assessment, in the order of its parts: what they said, what is strong, what could help, what was found."""
    one = assessment_of(person, assessment_id)
    found, concluded = found_of(one)
    context = {
        "person": person,
        "one": one,
        "found": found,
        "concluded": concluded,
        "refusal": _refused(one),
        "may_write": one.is_open and may(request, person, Permission.ASSESSMENT_WRITE),
        "may_lead": may(request, person, Permission.ASSESSMENT_LEAD),
        "may_strike": one.state != State.STRUCK and may(request, person, Permission.MISTAKE_PUT_RIGHT),
        "may_give": one.state == State.FINISHED
        and person.died_on is None
        and may(request, person, Permission.COPY_GIVE),
    }
    if one.state == State.STRUCK:
        return page(request, "assessments/struck.html", context)
    return page(request, "assessments/assessment.html", context | {"shown": shown(one, request.at)})  # type: ignore[attr-defined]


def _refused(one: Assessment) -> law.Verdict | None:
    """What stays owed where the person did not want it; None where they did, or no such law was there that day."""
    if one.state != State.DECLINED or one.ended_at is None or one.what.law != "section_9":
        return None
    try:
        return law.as_at("no_assessment", on=in_london(one.ended_at).date()).judge({"by_whom": "adult"})
    except law.Refused:
        return None
