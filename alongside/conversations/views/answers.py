"""Pages on which what came of it is said: an undertaking, an offer, a check-back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside import packs
from alongside.access.permissions import Permission
from alongside.conversations import actions
from alongside.conversations.forms import answers as forms
from alongside.conversations.models import CheckBack, Offer, Undertaking
from alongside.conversations.models.check_back import CameOut
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

ANSWER = Permission.UNDERTAKING_ANSWER


def _where_it_was_said(person: Person, one: Undertaking | Offer | CheckBack) -> HttpResponse:
    """Of what followed from a conversation that was struck, nothing is shown but that."""
    return redirect("conversations:conversation", person.pk, one.conversation_id)


@person_view(page="undertaking")
def undertaking(request: HttpRequest, person: Person, undertaking_id: UUID) -> HttpResponse:
    """What somebody said they would do, and what came of it; read by all who open the record."""
    rows = Undertaking.objects.of(person).select_related("worker", "contact", "answered_by", "conversation")
    one = get_object_or_404(rows, pk=undertaking_id)
    if one.conversation.struck_at is not None:
        return _where_it_was_said(person, one)
    carrying(one, person)
    form = forms.AnswerUndertaking(
        request.POST or typed(request), initial={"version": one.version, "happened": request.GET.get("happened")}
    )
    if request.method == "POST" and form.is_valid():
        answers, now = dict(form.cleaned_data), {"by": request.actor, "at": request.at}
        version, by_on = answers.pop("version"), answers.pop("by_on")
        with shown_in(form):
            if answers["happened"] == forms.NOT_YET:
                actions.put_off_undertaking(undertaking=one, seen_version=version, by_on=by_on, **now)
            else:
                actions.answer_undertaking(undertaking=one, seen_version=version, **answers, **now)
            return redirect("people:story", person.pk)
    context = {"person": person, "one": one, "who": one.who(person.called), "form": form}
    return page(request, "conversations/undertaking.html", context, status=422 if form.errors else 200)


@person_view(ANSWER, page="offer")
def offer(request: HttpRequest, person: Person, offer_id: UUID) -> HttpResponse:
    """Whether something that was offered helped."""
    one = get_object_or_404(
        Offer.objects.filter(conversation__person__in=person.keys).select_related("conversation"), pk=offer_id
    )
    if one.conversation.struck_at is not None:
        return _where_it_was_said(person, one)
    carrying(one.conversation, person)
    initial = {"version": one.version, "helped": one.helped, "how_it_helped": one.how_it_helped}
    form = forms.AnswerOffer(request.POST or typed(request), initial=initial)
    back = reverse("conversations:conversation", args=[person.pk, one.conversation_id])
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.answer_offer(offer=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            return redirect(back)
    context = {
        "person": person, "form": form, "title": "Did it help?", "intro": one.what, "button": "Save", "back": back,
    }  # fmt: skip
    return page(request, "conversations/answer.html", context, status=422 if form.errors else 200)


def _check_back(person: Person, key: UUID) -> CheckBack:
    rows = CheckBack.objects.of(person).select_related("owner", "answered_by", "conversation__series")
    one = get_object_or_404(rows, pk=key, on__isnull=False)
    carrying(one, person)
    return one


@person_view(page="check_back")
def check_back(request: HttpRequest, person: Person, check_back_id: UUID) -> HttpResponse:
    """When somebody goes back to ask, and how it went."""
    one = _check_back(person, check_back_id)
    if one.conversation.struck_at is not None:
        return _where_it_was_said(person, one)
    form = forms.AnswerCheckBack(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.answer_check_back(
                check_back=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            if facts["came_out"] == CameOut.ALL_WELL:
                return redirect("conversations:series", person.pk, one.conversation.series_id)
            address = reverse("conversations:start", args=[person.pk])
            return redirect(f"{address}?series={one.conversation.series_id}")
    context: dict[str, Any] = {
        "person": person,
        "one": one,
        "form": form,
        "may_pause": packs.active().clock("check_back_days").may_pause,
    }
    return page(request, "conversations/check_back.html", context, status=422 if form.errors else 200)


@person_view(Permission.CHECK_BACK_ANSWER, page="check_back")
def pause_check_back(request: HttpRequest, person: Person, check_back_id: UUID) -> HttpResponse:
    """Put a check-back off to a later day, for a reason, where the pack allows it."""
    one = _check_back(person, check_back_id)
    if one.conversation.struck_at is not None:
        return _where_it_was_said(person, one)
    form = forms.Pause(request.POST or typed(request), initial={"version": one.version})
    back = reverse("conversations:check_back", args=[person.pk, one.pk])
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.pause_check_back(
                check_back=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect(back)
    context = {
        "person": person, "form": form, "title": "Check back later", "button": "Put it off", "back": back,
        "intro": "The check-back stays with its owner, and comes back to the desk on that day.",
    }  # fmt: skip
    return page(request, "conversations/answer.html", context, status=422 if form.errors else 200)
