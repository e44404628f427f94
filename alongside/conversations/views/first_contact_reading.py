"""A first contact as it is read: by whom it was given to, by those alongside, and in confidence."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside import law
from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.audit import ledger
from alongside.audit.acts import in_ledger_as
from alongside.audit.doors import look, worker_view
from alongside.conversations import actions
from alongside.conversations.forms.first_contact import PassOn, TakeOn
from alongside.conversations.may_be_told import may_be_told
from alongside.conversations.models import FirstContact, ToldInConfidence
from alongside.conversations.models.first_contact import Assessment, Caller, before
from alongside.conversations.models.place import Place
from alongside.conversations.places import onward, place_in_words
from alongside.conversations.told import RightPlace
from alongside.conversations.views.first_contact_whom import found_for
from alongside.conversations.views.laws import LAWS
from alongside.conversations.whom import whom
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.design.typed import is_key
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.law.beside import of_version
from alongside.people.doors import person_view
from alongside.people.flagging import needs_of
from alongside.people.models import Person, Strength, carrying
from alongside.people.standing import told_by
from alongside.people.telling import shortened
from alongside.talking_points.models import Booking
from alongside.workforce.kept import typed
from alongside.workforce.models import Due, DutyTurn, TeamMember
from alongside.workforce.models.team import holds_now, holds_on

RECORD = Permission.FIRST_CONTACT_RECORD
LOOKED_FOR_AT_MOST = 200
PARTS = (
    "letter",
    "to_worker",
    "to_team",
    "taken_by",
    "answered_by",
    "caller_contact",
    "consent__contact",
    "conversation",
)


@worker_view(RECORD, page="first_contact")
def first_contact(request: HttpRequest, first_id: UUID) -> HttpResponse:
    """One that was given to whoever asks, and the way to take it on; with its conversation, for those alongside."""
    contact, person = for_whom(request, first_id)
    if request.method != "POST" and (elsewhere := _elsewhere(request, contact, person)) is not None:
        return elsewhere
    form = TakeOn(request.POST or typed(request), initial={"version": contact.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.take_on(
                contact=contact, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("conversations:first_contact", contact.pk)
    look_at(request, person)
    context = {**as_read(request, contact, person), "take_on": form, "form": form, "laws": laws_today(request, *LAWS)}
    return page(request, "conversations/first_contact.html", context, status=422 if form.errors else 200)


def for_whom(request: HttpRequest, key: UUID) -> tuple[FirstContact, Person | None]:
    """The first contact, and whom it is about; 404 for whoever it is not for.

    It is for those who may open the record; of an open record, and of nobody's, also for those to whom it was given,
    and of nobody's for whoever took it and their team.
    """
    actor: Any = request.actor  # type: ignore[attr-defined]
    contact = FirstContact.objects.standing().select_related(*PARTS).filter(pk=key).first()
    if contact is None:
        raise Http404("There is no such page.")
    if contact.person_id is None:
        if not (contact.taken_by_id == actor.pk or _is_put_to(request, contact) or _is_of_my_team(request, contact)):
            raise Http404("There is no such page.")
        return contact, None
    person = Person.objects.one_seen_by(actor, contact.person_id, at=request.at)  # type: ignore[attr-defined]
    is_theirs = contact.taken_by_id == actor.pk or _is_put_to(request, contact)
    if person is None or person.is_hidden_from_them or not (_opens(request, person) or is_theirs):
        raise Http404("There is no such page.")
    carrying(contact, person)
    return contact, person


def _opens(request: HttpRequest, person: Person) -> bool:
    return person.opens_to(request.actor)  # type: ignore[attr-defined]


def _elsewhere(request: HttpRequest, contact: FirstContact, person: Person | None) -> HttpResponse | None:
    """Where whoever asks reads it instead: with its conversation; or nowhere, where it went to the few."""
    if person is None:
        return None
    came = [name for name in ("recorded", "booked") if name in request.GET]
    said = f"?{'&'.join(f'{name}=1' for name in came)}" if came else ""
    if contact.conversation_id and _opens(request, person):
        return redirect(reverse("conversations:conversation", args=[person.pk, contact.conversation_id]) + said)
    if not _opens(request, person) and not (person.openness == Openness.OPEN and _is_put_to(request, contact)):
        return redirect(reverse("desk:first_contact") + "?given=1")
    return None


def _is_put_to(request: HttpRequest, contact: FirstContact) -> bool:
    """Was it given to this worker, to somebody they cover, or to a team they are in or on duty for?"""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    if contact.to_worker_id == actor.pk or contact.answered_by_id == actor.pk:
        return True
    if Due.objects.needing(actor, at=at).filter(source_id=contact.pk).exists():
        return True
    mine = TeamMember.objects.filter(holds_on(in_london(at).date()), worker=actor)
    return mine.filter(team=contact.to_team_id).exists()


def _is_of_my_team(request: HttpRequest, contact: FirstContact) -> bool:
    """Did somebody of one's own team take the call?"""
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    mine = TeamMember.objects.filter(holds_on(today), worker=request.actor).values("team")  # type: ignore[attr-defined]
    return TeamMember.objects.filter(holds_on(today), team__in=mine, worker=contact.taken_by).exists()


