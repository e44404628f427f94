"""What this room does by itself."""

from django.utils import timezone

from alongside.audit.acting import House
from alongside.directory.actions import forget_tellings
from alongside.kit.work import every


@every("directory.forget", minutes=60)
def forget() -> None:
    """Let go of where what anybody told us came from, a day after."""
    forget_tellings(by=House("housekeeping"), at=timezone.now())
