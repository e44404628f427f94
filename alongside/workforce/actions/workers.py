"""Looking after workers: who is here, what they may do, how they get in, and that they have left."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from alongside.access.permissions import Permission
from alongside.access.roles import WORKERS_ROLES, Role
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.moments import at_in_london, in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import change
from alongside.kit.work import send_email_later
from alongside.workforce import emails
from alongside.workforce.actions.signing_in import send_link
from alongside.workforce.keys import keyed_hash
from alongside.workforce.models import Account, Cover, DutyTurn, SignInTry, Team, TeamMember, Worker
from alongside.workforce.rules import fault_in_leaving


class UnableToAddWorker(UnableTo):
    """The worker cannot be added as they are described."""


class UnableToChangeWorker(UnableTo):
    """The worker cannot be as somebody would have them."""


class UnableToLeave(UnableTo):
    """It cannot be said that this worker has left."""


@action("worker.added", needs=Permission.WORKERS_MANAGE, creates="workforce.worker")
def add_worker(
    *,
    id: UUID,
    name: str,
    email: str,
    roles: Sequence[str],
    is_agency: bool = False,
    teams: Sequence[Team] = (),
    site: str = "",
    by: Any,
    at: datetime,
) -> Worker:
    """Add a worker with a way in that has no password yet, and send the invitation to choose one.

    `teams` are those they are in from today. `site` is the address of this installation; empty: no invitation is sent.
    Refuses an email address that somebody signs in with, roles that are not workers', and a form sent twice.
    """
    worker = _add(id, name, email, roles, is_agency)
    today = in_london(at).date()
    TeamMember.objects.bulk_create([TeamMember(team=team, worker=worker, starts_on=today) for team in teams])
    if site:
        send_link(worker.account, site=site, at=at)
    return worker


@action("worker.added", needs=HOUSE, creates="workforce.worker")
def add_administrator(*, id: UUID, name: str, email: str, by: House, at: datetime) -> Worker:
    """Add an administrator from the command line: the first of a new installation, who can add everybody else."""
    return _add(id, name, email, [Role.ADMINISTRATOR], is_agency=False)


def _add(id: UUID, name: str, email: str, roles: Sequence[str], is_agency: bool) -> Worker:
    held = _checked(roles)
    try:
        with transaction.atomic():
            account = Account.objects.create(email=email.strip().lower(), password=make_password(None))
            return Worker.objects.create(id=id, account=account, name=name, roles=held, is_agency=is_agency)
    except IntegrityError:
        if Worker.objects.filter(pk=id).exists():
            raise AlreadyDone from None
        raise UnableToAddWorker("Somebody already signs in with that email address.", field="email") from None


def _checked(roles: Sequence[str]) -> list[str]:
    """The roles in the order of the access table; refuses none, and one that is not a worker's."""
    if not roles or not set(roles) <= WORKERS_ROLES:
        raise UnableToChangeWorker("Choose at least one role that a worker can hold.", field="roles")
    return [role.value for role in Role if role in set(roles)]


@action("worker.changed", needs=Permission.WORKERS_MANAGE)
def change_worker(
    *,
    worker: Worker,
    seen_version: int,
    name: str,
    email: str,
    roles: Sequence[str],
    is_agency: bool,
    by: Any,
    at: datetime,
) -> Worker:
    """Change a worker's name, email address, roles, or whether an agency sends them.

    Raises ChangedMeanwhile when somebody was quicker than `seen_version`. Refuses an email address that somebody else
    signs in with, and taking the last administrator's role. An address that goes is told so by email.
    """
    held = _checked(roles)
    if Role.ADMINISTRATOR in worker.roles and Role.ADMINISTRATOR not in held:
        _refuse_the_last(
            worker,
            at,
            UnableToChangeWorker("They are the only administrator. Give somebody else that role first.", field="roles"),
        )
    worker = change(worker, seen_version=seen_version, name=name, roles=held, is_agency=is_agency)
    account, email = worker.account, email.strip().lower()
    if email != account.email:
        _move(account, email)
    return worker


