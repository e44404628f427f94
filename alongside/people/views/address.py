"""Where somebody lives and how they are reached: added, changed, ended."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions
from alongside.people.doors import person_view
from alongside.people.forms import address as forms
from alongside.people.models import Address, Person, WayToReach, carrying
from alongside.people.views.identity import as_it_stands, asked, may
from alongside.workforce.kept import typed

NO_SUCH = "There is no such page."


@person_view(Permission.PERSON_CHANGE, page="address")
def add_address(request: HttpRequest, person: Person) -> HttpResponse:
    """Another place where they live, stay or lived."""
    form = forms.AddAddress(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.add_address(person=person, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("people:identity", person.pk)
    return asked(request, person, form, "Add an address")


@person_view(Permission.PERSON_CHANGE, page="address")
def change_address(request: HttpRequest, person: Person, address_id: UUID) -> HttpResponse:
    """Change an address or say when it ended. A confidential one is no page for whoever may not see it."""
    address = get_object_or_404(Address.objects.of(person), pk=address_id)
    if address.is_confidential and not may(request.actor, person, Permission.ADDRESS_SEE_CONFIDENTIAL):
        raise Http404(NO_SUCH)
    carrying(address, person)
    form = forms.ChangeAddress(request.POST or typed(request), initial=as_it_stands(address, forms.ChangeAddress))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_address(
                address=address, seen_version=said.pop("version"), **said, by=request.actor, at=request.at
            )
            return redirect("people:identity", person.pk)
    return asked(request, person, form, "Change an address")


@person_view(Permission.PERSON_CHANGE, page="reach")
def add_way_to_reach(request: HttpRequest, person: Person) -> HttpResponse:
    """Another phone number or email address."""
    form = forms.AddWayToReach(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.add_way_to_reach(person=person, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("people:identity", person.pk)
    return asked(request, person, form, "Add a phone number or email")


@person_view(Permission.PERSON_CHANGE, page="reach")
def change_way_to_reach(request: HttpRequest, person: Person, reach_id: UUID) -> HttpResponse:
    """Change a phone number or email address, or say that it is theirs no longer."""
    way = get_object_or_404(WayToReach.objects.of(person), pk=reach_id)
    carrying(way, person)
    form = forms.ChangeWayToReach(request.POST or typed(request), initial=as_it_stands(way, forms.ChangeWayToReach))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_way_to_reach(
                way_to_reach=way, seen_version=said.pop("version"), **said, by=request.actor, at=request.at
            )
            return redirect("people:identity", person.pk)
    return asked(request, person, form, "Change a phone number or email")
