"""Two records that may be one person, of which one is hidden: telling its owner, and their answer."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.standing import Openness
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import create_once
from alongside.people import story
from alongside.people.duplicates import Described
from alongside.people.likely import likely_same
from alongside.people.models import Person, PossibleJoin
from alongside.people.models.possible_join import Answered
from alongside.workforce import dues
from alongside.workforce.models import Due

NOTICING = House("finding")


class UnableToAnswer(UnableTo):
    """It was answered otherwise before."""


def tell_owners(person: Person, described: Described, by: Any, at: datetime) -> None:
    """Tell whoever answers for them of each record hidden from `by` that may be this person, as described.

    Nothing of it stands about `person`, nor under the name of `by`. Of a person who is hidden nobody is told.
    """
    hidden = likely_same(described, by=by, at=at, but=person.keys).hidden
    if person.openness == Openness.HIDDEN:
        return
    for one in hidden:
        if not PossibleJoin.objects.of(one.person).filter(other__in=person.keys).exists():
            notice_possible_join(person=one.person, id=new_id(), other=person, why=one.likeness.why, by=NOTICING, at=at)


@action("possible_join.noticed", needs=HOUSE, creates="people.possiblejoin")
def notice_possible_join(*, person: Person, id: UUID, other: Person, why: str, by: House, at: datetime) -> PossibleJoin:
    """Keep that `other` may be the same as `person`, whose record is hidden, and put it on its owner's desk."""
    possible = create_once(PossibleJoin, id=id, person=person, other=other, why=why, noticed_at=at)
    keep_clocks(possible)
    return possible


@action("possible_join.answered", needs=Permission.PERSON_CHANGE)
def answer_possible_join(*, possible_join: PossibleJoin, answer: str, by: Any, at: datetime) -> PossibleJoin:
    """Say that the two are not the same, or are (`Answered`): the clock stops. The same answer again is AlreadyDone.

    Refuses another answer than one that was given before. It joins nothing: that is an act of its own.
    """
    said = Answered(answer)
    there = PossibleJoin.objects.select_for_update().get(pk=possible_join.pk)
    if there.answer == said:
        raise AlreadyDone
    if there.answer:
        raise UnableToAnswer(f"{there.answered_by} has said already: “{there.get_answer_display()}”. Talk with them.")
    there.answer, there.answered_by, there.answered_at = said, by, at
    there.save(update_fields=["answer", "answered_by", "answered_at"])
    keep_clocks(there)
    return there


def keep_clocks(*possible: PossibleJoin) -> None:
    """Keep the clocks of these as their facts now are; where nobody may know of one, it has none."""
    meant = {one.pk: story.due_of_possible_join(one) for one in possible}
    dues.keep([due for due in meant.values() if due is not None])
    nobodys = [key for key, due in meant.items() if due is None]
    Due.objects.filter(source_room=story.ROOM, source_id__in=nobodys, kind=story.POSSIBLE_JOIN).delete()
