"""A decision as a page shows it, whether it was made or is still weighed: the same parts in the same order."""

from dataclasses import dataclass, field
from typing import Any

from alongside.decisions.facts import QUESTIONS, concluded, they
from alongside.decisions.kinds import Kind, more_of
from alongside.decisions.models import Decision, Option
from alongside.decisions.models.decision import Agrees
from alongside.decisions.weighed import Weighed
from alongside.kit.moments import date_in_words
from alongside.law.kinds import Findings, Parts, Words, YesNo
from alongside.law.registry import Version

# What tells of those who were heard; and what stands on the page of whoever reads, not of whoever writes.
HEARD = frozenset({"others", "consulted", "dissent", "own_judgement", "appropriate", "advocacy"})
READ_AS = {
    "left_out": "What carers do, which was left out of account",
    "deciders": "Attorney, deputy, advance decision: what was looked for",
    "consulted": "Those who were asked, and what they think",
    "dissent": "Those who see it otherwise, and why",
    "own_judgement": "The practitioner’s own judgement, where it differs",
    "appropriate": "Who could support them to take part",
    "advocacy": "Support to take part",
    "capacity": "Deciding this oneself",
    "right": "The right that it touches",
    "aim": "What it is for",
    "necessity": "Why it is needed, and no more than is needed",
    "less_intrusive": "Ways that take less away, and were looked at",
}
NO_OTHER = "From what was found, the law leaves no other conclusion."
LEFT_TO_JUDGEMENT = (
    "The law leaves this to a judgement. What had to be weighed stands below; the reasons say why it does not come out "
    "the other way."
)


AGREES = {
    Agrees.YES: "{called} agrees",
    Agrees.PARTLY: "{called} agrees with some of it",
    Agrees.NO: "{called} does not agree",
    Agrees.NOT_KNOWN: "Whether {called} agrees is not known",
}


@dataclass(frozen=True)
class Shown:
    """The parts of a decision. Lists that are empty have nothing to show.

    `heard`: what was said of those who were heard besides the person; `more`: all else in words of its own.
    """

    their_view: str = ""
    said_by: str = ""
    said_on: str = ""
    agrees: str = ""
    why_not_known: str = ""
    ways: list[Option] = field(default_factory=list)
    findings: list[tuple[str, str, str]] = field(default_factory=list)
    concluded: str = ""
    reasons: str = ""
    not_otherwise: str = ""
    heard: list[tuple[str, str]] = field(default_factory=list)
    more: list[tuple[str, str]] = field(default_factory=list)


def of_made(decision: Decision, version: Version | None) -> Shown:
    """A decision that was made, from its facts."""
    kind = decision.what
    return Shown(
        their_view=decision.their_view,
        said_by=decision.view_said_by,
        said_on=date_in_words(decision.view_said_on) if decision.view_said_on else "",
        agrees=_agrees(decision.agrees, decision.person.called),
        why_not_known=decision.why_not_known,
        ways=sorted(decision.options.all(), key=lambda way: (not way.is_chosen, way.number)),
        findings=_findings(version, decision.facts, decision.evidence),
        concluded=concluded(kind.test, decision.finding) if kind.test else "",
        reasons=decision.reasons,
        not_otherwise=_not_otherwise(decision.verdict),
        heard=_said_in(kind, decision.more, heard=True),
        more=_said_in(kind, decision.more, heard=False),
    )


def of_weighed(weighed: Weighed, kind: Kind, version: Version | None, *, called: str) -> Shown:
    """A decision that is still weighed, as far as it can be read."""
    ways = [
        Option(
            number=number,
            name=way.name or f"Way {number + 1}",
            good=way.good,
            wrong=way.wrong,
            fit=way.fit,
            cost=way.cost,
            cost_each=way.cost_each,
            why=way.why,
            is_chosen=number == weighed.chosen,
        )
        for number, way in enumerate(weighed.options)
    ]
    return Shown(
        their_view=weighed.their_view,
        said_by=weighed.view_said_by or called,
        said_on=date_in_words(weighed.view_said_on) if weighed.view_said_on else "",
        agrees=_agrees(weighed.agrees, called),
        why_not_known=weighed.why_not_known,
        ways=ways,
        findings=_findings(version, weighed.facts, weighed.evidence),
        concluded=concluded(kind.test, weighed.finding) if kind.test else "",
        reasons=weighed.reasons,
        heard=_said_in(kind, weighed.more, heard=True),
        more=_said_in(kind, weighed.more, heard=False),
    )


def _agrees(answer: str, called: str) -> str:
    """Whether the person agrees, as a sentence; empty where nobody has said."""
    return AGREES[Agrees(answer)].format(called=called) if answer in AGREES else ""


def _said_in(kind: Kind, said: dict[str, str], *, heard: bool) -> list[tuple[str, str]]:
    """What was said in words of its own: of those who were heard, or all the rest."""
    every = [one for one in more_of(kind) if said.get(one.key) and (one.key in HEARD) == heard]
    return [(READ_AS.get(one.key, one.label), said[one.key]) for one in every]


def _not_otherwise(verdict: dict[str, Any]) -> str:
    """Why a test could not, or need not, come out the other way; empty for a choice, whose ways say it themselves."""
    if not verdict:
        return ""
    return LEFT_TO_JUDGEMENT if verdict["met"] is None else NO_OTHER


def _findings(version: Version | None, facts: dict[str, Any], evidence: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each fact as it was found: what was asked, what was found, and what shows it (empty: nothing has to)."""
    if version is None:
        return []
    found: list[tuple[str, str, str]] = []
    for fact, question in QUESTIONS[version.name].items():
        if fact not in facts:
            continue
        kind, answer = version.facts[fact], facts[fact]
        if isinstance(kind, Findings):
            found += [
                (they(version.words[fact][key]), they(version.words["limbs"][limb]), evidence.get(f"{fact}.{key}", ""))
                for key, limb in answer.items()
            ]
            if not answer:
                found.append((question.label, "All of it can be achieved", ""))
        elif isinstance(kind, Words):
            found += [(question.label, question.each[key], evidence.get(f"{fact}.{key}", "")) for key in answer]
            if not answer:
                found.append((question.label, "None of them", ""))
        elif isinstance(kind, Parts):
            held = [question.each[key] for key, holds in (answer or {}).items() if holds]
            found.append((question.label, f"Yes. {'. '.join(held)}".strip() if answer is not None else "No", ""))
        elif isinstance(kind, YesNo):
            found.append((question.label, "Yes" if answer else "No", ""))
        else:
            found.append((question.label, question.each.get(answer, answer) if answer else "Nothing yet", ""))
    return found
