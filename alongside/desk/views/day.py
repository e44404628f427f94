"""A worker's day on one page."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY, decide
from alongside.audit.doors import worker_view
from alongside.design.pages import page
from alongside.desk import often_asked
from alongside.desk.cards import near_and_later, what_waits
from alongside.desk.often_asked import AHEAD, DUES_AT_MOST
from alongside.kit.moments import at_in_london, in_london
from alongside.people.joined import as_they_go_on
from alongside.people.models import Involvement, Strength
from alongside.people.often_asked import alongside_of
from alongside.people.reading import shift_in_words
from alongside.talking_points.models import Session
from alongside.workforce.models import Worker


@worker_view(Permission.DESK_SEE, page="desk")
def desk(request: HttpRequest) -> HttpResponse:
    """What needs you now, the people you are alongside, find, start."""
    worker, at = request.actor, request.at
    dues = often_asked.what_needs(worker=worker.pk, at=at, on=in_london(at).date(), until=at + AHEAD)
    near, later = near_and_later(dues[:DUES_AT_MOST], at=at)
    alongside = _alongside_with_strengths(worker, at)
    context = {
        "waiting": what_waits(near, worker=worker, at=at),
        "later": later,
        "more_waits": len(dues) > DUES_AT_MOST,
        "shifts": [(row, shift_in_words(row, now=at), strengths) for row, strengths in alongside if row.is_shift],
        "alongside": [(row, strengths) for row, strengths in alongside if not row.is_shift],
        "covers": often_asked.covers_of(worker=worker.pk, at=at),
        "duties": often_asked.duties_of(worker=worker.pk, at=at),
        "teams": often_asked.teams_of(worker=worker.pk, on=in_london(at).date()),
        "at_venues": _at_venues(worker, at),
        "may_meet": bool(decide(Permission.TALKING_POINT_SEE, roles=worker.roles)),
        "may_talk": bool(POLICY[Permission.CONVERSATION_RECORD].roles & set(worker.roles)),
        "may_reflect": bool(decide(Permission.REFLECTION_WRITE, roles=worker.roles)),
        "may_be_alongside": bool(POLICY[Permission.PERSON_OPEN].roles & set(worker.roles)),
        "may_find": bool(decide(Permission.PERSON_FIND, roles=worker.roles)),
        "may_take_calls": bool(decide(Permission.FIRST_CONTACT_RECORD, roles=worker.roles)),
        "may_add": bool(decide(Permission.PERSON_ADD, roles=worker.roles)),
    }
    return page(request, "desk/desk.html", context)


def _at_venues(worker: Worker, at: datetime) -> list[Session]:
    """The Talking Points of today at which the worker is."""
    today = in_london(at).date()
    begins, ends = (at_in_london(day, time(0)) for day in (today, today + timedelta(days=1)))
    return often_asked.at_venues(worker=worker.pk, at=at, begins=begins, ends=ends)


def _alongside_with_strengths(worker: Worker, at: datetime) -> list[tuple[Involvement, list[str]]]:
    """Each person one is alongside with the words of their latest three strengths, all read in one statement.

    Of somebody whose records were joined they are asked for once more.
    """
    by_person: dict[UUID, list[str]] = {}
    for person, words in often_asked.strengths_alongside(worker=worker.pk, at=at):
        by_person.setdefault(person, []).append(words)
    rows = as_they_go_on(alongside_of(worker=worker.pk, at=at), worker, at=at)
    if keys := {key: row.person_id for row in rows if row.person.joined_keys for key in row.person.keys}:
        joined: dict[UUID, list[str]] = {}
        strengths = Strength.objects.filter(person__in=keys).order_by("-named_at")
        for key, words in strengths.values_list("person", "words"):
            joined.setdefault(keys[key], []).append(words)
        by_person |= joined
    return [(row, by_person.get(row.person_id, [])[:3]) for row in rows]
