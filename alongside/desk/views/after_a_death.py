"""What is still open for somebody who died: read, and put to rest one by one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.design.pages import page
from alongside.desk import actions
from alongside.desk.actions.after_a_death import RESTS
from alongside.desk.after_a_death import still_open
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.models import Due

REST = Permission.CHECK_BACK_ANSWER


@person_view(page="still_open")
def still_open_of(request: HttpRequest, person: Person) -> HttpResponse:
    """What still asks something of a person who died."""
    return redirect("people:story", person.pk) if person.died is None else _shown(request, person)


@require_POST
@person_view(REST, page="")
def put_to_rest(request: HttpRequest, person: Person) -> HttpResponse:
    """Close one of them, and come back to the others."""
    try:
        clock = UUID(request.POST.get("clock", ""))
    except ValueError:
        raise Http404("There is no such clock.") from None
    due = get_object_or_404(Due.objects.filter(person__in=person.keys), pk=clock)
    try:
        actions.put_to_rest(person=person, due=due, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    except (UnableTo, ChangedMeanwhile) as unable:
        return _shown(request, person, refusal=str(unable))
    return redirect("desk:still_open", person.pk)


def _shown(request: HttpRequest, person: Person, refusal: str = "") -> HttpResponse:
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    may_rest = decide(REST, roles=actor.roles, standing=person.standing, openness=Openness(person.openness))
    context = {
        "person": person,
        "still_open": still_open(person, RESTS if may_rest and person.died else (), at=at),
        "refusal": refusal,
    }
    return page(request, "desk/still_open.html", context, status=422 if refusal else 200)
