"""What every page of this room asks first: which assessment, what may whoever looks do, and what is there to show."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from alongside import law
from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.assessments import rules
from alongside.assessments.found import finding_of
from alongside.assessments.models import Assessment, AssessmentPart, OwnWords, Picked, SelfAssessment, Still
from alongside.assessments.own_words_shown import sent_by_part
from alongside.assessments.parts import Part
from alongside.assessments.said_before import age
from alongside.assessments.together import children_who_care, is_child
from alongside.decisions.facts import concluded, they
from alongside.decisions.law_at_the_side import Law, of_version
from alongside.decisions.models import Decision
from alongside.decisions.models.decision import MADE
from alongside.decisions.models.decision import State as DecisionState
from alongside.kit.moments import date_in_words, in_london
from alongside.law.beside import law_on
from alongside.law.registry import Version
from alongside.law.verdict import Verdict
from alongside.people.models import Person, carrying


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))


def assessment_of(person: Person, assessment_id: UUID) -> Assessment:
    """One of a person's assessments, who carries the standing they were read with; 404 for any other."""
    rows = (
        Assessment.objects.of(person).with_everybody().prefetch_related("written__changed_by", "picked", "young_carers")
    )
    rows = rows.select_related("self_assessment").prefetch_related("self_assessment__words")
    return carrying(get_object_or_404(rows, pk=assessment_id), person)


def own_of(one: Assessment) -> SelfAssessment | None:
    """The page of their own that the person was offered; None: they were not."""
    return getattr(one, "self_assessment", None)


@dataclass
class PartShown:
    """One part as pages show it: what is written, what was picked into it, what the person wrote of themselves, and
    what the assessment before said.
    """

    part: Part
    row: AssessmentPart | None
    picks: list[tuple[Picked, str]]
    before: str = ""
    own: list[OwnWords] = field(default_factory=list)

    @property
    def is_there(self) -> bool:
        """Is anything in it?"""
        return self.is_ours or bool(self.own)

    @property
    def is_ours(self) -> bool:
        """Was anything written or picked into it? What the person wrote alone is not yet what the law asks of us."""
        return bool(self.picks or (self.row and self.row.words))

    @property
    def since(self) -> str:
        """What became of what was said before, as `rules.since` says it."""
        return rules.since(self.before, in_one(self.row, [pick for pick, _ in self.picks]))


@dataclass
class Shown:
    """An assessment as pages show it: its groups with their parts; what is missing, with where; and its law: of what
    it must hold, of children who care, and of the advice that may follow.
    """

    groups: list[tuple[Any, list[PartShown]]]
    missing: list[tuple[str, str]]
    law: Law | None
    law_of_children: Law | None = None
    law_of_advice: Law | None = None
    rows: dict[str, AssessmentPart] = field(default_factory=dict)
    before_on: str = ""
    found_before: str = ""

    @property
    def changes(self) -> list[tuple[str, list[Part]]]:
        """What is new, different, left out and the same since the one before; empty where there was none."""
        each = [shown for _, parts in self.groups for shown in parts] if self.before_on else []
        found = ((how, [shown.part for shown in each if shown.since == how]) for how in rules.SINCE)
        return [(how, parts) for how, parts in found if parts]


def shown(request: HttpRequest, one: Assessment) -> Shown:
    """Everything of an assessment that its pages need, from what `assessment_of` has read."""
    rows = {row.part: row for row in one.written.all()}
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    picks: dict[str, list[tuple[Picked, str]]] = {}
    for pick in one.picked.all():
        picks.setdefault(pick.part, []).append((pick, how_old(pick, today)))
    before = said_in(one.follows) if one.follows else {}
    own = sent_by_part(own_of(one))
    groups = [
        (
            group,
            [
                PartShown(
                    part,
                    rows.get(part.slug),
                    picks.get(part.slug, []),
                    before.get(part.slug, ""),
                    own.get(part.slug, []),
                )
                for part in group.parts
            ],
        )
        for group in one.what.groups
    ]
    written = {each.part.slug for _, parts in groups for each in parts if each.is_ours}
    version = version_of(one)
    return Shown(
        groups=groups,
        missing=_missing(request, one, written, rules.lacking(one.what, version, written)) if one.is_open else [],
        law=of_version(version) if version else None,
        law_of_children=law_on("young_carer", _begun_on(one)),
        law_of_advice=law_on("written_advice", _begun_on(one)),
        rows=rows,
        before_on=date_in_words(in_london(one.follows.ended_at).date()) if one.follows and one.follows.ended_at else "",
        found_before=found_of(one.follows)[1] if one.follows else "",
    )


def said_in(one: Assessment) -> dict[str, str]:
    """All that stands in each part, by slug: what is written, then what was picked."""
    picks: dict[str, list[Picked]] = {}
    for pick in one.picked.all():
        picks.setdefault(pick.part, []).append(pick)
    rows = {row.part: row for row in one.written.all()}
    found = {slug: in_one(rows.get(slug), picks.get(slug, [])) for slug in {*rows, *picks}}
    return {slug: words for slug, words in found.items() if words}


