"""What is asked about advice and information."""

from typing import Any

from alongside.design.fields import ChoiceField, DayField, KeyField, VersionField, WordsField
from alongside.design.forms import Form
from alongside.directory.models.advice import AdviceForm, Helped


class GiveAdvice(Form):
    """What they were told, in which form, when; about which entry. `entries` are pairs of key and name."""

    id = KeyField()
    what = WordsField("What did you tell them?", limit=2000, rows=4, missing="Write what you told them.")
    form = ChoiceField("In which form?", choices=AdviceForm.choices, missing="Choose in which form they have it.")
    given_on = DayField("When?")
    service = ChoiceField("About which entry of the directory?", required=False, as_select=True)

    def __init__(self, *args: Any, entries: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = [("", "None, or it is not listed"), *entries]  # type: ignore[attr-defined]
        if not entries:
            del self.fields["service"]


class SayWhetherItHelped(Form):
    """Whether it helped, as they say."""

    version = VersionField()
    helped = ChoiceField("Did it help?", choices=Helped.choices, missing="Choose what they say.", inline=True)
    words = WordsField("In their own words", limit=1000, rows=2, required=False, voice="person")
