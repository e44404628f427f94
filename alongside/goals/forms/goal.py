"""What is asked about a goal: what it is, in other words, what became of it."""

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form, when
from alongside.goals.models.goal import State

GOAL = "What would they like to do with their life?"
GOAL_MISSING = "Write the goal in their own words, as they said it."
GOAL_HINT = "In their own words. Beyond what a service could give, and something they may not have thought possible."
WHY = "What would it bring, in their words?"


class ChooseGoal(Form):
    id = KeyField()
    words = LineField(GOAL, limit=300, missing=GOAL_MISSING, hint=GOAL_HINT)
    why = WordsField(WHY, limit=1000, rows=3, required=False, voice="person")
    chosen_with = LineField("Who chose it with them?", limit=200, required=False)
    chosen_on = DayField("When was it chosen?", missing="Write the day it was chosen.")


class RewordGoal(Form):
    version = VersionField()
    words = LineField("The goal, in their words", limit=300, missing=GOAL_MISSING)
    why = WordsField(WHY, limit=1000, rows=3, required=False, voice="person")
    chosen_with = LineField("Who chose it with them?", limit=200, required=False)
    said = LineField(
        "Why is it said in another way now?", limit=1000, required=False, hint="How it was said before stays beside it."
    )


class WhatBecame(Form):
    """What became of a goal; where it became another, that other."""

    id = KeyField()
    version = VersionField()
    state = ChoiceField(
        "What became of it?",
        choices=[
            (State.REACHED, "They got there"),
            (State.CHANGED, "It became another goal"),
            (State.LET_GO, "They let go of it"),
        ],
        hints={
            State.CHANGED: "What is still to do, or in the way, comes along.",
            State.LET_GO: "Life takes turns. It stays here, and can be gone on with at any time.",
        },
        missing="Say what became of it.",
    )
    words = LineField("What is the goal now?", limit=300, missing=GOAL_MISSING)
    why = WordsField(WHY, limit=1000, rows=3, voice="person")
    said = WordsField("What do they say about it, in their words?", limit=1000, rows=3, required=False, voice="person")
    on = DayField("Since when?", missing="Write the day.")
    conditions = (
        when("state", State.CHANGED).needs("words"),
        when("state", State.CHANGED).asks("why"),
    )


class OnlyVersion(Form):
    """A button that changes what was seen."""

    version = VersionField()
