"""Pages that read assessments: all of a person's, and one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.assessments.models import Assessment, State
from alongside.assessments.own_words_shown import how_it_stands
from alongside.assessments.together import together, who_waits
from alongside.assessments.views.finding import assessment_of, found_of, may, own_of, refusal_on, shown
from alongside.decisions.law_at_the_side import of_version
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.letters.models import Copy
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
        "may_lead": may(request, person, Permission.ASSESSMENT_LEAD),
    }
    return page(request, "assessments/assessments.html", context)


# What the page of an assessment offers to do, and whom it asks; a page that is only read has none of it.
DONE_OR_ASKED = (
    "may_write", "may_notice", "may_lead", "may_strike", "may_give", "may_offer", "copies", "together", "waits",
)  # fmt: skip


@person_view(page="assessment")
def assessment(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """One assessment, in the order of its parts: what they said, what is strong, what could help, what was found."""
    one = assessment_of(person, assessment_id)
    if one.state == State.STRUCK:
        may_open = may(request, person, Permission.STRUCK_OPEN)
        return page(request, "assessments/struck.html", {"person": person, "one": one, "may_open": may_open})
    may_lead = may(request, person, Permission.ASSESSMENT_LEAD)
    may_give = one.state == State.FINISHED and person.died_on is None and may(request, person, Permission.COPY_GIVE)
    copies = Copy.objects.of(person).filter(kind="assessment", source_id=one.pk).order_by("-prepared_at")
    more = {
        "may_write": one.is_open and may(request, person, Permission.ASSESSMENT_WRITE),
        "may_notice": may(request, person, Permission.ASSESSMENT_WRITE),
        "may_lead": may_lead,
        "may_strike": may(request, person, Permission.MISTAKE_PUT_RIGHT),
        "may_offer": one.is_open and person.died_on is None and may(request, person, Permission.SELF_ASSESSMENT_OFFER),
        "may_give": may_give,
        "copies": list(copies) if one.state == State.FINISHED else [],
        "together": together(one, request.actor, at=request.at),  # type: ignore[attr-defined]
        "waits": who_waits(one, request.actor, at=request.at),  # type: ignore[attr-defined]
    }
    return page(request, "assessments/assessment.html", as_read(request, person, one) | more)


def as_read(request: HttpRequest, person: Person, one: Assessment) -> dict[str, Any]:
    """What the page of one assessment holds, whoever reads it: nothing on it can be done yet."""
    found, concluded = found_of(one)
    own = own_of(one)
    return {
        "own": own,
        "own_stands": how_it_stands(own, at=request.at) if own else "",  # type: ignore[attr-defined]
        "person": person,
        "one": one,
        "found": found,
        "concluded": concluded,
        "shown": shown(request, one),
        **_refused(one),
        **dict.fromkeys(DONE_OR_ASKED),
    }


def _refused(one: Assessment) -> dict[str, Any]:
    """What stays owed where the person did not want it, and its law; None where they did, or no such law was there."""
    found = None
    if one.state == State.DECLINED and one.ended_at is not None:
        found = refusal_on(one, in_london(one.ended_at).date())
    if found is None:
        return {"refusal": None, "refusal_law": None, "to_weigh": ()}
    verdict, version, to_weigh = found
    return {"refusal": verdict, "refusal_law": of_version(version), "to_weigh": to_weigh}
