"""Every team, and who is on duty for it: for whoever gives a team something that will not wait."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, FilteredRelation, Q

from alongside.workforce.models import Team


@dataclass(frozen=True)
class OnDuty:
    """A team, and the names of those on duty for it at a moment; none when nobody is."""

    team: Team
    names: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """`Armley team: Graham Lowe, on duty`, or that nobody is."""
        who = f"{' and '.join(self.names)}, on duty" if self.names else "nobody is on duty now"
        return f"{self.team.name} team: {who}"


def on_duty(at: datetime) -> dict[str, OnDuty]:
    """Every team by its key as text, by name; one statement."""
    is_now = Q(duty_turns__starts_at__lte=at, duty_turns__ends_at__gt=at)
    turns = Team.objects.annotate(
        turn=FilteredRelation("duty_turns", condition=is_now), who=F("turn__worker__name")
    ).order_by("name", "pk", "who")
    found: dict[str, OnDuty] = {}
    for team in turns:
        known = found.get(str(team.pk), OnDuty(team, ()))
        names = dict.fromkeys([*known.names, *([team.who] if team.who else [])])
        found[str(team.pk)] = OnDuty(known.team, tuple(names))
    return found
