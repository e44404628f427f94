"""Who is in a partnership, as pages say it."""

from dataclasses import dataclass
from datetime import date, timedelta

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
