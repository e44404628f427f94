"""How open a record is, who may open one that is not open, and who is kept from one."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.access.permissions import Permission
from alongside.access.policy import PRACTISING
from alongside.access.standing import Openness
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import change, create_once
from alongside.people import story
from alongside.people.actions.involvement import _hold
from alongside.people.actions.possible_join import keep_clocks
from alongside.people.answering import following
from alongside.people.guarding import is_kept_from, who_can_open, whom_to_ask
from alongside.people.models import BrokenGlass, HowOpen, Involvement, KeptFrom, NamedAccess, Person, PossibleJoin
from alongside.people.reasons import GUARD, KEEP_FROM, OPEN_AGAIN, OTHER, reasons
from alongside.people.shifts import AHEAD_AT_MOST
from alongside.workforce import dues
from alongside.workforce.models import Worker
from alongside.workforce.models.team import holds_now

NOBODY_LEFT = (
    "Then nobody could open this record. Name somebody first who works here, opens records, and is named with no end."
)


class UnableToGuard(UnableTo):
    """The record cannot be opened to these few like this."""


class UnableToKeepFrom(UnableTo):
    """The worker cannot be kept from the record like this."""


@action("person.opened_to_few", needs=HOUSE)
def set_openness(*, person: Person, openness: Openness, named: list[Any], why: str, by: House, at: datetime) -> Person:
    """Make a record open, restricted or hidden, and name the workers who may open it.

    Of somebody whose records were joined each record is made so: they stay as closed when that is undone.
    """
    person = change(person, seen_version=person.version, openness=openness)
    for one in _records(person):
        if one.pk != person.pk:
            change(one, seen_version=one.version, openness=openness)
        HowOpen.objects.create(id=new_id(), person=one, openness=openness, reason=OTHER, words=why, set_at=at)
        NamedAccess.objects.bulk_create(NamedAccess(person=one, worker=w, starts_at=at, why=why) for w in named)
    _let_clocks_follow(person, at)
    return person


@action("openness.changed", needs=Permission.OPENNESS_CHANGE, creates="people.howopen")
def change_openness(
    *,
    person: Person,
    id: UUID,
    seen_version: int,
    openness: str,
    reason: str,
    words: str = "",
    named: list[Worker],
    by: Any,
    at: datetime,
) -> HowOpen:
    """Make a record open, restricted or hidden from now on, with a reason (`people.reasons`) and, for `other`, words.

    `named` are all who may open it from now on where it is not open: whoever is named and not among them is so no
    longer. Nobody is named on an open record. Of somebody whose records were joined each is made so. Refuses a reason
    that is not listed, to leave nobody who can open it, and to open one that nobody is alongside.
    """
    if HowOpen.objects.filter(pk=id).exists():
        raise AlreadyDone
    _hold(person)
    openness = Openness(openness)
    if reason not in reasons(OPEN_AGAIN if openness == Openness.OPEN else GUARD):
        raise UnableToGuard("Choose why.", field="reason")
    if reason == OTHER and not words:
        raise UnableToGuard("Write why, in a few words.", field="words")
    person = change(person, seen_version=seen_version, openness=openness)
    others = [one for one in _records(person) if one.pk != person.pk]
    for other in others:
        change(other, seen_version=other.version, openness=openness)
    if openness == Openness.OPEN:
        if not Involvement.objects.of(person).now(at=at).filter(is_shift=False).exists():
            raise UnableToGuard("Nobody is alongside them, so nobody could open it. Ask somebody in first.")
        named = []
    for row in NamedAccess.objects.of(person).filter(Q(ends_at=None) | Q(ends_at__gt=at)):
        if openness == Openness.OPEN or (row.worker not in named and row.starts_at <= at):
            _end(row, at)
    _name_these(person, named, by, at)
    _refuse_to_leave_nobody(person, at, field="named")
    facts = {"openness": openness, "reason": reason, "words": words, "set_by": by, "set_at": at}
    row = create_once(HowOpen, id=id, person=person, **facts)
    HowOpen.objects.bulk_create(HowOpen(person=other, **facts) for other in others)
    _let_clocks_follow(person, at)
    return row


@action("access.named", needs=Permission.OPENNESS_CHANGE, creates="people.namedaccess")
def name_worker(
    *,
    person: Person,
    id: UUID,
    worker: Worker,
    starts_at: datetime,
    ends_at: datetime | None = None,
    why: str,
    by: Any,
    at: datetime,
) -> NamedAccess:
    """Name one more worker who may open a restricted or hidden record, from a moment (now at the earliest) until one.

    Refuses an open record, a worker who has left by then, opens nobody's record, is kept from it or is named at that
    time already, and moments that cannot be right.
    """
    if person.openness == Openness.OPEN:
        raise UnableToGuard("This record is open: nobody needs to be named. Ask the worker in instead.")
    _refuse_moments(starts_at, ends_at, at)
    _hold(person)
    begins = max(starts_at.astimezone(UTC), at)
    _refuse_worker(person, worker, begins, at)
    rows = NamedAccess.objects.of(person).filter(Q(ends_at=None) | Q(ends_at__gt=begins), worker=worker)
    if ends_at is not None:
        rows = rows.filter(starts_at__lt=ends_at)
    if rows.exclude(pk=id).exists():
        raise UnableToGuard(f"{worker} is named at that time already.", field="worker")
    facts = {"worker": worker, "starts_at": begins, "ends_at": ends_at, "why": why, "named_by": by}
    row = create_once(NamedAccess, id=id, person=person, **facts)
    others = (one for one in _records(person) if one.pk != person.pk)
    NamedAccess.objects.bulk_create(NamedAccess(person=other, **facts) for other in others)
    _let_clocks_follow(person, at)
    return row


@action("access.unnamed", needs=Permission.OPENNESS_CHANGE)
def unname_worker(*, named: NamedAccess, by: Any, at: datetime) -> None:
    """Take a worker's name away: from now on they may not open the record. One to come is taken away whole.

    Twice changes nothing. Refuses to leave nobody who can open it.
    """
    person = named.person
    _hold(person)
    row = NamedAccess.objects.filter(pk=named.pk).first()
    if row is None or (row.ends_at is not None and row.ends_at <= at):
        return
    theirs = NamedAccess.objects.of(person).filter(Q(ends_at=None) | Q(ends_at__gt=at), worker=row.worker)
    for one in theirs.filter(starts_at__lte=at) if row.starts_at <= at else theirs.filter(starts_at=row.starts_at):
        _end(one, at)
    _refuse_to_leave_nobody(person, at)
    _let_clocks_follow(person, at)


@action("access.kept_from", needs=Permission.OPENNESS_CHANGE, creates="people.keptfrom")
def keep_from(
    *, person: Person, id: UUID, worker: Worker, reason: str, words: str = "", by: Any, at: datetime
) -> KeptFrom:
    """Keep a worker from a record, now: their own, or that of somebody close to them. No way of standing opens it then.

    Refuses one who is alongside by name (that ends first), one who is kept from it already, and to leave nobody who
    can open it.
    """
    if KeptFrom.objects.filter(pk=id).exists():
        raise AlreadyDone
    if reason not in reasons(KEEP_FROM):
        raise UnableToKeepFrom("Choose why.", field="reason")
    if reason == OTHER and not words:
        raise UnableToKeepFrom("Write why, in a few words.", field="words")
    _hold(person)
    if is_kept_from(worker, person, at=at):
        raise UnableToKeepFrom(f"{worker} is kept from it already.", field="worker")
    alongside = Involvement.objects.of(person).filter(Q(ends_at=None) | Q(ends_at__gt=at), worker=worker)
    if alongside.filter(is_shift=False).exists():
        raise UnableToKeepFrom(
            f"{worker} is alongside them. Hand that over to a colleague, or end it, first.", field="worker"
        )
    facts = {"worker": worker, "reason": reason, "words": words, "starts_at": at, "kept_by": by}
    row = create_once(KeptFrom, id=id, person=person, **facts)
    others = (one for one in _records(person) if one.pk != person.pk)
    KeptFrom.objects.bulk_create(KeptFrom(person=other, **facts) for other in others)
    for named in NamedAccess.objects.of(person).filter(Q(ends_at=None) | Q(ends_at__gt=at), worker=worker):
        _end(named, at)
    _refuse_to_leave_nobody(person, at, field="worker")
    _let_clocks_follow(person, at)
    return row


@action("access.let_again", needs=Permission.OPENNESS_CHANGE)
def let_again(*, kept: KeptFrom, by: Any, at: datetime) -> None:
    """No longer keep a worker from a record: they open it again as any other worker would. Twice changes nothing."""
    _hold(kept.person)
    rows = KeptFrom.objects.of(kept.person).filter(worker=kept.worker)
    for row in rows.filter(Q(ends_at=None) | Q(ends_at__gt=at)):
        row.ends_at = max(at, row.starts_at + timedelta(microseconds=1))
        row.save(update_fields=["ends_at"])


def _records(person: Person) -> list[Person]:
    """Every record that is this person's, as they stand; that of the person first."""
    return sorted(Person.objects.filter(pk__in=person.keys), key=lambda one: person.keys.index(one.pk))


