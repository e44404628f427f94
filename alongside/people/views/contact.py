"""The people in somebody's life: the list, one of them, adding, changing, an end, their own record, the history."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.audit import ledger
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people import actions, in_life
from alongside.people.carers import carers_not_met, carers_way, cares
from alongside.people.doors import person_view
from alongside.people.forms import contact as forms
from alongside.people.models import Contact, Person, carrying
from alongside.people.search import find
from alongside.workforce.kept import typed

CHANGE = Permission.CONTACT_CHANGE


def one_of(person: Person, contact_id: UUID) -> Contact:
    """Somebody in this person's life, who carries the standing the person was read with; 404 for anybody else."""
    rows = Contact.objects.of(person).prefetch_related("relationships", "consents")
    return carrying(get_object_or_404(rows, pk=contact_id), person)


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))


def form_page(request: HttpRequest, person: Person, form: Any, **words: Any) -> HttpResponse:
    """One form about the people in a life: `heading`, `button`, and where the way back leads."""
    context = {"person": person, "form": form, "contact": None, "intro": "", "alike": [], "asks_who": False, **words}
    return page(request, "people/about_contact.html", context, status=422 if form.errors else 200)


@person_view(page="people_in_life")
def people_in_life(request: HttpRequest, person: Person) -> HttpResponse:
    """Everybody in this person's life, who matters most first; who no longer is; and whose lives this person is in."""
    today = in_london(request.at).date()
    still, before = in_life.of_person(person, request.actor, at=request.at, on=today)
    context = {
        "person": person,
        "still": still,
        "before": before,
        "elsewhere": in_life.lives_of_others(person, request.actor, at=request.at, on=today),
        "may_change": may(request, person, CHANGE),
        **_of_carers(request, person, still),
    }
    return page(request, "people/people_in_life.html", context)


def _of_carers(request: HttpRequest, person: Person, rows: list[in_life.InLife]) -> dict[str, Any]:
    """The law for carers, where one of these is a carer, and whom nothing here shows to have been offered anything."""
    laws = laws_today(request, "carers_assessment") if any(cares(row) for row in rows) else []
    may_begin = may(request, person, carers_way().needs)
    return {"laws": laws, "missing": carers_not_met(rows, person, may_begin=may_begin)}


