"""What one person came to: the list, one of them, say that they came, take it back."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.forms.gathering import OnlyVersion, SayTheyCame
from alongside.directory.models import Came, Gathering
from alongside.kit.moments import date_in_words
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

COME = Permission.GATHERING_COME
LATELY, OFFERED = timedelta(days=120), 40


@person_view(page="came")
def came_to(request: HttpRequest, person: Person) -> HttpResponse:
    """The open evenings this person came to; and say that they came to one."""
    rows = list(Came.objects.of(person).standing().select_related("gathering").order_by("-gathering__starts_at"))
    may = person.opens_to(request.actor, COME)
    been = Gathering.objects.filter(called_off_at=None, starts_at__lte=request.at, starts_at__gte=request.at - LATELY)
    offered = been.exclude(pk__in=[row.gathering_id for row in rows]).order_by("-starts_at")[:OFFERED] if may else []
    choices = {str(one.pk): one for one in offered}
    form = SayTheyCame(
        request.POST or typed(request),
        gatherings=[(key, f"{one.title}, {date_in_words(one.starts_at.date())}") for key, one in choices.items()],
        initial={"gathering": request.GET.get("to", "")[:36]},
    )
    if request.method == "POST" and may and form.is_valid():
        facts = dict(form.cleaned_data)
        one = choices[facts.pop("gathering")]
        with shown_in(form):
            try:
                actions.come_to(person=person, gathering=one, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("directory:came_to", person.pk)
    context = {"person": person, "rows": rows, "form": form if choices else None}
    return page(request, "directory/came_to.html", context, status=422 if form.errors else 200)


@person_view(page="came")
def came(request: HttpRequest, person: Person, came_id: UUID) -> HttpResponse:
    """One open evening that this person came to, and what they said of it."""
    one = _one(person, came_id)
    context = {"person": person, "came": one, "may_take_back": person.opens_to(request.actor, COME)}
    return page(request, "directory/came.html", context)


@require_POST
@person_view(COME, page="came")
def take_back(request: HttpRequest, person: Person, came_id: UUID) -> HttpResponse:
    """It was a mistake: they did not come."""
    one, form = _one(person, came_id), OnlyVersion(request.POST)
    try:
        seen = form.cleaned_data["version"] if form.is_valid() else 0
        actions.take_back_came(came=one, seen_version=seen, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    except UnableTo as refusal:
        context = {"person": person, "came": one, "may_take_back": True, "refusal": str(refusal)}
        return page(request, "directory/came.html", context, status=422)
    return redirect("directory:came_to", person.pk)


def _one(person: Person, came_id: UUID) -> Came:
    rows = Came.objects.of(person).standing().select_related("gathering", "recorded_by")
    return carrying(get_object_or_404(rows, pk=came_id), person)
