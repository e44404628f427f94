"""What is asked when a worker chooses their reminders."""

from alongside.design.fields import ChoiceField, NumberField, VersionField
from alongside.design.forms import Form, when
from alongside.workforce.models import Reminders
from alongside.workforce.rules import HOURS_BEFORE_AT_MOST


class ChooseReminders(Form):
    version = VersionField(required=False)
    kind = ChoiceField(
        "When would you like an email?",
        choices=Reminders.Kind.choices,
        initial=Reminders.Kind.NONE,
        hints={
            Reminders.Kind.MORNINGS: "At half past seven. Not when nothing waits, nor while somebody covers for you.",
            Reminders.Kind.NEAR: "The second comes on any day, at any hour, once for each clock.",
        },
    )
    hours_before = NumberField(
        "How many hours before?",
        least=1,
        most=HOURS_BEFORE_AT_MOST,
        unit="hours",
        missing=f"Write how many hours before, from 1 to {HOURS_BEFORE_AT_MOST}.",
    )
    conditions = (when("kind", Reminders.Kind.NEAR).needs("hours_before"),)
