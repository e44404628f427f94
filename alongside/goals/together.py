"""Who is in a partnership, as pages say it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from alongside.goals.models import Partner, Partnership
from alongside.goals.models.partnership import Part
from alongside.goals.rules import A_WHILE
from alongside.people.models import Person

WAS = {Part.WORKER: "supported", Part.PERSON: "was supported", Part.BOTH: "did both"}


@dataclass(frozen=True)
class InIt:
    """Somebody in a partnership: what they are called, in which part, since when, and in whose voice."""

    name: str
    part: str
    voice: str
    since: date
    row: Partner

    @property
    def was(self) -> str:
        """What they did, once they no longer do: `supported`."""
        return WAS[Part(self.row.part)]


@dataclass(frozen=True)
class Elsewhere:
    """A partnership that stands on somebody else's record, in which this person is a peer or of the family."""

    partnership: Partnership
    with_whom: Person


def elsewhere(person: Person, actor: Any, *, at: datetime) -> list[Elsewhere]:
    """The partnerships of other people in which this person takes part, for whoever may open those records too."""
    rows = Partner.objects.filter(contact__record__in=person.keys, ends_on=None).select_related("partnership")
    ones = {row.partnership_id: row.partnership for row in rows}
    if not ones:
        return []
    people = Person.objects.some_seen_by(actor, {one.person_id for one in ones.values()}, at=at)
    return [
        Elsewhere(one, people[one.person_id])
        for one in sorted(ones.values(), key=lambda one: (one.began_on, str(one.pk)), reverse=True)
        if one.person_id in people and people[one.person_id].opens_to(actor)
    ]


@dataclass(frozen=True)
class WhoIsInIt:
    """Everybody in a partnership now, and who was in it, or in another part, before."""

    now: list[InIt]
    before: list[InIt]

    @property
    def names(self) -> str:
        """`Simon and Mina Osei`: the person first, then a worker, then everybody else."""
        rows = sorted(self.now, key=lambda one: (not one.row.is_person, one.row.worker_id is None))
        names = list(dict.fromkeys(one.name for one in rows))
        return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def in_it(partnership: Partnership, person: Person) -> WhoIsInIt:
    """Who is in a partnership. Asks for `partners` and who they are."""
    rows = [
        InIt(row.who(person.called), Part(row.part).label, row.voice, row.starts_on, row) for row in _all(partnership)
    ]
    return WhoIsInIt([one for one in rows if one.row.ends_on is None], [one for one in rows if one.row.ends_on])


def _all(partnership: Partnership) -> list[Partner]:
    return [*partnership.now_in_it(), *(row for row in partnership.partners.all() if row.ends_on)]


def six_weeks_on(today: date) -> date:
    """The day that is offered to look back together, and to ask again: a weekday, about six weeks on."""
    day = today + A_WHILE
    return day - timedelta(days=max(0, day.weekday() - 4))
