"""What is asked about an introduction, from the suggestion to how it went."""

from typing import Any

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form, when
from alongside.directory.actions import Plan
from alongside.directory.models.introduction import Answer, How, HowItWent, Introducer

Pairs = list[tuple[str, str]]
PLAN = ("introducer", "worker", "contact", "how", "on_day", "asker", "ask_on")


class Propose(Form):
    """Why it came to mind."""

    id = KeyField()
    why = WordsField(
        "Why did it come to mind?",
        limit=500,
        rows=2,
        required=False,
        hint="For example, what they said they like doing.",
    )


class ArrangeIntroduction(Form):
    """Who introduces them, how and when; who asks how it went. `around` is who there is to choose from."""

    version = VersionField()
    introducer = ChoiceField("Who introduces them?", choices=Introducer.choices, missing="Say who introduces them.")
    worker = ChoiceField("Which worker?", as_select=True, missing="Choose the worker who introduces them.")
    contact = ChoiceField("Who of the people in their life?", as_select=True, missing="Choose who introduces them.")
    how = ChoiceField("How?", choices=How.choices, missing="Say how they are introduced.")
    on_day = DayField("When?", missing="Write the day, or a day about which it will be.")
    asker = ChoiceField("Who asks them how it went?", as_select=True, missing="Choose who asks.")
    ask_on = DayField(
        "On which day?", required=False, hint="Left empty, three weeks after the day. For example, 27 11 2026"
    )
    conditions = (
        when("introducer", Introducer.WORKER).needs("worker"),
        when("introducer", Introducer.CONTACT).needs("contact"),
    )

    def __init__(self, *args: Any, workers: Pairs, contacts: Pairs, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, pairs in (("worker", workers), ("asker", workers), ("contact", contacts)):
            self.fields[name].choices = pairs  # type: ignore[attr-defined]
        if not contacts:
            left = [pair for pair in Introducer.choices if pair[0] != Introducer.CONTACT]
            self.fields["introducer"].choices = left  # type: ignore[attr-defined]

    def plan(self, workers: dict[str, Any], contacts: dict[str, Any]) -> Plan:
        """What was answered, with the workers and contacts that the keys stand for."""
        facts = self.cleaned_data
        return Plan(
            introducer=facts["introducer"],
            how=facts["how"],
            on_day=facts["on_day"],
            worker=workers.get(facts.get("worker") or ""),
            contact=contacts.get(facts.get("contact") or ""),
            ask_on=facts.get("ask_on"),
            asker=workers.get(facts.get("asker") or ""),
        )


class AnswerIntroduction(ArrangeIntroduction):
    """What the person says to it; after a yes, how they are introduced."""

    answer = ChoiceField("What do they say?", choices=Answer.choices, missing="Choose what they say.")
    words = WordsField("In their own words", limit=1000, rows=2, required=False, voice="person")
    ask_again_on = DayField(
        "May they be asked again? On which day?",
        required=False,
        hint="Left empty, nobody asks again. For example, 27 11 2026",
    )
    conditions = (
        when("answer", Answer.YES).needs("introducer", "how", "on_day", "asker"),
        when("answer", Answer.YES).asks("ask_on"),
        when("answer", Answer.NOT_NOW).asks("ask_again_on"),
        *ArrangeIntroduction.conditions,
    )
    field_order = ("version", "answer", "words", *PLAN, "ask_again_on")


class TellIntroduction(Form):
    """How it went."""

    version = VersionField()
    outcome = ChoiceField("What happened?", choices=HowItWent.choices, missing="Choose what happened.")
    why = LineField("What did not suit?", limit=500, missing="Write what did not suit, so that the next may.")
    words = WordsField("How it was, in their own words", limit=1000, rows=3, required=False, voice="person")
    ask_again_on = DayField(
        "Ask again? On which day?", required=False, hint="Left empty, it is done. For example, 27 11 2026"
    )
    conditions = (when("outcome", HowItWent.NOT_SUITED).needs("why"),)


class EndIntroduction(Form):
    """Why nothing more is asked."""

    version = VersionField()
    why = LineField(
        "Why?",
        limit=300,
        missing="Write why, so that colleagues know.",
        hint="For example: it has closed; they moved away.",
    )
