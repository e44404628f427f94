"""Safe mode: what is kept from whom, something more kept, something shown again."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.circles import actions
from alongside.circles.forms import ALL, KeepFrom
from alongside.circles.models import CirclesKeptFrom
from alongside.circles.views.finding import unless_kept
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Contact, Involvement, Person
from alongside.workforce.models import TeamMember, Worker

KEEP = Permission.CIRCLES_KEEP_FROM
WORKER, SHARER = "worker:", "contact:"


def rows_seen(request: HttpRequest, person: Person) -> Any:
    """What is kept now, without what is kept from whoever looks."""
    rows = CirclesKeptFrom.objects.of(person).now().select_related("contact", "worker", "sharer", "kept_by")
    hidden = CirclesKeptFrom.objects.of(person).now().meant_for(request.actor).values("contact")  # type: ignore[attr-defined]
    return rows.exclude(worker=request.actor).exclude(contact__in=hidden).order_by("kept_at", "id")  # type: ignore[attr-defined]


@person_view(KEEP, page="kept_circles")
@unless_kept
def kept(request: HttpRequest, person: Person) -> HttpResponse:
    """From whom a name, or all of the circles, is kept; and keep something more."""
    hidden = CirclesKeptFrom.objects.of(person).now().meant_for(request.actor).values("contact")
    names = {str(one.pk): one for one in Contact.objects.of(person).exclude(pk__in=hidden)}
    workers = {f"{WORKER}{one.pk}": one for one in _alongside(request, person)}
    sharers = {f"{SHARER}{key}": one for key, one in names.items() if one.ended_on is None}
    form = KeepFrom(
        request.POST or None,
        names=[(key, one.name) for key, one in names.items()],
        whom=[(key, f"{one.name}, worker") for key, one in workers.items()]
        + [(key, f"{one.name}, in their life") for key, one in sharers.items()],
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        what, whom = facts.pop("what"), facts.pop("whom")
        facts |= {
            "contact": None if what == ALL else names[what],
            "worker": workers.get(whom),
            "sharer": sharers.get(whom),
        }
        with shown_in(form):
            try:
                actions.keep_from(person=person, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("circles:kept", person.pk)
    context = {"person": person, "form": form, "rows": rows_seen(request, person)}
    return page(request, "circles/kept.html", context, status=422 if form.errors else 200)


def _alongside(request: HttpRequest, person: Person) -> Any:
    """Workers who are alongside now, by name, on a shift or in a team; not whoever asks."""
    rows = Involvement.objects.now(at=request.at).filter(person__in=person.keys)  # type: ignore[attr-defined]
    members = TeamMember.objects.filter(team__in=rows.exclude(team=None).values("team")).values("worker")
    by_name = Q(pk__in=rows.exclude(worker=None).values("worker")) | Q(pk__in=members)
    return Worker.objects.filter(by_name).exclude(pk=request.actor.pk).order_by("name", "pk")  # type: ignore[attr-defined]


@require_POST
@person_view(KEEP, page="kept_circles")
@unless_kept
def show_again(request: HttpRequest, person: Person, hidden_id: UUID) -> HttpResponse:
    """Show a name, or all of the circles, again to whom it was kept from."""
    row = get_object_or_404(rows_seen(request, person), pk=hidden_id)
    actions.show_again(kept=row, by=request.actor, at=request.at)
    return redirect("circles:kept", person.pk)