@person_view(page="contact")
def contact(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """Somebody in this person's life: what they are, how to reach them, what is shared with them."""
    one = one_of(person, contact_id)
    known = in_life.records_known([one.record_id], request.actor, at=request.at)
    row = in_life.as_shown(one, known, on=in_london(request.at).date())
    context = {
        "person": person,
        "row": row,
        **_of_carers(request, person, [row]),
        "contact": one,
        "over": [
            tie for tie in one.relationships.all() if tie.ended_on and tie.ended_on <= in_london(request.at).date()
        ],
        "back": forms.OnlyVersion(initial={"version": one.version}),
        "may_change": may(request, person, CHANGE),
        "may_share": may(request, person, Permission.SHARING_RECORD),
    }
    return page(request, "people/contact.html", context)


@person_view(CHANGE, page="change_contact")
def add_contact(request: HttpRequest, person: Person) -> HttpResponse:
    """Somebody new in this person's life. One of much the same name is offered, and nobody is merged."""
    form = forms.AddContact(request.POST or typed(request))
    alike: list[Contact] = []
    if request.method == "POST" and form.is_valid():
        facts = {k: v for k, v in form.cleaned_data.items() if k not in ("deputy_powers", "powers")}
        with shown_in(form):
            try:
                facts["powers"] = form.relationship()["powers"]
                actions.add_contact(person=person, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            except actions.UnableToTellApart as refusal:
                alike = refusal.alike
                raise
            return redirect("people:contact", person.pk, facts["id"])
    return form_page(
        request, person, form, heading="Add somebody to the people in my life", button="Add them", alike=alike,
        asks_who=bool(alike) or form["is_somebody_else"].value(),
    )  # fmt: skip


@person_view(CHANGE, page="change_contact")
def change_contact(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """Change how somebody is reached, and their place in the person's life. A second editor sees both versions."""
    one = one_of(person, contact_id)
    form = forms.ChangeContact(
        request.POST or typed(request),
        initial={name: getattr(one, name) for name in forms.ChangeContact.base_fields},
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_contact(
                contact=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("people:contact", person.pk, one.pk)
    return form_page(request, person, form, contact=one, heading=f"Change what is known of {one.name}", button="Save")


@person_view(CHANGE, page="change_contact")
def end_contact(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """Somebody is no longer in this person's life: from which day, and why."""
    one = one_of(person, contact_id)
    form = forms.EndOne(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.end_contact(
                contact=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("people:contact", person.pk, one.pk)
    return form_page(
        request, person, form, contact=one, heading=f"{one.name} is no longer in my life", button="Say so",
        intro="Nothing is lost: they stay on the list of those who were in this person's life. What is agreed to be "
        "shared with them stays agreed until it is taken back.",
    )  # fmt: skip


@require_POST
@person_view(CHANGE, page="change_contact")
def bring_back(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """Somebody is in this person's life again, or never left it. Whoever comes second sees how it stands now."""
    one = one_of(person, contact_id)
    form = forms.OnlyVersion(request.POST)
    if form.is_valid():
        try:
            actions.bring_contact_back(
                contact=one, seen_version=form.cleaned_data["version"], by=request.actor, at=request.at
            )
        except ChangedMeanwhile:
            return redirect("people:contact", person.pk, one.pk)
    return redirect("people:contact", person.pk, one.pk)


@person_view(page="contact")
def history(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """What was written about somebody in this person's life, by whom and when."""
    one = one_of(person, contact_id)
    context = {"person": person, "contact": one, "lines": in_life.history_of(one)}
    return page(request, "people/contact_history.html", context)


@person_view(CHANGE, page="change_contact")
def their_record(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """Link somebody to a record of their own: find it, choose it, say what each may know of the other's."""
    one = one_of(person, contact_id)
    known = in_life.records_known([one.record_id], request.actor, at=request.at)
    if request.method == "POST":
        form = forms.LinkRecord(request.POST)
        if form.is_valid():
            facts = dict(form.cleaned_data)
            with shown_in(form):
                actions.link_record(
                    contact=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
                )
                return redirect("people:contact", person.pk, one.pk)
        return _link_page(request, person, one, form, known)
    return _link_page(request, person, one, _link_form(request, one, known), known)


def _link_form(request: HttpRequest, one: Contact, known: dict[UUID, in_life.Known]) -> forms.LinkRecord | None:
    """The form for the record that was chosen, or is linked already; None while none is chosen."""
    begins: dict[str, Any] = {"version": one.version, "record": request.GET.get("record", "")}
    if not begins["record"] and one.record_id in known:
        begins |= {
            "record": str(one.record_id),
            "they_may_know": one.they_may_know,
            "person_may_know": one.person_may_know,
        }
    return forms.LinkRecord(typed(request), initial=begins) if begins["record"] else None


def _link_page(
    request: HttpRequest, person: Person, one: Contact, form: forms.LinkRecord | None, known: dict[UUID, in_life.Known]
) -> HttpResponse:
    asked = forms.FindRecord(request.GET if "q" in request.GET else None, initial={"q": one.name})
    sought = asked.cleaned_data["q"] if asked.is_bound and asked.is_valid() else ""
    found = [row for row in find(sought, by=request.actor, at=request.at) if row.pk != person.pk] if sought else []
    if sought:
        ledger.write_list(request.actor.key, page="find", shown=[row.pk for row in found], at=request.at)
    chosen = _chosen(request, form)
    context = {
        "person": person,
        "contact": one,
        "form": form if chosen or (form and form.errors) else None,
        "chosen": chosen,
        "finding": asked,
        "sought": sought,
        "found": found,
        "linked": known.get(one.record_id) if one.record_id else None,
        "unlink": forms.OnlyVersion(initial={"version": one.version}),
    }
    return page(request, "people/their_record.html", context, status=422 if form and form.errors else 200)


def _chosen(request: HttpRequest, form: forms.LinkRecord | None) -> in_life.Known | None:
    """The record that is about to be linked, if whoever is asking may know of it."""
    try:
        key = UUID(str(form["record"].value())) if form else None
    except ValueError:
        return None
    return in_life.records_known([key], request.actor, at=request.at).get(key) if key else None


@require_POST
@person_view(CHANGE, page="change_contact")
def unlink_record(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """Take the link to a record of their own away. Whoever comes second sees how it stands now."""
    one = one_of(person, contact_id)
    form = forms.OnlyVersion(request.POST)
    if form.is_valid():
        try:
            actions.unlink_record(
                contact=one, seen_version=form.cleaned_data["version"], by=request.actor, at=request.at
            )
        except (ChangedMeanwhile, actions.UnableToLink):
            return redirect("people:contact", person.pk, one.pk)
    return redirect("people:contact", person.pk, one.pk)
