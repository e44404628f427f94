"""What every page of this room asks first: which assessment, what may whoever looks do, and what is there to show."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from alongside import law
from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.assessments import rules
from alongside.assessments.models import Assessment, AssessmentPart, Picked, Still
from alongside.assessments.parts import Part
from alongside.assessments.said_before import age
from alongside.decisions.facts import concluded, they
from alongside.decisions.law_at_the_side import Law, of_version
from alongside.decisions.models import Decision
from alongside.decisions.models.decision import MADE
from alongside.decisions.models.decision import State as DecisionState
from alongside.kit.moments import date_in_words, in_london
from alongside.law.registry import Version
from alongside.people.models import Person, carrying


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))


def assessment_of(person: Person, assessment_id: UUID) -> Assessment:
    """One of a person's assessments, who carries the standing they were read with; 404 for any other."""
    rows = Assessment.objects.of(person).with_everybody().prefetch_related("written__changed_by", "picked")
    return carrying(get_object_or_404(rows, pk=assessment_id), person)


@dataclass
class PartShown:
    """One part as pages show it: what is written, what was picked into it, and what the assessment before said."""

    part: Part
    row: AssessmentPart | None
    picks: list[tuple[Picked, str]]
    before: str = ""

    @property
    def is_there(self) -> bool:
        """Is anything in it?"""
        return bool(self.picks or (self.row and self.row.words))


@dataclass
class Shown:
    """An assessment as pages show it: its groups with their parts; what is missing, with where; and its law."""

    groups: list[tuple[Any, list[PartShown]]]
    missing: list[tuple[str, str]]
    law: Law | None
    rows: dict[str, AssessmentPart] = field(default_factory=dict)
    before_on: str = ""


def shown(one: Assessment, at: Any) -> Shown:
    """Everything of an assessment that its pages need, from what `assessment_of` has read."""
    rows = {row.part: row for row in one.written.all()}
    today = in_london(at).date()
    picks: dict[str, list[tuple[Picked, str]]] = {}
    for pick in one.picked.all():
        picks.setdefault(pick.part, []).append((pick, how_old(pick, today)))
    before = {row.part: row.words for row in one.follows.written.all()} if one.follows else {}
    groups = [
        (
            group,
            [
                PartShown(part, rows.get(part.slug), picks.get(part.slug, []), before.get(part.slug, ""))
                for part in group.parts
            ],
        )
        for group in one.what.groups
    ]
    written = {each.part.slug for _, parts in groups for each in parts if each.is_there}
    version = version_of(one)
    return Shown(
        groups=groups,
        missing=_missing(one, rules.lacking(one.what, version, written)),
        law=of_version(version) if version else None,
        rows=rows,
        before_on=date_in_words(in_london(one.follows.ended_at).date()) if one.follows and one.follows.ended_at else "",
    )


def found_of(one: Assessment) -> tuple[Decision | None, str]:
    """What was found of eligibility, unless that was a mistake, and what was concluded once it is made."""
    found = one.determination
    if found is None or found.state == DecisionState.STRUCK:
        return None, ""
    return found, concluded(found.what.test, found.finding) if found.state in MADE else ""


def _missing(one: Assessment, lacking: list[rules.Lack]) -> list[tuple[str, str]]:
    found = [
        (they(lack.words.replace("for you", "for them")), f"#id_{lack.part}" if lack.part else "") for lack in lacking
    ]
    if one.ready_on is None:
        found.append(("Agree with the person by when it is ready, and tell them.", "when"))
    if unasked := sum(pick.still == Still.NOT_ASKED for pick in one.picked.all()):
        found.append((f"Ask whether what was picked is still true: {unasked} not asked yet.", "#picked"))
    if found_of(one)[0] is None:
        found.append(("Find whether the needs are eligible.", "#eligibility"))
    return found


def version_of(one: Assessment) -> Version | None:
    """The law of the day on which an assessment was begun; None where there was none."""
    try:
        return law.as_at(one.what.law, on=in_london(one.begun_at).date())
    except law.Refused:
        return None


def how_old(pick: Picked, today: Any) -> str:
    """`Simon, 3 May 2026, 7 months ago`."""
    return f"{pick.said_by}, {date_in_words(pick.said_on)}, {age(pick.said_on, today=today)}"