def in_one(row: AssessmentPart | None, picks: list[Picked]) -> str:
    """What is written in a part, and what was picked into it as it holds today, each on lines of its own."""
    return "\n\n".join(
        [*([row.words] if row and row.words else []), *(f"“{pick.now or pick.words}”" for pick in picks)]
    )


def found_of(one: Assessment) -> tuple[Decision | None, str]:
    """What was found of eligibility, as far as it counts, and what was concluded once it is made."""
    found = finding_of(one)
    return found, concluded(found.what.test, found.finding) if found is not None and found.state in MADE else ""


def _missing(
    request: HttpRequest, one: Assessment, written: set[str], lacking: list[rules.Lack]
) -> list[tuple[str, str]]:
    """What is still missing, and where it is answered: on the page that is written, or at an address."""
    found = [
        (they(re.sub(r"\bfor you\b", "for them", lack.words)), f"#id_{lack.part}" if lack.part else "")
        for lack in lacking
    ]
    found += _of_children(request, one, written)
    if one.person.died_on is None:
        if one.ready_on is None:
            when = reverse("assessments:agree", args=[one.person_id, one.pk])
            found.append(("Agree with the person by when it is ready, and tell them.", when))
        if unasked := [pick for pick in one.picked.all() if pick.still == Still.NOT_ASKED]:
            words = f"Ask whether what was picked is still true: {len(unasked)} not asked yet."
            found.append((words, f"#part-{unasked[0].part}"))
        found += _of_their_own(request, one)
    finding, is_concluded = found_of(one)
    if not is_concluded:
        is_second = finding is not None and finding.state == DecisionState.SECOND
        words = "The finding of eligibility waits for a second person." if is_second else ""
        words = words or (
            "Decide whether the needs are eligible." if finding else "Find whether the needs are eligible."
        )
        found.append((words, "#eligibility"))
    return found


def _of_their_own(request: HttpRequest, one: Assessment) -> list[tuple[str, str]]:
    """What is still to come, or to be read, of what they write in their own words."""
    own = own_of(one)
    if own is None or own.read_at is not None:
        return []
    where = reverse("assessments:self_assessment", args=[one.person_id, own.pk])
    if own.sent_at is not None:
        return [("Read together what they wrote in their own words.", where)]
    if own.is_going(at=request.at):  # type: ignore[attr-defined]
        until = date_in_words(in_london(own.ends_at).date())
        return [(f"They are writing in their own words until {until}. Their link ends with the assessment.", where)]
    return []


def _of_children(request: HttpRequest, one: Assessment, written: set[str]) -> list[tuple[str, str]]:
    """Children who care: of whom nobody was told yet, whom a record names as one, or that nobody has asked."""
    person, at = one.person, request.at  # type: ignore[attr-defined]
    on = in_london(at).date()
    noticed = list(one.young_carers.all())
    found = [
        (
            f"A child who cares: say who was told, and when ({each.who}).",
            reverse("assessments:young_carer", args=[one.person_id, each.pk]),
        )
        for each in noticed
        if each.answered_at is None
    ]
    if noticed:
        return found
    notice = reverse("assessments:notice_young_carer", args=[one.person_id, one.pk])
    if one.what.slug == rules.CARER and is_child(person, on=on):
        found.append(
            ("They are a child themselves: children’s services assess a young carer. Say who was told.", notice)
        )
    for name, age_now in children_who_care(person, request.actor, at=at, on=on):  # type: ignore[attr-defined]
        found.append((f"{name} is {age_now} and cares for them: say who was told of it.", notice))
    if not found and "young_people" not in written:
        found.append(("Ask whether a child in their life cares for somebody.", "#id_young_people"))
    return found


def version_of(one: Assessment) -> Version | None:
    """The law of the day on which an assessment was begun; None where there was none."""
    try:
        return law.as_at(one.what.law, on=_begun_on(one))
    except law.Refused:
        return None


def _begun_on(one: Assessment) -> date:
    return in_london(one.begun_at).date()


def how_old(pick: Picked, today: Any) -> str:
    """`Simon, 3 May 2026, 7 months ago`."""
    return f"{pick.said_by}, {date_in_words(pick.said_on)}, {age(pick.said_on, today=today)}"


def refusal_on(one: Assessment, day: date) -> tuple[Verdict, Version, tuple[str, ...]] | None:
    """What stays owed where the person does not want it, its law, and what is weighed first; None: no law that day.

    What is weighed against a refusal is the adult's law (section 11(1) to (4)): a carer's no is followed.
    """
    try:
        version = law.as_at("no_assessment", on=day)
    except law.Refused:
        return None
    verdict = version.judge({"by_whom": "adult"})
    return verdict, version, verdict.to_weigh if one.what.law == "section_9" else ()
