"""What several pages of this room look up: a session, a booking, whom one may know of, and where to go afterwards."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY, decide
from alongside.directory.search.nearness import Point, point_of
from alongside.kit.moments import in_london
from alongside.people.models import Address, Person, carrying
from alongside.talking_points.models import Booking, Session, Slot
from alongside.talking_points.times import by_start
from alongside.workforce.models import Team, TeamMember, Worker
from alongside.workforce.models.team import holds_on

BOOK = Permission.TALKING_POINT_BOOK
CARRIED = ("near", "asked_at", "back")


def session_of(session_id: UUID) -> Session:
    """A session with its venue; 404 where there is none."""
    rows = Session.objects.select_related("venue__team", "venue__location", "called_off_by", "finished_by")
    return get_object_or_404(rows, pk=session_id)


def booking_of(person: Person, booking_id: UUID) -> Booking:
    """A booking of this person's, who carries the standing they were read with; 404 for anybody else's."""
    rows = Booking.objects.of(person).select_related(
        "session__venue", "session__called_off_by", "slot__session__venue", "slot__called_off_by", "booked_by",
        "cancelled_by", "answered_by", "asked_after_by", "person",
    )  # fmt: skip
    booking: Booking = carrying(get_object_or_404(rows, pk=booking_id), person)
    return booking


def slot_of(request: HttpRequest) -> Slot | None:
    """The time that a page's address names; None where it names none that there is."""
    key = key_in(request.GET.get("slot", ""))
    return Slot.objects.select_related("session__venue").filter(pk=key).first() if key else None


def free_beside(slot: Slot, *, at: datetime) -> list[Slot]:
    """The time, and those that are free at the same session; then of the sessions that come next, a dozen more."""
    free = Slot.objects.free(at=at)
    there = by_start(free.filter(session=slot.session_id))
    later = by_start(free.exclude(session=slot.session_id).filter(session__venue=slot.session.venue_id)[:24])[:12]
    others = [one for one in (*there, *later) if one.pk != slot.pk]
    first = (
        [] if any((one.starts_at, one.session_id) == (slot.starts_at, slot.session_id) for one in others) else [slot]
    )
    return sorted([*first, *others], key=lambda one: (one.session_id != slot.session_id, one.starts_at))


def offered(request: HttpRequest, slot: Slot) -> list[Slot]:
    """The times that a page offers beside the one of its address; with the one that was sent, though it may be gone."""
    times = free_beside(slot, at=request.at)  # type: ignore[attr-defined]
    sent = key_in(request.POST.get("slot", ""))
    if sent is None or any(one.pk == sent for one in times):
        return times
    return [*times, *Slot.objects.select_related("session__venue").filter(pk=sent)]


def may(request: HttpRequest, permission: Permission) -> bool:
    """May the page offer what needs this permission? Of what is about a person by the role; the door says the rest."""
    if POLICY[permission].standing is not None:
        return bool(POLICY[permission].roles & set(request.actor.roles))  # type: ignore[attr-defined]
    return bool(decide(permission, roles=request.actor.roles))  # type: ignore[attr-defined]


def near_of(request: HttpRequest, person: Person | None = None) -> tuple[str, Point | None, str]:
    """Where to look, as typed; the point (None: not known, or nothing typed); and why it is not known.

    Where nothing was asked yet: near where the person lives, unless that is confidential.
    """
    typed = request.GET.get("near", "")[:100].strip()
    if person is not None and "near" not in request.GET:
        today = in_london(request.at).date()  # type: ignore[attr-defined]
        theirs = [one for one in Address.objects.of(person).newest_first() if not one.is_past(on=today)]
        if not any(one.is_confidential for one in theirs):
            typed = next((one.postcode for one in theirs if one.postcode), "")
    return (typed, *point_of(typed))


def carried(request: HttpRequest, **also: Any) -> str:
    """What goes along from page to page: where to look, when they asked, where to go back to. `?near=...`, or empty."""
    pairs = {name: request.GET[name] for name in CARRIED if request.GET.get(name)} | also
    return f"?{urlencode(pairs)}" if pairs else ""


def back_from(request: HttpRequest, booking: UUID) -> str:
    """The address of ours to go back to with what was booked; empty where none was given, or it is not ours."""
    back = request.GET.get("back", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return ""
    return f"{back}{'&' if '?' in back else '?'}{urlencode({'booked': booking})}"


def asked_at_of(request: HttpRequest) -> datetime:
    """The moment of the contact, as the page before gave it; else now."""
    at: datetime = request.at  # type: ignore[attr-defined]
    try:
        told = datetime.fromisoformat(request.GET.get("asked_at", ""))
    except ValueError:
        return at
    return told if told.tzinfo is not None and told <= at else at


def key_in(text: str) -> UUID | None:
    """A key that stands in an address; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def known_to(request: HttpRequest, keys: Iterable[UUID]) -> dict[UUID, Person]:
    """Of these people, by key, those whose record whoever asks may open; read in one statement."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    found = Person.objects.some_seen_by(actor, keys, at=request.at)  # type: ignore[attr-defined]
    return {key: person for key, person in found.items() if person.opens_to(actor)}


def teams(request: HttpRequest) -> tuple[list[tuple[str, str]], str]:
    """Every team as key and name, and the key of one's own (empty: none)."""
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    mine = TeamMember.objects.filter(holds_on(today), worker=request.actor).order_by("starts_on")  # type: ignore[misc]
    own = mine.values_list("team", flat=True).first()
    return [(str(one.pk), one.name) for one in Team.objects.order_by("name")], str(own or "")


def who_could_be_there(request: HttpRequest, team: Team) -> dict[str, Worker]:
    """By key, the workers whose role meets people and who work here, those of a team first."""
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    members = set(TeamMember.objects.filter(holds_on(today), team=team).values_list("worker", flat=True))
    meets = POLICY[BOOK].roles
    rows = [one for one in Worker.objects.order_by("name") if meets & set(one.roles) and not one.has_left(on=today)]
    return {str(one.pk): one for one in sorted(rows, key=lambda one: one.pk not in members)}
