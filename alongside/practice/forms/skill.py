"""What is asked about a skill."""

from alongside.design.fields import ChoiceField, KeyField, LineField
from alongside.design.forms import Form
from alongside.practice.models.skill import Way


class ShareSkill(Form):
    """Something one can teach, or would like to learn."""

    id = KeyField()
    way = ChoiceField("Which is it?", choices=Way.choices, inline=True)
    words = LineField(
        "What, in a few words?",
        limit=120,
        hint="For example: making a short video on a phone",
        missing="Write what it is, in a few words.",
    )
    about = LineField("Anything to add?", limit=300, required=False, hint="For example: an hour, any Tuesday, with tea")
