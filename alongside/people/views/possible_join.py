"""Two records that may be one person, of which one is hidden: its owner looks at both, and says."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.standing import Openness
from alongside.audit import ledger
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people import actions
from alongside.people.doors import person_view
from alongside.people.models import Person, PossibleJoin
from alongside.people.models.possible_join import Answered


@person_view(Permission.PERSON_CHANGE, page="possible_join")
def possible_join(request: HttpRequest, person: Person, possible_join_id: UUID) -> HttpResponse:
    """The two side by side, as far as each may be shown, and the answer that they are not the same."""
    rows = PossibleJoin.objects.of(person).select_related("answered_by", "other__added_by")
    possible = get_object_or_404(rows, pk=possible_join_id)
    refusal = ""
    if request.method == "POST":
        try:
            actions.answer_possible_join(
                possible_join=possible, answer=Answered.NOT_THE_SAME, by=request.actor, at=request.at
            )
        except AlreadyDone:
            pass
        except UnableTo as unable:
            refusal = str(unable)
        if not refusal:
            return redirect("people:possible_join", person.pk, possible.pk)
    other = Person.objects.one_seen_by(request.actor, possible.other_id, at=request.at)
    opens, is_secret = other.opens_to(request.actor), other.is_hidden_from_them
    may_join = all(one.opens_to(request.actor, Permission.PERSON_JOIN) for one in (person, other))
    if not is_secret:
        ledger.write_list(request.actor.key, page="possible_join", shown=[other.pk], at=request.at)
    context = {
        "person": person,
        "possible": possible,
        "other": None if is_secret else other,
        "added_by": possible.other.added_by,
        "may_open_other": opens,
        "joins_at": reverse("people:join_records", args=[person.pk, other.pk]) if may_join else "",
        "shows_birth": opens or other.openness == Openness.OPEN,
        "refusal": refusal,
    }
    return page(request, "people/possible_join.html", context, status=422 if refusal else 200)
