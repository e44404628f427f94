"""How a team's work flows: what was written down in time, week by week, and who is still to be gone back to.

Sums over a team, never a list of who was late: lateness is a question about the work, and is asked in supervision.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alongside.desk.after_a_death import with_deaths
from alongside.kit.moments import at_in_london, in_london
from alongside.workforce.dues import LATE, MET
from alongside.workforce.models import Due, Team, TeamMember
from alongside.workforce.models.team import overlapping_days

# The clocks by which a contact is to be written down, and the one by which somebody goes back to a person.
RECORDING = ("note_to_record", "conversation_to_record")
CHECK_BACK = "check_back"
WEEKS = (4, 13, 26)
CHECK_BACKS_AT_MOST = 40


@dataclass(frozen=True)
class Week:
    """What was to be written down by the end of a week that begins on a Monday: in time, late, and not yet."""

    begins_on: date
    in_time: int = 0
    late: int = 0
    not_yet: int = 0

    @property
    def all(self) -> int:
        return self.in_time + self.late + self.not_yet


def written_down(team: Team, *, weeks: int, at: datetime) -> list[Week]:
    """The last so many weeks of a team's recording clocks, this week last; one statement however many they are.

    A clock counts in the week it was due, for whoever is in the team at any time of these weeks. One that is not due
    yet does not count.
    """
    monday = in_london(at).date() - timedelta(days=in_london(at).weekday())
    first = monday - timedelta(weeks=weeks - 1)
    members = TeamMember.objects.filter(overlapping_days(first, monday + timedelta(days=6)), team=team)
    counts: dict[date, dict[str, int]] = {first + timedelta(weeks=n): {} for n in range(weeks)}
    rows = Due.objects.filter(
        kind__in=RECORDING, worker__in=members.values("worker"), due_at__gte=at_in_london(first, time(0))
    ).values_list("due_at", "done_at", "outcome")
    for due_at, done_at, outcome in rows:
        if done_at is None and due_at > at:
            continue
        day = in_london(due_at).date()
        week = counts.get(day - timedelta(days=day.weekday()))
        if week is not None:
            week[outcome] = week.get(outcome, 0) + 1
    return [
        Week(begins_on, in_time=week.get(MET, 0), late=week.get(LATE, 0), not_yet=week.get("", 0))
        for begins_on, week in counts.items()
    ]


def in_a_sentence(weeks: list[Week]) -> str:
    """What the weeks show: `Of 12 contacts, 10 were written down in time, 1 late, and 1 waits.`"""
    every, late, waits = sum(w.all for w in weeks), sum(w.late for w in weeks), sum(w.not_yet for w in weeks)
    if not every:
        return "Nothing was to be written down in these weeks."
    contacts = "1 contact" if every == 1 else f"{every} contacts"
    return f"Of {contacts}, {every - late - waits} written down in time, {late} late, and {waits} not yet."


def check_backs(team: Team, *, at: datetime) -> list[Due]:
    """Everybody whom a team is to go back to, the longest overdue first."""
    rows = with_deaths(Due.objects.of_team(team, on=in_london(at).date())).filter(kind=CHECK_BACK)
    return list(rows.select_related("worker", "team")[:CHECK_BACKS_AT_MOST])
