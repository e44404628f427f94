"""How open a record is, and to whom."""

from datetime import datetime
from typing import Any

from alongside.access.standing import Openness
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.versions import change
from alongside.people.actions.possible_join import keep_clocks
from alongside.people.answering import following
from alongside.people.models import NamedAccess, Person, PossibleJoin
from alongside.workforce import dues


@action("person.opened_to_few", needs=HOUSE)
def set_openness(*, person: Person, openness: Openness, named: list[Any], why: str, by: House, at: datetime) -> Person:
    """Make a record open, restricted or hidden, and name the workers who may open it.

    Of somebody whose records were joined each record is made so: they stay as closed when that is undone.
    """
    person = change(person, seen_version=person.version, openness=openness)
    others = list(Person.objects.filter(pk__in=person.keys[1:]))
    for other in others:
        change(other, seen_version=other.version, openness=openness)
    rows = [NamedAccess(person=one, worker=w, starts_at=at, why=why) for one in (person, *others) for w in named]
    NamedAccess.objects.bulk_create(rows)
    dues.keep(following(person))  # a clock says less of a record that is not open
    keep_clocks(*PossibleJoin.objects.of(person).open().select_related("person"))
    return person
