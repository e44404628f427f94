"""What somebody is to a person: one more thing, a change, an end."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.design.forms import shown_in
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions
from alongside.people.doors import person_view
from alongside.people.forms import contact as forms
from alongside.people.models import Person, Relationship, carrying
from alongside.people.views.contact import CHANGE, form_page, one_of
from alongside.workforce.kept import typed


def _one_of(person: Person, relationship_id: UUID) -> Relationship:
    """What somebody in this person's life is to them; 404 for anybody else."""
    rows = Relationship.objects.of(person).select_related("contact", "added_by")
    relationship = get_object_or_404(rows, pk=relationship_id)
    carrying(relationship.contact, person)
    return relationship


@person_view(CHANGE, page="change_contact")
def add_relationship(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """Somebody is one thing more to this person: a sister who is an attorney too."""
    one = one_of(person, contact_id)
    form = forms.AddRelationship(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.add_relationship(
                    contact=one, id=form.cleaned_data["id"], **form.relationship(), by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return redirect("people:contact", person.pk, one.pk)
    return form_page(request, person, form, contact=one, heading=f"What is {one.name} to them?", button="Save")


@person_view(CHANGE, page="change_contact")
def change_relationship(request: HttpRequest, person: Person, relationship_id: UUID) -> HttpResponse:
    """Change what somebody is to this person. A second editor sees both versions and loses nothing."""
    tie = _one_of(person, relationship_id)
    begins = {name: getattr(tie, name) for name in ("version", "kind", "powers", "said", "starts_on", "seen_on")}
    form = forms.ChangeRelationship(request.POST or typed(request), initial=begins | {"deputy_powers": tie.powers})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.change_relationship(
                relationship=tie,
                seen_version=form.cleaned_data["version"],
                **form.relationship(),
                by=request.actor,
                at=request.at,
            )
            return redirect("people:contact", person.pk, tie.contact_id)
    heading = f"Change what {tie.contact.name} is to them"
    return form_page(request, person, form, contact=tie.contact, heading=heading, button="Save")


@person_view(CHANGE, page="change_contact")
def end_relationship(request: HttpRequest, person: Person, relationship_id: UUID) -> HttpResponse:
    """Somebody is no longer this to the person: from which day, and why."""
    tie = _one_of(person, relationship_id)
    form = forms.EndOne(request.POST or typed(request), initial={"version": tie.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.end_relationship(
                relationship=tie, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("people:contact", person.pk, tie.contact_id)
    heading = f"{tie.contact.name} is no longer this: {tie.in_words}"
    return form_page(request, person, form, contact=tie.contact, heading=heading, button="Say so")
