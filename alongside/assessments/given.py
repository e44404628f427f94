"""An assessment as a document that the person is given: what matters, what is strong, what helps, what was found."""

from uuid import UUID

from alongside.assessments.models import Assessment, Picked, State, Still
from alongside.assessments.own_words_shown import sent_by_part
from alongside.assessments.parts import Group
from alongside.decisions.facts import concluded, to_the_person
from alongside.decisions.models.decision import MADE
from alongside.kit.moments import date_in_words, day_in_words, in_london
from alongside.letters.content import Block, Bullets, Document, Paragraph, Said, Section
from alongside.letters.kinds import DocumentKind, Source
from alongside.people.models import Person
from alongside.people.models.consent import Part

AT_MOST = 20


def choices(person: Person) -> list[Source]:
    """The newest assessments with a person that were finished."""
    rows = Assessment.objects.of(person).filter(state=State.FINISHED).order_by("-ended_at")[:AT_MOST]
    return [Source(one.pk, str(one), in_london(one.ended_at).date()) for one in rows if one.ended_at]


def write(person: Person, source: UUID) -> Document | None:
    """An assessment as it was finished, with the advice once that is written. None: it is not finished, or theirs."""
    rows = Assessment.objects.of(person).with_everybody().prefetch_related("written", "picked")
    rows = rows.select_related("self_assessment").prefetch_related("self_assessment__words")
    one = rows.filter(pk=source, state=State.FINISHED).first()
    if one is None or one.ended_at is None:
        return None
    day = day_in_words(in_london(one.ended_at).date())
    opening = f"{one.begun_by.name} wrote this with {person.called}. It was finished on {day}."
    joint = next((said for said in one.joint_agreements.with_both() if said.holds), None)
    if joint is not None:
        opening += f" It was made jointly with {joint.with_assessment.person.called}, as you both agreed."
    sections = [
        Section("", (Paragraph(opening),)),
        *(Section(to_the_person(group.heading), _of_group(one, group, person)) for group in one.what.groups),
        Section("What we found in law", _found(one)),
        Section("Our advice", (Paragraph(one.advice),) if one.advice else ()),
    ]
    return Document(f"Our assessment: {one}", tuple(section for section in sections if section.blocks))


def _of_group(one: Assessment, group: Group, person: Person) -> tuple[Block, ...]:
    words = {row.part: row.words for row in one.written.all() if row.words}
    theirs = sent_by_part(getattr(one, "self_assessment", None))
    blocks: list[Block] = []
    for part in group.parts:
        picks = [pick for pick in one.picked.all() if pick.part == part.slug]
        own = theirs.get(part.slug, [])
        if part.slug not in words and not picks and not own:
            continue
        blocks.append(Paragraph(part.to_them or to_the_person(part.label)))
        if part.slug in words:
            said = words[part.slug]
            blocks.append(Said(said, person.called) if part.is_theirs else Paragraph(said))
        blocks += [Said(row.words, person.called, "written by themselves") for row in own]
        blocks += [_said(pick) for pick in picks]
    return tuple(blocks)


def _said(pick: Picked) -> Block:
    if pick.still == Still.CHANGED:
        return Said(pick.now, pick.said_by, f"different from {date_in_words(pick.said_on)}")
    return Said(pick.words, pick.said_by, date_in_words(pick.said_on))


def _found(one: Assessment) -> tuple[Block, ...]:
    found = one.determination
    if found is None or found.state not in MADE:
        return ()
    reasons = tuple(found.verdict.get("reasons") or ())
    said = Paragraph(f"{to_the_person(concluded(found.what.test, found.finding))}. {found.reasons}")
    return (said, Bullets(reasons)) if reasons else (said,)


AN_ASSESSMENT = DocumentKind("assessment", "Our assessment", Part.PLAN, choices, write, owed="assessment")
