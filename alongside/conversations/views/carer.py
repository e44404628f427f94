"""The carer's conversation that a first contact leads to: who it is, and the record of their own that it begins in."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.audit import ledger
from alongside.conversations.models import FirstContact
from alongside.conversations.models.place import Place
from alongside.conversations.views.may import may
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.design.typed import is_key
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people import actions as people
from alongside.people import in_life
from alongside.people.carers import cares
from alongside.people.doors import person_view
from alongside.people.finding import Found, find
from alongside.people.models import Contact, Person, carrying

RECORD, CHANGE = Permission.CONVERSATION_RECORD, Permission.CONTACT_CHANGE


@person_view(RECORD, page="carer")
def carer(request: HttpRequest, person: Person) -> HttpResponse:
    """Who the carer is: whoever called, the carers in this person's life, anybody else there, or the person."""
    called = set(
        FirstContact.objects.of(person)
        .standing()
        .filter(place=Place.CARER, caller_contact__isnull=False)
        .values_list("caller_contact", flat=True)
    )
    still, _ = in_life.of_person(person, request.actor, at=request.at, on=in_london(request.at).date())
    likely = [row for row in still if row.contact.pk in called or cares(row)]
    likely.sort(key=lambda row: row.contact.pk not in called)
    back = _back(request)
    context = {
        "person": person,
        "likely": likely,
        "others": [row for row in still if row not in likely],
        "called": called,
        "came_from": back,
        "along": f"?{urlencode({'back': back})}" if back else "",
        "may_change": may(request, person, CHANGE),
        "laws": laws_today(request, "carers_assessment"),
    }
    return page(request, "conversations/carer.html", context)


def _back(request: HttpRequest) -> str:
    """The address of ours to go back to; empty where none was given, or it is not ours."""
    back = request.GET.get("back", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else ""


@person_view(CHANGE, page="carer")
def carers_record(request: HttpRequest, person: Person, contact_id: UUID) -> HttpResponse:
    """The record of a carer's own: found and chosen, or begun; then their conversation begins there."""
    one = carrying(get_object_or_404(Contact.objects.of(person), pk=contact_id), person)
    if one.ended_on:
        return redirect("people:contact", person.pk, one.pk)  # no longer in this life: that page says so
    refusal = ""
    if request.method == "POST":
        try:
            _link_or_begin(request, one)
            return redirect(request.get_full_path())
        except AlreadyDone:
            return redirect(request.get_full_path())
        except (UnableTo, ChangedMeanwhile) as unable:
            refusal = str(unable)
    theirs = _known(request, one)
    if theirs is not None and theirs.opens_to(request.actor, RECORD):
        return redirect("conversations:start", theirs.pk)
    sought = request.GET.get("q", "").strip()[:100] or one.name
    back = _back(request)
    found = [] if theirs else _found(request, person, sought)
    context = {
        "person": person,
        "contact": one,
        "theirs": theirs,
        "may_call": theirs is not None
        and theirs.openness == Openness.OPEN
        and not theirs.standing.is_kept_from
        and _may(request, Permission.FIRST_CONTACT_RECORD),
        "sought": sought,
        "found": [(row, row.person.opens_to(request.actor)) for row in found],
        "may_begin": _may(request, Permission.PERSON_ADD),
        "new_key": new_id(),
        "refusal": refusal,
        "laws": laws_today(request, "carers_assessment"),
        "came_from": back,
        "along": f"?{urlencode({'back': back})}" if back else "",
    }
    return page(request, "conversations/carers_record.html", context, status=422 if refusal else 200)


def _may(request: HttpRequest, permission: Permission) -> bool:
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles))


def _known(request: HttpRequest, one: Contact) -> Person | None:
    """The record that is linked already, if whoever asks may know of it; None otherwise."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    if not one.record_id or not Person.objects.some_found_by(actor, [one.record_id], at=at):
        return None
    return Person.objects.one_seen_by(actor, one.record_id, at=at)


def _found(request: HttpRequest, person: Person, sought: str) -> list[Found]:
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    found = [row for row in find(sought, by=actor, at=at).found if row.person.pk not in person.keys]
    ledger.write_list(actor.key, page="find", shown=[row.person.pk for row in found], at=at)
    return found


def _link_or_begin(request: HttpRequest, one: Contact) -> None:
    """Link the record that was chosen, or begin one; what is sent and is neither changes nothing."""
    chosen, new, seen = (request.POST.get(name, "") for name in ("record", "new_key", "version"))
    facts: dict[str, Any] = {"contact": one, "seen_version": int(seen) if seen.isdecimal() else 0}
    facts |= {"by": request.actor, "at": request.at}  # type: ignore[attr-defined]
    if is_key(chosen):
        if str(one.record_id) != chosen:
            people.link_record(record=UUID(chosen), **facts)
    elif is_key(new):
        people.begin_their_record(record=UUID(new), **facts)
