"""Finding a person, those one is alongside, and adding somebody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.audit import ledger
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions
from alongside.people.clues import readings
from alongside.people.duplicates import Described, fault_in_description
from alongside.people.finding import find
from alongside.people.forms import person as forms
from alongside.people.joined import as_they_go_on
from alongside.people.likely import LikelySame, likely_same
from alongside.people.often_asked import alongside_of
from alongside.workforce.kept import typed


@worker_view(Permission.PERSON_FIND, page="find")
def find_person(request: HttpRequest) -> HttpResponse:
    """Who is meant? The best ten for what was typed; nothing typed, nobody shown."""
    form = forms.FindPerson(request.GET if "q" in request.GET else None)
    asked = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    answer = find(asked, by=request.actor, at=request.at) if asked else None
    found = answer.found if answer else []
    if asked:
        ledger.write_list(request.actor.key, page="find", shown=[one.person.pk for one in found], at=request.at)
    context = {
        "form": form,
        "sought": asked,
        "answer": answer,
        "rows": [(one, one.person.opens_to(request.actor)) for one in found],
        "may_add": bool(decide(Permission.PERSON_ADD, roles=request.actor.roles)),
        "may_begin": bool(decide(Permission.SHIFT_BEGIN_AT_DOOR, roles=request.actor.roles)),
    }
    return page(request, "people/find.html", context)


@worker_view(Permission.PERSON_FIND, page="people")
def people_list(request: HttpRequest) -> HttpResponse:
    """The people this worker is alongside, and the way to find another."""
    rows = alongside_of(worker=request.actor.pk, at=request.at)
    alongside = as_they_go_on(rows, request.actor, at=request.at)
    may_add = bool(decide(Permission.PERSON_ADD, roles=request.actor.roles))
    context = {"form": forms.FindPerson(), "alongside": alongside, "may_add": may_add}
    return page(request, "people/people.html", context)


@worker_view(Permission.PERSON_ADD, page="add_person")
def add_person(request: HttpRequest) -> HttpResponse:
    """Somebody who is not here yet. Those who may be the same person are shown first, with why.

    Nothing here tells of a hidden record: its owner is told by the action.
    """
    form = forms.AddPerson(request.POST or typed(request), initial=_begin_with(request))
    likely: list[LikelySame] = []
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        about = {name: facts[name] for name in ("born_on", "nhs_number", "postcode")}
        if fault := fault_in_description(**about, today=in_london(request.at).date()):
            form.add_error(fault.field, fault.sentence)
        else:
            new = Described.of(name=facts["name"], known_as=facts["known_as"], **about)
            likely = likely_same(new, by=request.actor, at=request.at, but=[facts["id"]]).shown
        seen = request.POST.getlist("not_these")
        if not form.errors and all(str(one.person.pk) in seen for one in likely):
            with shown_in(form):
                try:
                    actions.add_person(**facts, by=request.actor, at=request.at)
                except AlreadyDone:
                    pass
                return redirect("people:story", facts["id"])
    if likely:
        shown = [one.person.pk for one in likely]
        ledger.write_list(request.actor.key, page="add_person", shown=shown, at=request.at)
    context = {"form": form, "likely": [(one, one.person.opens_to(request.actor)) for one in likely]}
    return page(request, "people/add.html", context, status=422 if form.errors else 200)


def _begin_with(request: HttpRequest) -> dict[str, Any]:
    """What a new person's form begins with: what was just looked for, each part of it in its own place."""
    meant = readings(request.GET.get("q", "")[:100], today=in_london(request.at).date())[-1]
    return {
        "name": meant.words[:200],
        "born_on": meant.born[0] if len(meant.born) == 1 else None,
        "nhs_number": meant.nhs_number,
        "postcode": meant.postcode if " " in meant.postcode else "",
    }