def _name_these(person: Person, workers: list[Worker], by: Any, at: datetime) -> None:
    """Name those of these workers who are not named now, from now on and with no end."""
    there = set(NamedAccess.objects.of(person).filter(holds_now(at)).values_list("person", "worker"))
    for worker in workers:
        missing = [key for key in person.keys if (key, worker.pk) not in there]
        if missing:
            _refuse_worker(person, worker, at, at, field="named")
        for key in missing:
            NamedAccess.objects.create(person_id=key, worker=worker, starts_at=at, named_by=by)


def _end(row: NamedAccess, at: datetime) -> None:
    """End a naming now; one that has not begun leaves no trace but in the history."""
    if row.starts_at >= at:
        row.delete()
        return
    row.ends_at = at
    row.save(update_fields=["ends_at"])


def _refuse_to_leave_nobody(person: Person, at: datetime, field: str = "") -> None:
    if person.openness != Openness.OPEN and not who_can_open(person, at=at):
        raise UnableToGuard(NOBODY_LEFT, field=field)


def _refuse_moments(starts_at: datetime, ends_at: datetime | None, at: datetime) -> None:
    if starts_at < at - timedelta(days=1):
        raise UnableToGuard("Nobody can be named for a time that has passed. Choose today.", field="starts_at")
    if starts_at > at + AHEAD_AT_MOST:
        raise UnableToGuard("That is more than a year from now. Check the year.", field="starts_at")
    if ends_at is not None and ends_at <= at:
        raise UnableToGuard("That end has passed. Choose one still to come, or leave it empty.", field="ends_at")
    if ends_at is not None and ends_at.astimezone(UTC) <= starts_at.astimezone(UTC):
        raise UnableToGuard("The end must come after the beginning.", field="ends_at")


