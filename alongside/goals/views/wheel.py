"""What turned the two wheels: written down as it happened, opened, taken back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions, sources
from alongside.goals.elements import elements
from alongside.goals.forms.wheel import TakeBackTurn, TurnWheels
from alongside.goals.models import WheelEvent
from alongside.goals.models.partnership import Part
from alongside.goals.together import in_it
from alongside.goals.views.may import may, partnership_of, shown
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.people.models.story_item import Voice
from alongside.workforce.kept import typed

CHANGE = Permission.PARTNERSHIP_CHANGE


@person_view(CHANGE, page="change_partnership")
def turn(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Write down what happened, and which elements of either wheel it touched, in no order."""
    one = partnership_of(person, partnership_id)
    both = {str(row.pk): row for row in one.now_in_it() if row.part == Part.BOTH}
    facts = sources.offered(person, request.actor)
    first = {"happened_on": in_london(request.at).date(), "voice": Voice.WORKER, "source": request.GET.get("of", "")}
    form = TurnWheels(
        request.POST or typed(request),
        of=elements(),
        whose=[(key, row.who(person.called)) for key, row in both.items()] if len(both) > 1 else [],
        facts=facts,
        initial=first,
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kind, key = sources.read(said.get("source", ""))
        with shown_in(form):
            try:
                actions.turn_wheels(
                    partnership=one,
                    id=said["id"],
                    happened_on=said["happened_on"],
                    elements=form.elements(),
                    words=said["words"],
                    voice=said["voice"],
                    partner=both.get(said.get("whose", "")),
                    source_kind=kind,
                    source_id=key,
                    by=request.actor,
                    at=request.at,
                )
            except AlreadyDone:
                pass
            return redirect("goals:partnership", person.pk, one.pk)
    return shown(request, "goals/turn.html", person, one, form)


@person_view(page="partnership")
def turned(request: HttpRequest, person: Person, event_id: UUID) -> HttpResponse:
    """One thing that turned the wheels; whoever may change it can take it back."""
    rows = WheelEvent.objects.of(person).select_related("recorded_by", "taken_back_by", "partner__worker")
    event = get_object_or_404(rows.select_related("partner__contact").prefetch_related("touches"), pk=event_id)
    one = event.partnership = partnership_of(person, event.partnership_id)
    context = {
        "person": person,
        "one": one,
        "who": in_it(one, person),
        "event": event,
        "whose": event.partner.who(person.called) if event.partner else "",
        "source": sources.called(event.source_kind),
        "href": sources.href_of(event.source_kind, person.pk, event.source_id),
        "may_change": may(request, person, CHANGE) and event.taken_back_at is None,
    }
    return page(request, "goals/turned.html", context)


@person_view(CHANGE, page="change_partnership")
def take_back(request: HttpRequest, person: Person, event_id: UUID) -> HttpResponse:
    """Take back what was entered in error."""
    event = get_object_or_404(WheelEvent.objects.of(person), pk=event_id)
    one = event.partnership = partnership_of(person, event.partnership_id)
    form = TakeBackTurn(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.take_back_turn(event=event, **form.cleaned_data, by=request.actor, at=request.at)
            return redirect("goals:partnership", person.pk, one.pk)
    return shown(request, "goals/take_back_turn.html", person, one, form, event=event)
