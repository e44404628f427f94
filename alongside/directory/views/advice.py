"""Advice and information that a person was given: a short form, and one of them with whether it helped."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.forms import advice as forms
from alongside.directory.models import Advice, Introduction, Service
from alongside.directory.views.choices import stands_already, today
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

ADVISE = Permission.ADVISE
OFFERED = 40


@person_view(ADVISE, page="give_advice")
def give(request: HttpRequest, person: Person) -> HttpResponse:
    """Write down advice or information that this person was given. `about` in the address names an entry."""
    entries = _entries(request, person)
    form = forms.GiveAdvice(
        request.POST or typed(request),
        entries=[(key, one.name) for key, one in entries.items()],
        initial={"given_on": today(request), "service": request.GET.get("about", "")[:36]},
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        facts["service"] = entries.get(facts.get("service") or "")
        with shown_in(form):
            try:
                actions.give_advice(person=person, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("directory:advice", person.pk, facts["id"])
    context = {"form": form, "person": person, "button": "Put it in their story"}
    context["laws"] = laws_today(request, "information_and_advice")
    return page(request, "directory/give_advice.html", context, status=422 if form.errors else 200)


def _entries(request: HttpRequest, person: Person) -> dict[str, Service]:
    """Entries that advice may be about: the one the page was opened with, and those suggested to the person."""
    named = (request.POST.get("service") or request.GET.get("about", ""))[:36]
    rows = Introduction.objects.of(person).in_order()[:OFFERED]
    offered = {str(row.service_id): row.service for row in rows}
    try:
        key = UUID(named)
    except ValueError:
        return offered
    one = Service.objects.filter(pk=key).first()
    return offered if one is None else {str(one.pk): one, **offered}


@person_view(page="advice")
def one_advice(request: HttpRequest, person: Person, advice_id: UUID) -> HttpResponse:
    """What they were told, in which form and by whom; and whether it helped, which can be asked at any time."""
    rows = Advice.objects.of(person).select_related("service", "given_by", "asked_by")
    advice = carrying(get_object_or_404(rows, pk=advice_id), person)
    may = person.opens_to(request.actor, ADVISE)
    begin = {"version": advice.version, "helped": advice.helped, "words": advice.helped_words}
    form = forms.SayWhetherItHelped(request.POST or typed(request), initial=begin)
    if request.method == "POST" and may and form.is_valid():
        facts = form.cleaned_data
        if stands_already(form, advice, helped="helped", words="helped_words"):
            return redirect("directory:advice", person.pk, advice.pk)
        with shown_in(form):
            actions.say_whether_it_helped(
                advice=advice,
                seen_version=facts["version"],
                helped=facts["helped"],
                words=facts["words"],
                by=request.actor,
                at=request.at,
            )
            return redirect("directory:advice", person.pk, advice.pk)
    context = {"person": person, "advice": advice, "form": form if may else None}
    return page(request, "directory/advice.html", context, status=422 if form.errors else 200)
