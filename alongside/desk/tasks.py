"""What the desk does by itself."""

from django.utils import timezone

from alongside.audit.acting import House
from alongside.desk.reminding import reminders_now
from alongside.kit.refusals import AlreadyDone
from alongside.kit.work import every
from alongside.workforce.actions.reminders import send_reminder


@every("desk.remind", minutes=5)
def remind() -> int:
    """Tell those who want it that something waits for them; gives how many were told."""
    at, told = timezone.now(), 0
    for reminder in reminders_now(at):
        try:
            send_reminder(
                worker=reminder.worker, slots=reminder.slots, email=reminder.email, by=House("reminders"), at=at
            )
            told += 1
        except AlreadyDone:
            continue  # another process was quicker; what it left is told at the next turn
    return told
