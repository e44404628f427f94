"""Who else an assessment is about, as far as whoever looks may know: the other of a joint one; children who care."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.assessments import rules
from alongside.assessments.models import Assessment, JointAgreement
from alongside.kit.moments import age_on
from alongside.people.models import Contact, Person, carrying
from alongside.people.models.contact import Tie

GROWN_UP = 18


@dataclass(frozen=True)
class Together:
    """What one of two people said, and the other's assessment; None: whoever looks may not open that record."""

    mine: JointAgreement
    other: Assessment | None

    @property
    def holds(self) -> bool:
        """Do both agree?"""
        return self.mine.holds

    @property
    def waits(self) -> bool:
        """Has this one agreed, and the other not been asked yet?"""
        return self.mine.stands and self.mine.others is None and self.mine.with_assessment.is_open


def together(one: Assessment, actor: Any, *, at: datetime) -> Together | None:
    """What was last said of making it jointly, what still holds first; None where nobody was asked."""
    said = list(one.joint_agreements.with_both())
    mine = next((row for row in said if not row.is_over), said[0] if said else None)
    if mine is None:
        return None
    other = mine.with_assessment
    theirs = Person.objects.some_seen_by(actor, [other.person_id], at=at).get(other.person_id)
    if theirs is None or not theirs.opens_to(actor):
        return Together(mine, None)
    return Together(mine, carrying(other, theirs))


def who_waits(one: Assessment, actor: Any, *, at: datetime) -> Assessment | None:
    """The other's, where they agreed to a joint one and this person was not asked yet; None: nobody waits for that.

    Whoever may not open that record is told of nobody.
    """
    rows = JointAgreement.objects.with_both().filter(with_assessment=one, answers=None, answer=None)
    waits = next((row.assessment for row in rows if row.stands and row.assessment.is_open), None)
    if waits is None or not one.is_open:
        return None
    theirs = Person.objects.some_seen_by(actor, [waits.person_id], at=at).get(waits.person_id)
    return carrying(waits, theirs) if theirs is not None and theirs.opens_to(actor) else None


def others_for(one: Assessment, actor: Any, *, at: datetime) -> list[Assessment]:
    """The assessments that this one can be made jointly with, under way: of those in one another's life by a record."""
    person = one.person
    in_theirs = Contact.objects.of(person).still().filter(record__isnull=False).values_list("record", flat=True)
    theirs = Contact.objects.still().filter(record__in=person.keys).values_list("person", flat=True)
    people = Person.objects.some_seen_by(actor, {*in_theirs, *theirs} - set(person.keys), at=at)
    keys = [key for key, other in people.items() if other.opens_to(actor, Permission.ASSESSMENT_LEAD)]
    rows = Assessment.objects.filter(person__in=keys, state="open").order_by("-begun_at")
    found = [row for row in rows if not rules.fault_in_joint(one.what, row.what)]
    for row in found:
        row.person = people[row.person_id]
    return found


def children_who_care(person: Person, actor: Any, *, at: datetime, on: date) -> list[tuple[str, int]]:
    """Name and age of carers in somebody's life who are children, by records that whoever looks may open."""
    rows = Contact.objects.of(person).still().filter(record__isnull=False)
    cares = {"relationships__kind": Tie.CARER, "relationships__ended_on": None}
    named = {row.record_id: row.name for row in rows.filter(**cares)}
    if not named:
        return []
    people = Person.objects.some_seen_by(actor, named, at=at)
    return [
        (named[key], age_on(other.born_on, on=on))
        for key, other in people.items()
        if key in named and other.opens_to(actor) and is_child(other, on=on)
    ]


def is_child(person: Person, *, on: date) -> bool:
    """Is somebody under 18 on a day? Not where it is not known when they were born."""
    return person.born is not None and age_on(person.born.first, on=on) < GROWN_UP