def _refuse_worker(person: Person, worker: Worker, from_: datetime, at: datetime, field: str = "worker") -> None:
    if worker.has_left(on=in_london(from_).date()):
        raise UnableToGuard(f"{worker} will have left by then. Choose somebody else.", field=field)
    if not PRACTISING & set(worker.roles):
        raise UnableToGuard(f"{worker} has no role that opens a record. Choose somebody else.", field=field)
    if is_kept_from(worker, person, at=at):
        raise UnableToGuard(f"{worker} is kept from this record. Choose somebody else.", field=field)


def _let_clocks_follow(person: Person, at: datetime) -> None:
    """Say anew whose the clocks about this person are, and what they may say, now that others may open the record."""
    _ask_again(person, at)
    dues.keep(following(person))  # a clock says less of a record that is not open
    keep_clocks(*PossibleJoin.objects.of(person).open().select_related("person"))


def _ask_again(person: Person, at: datetime) -> None:
    """Ask anew who reviews each broken glass of this record: whoever was asked may no longer come to it.

    One that was passed on stays where it is, unless the record is hidden now.
    """
    waiting = BrokenGlass.objects.of(person).waiting().select_related("worker")
    for glass in waiting:
        if glass.passed_on_at is not None and person.openness != Openness.HIDDEN:
            continue
        owner = whom_to_ask(person, glass.worker, at=at)
        if owner is not None:
            glass.asked_id, glass.asked_team_id = owner.worker, owner.team
            glass.save(update_fields=["asked", "asked_team"])
    dues.keep([due for glass in waiting for due in story.dues_of_glass(glass)])
