"""What is asked when two records of one person are joined, and when that is undone."""

from alongside.design.fields import KeyField, LineField
from alongside.design.forms import Form


class FindOther(Form):
    """Which is the other record?"""

    q = LineField("Name, or part of it", limit=100, required=False, hint="A few letters are enough.")


class JoinRecords(Form):
    id = KeyField()
    why = LineField(
        "How do you know that they are one person?",
        limit=200,
        missing="Write how you know. A few words are enough.",
        hint="For example: the same NHS number, and she told me her name before she married. The person may read this.",
    )


class PartRecords(Form):
    why = LineField(
        "Why are they two after all?",
        limit=200,
        missing="Write why they are two after all. A few words are enough.",
        hint="The person may read this.",
    )
