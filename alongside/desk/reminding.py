"""Who is to be told now, by email, that something waits, and in which words. It only reads.

What waits is what the desk shows, but for what asks something of somebody who died: that hurries nobody. A morning's
email covers every clock that is near by then, so that no second one follows it at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from alongside.desk.after_a_death import asks_somebody_who_died
from alongside.desk.often_asked import AHEAD
from alongside.desk.waiting import IN_CONFIDENCE, KINDS
from alongside.kit.moments import due_in_words, in_london
from alongside.law.working_days import is_working_day
from alongside.workforce.emails import Email, morning_reminder, near_reminder
from alongside.workforce.models import Due, Reminders, ReminderSent, Worker

# The morning's email goes out at half past seven; by nine, when nothing ran before, it is no use any more.
MORNING_FROM, MORNING_UNTIL = time(7, 30), time(9, 0)


@dataclass(frozen=True)
class Reminder:
    """One email to send, and the occasions it is for (`ReminderSent.slot`)."""

    worker: Worker
    slots: tuple[str, ...]
    email: Email


def reminders_now(at: datetime) -> Iterator[Reminder]:
    """Every reminder that is to go out at this moment and has not."""
    today = in_london(at).date()
    morning = f"morning:{today}" if is_morning(at) else ""
    for chosen in Reminders.objects.wanted(at=at, on=today):
        reminder = _for(chosen, morning, at)
        if reminder is not None:
            yield reminder


def is_morning(at: datetime) -> bool:
    """Is this the time at which a working day's email goes out?"""
    there = in_london(at)
    return MORNING_FROM <= there.time() < MORNING_UNTIL and is_working_day(there.date())


def _for(chosen: Reminders, morning: str, at: datetime) -> Reminder | None:
    if not morning and chosen.hours_before is None:
        return None
    worker = chosen.worker
    rows = Due.objects.needing(worker, at=at).filter(due_at__lt=at + AHEAD, kind__in=KINDS)
    rows = rows.exclude(asks_somebody_who_died())
    # Whoever covers is told nothing of what waits in confidence, not even that something does.
    waits = [due for due in rows if due.worker_id == worker.pk or due.kind not in IN_CONFIDENCE]
    near = {}
    if chosen.hours_before is not None:
        until = at + timedelta(hours=chosen.hours_before)
        near = {slot_of(due): due for due in waits if at <= due.due_at <= until}
    asked = [*near, morning] if morning else list(near)
    sent = set(ReminderSent.objects.filter(worker=worker, slot__in=asked).values_list("slot", flat=True))
    new = tuple(slot for slot in near if slot not in sent)
    if morning and morning not in sent and waits:
        email = morning_reminder(len(waits), nearest_in_words(waits[0], at), chosen.site)
        return Reminder(worker, (morning, *new), email)
    if not new or chosen.hours_before is None:
        return None
    email = near_reminder(len(new), chosen.hours_before, nearest_in_words(near[new[0]], at), chosen.site)
    return Reminder(worker, new, email)


def slot_of(due: Due) -> str:
    """The occasion that a clock comes near. A clock that was moved comes near anew."""
    return f"near:{due.pk}:{due.due_at:%Y-%m-%dT%H:%M}"


def nearest_in_words(due: Due, at: datetime) -> str:
    """`is due by 14:00 today`, `is due on Wed 25 Nov`, `was due yesterday`."""
    words = due_in_words(due.due_at, now=at)
    if words.startswith("was due"):
        return words
    return f"is due {words}" if words.startswith("by ") else f"is due on {words}"
