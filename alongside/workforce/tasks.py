"""What this room does by itself."""

from django.utils import timezone

from alongside.audit.acting import House
from alongside.kit.work import every
from alongside.workforce.actions.kept import forget_what_is_old


@every("workforce.forget", minutes=60)
def forget() -> None:
    """Let go of words kept for a week, failed tries of a day ago, reminders long sent, and sessions past their end."""
    forget_what_is_old(by=House("housekeeping"), at=timezone.now())