def _move(account: Account, email: str) -> None:
    """Give an account another address, and tell the one it had."""
    before, account.email = account.email, email
    try:
        with transaction.atomic():
            account.save(update_fields=["email"])
    except IntegrityError:
        account.email = before
        raise UnableToChangeWorker("Somebody else already signs in with that email address.", field="email") from None
    told = emails.address_changed()
    send_email_later(to=before, subject=told.subject, body=told.body)


@action("sign_in.unlocked", needs=Permission.WORKERS_MANAGE)
def unlock_worker(*, worker: Worker, by: Any, at: datetime) -> None:
    """Let a worker try again at once: the failed tries at their address are forgotten."""
    SignInTry.objects.filter(email=keyed_hash(worker.email)).delete()


@action("sign_in.link_sent", needs=Permission.WORKERS_MANAGE)
def send_new_link(*, worker: Worker, site: str, by: Any, at: datetime) -> None:
    """Send a worker a fresh link to choose a password. Refuses somebody who has left."""
    if worker.has_left(on=in_london(at).date()):
        raise UnableToChangeWorker("They have left, so a link would open nothing. Say first that they are back.")
    send_link(worker.account, site=site, at=at)


@action("worker.left", needs=Permission.WORKERS_MANAGE)
def say_worker_left(*, worker: Worker, seen_version: int, left_on: date, by: Any, at: datetime) -> Worker:
    """Say from which day a worker no longer works here. A day up to today ends everything at once.

    Ends their sign-in, their time in teams, their turns on duty and what they cover for others; what has not begun is
    taken away. Cover *for* them goes on, so that somebody answers for what they leave. Refuses oneself, the last
    administrator, and a day that cannot be right.
    """
    today = in_london(at).date()
    if worker == by:
        raise UnableToLeave("You cannot say this of yourself. Ask another administrator.")
    if fault := fault_in_leaving(left_on, today=today):
        raise UnableToLeave(fault[1], field=fault[0])
    if Role.ADMINISTRATOR in worker.roles:
        _refuse_the_last(
            worker, at, UnableToLeave("They are the only administrator. Give somebody else that role first.")
        )
    worker = change(worker, seen_version=seen_version, left_on=left_on)
    ends_at = max(at, at_in_london(left_on, time(0)))
    _end_periods(worker, left_on, ends_at)
    return worker


def _end_periods(worker: Worker, left_on: date, ends_at: datetime) -> None:
    memberships = TeamMember.objects.filter(worker=worker)
    memberships.filter(starts_on__gte=left_on).delete()
    last_day = date.fromordinal(left_on.toordinal() - 1)
    memberships.exclude(ends_on__lte=last_day).update(ends_on=last_day)
    for periods in (DutyTurn.objects.filter(worker=worker), Cover.objects.filter(covering=worker)):
        periods.filter(starts_at__gte=ends_at).delete()
        periods.filter(ends_at__gt=ends_at).update(ends_at=ends_at)


@action("worker.returned", needs=Permission.WORKERS_MANAGE)
def welcome_back(*, worker: Worker, seen_version: int, site: str, by: Any, at: datetime) -> Worker:
    """Say that a worker who left is back, and send a link to choose a new password. Teams and duty are given anew.

    Roles stay as they were when they left; change them on the worker's page.
    """
    worker = change(worker, seen_version=seen_version, left_on=None)
    send_link(worker.account, site=site, at=at)
    return worker


def _refuse_the_last(worker: Worker, at: datetime, refusal: UnableTo) -> None:
    """Refuse what would leave the house without an administrator. Rows are locked, so that two cannot go at once."""
    there = (
        Worker.objects.administrators(on=in_london(at).date())
        .select_for_update()
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if set(there) <= {worker.pk}:
        raise refusal
