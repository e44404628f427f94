"""A copy is prepared, and changed until it is given."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.letters import actions
from alongside.letters.forms import ChangeCopy, PrepareCopy
from alongside.letters.kinds import kinds
from alongside.letters.rules import forms_that_meet
from alongside.letters.views.finding import copy_of, formats_needed, law_of
from alongside.people.communication import in_words
from alongside.people.doors import person_view
from alongside.people.models import Consent, Contact, Person
from alongside.workforce.kept import typed

GIVE = Permission.COPY_GIVE
WITHIN = timedelta(days=7)


@person_view(GIVE, page="prepare_copy")
def prepare(request: HttpRequest, person: Person) -> HttpResponse:
    """Prepare a copy: what, for whom, in which form, by when."""
    today, needed = in_london(request.at).date(), formats_needed(person)
    shared_with = _shared_with(person, on=today)
    form = PrepareCopy(
        request.POST or typed(request),
        whats=_whats(person),
        called=person.called,
        readers=[(key, one.name) for key, one in shared_with.items()],
        has_needs=bool(needed),
        initial={
            "what": request.GET.get("of", ""),
            "to": "person",
            "format": forms_that_meet(needed)[0],
            "give_by": today + WITHIN,
        },
    )
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        with shown_in(form):
            contact = shared_with.get(facts.pop("contact"))
            try:
                actions.prepare_copy(person=person, contact=contact, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("letters:copy", person.pk, facts["id"])
    context = {"person": person, "form": form, "needs": in_words("formats", needed), "button": "Go on"}
    context["law"] = law_of(request)
    return page(request, "letters/prepare.html", context, status=422 if form.errors else 200)


def _whats(person: Person) -> list[tuple[str, str]]:
    """What a person can be given, as `kind:key` and words."""
    return [
        (f"{kind.slug}:{one.key}", one.words if one.words == kind.words else f"{kind.words}: {one.words}")
        for kind in kinds()
        for one in kind.choices(person)
    ]


def _shared_with(person: Person, *, on: Any) -> dict[str, Contact]:
    """Those in a person's life with whom they share something on a day, by key."""
    agreed = Consent.objects.of(person).holding(on=on).filter(contact__isnull=False)
    return {str(one.contact_id): one.contact for one in agreed if one.contact is not None}


@person_view(GIVE, page="prepare_copy")
def change(request: HttpRequest, person: Person, copy_id: UUID) -> HttpResponse:
    """Change the form, the opening words or the day of a copy that is not given yet."""
    copy, needed = copy_of(person, copy_id), formats_needed(person)
    if not copy.is_open:
        return redirect("letters:copy", person.pk, copy.pk)
    initial = {name: getattr(copy, name) for name in ChangeCopy.base_fields}
    form = ChangeCopy(request.POST or typed(request), has_needs=bool(needed), initial=initial)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_copy(copy=copy, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            return redirect("letters:copy", person.pk, copy.pk)
    context = {"person": person, "copy": copy, "form": form, "button": "Save"}
    return page(request, "letters/change.html", context, status=422 if form.errors else 200)
