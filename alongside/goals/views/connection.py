"""Somebody new in a person's life, and whether they are still in touch."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.forms.connection import AskInTouch, Connect
from alongside.goals.models import Activity, Connection, Step
from alongside.goals.models.activity import CameOf
from alongside.goals.models.step import Happened
from alongside.goals.views.may import may
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.actions import UnableToTellApart
from alongside.people.doors import person_view
from alongside.people.models import Contact, Person, carrying
from alongside.workforce.kept import typed

RECORD = Permission.CONNECTION_RECORD
ACTIVITY, STEP = "activity:", "step:"


@person_view(RECORD, page="connection")
def connect(request: HttpRequest, person: Person) -> HttpResponse:
    """Say that somebody new is in the person's life: at any time, from anywhere."""
    told = Connection.objects.of(person).values("contact")
    contacts = {str(one.pk): one for one in Contact.objects.of(person).still().exclude(pk__in=told)}
    from_where = _from_where(person)
    first = {"made_on": in_london(request.at).date(), "came_from": request.GET.get("from", ""), "contact": ""}
    form = Connect(
        request.POST or typed(request),
        contacts=[(key, one.name) for key, one in contacts.items()],
        came_from=[(key, words) for key, (words, _) in from_where.items()],
        initial=first,
    )
    is_alike = "is_somebody_else" in request.POST
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        key = said.pop("came_from")
        source = {key.partition(":")[0]: from_where[key][1]} if key else {}
        contact = contacts.get(said.pop("contact"))
        with shown_in(form):
            try:
                actions.make_connection(
                    person=person, contact=contact, **said, **source, by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            except UnableToTellApart as refusal:
                is_here = str(refusal).split(" Open ")[0]
                is_alike = True
                form.add_error(
                    "name", f"{is_here} Choose them from the list if it is they; if it is somebody else, say so below."
                )
            if not form.errors:
                return redirect("goals:connection", person.pk, said["id"])
    context = {"person": person, "form": form, "is_alike": is_alike, "button": "Keep this"}
    return page(request, "goals/connect.html", context, status=422 if form.errors else 200)


def _from_where(person: Person) -> dict[str, tuple[str, Any]]:
    """What somebody new can have come from: things done together, and steps that are not put off, the newest first."""
    activities = Activity.objects.of(person).exclude(came_of=CameOf.NOT_THIS_TIME).order_by("-planned_at", "-pk")
    steps = Step.objects.of(person).exclude(happened=Happened.NOT_NOW).order_by("-added_at", "-pk")
    return {
        **{ACTIVITY + str(one.pk): (f"Together: {one.words}", one) for one in activities},
        **{STEP + str(one.pk): (f"The step: {one.words}", one) for one in steps},
    }


@person_view(page="connection")
def connection(request: HttpRequest, person: Person, connection_id: UUID) -> HttpResponse:
    """Somebody new: where it came from, and whether they are still in touch."""
    rows = Connection.objects.of(person).select_related("contact", "step", "activity", "recorded_by")
    one = carrying(get_object_or_404(rows, pk=connection_id), person)
    form = AskInTouch(request.POST or typed(request), initial={"asked_on": in_london(request.at).date()})
    may_record = may(request, person, RECORD)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.say_still_in_touch(connection=one, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("goals:connection", person.pk, one.pk)
    context = {
        "person": person,
        "one": one,
        "form": form,
        "answers": one.asked.select_related("asked_by").order_by("-asked_on", "-asked_at"),
        "may_record": may_record,
    }
    return page(request, "goals/connection.html", context, status=422 if form.errors else 200)
