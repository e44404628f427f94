"""What several pages of this room offer to choose from, and whether a form was sent twice."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.design.forms import Form
from alongside.kit.models import Editable
from alongside.kit.moments import in_london
from alongside.workforce.models import Team, TeamMember
from alongside.workforce.models.team import holds_on


def today(request: HttpRequest) -> date:
    """The day in London."""
    return in_london(request.at).date()  # type: ignore[attr-defined]


def own_teams(request: HttpRequest) -> list[Any]:
    """The keys of the teams that whoever asks is in today."""
    rows = TeamMember.objects.filter(holds_on(today(request)), worker=request.actor)  # type: ignore[misc]
    return list(rows.order_by("starts_on").values_list("team", flat=True))


def teams(request: HttpRequest) -> tuple[list[tuple[str, str]], str]:
    """Every team as key and name, one's own first; and the key of the one to begin with (empty: none is one's own)."""
    own = own_teams(request)
    rows = sorted(Team.objects.order_by("name"), key=lambda one: one.pk not in own)
    return [(str(one.pk), one.name) for one in rows], str(own[0]) if own else ""


def stands_already(form: Form, record: Editable, **names: str) -> bool:
    """Was this kept a moment ago from the same page: a form sent twice, or two who wrote the same?

    Takes a form that was checked. `names` are its questions and what the record calls their answers.
    """
    told = form.cleaned_data
    return told["version"] == record.version - 1 and all(
        (told.get(question) or None) == (getattr(record, name) or None) for question, name in names.items()
    )


def may(request: HttpRequest, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission, about nobody."""
    return bool(decide(permission, roles=request.actor.roles))  # type: ignore[attr-defined]
