"""What both bring, with who says so and where it is drawn on; and one more of it."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.conversations.models import Conversation
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.forms.connection import ME, NameStrength
from alongside.goals.models import DrawnOn
from alongside.goals.models.strengths import SaidBy
from alongside.goals.sides import PERSON, WORKER, Sides, brought, sides_of
from alongside.goals.views.may import may
from alongside.kit.moments import date_in_words, in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.actions import name_strength as name_persons_strength
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.people.models.strength import Says
from alongside.workforce.kept import typed

NAME = Permission.STRENGTH_NAME
EARLIER_AT_MOST = 20


@person_view(page="strengths")
def strengths(request: HttpRequest, person: Person) -> HttpResponse:
    """The strengths of both, side by side: who says so, where each showed, which steps draw on it."""
    both = brought(sides_of(person, request.actor, at=request.at))
    drawn: dict[UUID | None, list[Any]] = defaultdict(list)
    for row in DrawnOn.objects.filter(step__person__in=person.keys).select_related("step").order_by("pk"):
        drawn[row.strength_id or row.worker_strength_id].append(row.step)
    named_in = {one.conversation for one in both if one.conversation}
    talks = {one.pk: one for one in Conversation.objects.of(person).standing().filter(pk__in=named_in)}
    rows = [(one, talks.get(one.conversation), drawn[UUID(one.key.partition(":")[2])]) for one in both]
    context = {
        "person": person,
        "theirs": [row for row in rows if row[0].kind == "person"],
        "workers": [row for row in rows if row[0].kind == "worker"],
        "may_name": may(request, person, NAME),
        "may_introduce": may(request, person, Permission.INTRODUCE),
    }
    return page(request, "goals/strengths.html", context)


@person_view(NAME, page="strengths")
def name_strength(request: HttpRequest, person: Person) -> HttpResponse:
    """Name a strength of one of the two, with who says so."""
    sides = sides_of(person, request.actor, at=request.at)
    rows = Conversation.objects.of(person).standing().order_by("-contact_at")[:EARLIER_AT_MOST]
    talks = {str(one.pk): one for one in rows}
    form = NameStrength(
        request.POST or typed(request),
        sides=sides,
        conversations=[
            (key, f"{one.title}, {date_in_words(in_london(one.contact_at).date())}") for key, one in talks.items()
        ],
        initial={"whose": request.GET.get("whose") or PERSON, "kind": "personal", "conversation": ""},
    )
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            try:
                _name(person, sides, talks.get(said.pop("conversation")), said, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("goals:strengths", person.pk)
    context = {"person": person, "form": form, "button": "Keep this strength"}
    return page(request, "goals/name_strength.html", context, status=422 if form.errors else 200)


def _name(person: Person, sides: Sides, talk: Conversation | None, said: dict[str, Any], *, by: Any, at: Any) -> None:
    """By the act of whoever's strength it is."""
    whose, kind, says = said.pop("whose"), said.pop("kind"), said.pop("says")
    if whose == PERSON:
        says = {ME: Says.WORKER, PERSON: Says.PERSON}.get(says, says)
        kind = {"kind": kind} if kind else {}
        source = talk.pk if talk else None
        name_persons_strength(person=person, says=says, source_id=source, **kind, **said, by=by, at=at)
        return
    worker = sides.workers[whose.removeprefix(WORKER)]
    if says == ME and worker != by:
        says, said["says_name"] = SaidBy.OTHER, by.name
    says = {ME: SaidBy.WORKER, PERSON: SaidBy.PERSON}.get(says, says)
    actions.name_worker_strength(person=person, worker=worker, says=says, conversation=talk, **said, by=by, at=at)
