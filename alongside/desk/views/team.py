"""A team's desk, and how its work flows."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.access.policy import Decision, decide
from alongside.audit.doors import denied, worker_view
from alongside.design.charts import bars
from alongside.design.pages import page
from alongside.desk import flow, team_day
from alongside.desk.often_asked import AHEAD
from alongside.desk.often_asked_of_teams import CLOCKS_AT_MOST, dues_of_team
from alongside.kit.moments import date_in_words, in_london
from alongside.workforce.models import Team

NOT_YOURS = Decision(
    False,
    "You are not in this team, and not on duty for it.",
    ("A team manager can put you in the team, or on duty for it.",),
)


@worker_view(Permission.TEAM_SEE, page="team_desk")
def my_team(request: HttpRequest) -> HttpResponse:
    """The way to one's own team; with none, what would give one."""
    teams = team_day.teams_open_to(request.actor, at=request.at)
    if teams:
        return redirect("desk:team", teams[0].pk)
    return page(request, "desk/no_team.html")


@worker_view(Permission.TEAM_SEE, page="team_desk")
def team(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """What a team answers for, in order of time; what nobody owns; who is here, away and on duty."""
    teams = team_day.teams_open_to(request.actor, at=request.at)
    shown = _chosen(teams, team_id)
    if shown is None:
        return denied(request, NOT_YOURS, Permission.TEAM_SEE, "team_desk")
    reader, at = request.actor, request.at
    today = in_london(at).date()
    dues = dues_of_team(team=shown.pk, on=today, until=at + AHEAD)
    context = {
        "team": shown,
        "teams": teams,
        "clocks": team_day.clocks_of(dues[:CLOCKS_AT_MOST], reader=reader, at=at),
        "more_waits": len(dues) > CLOCKS_AT_MOST,
        "unseen": team_day.clocks_of(team_day.clocks_nobody_sees_to(shown, on=today), reader=reader, at=at),
        "unnamed": team_day.people_nobody_is_named_for(shown, reader, at=at),
        "members": team_day.members_of(shown, at=at),
        "cover": team_day.cover_of(shown, at=at),
        "duty": team_day.duty_of(shown, at=at),
        "may_see_flow": bool(decide(Permission.FLOW_SEE, roles=reader.roles)),
        "may_set_duty": bool(decide(Permission.TEAMS_MANAGE, roles=reader.roles)),
        "may_set_cover": bool(decide(Permission.COVER_SET, roles=reader.roles)),
    }
    return page(request, "desk/team.html", context)


@worker_view(Permission.FLOW_SEE, page="team_flow")
def team_flow(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """What was written down in time, week by week, and whom the team is still to go back to. Nothing to approve."""
    teams = team_day.teams_open_to(request.actor, at=request.at)
    shown = _chosen(teams, team_id)
    if shown is None:
        return denied(request, NOT_YOURS, Permission.FLOW_SEE, "team_flow")
    asked = request.GET.get("weeks", "")
    span = int(asked) if asked in {str(weeks) for weeks in flow.WEEKS} else flow.WEEKS[1]
    weeks = flow.written_down(shown, weeks=span, at=request.at)
    context = {
        "team": shown,
        "span": span,
        "spans": flow.WEEKS,
        "weeks": weeks,
        "sentence": flow.in_a_sentence(weeks),
        "chart": bars([(date_in_words(w.begins_on), (w.in_time, w.late, w.not_yet)) for w in weeks]),
        "check_backs": team_day.clocks_of(flow.check_backs(shown, at=request.at), reader=request.actor, at=request.at),
    }
    return page(request, "desk/team_flow.html", context)


def _chosen(teams: list[Team], key: UUID) -> Team | None:
    """The team of this key, of those open to the reader; 404 for one that does not exist."""
    chosen = next((team for team in teams if team.pk == key), None)
    if chosen is None and not Team.objects.filter(pk=key).exists():
        raise Http404("There is no such team.")
    return chosen
