"""What is still open for somebody who died: read, and put to rest one by one, or all at once."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
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
CHANGED = "Somebody changed one of these a moment ago, so all of them are as they were. Look once more."


@person_view(page="still_open")
def still_open_of(request: HttpRequest, person: Person) -> HttpResponse:
    """What still asks something of a person who died."""
    return redirect("people:story", person.pk) if person.died is None else _shown(request, person)


@require_POST
@person_view(REST, page="")
def put_to_rest(request: HttpRequest, person: Person) -> HttpResponse:
    """Close one of them, and come back to the others."""
    for due in _sent(person, [request.POST.get("clock", "")]):
        try:
            actions.put_to_rest(person=person, due=due, by=request.actor, at=request.at)
        except AlreadyDone:
            pass
        except (UnableTo, ChangedMeanwhile) as unable:
            return _shown(request, person, refusal=_why(unable))
    return redirect("desk:still_open", person.pk)


@person_view(REST, page="still_open")
def put_all_to_rest(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask before all of them are put to rest, and then do it: those that were listed, or none."""
    if person.died is None:
        return redirect("people:story", person.pk)
    if request.method != "POST":
        return _shown(request, person, template="desk/put_all_to_rest.html")
    try:
        dues = _sent(person, request.POST.getlist("clock"))
        actions.put_all_to_rest(person=person, dues=dues, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    except (UnableTo, ChangedMeanwhile) as unable:
        return _shown(request, person, refusal=_why(unable), template="desk/put_all_to_rest.html")
    return redirect("desk:still_open", person.pk)


def _sent(person: Person, keys: Iterable[str]) -> list[Due]:
    """The clocks of a person that were sent. One that is there no more was put to rest, and went with what it asked."""
    known = []
    for key in keys:
        try:
            known.append(UUID(key))
        except ValueError:
            continue
    return list(Due.objects.filter(person__in=person.keys, pk__in=known).order_by("due_at", "id"))


def _why(unable: Exception) -> str:
    return CHANGED if isinstance(unable, ChangedMeanwhile) else str(unable)


def _shown(
    request: HttpRequest, person: Person, refusal: str = "", template: str = "desk/still_open.html"
) -> HttpResponse:
    listed = still_open(person, _may_rest(request, person) if person.died else (), at=request.at)  # type: ignore[attr-defined]
    context = {
        "person": person,
        "still_open": listed,
        "to_rest": [one for one in listed if one.may_rest],
        "to_keep": [one for one in listed if not one.may_rest],
        "refusal": refusal,
    }
    return page(request, template, context, status=422 if refusal else 200)


def _may_rest(request: HttpRequest, person: Person) -> set[str]:
    """The kinds of clocks that whoever asks may put to rest."""
    known = {"roles": request.actor.roles, "standing": person.standing, "openness": Openness(person.openness)}  # type: ignore[attr-defined]
    if not decide(REST, **known):
        return set()
    return {name for name, rest in RESTS.items() if decide(rest.needs, **known)}
