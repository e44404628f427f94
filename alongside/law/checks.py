"""What somebody with a legal training must still read, where they sign for it, and by which day.

Time alone turns no test red: a checkout that was right stays right, and an urgent mend is not held up on a day on which
nobody changed anything. Instead the suite warns, and `manage.py law --overdue` says each in a sentence and ends with 1,
for whoever wants a scheduled job to shout.
"""

from dataclasses import dataclass
from datetime import date


class ReviewOverdue(UserWarning):
    """The day by which law should have been read has passed."""


@dataclass(frozen=True)
class Check:
    """One thing to read. `review_on` is the last day for it; once it was read, the last day for reading it again.

    `checked_by` and `checked_on` say who read it and when: both or neither, else it counts as not read.
    """

    read: str
    review_on: date
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def is_done(self) -> bool:
        return bool(self.checked_by and self.checked_on)

    def is_overdue(self, *, on: date) -> bool:
        """Has the last day for it passed? On that day itself it has not."""
        return on > self.review_on
