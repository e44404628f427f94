"""What a colleague put to a worker, or to a team's duty: a worry for safety, an override to review.

Whoever it was put to reads this one fact, whether or not the rest of the record is open to them; the look is written
down. On a record that only a few may open, so may only they.
"""

from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.audit.acts import in_ledger_as
from alongside.audit.doors import look, worker_view
from alongside.conversations import actions
from alongside.conversations.forms.answers import AnswerWorry, ReviewOverride
from alongside.conversations.models import Override, SafetyWorry
from alongside.conversations.models.override import Guard
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.law.beside import law_on
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed
from alongside.workforce.models import Due, TeamMember
from alongside.workforce.models.team import holds_on

Put = TypeVar("Put", SafetyWorry, Override)


@worker_view(Permission.WORRY_ANSWER, page="worry")
def worry(request: HttpRequest, worry_id: UUID) -> HttpResponse:
    """A worry for somebody's safety: what it is, who raised it, and what was done."""
    one, person, opens = _put_to_me(request, SafetyWorry, worry_id, "worry")
    form = AnswerWorry(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.answer_worry(worry=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            return redirect("/")
    context = {"one": one, "person": person, "opens": opens, "form": form}
    context["law"] = law_on("section_42", in_london(request.at).date())  # type: ignore[attr-defined]
    return page(request, "conversations/worry.html", context, status=422 if form.errors else 200)


@worker_view(Permission.OVERRIDE_REVIEW, page="override")
def override(request: HttpRequest, override_id: UUID) -> HttpResponse:
    """A conversation that went beyond what its kind is for: the reason, and what a second person thinks of it."""
    one, person, opens = _put_to_me(request, Override, override_id, "override")
    form = ReviewOverride(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.review_override(
                override=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("/")
    context = {
        "one": one,
        "person": person,
        "opens": opens,
        "form": form,
        "guard": Guard(one.guard).label,
        "outcomes": [str(row) for row in one.conversation.outcomes.filter(is_long_term=True)],
        "is_own": one.conversation.recorded_by_id == request.actor.pk,
    }
    return page(request, "conversations/override.html", context, status=422 if form.errors else 200)


def _put_to_me(request: HttpRequest, model: type[Put], key: UUID, kind: str) -> tuple[Put, Person, bool]:
    """The fact, the person, and whether the whole record is open to whoever asks; 404 for whoever it was not put to."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    at: Any = request.at  # type: ignore[attr-defined]
    rows = model.objects.select_related("conversation__recorded_by", "to_worker", "to_team")
    one = rows.filter(pk=key).first()
    person = Person.objects.one_seen_by(actor, one.person_id, at=at) if one else None
    if one is None or person is None or one.conversation.struck_at is not None:
        raise Http404("There is no such page.")
    openness = Openness(person.openness)
    opens = bool(decide(Permission.PERSON_OPEN, roles=actor.roles, standing=person.standing, openness=openness))
    if not opens and (openness != Openness.OPEN or not _is_put_to(actor, one, at)):
        raise Http404("There is no such page.")
    carrying(one, person)
    look(request, subject=in_ledger_as(person), page=kind, person=person.pk)
    return one, person, opens


def _is_put_to(actor: Any, one: Put, at: Any) -> bool:
    """Was it given to this worker, to somebody they cover, or to a team they are in or on duty for?"""
    if Due.objects.needing(actor, at=at).filter(source_id=one.pk).exists() or one.to_worker_id == actor.pk:
        return True
    today = in_london(at).date()
    return TeamMember.objects.filter(holds_on(today), worker=actor, team=one.to_team_id).exists()