def look_at(request: HttpRequest, person: Person | None) -> None:
    """Write down that whoever asks has looked, where it is about somebody."""
    if person is not None:
        request.person = person if _opens(request, person) else None  # type: ignore[attr-defined]
        look(request, subject=in_ledger_as(person), page="first_contact", person=person.pk, **told_by(person))


def as_read(request: HttpRequest, contact: FirstContact, person: Person | None) -> dict[str, Any]:
    """Who called, what may be told to them, where it goes from here, and the law where an assessment is refused."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    called = person.called if person else "somebody nobody can name yet"
    opens = person is not None and _opens(request, person)
    leads = onward(contact.place) if opens else None
    theirs = Booking.objects.of(person).to_come(at=at) if opens and contact.place == Place.TALKING_POINT else None
    back = reverse("conversations:first_contact", args=[contact.pk])
    return {
        "person": person,
        "first": contact,
        "who_called": contact.who_called(called),
        "may_be_told": may_be_told(contact, person, on=in_london(at).date()),
        "place": place_in_words(contact.place),
        "onward": leads
        and person
        and (
            leads.words,
            leads.href(
                person.pk,
                contact_at=contact.contact_at,
                back=back,
                said=_what_to_look_for(contact) if leads.looks_for else "",
            ),
        ),
        "time_to_talk": theirs.first() if theirs is not None else None,
        "just_booked": "booked" in request.GET,
        "nobody_on_duty": _is_on_nobodys_desk(contact, at),
        "came_before": before(person, at=contact.contact_at) if person else [],
        "refusal": _duties(contact),
        "section_42": law.as_at("section_42", on=in_london(contact.contact_at).date()),
        "Place": Place,
        "Caller": Caller,
        "may_take": bool(decide(RECORD, roles=actor.roles)) and contact.answered_at is None,
        "asks_needs": person is not None and person.opens_to(actor, Permission.PERSON_CHANGE) and not needs_of(person),
        "may_keep_letter": bool(decide(RECORD, roles=actor.roles)) and contact.caller == Caller.PROFESSIONAL,
        "just_recorded": "recorded" in request.GET,
    }


def _what_to_look_for(contact: FirstContact) -> str:
    """What is strong, as the words to begin a search with; else what whoever called said of the concern, in short."""
    strong = Strength.objects.filter(source_id=contact.conversation_id).order_by("pk").values_list("words", flat=True)
    concern = contact.conversation.in_their_words if contact.conversation else contact.concern
    return shortened(" ".join(strong) or concern, LOOKED_FOR_AT_MOST)


def _is_on_nobodys_desk(contact: FirstContact, at: datetime) -> bool:
    """Does it wait for a team for which nobody is on duty now?"""
    if contact.to_team_id is None or contact.answered_at is not None:
        return False
    return not DutyTurn.objects.filter(holds_now(at), team=contact.to_team_id).exists()


def _duties(contact: FirstContact) -> dict[str, Any] | None:
    """What the law says stays owed where an assessment is refused, as it stood then; None where none is."""
    if not contact.refuses_an_assessment:
        return None
    version = law.version(contact.refusal_law)
    verdict = version(by_whom="adult" if contact.assessment == Assessment.THEY_REFUSE else "council")
    return {"verdict": verdict, "law": of_version(version), "what": Assessment(contact.assessment).label}


@worker_view(RECORD, page="first_contact")
def pass_on(request: HttpRequest, first_id: UUID) -> HttpResponse:
    """Say that another place, or somebody else, is the right one."""
    contact, person = for_whom(request, first_id)
    if contact.answered_at is not None or closed_to(request, person):
        return redirect("conversations:first_contact", contact.pk)
    about = whom(person.pk if person else None, request.actor, at=request.at)
    form = PassOn(
        request.POST or typed(request), whom=about, initial={"version": contact.version, "place": contact.place}
    )
    if request.method == "POST" and form.is_valid():
        worker, team = about.owner(form.cleaned_data["owner"])
        with shown_in(form):
            actions.pass_on(
                contact=contact,
                seen_version=form.cleaned_data["version"],
                right_place=RightPlace(form.cleaned_data["place"], worker, team),
                by=request.actor,
                at=request.at,
            )
            return redirect("desk:first_contact")
    look_at(request, person)
    context = {"person": person, "form": form, "first": contact}
    return page(request, "conversations/pass_on.html", context, status=422 if form.errors else 200)


def closed_to(request: HttpRequest, person: Person | None) -> bool:
    """Is the record closed to whoever asks, so that what was said went to the few?"""
    return person is not None and person.openness != Openness.OPEN and not _opens(request, person)


@worker_view(RECORD, page="first_contact")
def say_who(request: HttpRequest, first_id: UUID) -> HttpResponse:
    """Find whom a first contact is about that nobody could name, and say so."""
    contact, person = for_whom(request, first_id)
    if person is not None:
        return redirect("conversations:first_contact", contact.pk)
    refusal = ""
    if request.method == "POST" and is_key(request.POST.get("person", "")):
        chosen = whom(UUID(request.POST["person"]), request.actor, at=request.at).person
        seen = request.POST.get("version", "")
        try:
            if chosen is not None and seen.isdecimal():
                actions.say_who(contact=contact, seen_version=int(seen), person=chosen, by=request.actor, at=request.at)
                return redirect("conversations:first_contact", contact.pk)
        except AlreadyDone:
            return redirect("conversations:first_contact", contact.pk)
        except (UnableTo, ChangedMeanwhile) as unable:
            refusal = str(unable)
    sought = request.GET.get("q", "").strip()[:100]
    answer = found_for(sought, request.actor, request.at)
    if answer and answer.found:
        shown = [one.person.pk for one in answer.found]
        ledger.write_list(request.actor.key, page="first_contact", shown=shown, at=request.at)
    context = {"first": contact, "sought": sought, "answer": answer, "refusal": refusal}
    return page(request, "conversations/say_who.html", context, status=422 if refusal else 200)


@person_view(page="first_contact")
def in_confidence(request: HttpRequest, person: Person, told_id: UUID) -> HttpResponse:
    """A first contact that may be about somebody whose record is hidden: for those who may open that record."""
    rows = ToldInConfidence.objects.of(person).select_related("read_by", "contact", "contact__person")
    told = get_object_or_404(rows.select_related(*(f"contact__{name}" for name in PARTS)), pk=told_id)
    carrying(told, person)
    if request.method == "POST":
        actions.read_in_confidence(told=told, by=request.actor, at=request.at)
        return redirect("conversations:told_in_confidence", person.pk, told.pk)
    contact = told.contact
    whole = contact.conversation
    is_struck = whole is not None and whole.struck_at is not None
    context = {
        "person": person,
        "told": told,
        "first": contact,
        "place": place_in_words(contact.place),
        "who_called": contact.who_called(contact.person.called if contact.person else ""),
        "concern": "" if is_struck else whole.in_their_words if whole else contact.concern,
    }
    return page(request, "conversations/told_in_confidence.html", context)
