"""A copy is looked at once more and given; they have it; or it is not given, and why."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.letters import actions
from alongside.letters.as_given import as_it_stands, fault_in_what_is_given, hash_of
from alongside.letters.forms import AcknowledgeCopy, GiveCopy, KeepBackCopy
from alongside.letters.models import Copy
from alongside.letters.views.finding import copy_of, law_of
from alongside.letters.views.holding import document_context
from alongside.letters.ways import ways_for
from alongside.people.doors import person_view
from alongside.people.models import Address, Person
from alongside.workforce.kept import typed

GIVE = Permission.COPY_GIVE


@person_view(GIVE, page="prepare_copy")
def give(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """The copy as it will be given, and how it was: what is previewed here is what is frozen."""
    copy = copy_of(person, copy_id)
    given = as_it_stands(copy)
    fault = fault_in_what_is_given(copy) if given is not None else ""
    if not copy.is_open or given is None or (request.method != "POST" and (fault or person.died)):
        return redirect("letters:copy", person.pk, copy.pk)  # its page says why, and what comes first
    ways, seen = ways_for(copy, request.actor, request.at), hash_of(copy, given)
    places = {str(one.pk): one for one in ways.addresses}
    form = GiveCopy(
        request.POST or typed(request),
        ways=ways.open,
        addresses=[(key, _place(one)) for key, one in places.items()],
        initial={"version": copy.version, "seen": seen, "given_on": in_london(request.at).date()},
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.give_copy(
                copy=copy,
                seen_version=facts.pop("version"),
                seen_hash=facts.pop("seen"),
                address=places.get(facts.pop("address", "")),
                **facts,
                by=request.actor,
                at=request.at,
            )
            return redirect("letters:copy", person.pk, copy.pk)
    if form.is_bound:  # what is shown beneath is what is seen now
        form.data = form.data.copy()
        form.data["seen"] = seen
    context = {
        "person": person,
        "copy": copy,
        "form": form,
        "closed": ways.closed,
        "law": law_of(request, copy),
        **document_context(given),
    }
    return page(request, "letters/give.html", context, status=422 if form.errors else 200)


def _place(address: Address) -> str:
    words = ", ".join(filter(None, [address.lines.replace("\n", ", "), address.postcode]))
    return f"{words} (confidential)" if address.is_confidential else words


@person_view(GIVE, page="prepare_copy")
def acknowledge(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """They have it: since when, and what they said."""
    copy = copy_of(person, copy_id)
    if copy.given_on is None or copy.acknowledged_on is not None:
        return redirect("letters:copy", person.pk, copy.pk)
    first = {"version": copy.version, "acknowledged_on": in_london(request.at).date()}
    form = AcknowledgeCopy(request.POST or typed(request), initial=first)
    return _answered(request, person, copy, form, actions.acknowledge_copy, "letters/acknowledge.html", "They have it")


@person_view(GIVE, page="prepare_copy")
def keep_back(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """It is not given: why."""
    copy = copy_of(person, copy_id)
    if not copy.is_open:
        return redirect("letters:copy", person.pk, copy.pk)
    first = {"version": copy.version, "why_not": "died" if person.died else ""}
    form = KeepBackCopy(request.POST or typed(request), initial=first)
    return _answered(request, person, copy, form, actions.keep_back_copy, "letters/keep_back.html", "It is not given")


def _answered(
    request: HttpRequest, person: Person, copy: Copy, form: Any, act: Any, template: str, button: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            act(copy=copy, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            return redirect("letters:copy", person.pk, copy.pk)
    context = {"person": person, "copy": copy, "form": form, "button": button, "law": law_of(request, copy)}
    return page(request, template, context, status=422 if form.errors else 200)
