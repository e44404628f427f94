"""By when a contact must be recorded: a requirement of the practice models. No statute sets it."""

from datetime import datetime

from alongside.law.kinds import Moment, WholeNumber
from alongside.law.verdict import Verdict
from alongside.law.wording import day_in_words, wording
from alongside.law.working_days import add_working_days, day_in_london

RECORDING = wording("recording_deadline", "always")


@RECORDING.register(contact_at=Moment(), working_days=WholeNumber(least=1))
def recording_deadline(*, contact_at: datetime, working_days: int) -> Verdict:
    """The last day for recording a contact: nothing to judge, so `met` is None and there is nothing to weigh.

    `contact_at` is an aware moment; its date is London's. Whole working days of England are counted after that date,
    so a contact on Friday or Saturday with two of them is due on Tuesday. Gives `due_on` (`YYYY-MM-DD`): due at that
    day's end. Refuses a naive moment, a number that is not whole or below 1, and years whose bank holidays are not
    known.
    """
    contact_on = day_in_london(contact_at)
    due_on = add_working_days(contact_on, working_days)
    days = "1 working day" if working_days == 1 else f"{working_days} working days"
    return Verdict(
        met=None,
        reasons=(
            f"The contact was on {day_in_words(contact_on)} in London, and {days} after it is {day_in_words(due_on)}.",
            "It is due at the end of that day; Saturdays, Sundays and England's bank holidays are not counted.",
        ),
        provisions=RECORDING.provisions,
        extra={"due_on": due_on.isoformat()},
    )
