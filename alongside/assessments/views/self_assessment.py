"""A worker offers a person to assess themselves by a link, gives it, takes it back, and reads what they wrote."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.assessments import actions
from alongside.assessments.forms import GiveAnotherLink, OfferSelfAssessment
from alongside.assessments.models import LinkChannel, SelfAssessment, State
from alongside.assessments.own_words_shown import answers_of, how_it_stands
from alongside.assessments.self_assessment_keys import LASTS, code_of
from alongside.assessments.views.finding import assessment_of, may, own_of
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.law.beside import law_on
from alongside.letters.ways import ways_to
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.people.models.communication import CommunicationNeeds
from alongside.workforce.kept import typed

OFFER = Permission.SELF_ASSESSMENT_OFFER


def _own_of(person: Person, self_assessment_id: UUID) -> SelfAssessment:
    """One of a person's self-assessments, who carries the standing they were read with; 404 for any other."""
    rows = SelfAssessment.objects.of(person).with_everybody().prefetch_related("words")
    own = get_object_or_404(rows, pk=self_assessment_id)
    carrying(own.assessment, person)
    return own


@person_view(OFFER, page="offer_self_assessment")
def offer(request: HttpRequest, person: Person, assessment_id: UUID) -> HttpResponse:
    """Offer a person to assess themselves, supported: that they are able, willing and have the capacity; and a link."""
    one = assessment_of(person, assessment_id)
    if request.method != "POST":
        if (own := own_of(one)) is not None:
            return redirect("assessments:self_assessment", person.pk, own.pk)
        if not one.is_open:
            return redirect("assessments:assessment", person.pk, one.pk)
    ways = ways_to(person, request.actor, request.at, channels=LinkChannel)  # type: ignore[attr-defined]
    first = {"id": new_id(), "ends_on": in_london(request.at + LASTS).date()}  # type: ignore[attr-defined]
    form = OfferSelfAssessment(request.POST or typed(request), ways=ways.open, initial=first)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.offer_self_assessment(assessment=one, **form.cleaned_data, by=request.actor, at=request.at)  # type: ignore[attr-defined]
            except AlreadyDone:
                pass
            return redirect("assessments:link", person.pk, form.cleaned_data["id"])
    context = {"person": person, "one": one, "form": form, "ways": ways, "button": "Make the link"}
    context["law"] = law_on("self_assessment", in_london(request.at).date())  # type: ignore[attr-defined]
    return page(request, "assessments/offer.html", context, status=422 if form.errors else 200)


@person_view(page="self_assessment")
def shows(request: HttpRequest, person: Person, self_assessment_id: UUID) -> HttpResponse:
    """What a person wrote of themselves, as theirs; until they send it, only how it stands."""
    return _shown(request, person, _own_of(person, self_assessment_id))


def _shown(request: HttpRequest, person: Person, own: SelfAssessment, problem: str = "") -> HttpResponse:
    if own.assessment.state == State.STRUCK:
        return redirect("assessments:assessment", person.pk, own.assessment_id)
    at: Any = request.at  # type: ignore[attr-defined]
    may_offer = may(request, person, OFFER) and own.assessment.is_open and person.died_on is None
    may_write = may(request, person, Permission.ASSESSMENT_WRITE)
    context = {
        "person": person,
        "own": own,
        "law": law_on("self_assessment", in_london(own.offered_at).date()),
        "problem": problem,
        "stands": how_it_stands(own, at=at),
        "is_going": own.is_going(at=at),
        "answers": answers_of(own) if own.sent_at else [],
        "is_shown": may_offer and own.is_shown(request.actor, at=at),  # type: ignore[attr-defined]
        "may_offer": may_offer,
        "may_pick": may_write and own.assessment.is_open,
        "picked": {pick.source_id: pick.into.label for pick in own.assessment.picked.filter(source="own_words")},
        "may_read": may_write and own.sent_at is not None and own.read_at is None,
    }
    return page(request, "assessments/self_assessment.html", context, status=409 if problem else 200)


@person_view(OFFER, page="offer_self_assessment")
def link(request: HttpRequest, person: Person, self_assessment_id: UUID) -> HttpResponse:
    """The link, to be copied, printed or sent: for an hour, to whoever made it."""
    own = _own_of(person, self_assessment_id)
    if not own.is_shown(request.actor, at=request.at):  # type: ignore[attr-defined]
        return redirect("assessments:self_assessment", person.pk, own.pk)
    code, needs = code_of(own.pk, own.turn), CommunicationNeeds.objects.counting(person)
    context = {
        "person": person,
        "own": own,
        "code": code,
        "is_large": needs is not None and "large_print" in needs.formats,
        "address": request.build_absolute_uri(reverse("assessments:own_words", args=[code])),
        "short": request.build_absolute_uri(reverse("assessments:own_words_door")),
    }
    response = page(request, "assessments/link.html", context)
    response["Cache-Control"] = "no-store"
    return response


@person_view(OFFER, page="offer_self_assessment")
def another(request: HttpRequest, person: Person, self_assessment_id: UUID) -> HttpResponse:
    """Another link to the same page: where one was lost, has ended, or was shut after wrong words."""
    own = _own_of(person, self_assessment_id)
    if request.method != "POST" and not own.assessment.is_open:
        return redirect("assessments:self_assessment", person.pk, own.pk)
    at: Any = request.at  # type: ignore[attr-defined]
    ways = ways_to(person, request.actor, at, channels=LinkChannel)  # type: ignore[attr-defined]
    first = {"version": own.version, "channel": own.channel, "ends_on": in_london(at + LASTS).date()}
    form = GiveAnotherLink(request.POST or typed(request), ways=ways.open, initial=first)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.give_another_link(
                own=own,
                seen_version=facts.pop("version"),
                **facts,
                by=request.actor,  # type: ignore[attr-defined]
                at=at,
            )
            return redirect("assessments:link", person.pk, own.pk)
    context = {"person": person, "own": own, "form": form, "ways": ways, "button": "Make another link"}
    context["law"] = law_on("self_assessment", in_london(own.offered_at).date())
    return page(request, "assessments/another_link.html", context, status=422 if form.errors else 200)


@require_POST
@person_view(OFFER, page="self_assessment")
def take_back(request: HttpRequest, person: Person, self_assessment_id: UUID) -> HttpResponse:
    """Take the link back."""
    own = _own_of(person, self_assessment_id)
    actions.take_back_link(own=own, by=request.actor, at=request.at)  # type: ignore[attr-defined]
    return redirect("assessments:self_assessment", person.pk, own.pk)


@require_POST
@person_view(Permission.ASSESSMENT_WRITE, page="self_assessment")
def have_read(request: HttpRequest, person: Person, self_assessment_id: UUID) -> HttpResponse:
    """Say that what they wrote was read together with them. What they added meanwhile is shown first."""
    own = _own_of(person, self_assessment_id)
    seen = request.POST.get("version", "")
    try:
        actions.read_together(
            own=own,
            seen_version=int(seen) if seen.isdecimal() and len(seen) < 9 else 0,
            by=request.actor,  # type: ignore[attr-defined]
            at=request.at,  # type: ignore[attr-defined]
        )
    except AlreadyDone:
        pass
    except UnableTo as refusal:
        return _shown(request, person, _own_of(person, self_assessment_id), str(refusal))
    return redirect("assessments:self_assessment", person.pk, own.pk)
