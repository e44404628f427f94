"""What the law asks for whoever cares unpaid for a person, as far as the people in their life show what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.access.permissions import Permission
from alongside.design.addresses import address
from alongside.people.in_life import InLife
from alongside.people.models import Person
from alongside.people.models.contact import Tie


@dataclass(frozen=True)
class CarersWay:
    """Where a carer's record of their own is found or begun: the room above says so. It takes the person's key."""

    view: str
    needs: Permission


_ways: list[CarersWay] = []


def carers_begin_at(way: CarersWay) -> None:
    """Lead from a carer in somebody's life to the page where what is the carer's own begins."""
    _ways[:] = [way]


def carers_way() -> CarersWay:
    """Where it begins, and which permission it needs."""
    return _ways[0]


def cares(row: InLife) -> bool:
    """Is this somebody a carer, as the people in a life have it? A carer is unpaid."""
    return any(tie.kind == Tie.CARER for tie in row.ties)


def carers_not_met(rows: Iterable[InLife], person: Person, *, may_begin: bool) -> list[tuple[str, str]]:
    """A prompt for each carer of whose own record nothing is known here, and where that begins ("": not for who looks).

    Care Act 2014, section 10. What was offered to a carer stands in the carer's own record, so of one who has a record
    nothing is said here; nor once the person has died. A record that whoever looks may not know of counts as none: that
    no prompt stands there would tell of it.
    """
    href = address(carers_way().view, person.pk) if may_begin else ""
    return [
        (f"{row.contact.name} is a carer. Nothing here shows that an assessment of their own was offered.", href)
        for row in rows
        if cares(row) and row.record is None and row.contact.ended_on is None and person.died_on is None
    ]
