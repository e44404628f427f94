"""What a person agrees to share: the list, one agreement, a new one, taking it back, the page to print."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions
from alongside.people.doors import person_view
from alongside.people.forms import consent as forms
from alongside.people.models import Consent, Contact, Person, carrying
from alongside.people.models.consent import HowGiven, WhoAgreed
from alongside.people.models.contact import HOLD_POWERS
from alongside.people.views.contact import may
from alongside.workforce.kept import typed

RECORD = Permission.SHARING_RECORD
LAW = "information_sharing"


@person_view(page="sharing")
def sharing(request: HttpRequest, person: Person) -> HttpResponse:
    """What this person agrees to share now, and what was agreed before."""
    context = {**_sorted(request, person), "person": person, "may_record": may(request, person, RECORD)}
    context["laws"] = laws_today(request, LAW)
    return page(request, "people/sharing.html", context)


@person_view(page="sharing")
def sharing_to_print(request: HttpRequest, person: Person) -> HttpResponse:
    """The same on paper, for the person to keep, with how to take it back."""
    return page(request, "people/sharing_to_print.html", {**_sorted(request, person), "person": person})


def _sorted(request: HttpRequest, person: Person) -> dict[str, Any]:
    """What is agreed or to come, and what is over or taken back."""
    today = in_london(request.at).date()
    consents = [(one, one.state(on=today)) for one in Consent.objects.of(person)]
    return {
        "now_agreed": [row for row in consents if row[1] in ("agreed", "to come")],
        "before": [row for row in consents if row[1] not in ("agreed", "to come")],
    }


def _one_of(person: Person, consent_id: UUID) -> Consent:
    rows = Consent.objects.of(person).select_related("contact", "decided_by", "recorded_by", "taken_back_by")
    return carrying(get_object_or_404(rows, pk=consent_id), person)


@person_view(page="sharing")
def one_consent(request: HttpRequest, person: Person, consent_id: UUID) -> HttpResponse:
    """One agreement: what, with whom, from, until, how it was given, by whom recorded; whether it was taken back."""
    one = _one_of(person, consent_id)
    state = one.state(on=in_london(request.at).date())
    context = {
        "person": person,
        "consent": one,
        "laws": laws_today(request, LAW),
        "state": state,
        "how": HowGiven(one.how_given).label,
        "theirs": one.who_agreed == WhoAgreed.PERSON,
        "who": WhoAgreed(one.who_agreed).label,
        "may_take_back": may(request, person, RECORD) and one.taken_back_on is None and state != "over",
    }
    return page(request, "people/consent.html", context)


@person_view(RECORD, page="change_sharing")
def agree_sharing(request: HttpRequest, person: Person) -> HttpResponse:
    """Record what this person agrees to share, with somebody in their life or an organisation."""
    today = in_london(request.at).date()
    people = {str(one.pk): one for one in Contact.objects.of(person).still().prefetch_related("relationships")}
    deciders = [
        (key, one.name)
        for key, one in people.items()
        if any(tie.kind in HOLD_POWERS for tie in one.relationships.all())
    ]
    form = forms.AgreeSharing(
        request.POST or typed(request),
        contacts=[(key, one.name) for key, one in people.items()],
        deciders=deciders,
        initial={"starts_on": today, "whom": request.GET.get("with", ""), "who_agreed": WhoAgreed.PERSON},
    )
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        contact, decider = people.get(facts.pop("whom")), people.get(facts.pop("decided_by"))
        with shown_in(form):
            try:
                actions.agree_sharing(
                    person=person, contact=contact, decided_by=decider, **facts, by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return redirect("people:sharing", person.pk)
    context = {"form": form, "person": person, "button": "Record what is agreed", "laws": laws_today(request, LAW)}
    return page(request, "people/agree_sharing.html", context, status=422 if form.errors else 200)


@person_view(RECORD, page="change_sharing")
def take_back_sharing(request: HttpRequest, person: Person, consent_id: UUID) -> HttpResponse:
    """The person takes it back: when, and how they said so."""
    one = _one_of(person, consent_id)
    begins = {"version": one.version, "taken_back_on": in_london(request.at).date()}
    form = forms.TakeBack(request.POST or typed(request), initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.take_back_sharing(
                consent=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("people:consent", person.pk, one.pk)
    context = {"form": form, "person": person, "consent": one, "button": "Take it back"}
    context["laws"] = laws_today(request, LAW)
    return page(request, "people/take_back.html", context, status=422 if form.errors else 200)
