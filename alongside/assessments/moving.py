"""Whether an assessment can go on in the record of somebody else, and what then becomes of what was picked."""

import hashlib
from dataclasses import dataclass

from alongside.assessments.models import Assessment, Picked, State
from alongside.assessments.said_before import SaidBefore, said_before
from alongside.kit.moments import date_in_words, in_london
from alongside.people.models import Person


@dataclass(frozen=True)
class Fate:
    """One thing that was picked. `there` is the same as it stands in the other's record, from which it is then picked.

    None: it stays behind, since it was said in a record that is not theirs. What whoever was asked said of it today
    (`pick.now`) was said in this assessment: it goes along, written into the part.
    """

    pick: Picked
    there: SaidBefore | None
    called: str

    @property
    def words(self) -> str:
        """What becomes of it, in a sentence."""
        if self.there is not None:
            return f"It goes along: the same stands in {self.called}’s record."
        if self.pick.now:
            return f"What was said of it today goes along: “{self.pick.now}” What was said before stays here."
        return f"It stays here: it was said in this record, and nothing like it stands in {self.called}’s."


def fault_in_moving(assessment: Assessment, to: Person) -> str:
    """Why an assessment cannot go on in the record of that person, in a sentence; empty when it can."""
    if to.pk in assessment.person.keys:
        return "This is that person’s record already. Choose whom it is about."
    if Assessment.objects.of(to).filter(kind=assessment.kind, state=State.OPEN).exists():
        return (
            "They have one like this under way already. Write what belongs there into it, then strike this one alone."
        )
    begun_on = in_london(assessment.begun_at).date()
    if to.born_on and begun_on < to.born_on:
        return f"It began on {date_in_words(begun_on)}, before {to.called} was born. Choose whom it is about."
    if to.died and begun_on > to.died.last:
        return f"It began on {date_in_words(begun_on)}, when {to.called} had died. Choose whom it is about."
    return ""


def fates(assessment: Assessment, to: Person) -> list[Fate]:
    """What becomes of everything that was picked, in its order, were the assessment to go on in this record."""
    picks = list(assessment.picked.all())
    theirs = {one.words: one for one in reversed(said_before(to))} if picks else {}
    return [Fate(pick, theirs.get(pick.words), to.called) for pick in picks]


def mark_of(found: list[Fate], to: Person) -> str:
    """A short mark of what was said of them, by which a page tells whether it still holds."""
    said = "\n".join([str(to.pk), *(f"{one.pick.pk} {one.pick.version} {one.words}" for one in found)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
