"""How to communicate with a person: what they said, and asking again."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.law.beside import law_on
from alongside.people import actions
from alongside.people.communication import banner, chosen, steps_taken
from alongside.people.doors import person_view
from alongside.people.flagging import needs_of
from alongside.people.forms.communication import AskCommunication
from alongside.people.models import CommunicationNeeds, Person
from alongside.workforce.kept import typed

LAW = "accessible_information"


@person_view(page="communication")
def communication(request: HttpRequest, person: Person) -> HttpResponse:
    """What a person said when they were asked how to communicate with them, and what it changes."""
    needs = needs_of(person)
    may_change = decide(
        Permission.PERSON_CHANGE,
        roles=request.actor.roles,
        standing=person.standing,
        openness=Openness(person.openness),
    )
    today = in_london(request.at).date()
    context = {
        "person": person,
        "needs": needs,
        "in_short": banner(needs) if needs else "",
        "chosen": chosen(needs) if needs else [],
        "shared": needs.share_with or needs.get_share_display().capitalize() if needs else "",
        "is_overdue": bool(needs and needs.is_overdue(on=today)),
        "may_change": bool(may_change),
        "law": law_on(LAW, today, **({"present": steps_taken(needs, on=today)} if needs else {})),
    }
    return page(request, "people/communication.html", context)


@person_view(Permission.PERSON_CHANGE, page="ask_communication")
def ask_communication(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask, and write down what they say. Begins with what they said before; a second editor sees both."""
    form = AskCommunication(request.POST or typed(request), initial=_as_it_stands(person, request))
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            try:
                actions.write_communication(
                    person=person,
                    seen_version=facts.pop("version") or 0,
                    **{**facts, "has_needs": bool(facts["has_needs"])},
                    by=request.actor,
                    at=request.at,
                )
            except AlreadyDone:
                pass
            return redirect("people:communication", person.pk)
    context = {"form": form, "person": person, "laws": laws_today(request, LAW)}
    return page(request, "people/ask_communication.html", context, status=422 if form.errors else 200)


def _as_it_stands(person: Person, request: HttpRequest) -> dict[str, Any]:
    needs = needs_of(person)
    today = in_london(request.at).date()
    a_year_on = today.replace(year=today.year + 1, day=min(today.day, 28))
    key: UUID = new_id()
    if needs is None:
        return {"id": key, "version": None, "review_on": a_year_on, "share": "all"}
    asked = [name for name in AskCommunication.base_fields if hasattr(CommunicationNeeds, name)]
    return {
        **{name: getattr(needs, name) for name in asked},
        "id": key,
        "said_on": None,
        "supported_by": "",
        "review_on": a_year_on,
    }
