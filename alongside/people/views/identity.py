"""Who a person is in facts: the page, what changes it, what was changed, and a death recorded."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.design.forms import Form, shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.law import registry as law
from alongside.people import actions, facts, what_changed
from alongside.people.code_lists import NOT_ASKED
from alongside.people.doors import person_view
from alongside.people.forms import identity as forms
from alongside.people.models import Address, Characteristics, HealthRecordLink, Identity, Person, WayToReach
from alongside.people.models.person import SOME
from alongside.people.went_with_it import what_went
from alongside.workforce.kept import typed

CHANGES_A_PAGE = 30


def may(actor: Any, person: Person, permission: Permission) -> bool:
    """May this worker do this to this person, as they stand now?"""
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))


@person_view(page="identity")
def identity(request: HttpRequest, person: Person) -> HttpResponse:
    """Who they are in facts: their words first, coded answers beside, where they live, how they are reached."""
    today = in_london(request.at).date()
    own = Identity.objects.one_of(person)
    answers = Characteristics.objects.one_of(person)
    link = HealthRecordLink.objects.one_of(person)
    may_see = may(request.actor, person, Permission.ADDRESS_SEE_CONFIDENTIAL)
    addresses = [
        facts.address_as_read(address, may_see=may_see, today=today)
        for address in Address.objects.of(person).newest_first()
    ]
    context = {
        "person": person,
        "own": own,
        "name_rows": facts.rows_of_name(person, today=today),
        "language_rows": [
            {"key": "Speaks best", "words": own.first_language if own else ""},
            {"key": "Other languages", "words": own.other_languages if own else ""},
        ],
        "answers": answers,
        "answer_rows": facts.rows_of_answers(answers, forms.THEMSELVES),
        "also_rows": facts.rows_of_answers(answers, forms.ALSO + forms.FOR_SUPPORT),
        "health_rows": facts.rows_of_health(link, is_synthetic=is_synthetic(link)),
        "others_number": others_number(request, person, link),
        "addresses": addresses,
        "whom_to_ask": facts.who_may_say(person, at=request.at) if any(a["is_closed"] for a in addresses) else [],
        "reach": [
            facts.reach_as_read(way, today=today)
            for way in WayToReach.objects.of(person).order_by("-is_first", "way", "pk")
        ],
        "may_change": may(request.actor, person, Permission.PERSON_CHANGE),
        "went": person.died is None and bool(what_went(person)),
    }
    return page(request, "people/identity.html", context)


def is_synthetic(link: HealthRecordLink | None) -> bool:
    """Is this number one of those kept for testing?"""
    if link is None or not link.nhs_number:
        return False
    newest = law.versions("nhs_number")[-1]
    return bool(newest(value=link.nhs_number).extra["synthetic"])


def others_number(request: HttpRequest, person: Person, link: HealthRecordLink | None) -> list[Person]:
    """Other people whom this worker may find and whose record carries the same NHS number; hidden ones never."""
    if link is None or not link.nhs_number:
        return []
    others = HealthRecordLink.objects.filter(nhs_number=link.nhs_number).exclude(person__in=person.keys)[:SOME]
    keys = list(others.values_list("person", flat=True))
    found = Person.objects.some_found_by(request.actor, keys, at=request.at)  # type: ignore[attr-defined]
    return sorted(found, key=lambda one: one.name)[:3]


@person_view(Permission.PERSON_CHANGE, page="change_identity")
def change_identity(request: HttpRequest, person: Person) -> HttpResponse:
    """Their words on identity and culture, and their languages."""
    own = Identity.objects.one_of(person)
    form = forms.ChangeIdentity(request.POST or typed(request), initial=as_it_stands(own, forms.ChangeIdentity))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_identity(
                person=person, seen_version=said.pop("version"), **said, by=request.actor, at=request.at
            )
            return redirect("people:identity", person.pk)
    return asked(request, person, form, "Identity, culture and languages")


@person_view(Permission.PERSON_CHANGE, page="change_characteristics")
def change_characteristics(request: HttpRequest, person: Person) -> HttpResponse:
    """The coded answers, each beside the person's own words for it."""
    record = Characteristics.objects.one_of(person)
    begin = as_it_stands(record, forms.ChangeCharacteristics) or dict.fromkeys(forms.CODED, NOT_ASKED)
    form = forms.ChangeCharacteristics(request.POST or typed(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.change_characteristics(
                person=person,
                seen_version=form.cleaned_data["version"],
                answers=form.answers(),
                told_by=form.cleaned_data["told_by"],
                answered_on=form.cleaned_data["answered_on"],
                by=request.actor,
                at=request.at,
            )
            return redirect("people:identity", person.pk)
    intro = (
        "Ask, never guess. Their own words come first; the list beside them is how the council is counted. "
        "Anybody may say that they prefer not to say."
    )
    return asked(request, person, form, "What is counted", intro)


@person_view(Permission.PERSON_CHANGE, page="change_health_record")
def change_health_record_link(request: HttpRequest, person: Person) -> HttpResponse:
    """The NHS number, how sure it is, and the GP practice."""
    link = HealthRecordLink.objects.one_of(person)
    begin = as_it_stands(link, forms.ChangeHealthRecordLink)
    begin |= {"nhs_number": link.spaced} if link else {"nhs_number_status": "none"}
    form = forms.ChangeHealthRecordLink(request.POST or typed(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_health_record_link(
                person=person, seen_version=said.pop("version"), **said, by=request.actor, at=request.at
            )
            return redirect("people:identity", person.pk)
    return asked(request, person, form, "NHS number and GP practice")


@person_view(Permission.PERSON_CHANGE, page="record_death")
def record_death(request: HttpRequest, person: Person) -> HttpResponse:
    """Say that somebody died, or correct what was said of it."""
    begin = {"version": person.version, "died_on": person.died, "told_by": person.death_told_by}
    form = forms.RecordDeath(request.POST or typed(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.record_death(
                person=person, seen_version=said.pop("version"), **said, by=request.actor, at=request.at
            )
            return redirect("people:identity", person.pk)
    intro = (
        "Take your time. Once this is saved the pages about them say so, and nothing written later starts a clock. "
        "A time that was kept for them at a Talking Point is given back. Notes may still be added."
    )
    return asked(request, person, form, f"When {person.called} died", intro)


@person_view(Permission.PERSON_CHANGE, page="take_death_back")
def take_death_back(request: HttpRequest, person: Person) -> HttpResponse:
    """It was a mistake: they are alive. Before and after, what was closed because of it, which stays closed."""
    form = forms.TakeDeathBack(request.POST or None, initial={"version": person.version})
    if request.method == "POST" and person.died is None:  # sent twice, or by two: it is done
        return redirect("people:take_death_back", person.pk)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.take_death_back(
                person=person, seen_version=form.cleaned_data["version"], by=request.actor, at=request.at
            )
            return redirect("people:take_death_back", person.pk)
    went = what_went(person)
    if person.died is None and not went:
        return redirect("people:identity", person.pk)
    context = {"person": person, "form": form, "went": went}
    return page(request, "people/take_death_back.html", context, status=422 if form.errors else 200)


@person_view(page="identity_history")
def history(request: HttpRequest, person: Person) -> HttpResponse:
    """What was changed of who they are, by whom and when, newest first."""
    may_see = may(request.actor, person, Permission.ADDRESS_SEE_CONFIDENTIAL)
    pages = Paginator(what_changed.rows_of(person), CHANGES_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    changes = what_changed.in_words(person, shown.object_list, may_see=may_see)
    return page(request, "people/identity_history.html", {"person": person, "pages": shown, "changes": changes})


def as_it_stands(record: Any, form: type[Form]) -> dict[str, Any]:
    """What a form begins with: what the record holds, or nothing."""
    return {name: getattr(record, name) for name in form.base_fields} if record else {}


def asked(request: HttpRequest, person: Person, form: Form, heading: str, intro: str = "") -> HttpResponse:
    """One form about a person, on a page of its own that leads back to who they are in facts."""
    context = {"form": form, "person": person, "heading": heading, "said_before": intro}
    return page(request, "people/change_identity.html", context, status=422 if form.errors else 200)
