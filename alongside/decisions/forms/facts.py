"""The questions of a test of law, made from the facts that its version takes; and those facts from the answers."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from alongside.decisions.asked_for import TAKE, Quote
from alongside.decisions.facts import ABLE, ELSEWHERE, Question, asked, they
from alongside.design.fields import ChoiceField, ChoicesField, DayField, WordsField, YesNoField
from alongside.design.forms import Condition, Form, when
from alongside.design.typed import Misread
from alongside.law.kinds import Day, FilledText, Findings, MaybeText, OneOf, Parts, Words, YesNo
from alongside.law.registry import Version
from alongside.people.telling import shortened

SHOWS = "What shows it?"
QUOTES = "What they said or did, in quotes where you can."


def fields_of(version: Version) -> tuple[dict[str, Any], list[Condition]]:
    """The boxes of a version's facts by name, in the order it asks them; and which follow from another's answer."""
    boxes: dict[str, Any] = {}
    follow: list[Condition] = []
    for fact, question in asked(version):
        more, then = _of_one(version, fact, question)
        boxes |= more
        follow += then
    return boxes, follow


def groups(version: Version | None, boxes: Iterable[str]) -> list[tuple[str, str, list[str]]]:
    """The boxes of each fact in the order they are asked: a heading and a hint where it has many, and their names."""
    found = []
    for fact, question in asked(version) if version else ():
        names = [
            name for name in boxes if name == f"fact-{fact}" or name.startswith((f"fact-{fact}-", f"evidence-{fact}."))
        ]
        is_many = isinstance(version.facts[fact], Findings) if version else False
        found.append((question.label if is_many else "", question.hint if is_many else "", names))
    return found


def _of_one(version: Version, fact: str, question: Question) -> tuple[dict[str, Any], list[Condition]]:
    kind, name = version.facts[fact], f"fact-{fact}"
    said: dict[str, Any] = {"hint": question.hint, "required": False}
    if isinstance(kind, YesNo):
        return {name: YesNoField(question.label, **said)}, []
    if isinstance(kind, Day):
        return {name: DayField(question.label, **said)}, []
    if isinstance(kind, FilledText | MaybeText):
        return {name: WordsField(question.label, limit=4000, rows=3, **said)}, []
    if isinstance(kind, OneOf):
        return {
            name: ChoiceField(question.label, choices=[(key, question.each[key]) for key in kind.words], **said)
        }, []
    if isinstance(kind, Parts):
        parts = ChoicesField("Which of these hold?", choices=list(question.each.items()), required=False)
        return {name: YesNoField(question.label, **{**said, "inline": False}), f"{name}-parts": parts}, [
            when(name, "yes").asks(f"{name}-parts")
        ]
    if isinstance(kind, Findings):
        return _findings(version, fact, kind), []
    ticks = ChoicesField(question.label, choices=[(key, question.each[key]) for key in kind.keys], **said)
    if fact != "unable":
        return {name: ticks}, []
    shown = {f"evidence-{fact}.{key}": evidence() for key in kind.keys}
    return {name: ticks, **shown}, [when(name, key).asks(f"evidence-{fact}.{key}") for key in kind.keys]


def _findings(version: Version, fact: str, kind: Findings) -> dict[str, Any]:
    """A list to choose from for each outcome, and beneath it what shows it."""
    limbs = [(ABLE, "They can"), *((key, they(version.words["limbs"][key])) for key in kind.words)]
    boxes: dict[str, Any] = {}
    for key in kind.keys:
        label = they(version.words[fact][key])
        boxes[f"fact-{fact}-{key}"] = LimbField(
            label, choices=limbs, never=kind.never, as_select=True, required=False, initial=ABLE
        )
        boxes[f"evidence-{fact}.{key}"] = evidence(f"What shows it: {label[:1].lower()}{label[1:]}", "")
    return boxes


class LimbField(ChoiceField):
    """In which way something cannot be done. `never`: ways that somebody might expect, and why the law has none."""

    def __init__(self, label: str, *, never: Mapping[str, str], **kwargs: Any):
        super().__init__(label, **kwargs)
        self.never = never

    def check(self, value: Any) -> None:
        if value in self.never:
            raise Misread(they(self.never[value].partition(":")[0]).rstrip(".") + ".")
        super().check(value)


class TakeQuotes(Form):
    """For each finding, words to choose from where the decision was begun: they go into the box of what shows it."""

    marks_optional = False

    def __init__(self, boxes: Mapping[str, Any], quotes: Iterable[Quote]):
        super().__init__()
        offered = [(one.key, shortened(one.in_full, 90)) for one in quotes]
        for name, box in boxes.items():
            if name.startswith("evidence-"):
                label = f"Or take {str(box.label)[:1].lower()}{str(box.label)[1:]}"
                self.fields[f"{TAKE}{name.removeprefix('evidence-')}"] = ChoiceField(
                    label, choices=offered, as_select=True, required=False
                )


def evidence(label: str = SHOWS, hint: str = QUOTES) -> WordsField:
    """The box for what shows a finding."""
    return WordsField(label, limit=4000, rows=2, required=False, hint=hint)


def facts_in(version: Version, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that are answered, as JSON gives them: what `version.judge` takes once none is missing."""
    facts: dict[str, Any] = {}
    for fact, kind in version.facts.items():
        answer = answers.get(ELSEWHERE.get(version.name, {}).get(fact, f"fact-{fact}"))
        if isinstance(kind, Findings):
            chosen = {key: answers.get(f"fact-{fact}-{key}") or None for key in kind.keys}
            facts[fact] = {key: limb for key, limb in chosen.items() if limb and limb != ABLE}
        elif isinstance(kind, Parts):
            if answer is not None:
                held = answers.get(f"fact-{fact}-parts") or ()
                facts[fact] = {key: key in held for key in kind.keys} if answer else None
        elif isinstance(kind, Words):
            facts[fact] = list(answer or ())
        elif isinstance(kind, MaybeText):
            facts[fact] = answer or None
        elif isinstance(answer, date):
            facts[fact] = answer.isoformat()
        elif answer not in (None, ""):
            facts[fact] = answer
    return facts


def evidence_in(answers: Mapping[str, Any]) -> dict[str, str]:
    """What shows each finding: `unable.retain` -> words."""
    return {
        name.removeprefix("evidence-"): words
        for name, words in answers.items()
        if name.startswith("evidence-") and words
    }
