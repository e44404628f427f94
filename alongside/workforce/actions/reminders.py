"""Emails that say that something waits: who wants them, and that one was sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from alongside.access.permissions import Permission
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.kit.versions import change
from alongside.kit.work import send_email_later
from alongside.workforce.emails import Email
from alongside.workforce.models import Reminders, ReminderSent, Worker
from alongside.workforce.rules import HOURS_BEFORE_AT_MOST


class UnableToChooseReminders(UnableTo):
    """The reminders cannot be as they are described."""


@action("reminders.chosen", needs=Permission.DESK_SEE)
def choose_reminders(
    *, worker: Worker, seen_version: int, kind: str, hours_before: int | None = None, site: str, by: Any, at: datetime
) -> Reminders:
    """Say by which emails a worker wants to be told that something waits.

    `kind` is one of Reminders.Kind; `hours_before`, 1 to 48, counts for NEAR alone and is dropped otherwise. `site` is
    the address of this installation. `seen_version` 0: nothing was chosen before. Refuses anybody but the worker
    themselves, NEAR without its hours, and the second of two pages (ChangedMeanwhile).
    """
    if worker != by:
        raise UnableToChooseReminders("Everybody chooses their own reminders. Ask them to open My reminders.")
    hours = hours_before if kind == Reminders.Kind.NEAR else None
    if kind == Reminders.Kind.NEAR and not 1 <= (hours or 0) <= HOURS_BEFORE_AT_MOST:
        raise UnableToChooseReminders(
            f"Write how many hours before, from 1 to {HOURS_BEFORE_AT_MOST}.", field="hours_before"
        )
    facts = {"kind": Reminders.Kind(kind), "hours_before": hours, "site": site, "chosen_at": at}
    there = Reminders.objects.filter(worker=worker).first()
    if there is not None:
        return change(there, seen_version=seen_version, **facts)
    try:
        with transaction.atomic():
            return Reminders.objects.create(worker=worker, **facts)
    except IntegrityError:  # another page of theirs chose first
        raise ChangedMeanwhile(Reminders.objects.get(worker=worker)) from None


@action("reminder.sent", needs=HOUSE)
def send_reminder(*, worker: Worker, slots: Sequence[str], email: Email, by: House, at: datetime) -> None:
    """Send a worker one email for the occasions named in `slots`; AlreadyDone when they were told of any of them.

    The rows and the email are kept or undone together, so that nothing is told twice, whoever dies in between.
    """
    try:
        with transaction.atomic():
            ReminderSent.objects.bulk_create([ReminderSent(worker=worker, slot=slot, sent_at=at) for slot in slots])
    except IntegrityError:
        raise AlreadyDone from None
    send_email_later(to=worker.email, subject=email.subject, body=email.body)
