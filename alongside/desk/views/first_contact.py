"""The first-contact desk."""

from django.http import HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.pages import page
from alongside.desk import first_contact as of
from alongside.desk.cards import called, what_waits
from alongside.desk.team_day import clocks_of


@worker_view(Permission.FIRST_CONTACT_RECORD, page="first_contact_desk")
def first_contact(request: HttpRequest) -> HttpResponse:
    """What waits to be taken on, drafts to go on with, whom to go back to, and how many came back."""
    worker, at = request.actor, request.at
    teams = of.my_teams(worker, at=at)
    members = of.those_in(teams, worker, at=at)
    drafts = of.drafts_of(worker)
    known = called({one.person_id for one in drafts if one.person_id}, worker=worker, at=at)
    rows = of.check_backs(teams, members, at=at)
    mine = [row for row in rows if row.worker_id == worker.pk]
    others = [row for row in rows if row.worker_id != worker.pk]
    in_a_year, came_back = of.who_came_back(at=at)
    context = {
        "was_given": "given" in request.GET,
        "waiting": of.waiting(teams, members, worker, at=at),
        "drafts": [(one, known.get(one.person_id, "somebody")) for one in drafts],
        "mine": what_waits(mine, worker=worker, at=at),
        "others": clocks_of(others, reader=worker, at=at),
        "in_a_year": in_a_year,
        "came_back": came_back,
    }
    return page(request, "desk/first_contact.html", context)
