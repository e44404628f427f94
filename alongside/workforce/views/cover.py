"""Administration: who answers for whom while they are away."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.workforce import forms
from alongside.workforce.actions import cover as actions
from alongside.workforce.kept import typed
from alongside.workforce.models import Cover, Due, Worker
from alongside.workforce.views.going_on import done, go_to
from alongside.workforce.views.teams import worker_choices


@worker_view(Permission.COVER_SET, page="cover")
def cover(request: HttpRequest) -> HttpResponse:
    """Cover that holds now, and cover to come."""
    rows = list(
        Cover.objects.filter(ends_at__gt=request.at)
        .select_related("absent", "covering")
        .order_by("starts_at", "absent__name")
    )
    context = {
        "now_held": [row for row in rows if row.starts_at <= request.at],
        "to_come": [row for row in rows if row.starts_at > request.at],
        "done": done(request),
    }
    return page(request, "workforce/cover.html", context)


@worker_view(Permission.COVER_SET, page="add_cover")
def add(request: HttpRequest) -> HttpResponse:
    """One worker answers for another, from a moment until a moment."""
    working = worker_choices(request)
    form = forms.SetCover(
        request.POST or typed(request),
        workers=[*working, *_left_with_clocks(request)],
        covering=working,
        initial={"absent": request.GET.get("absent", "")[:36], "starts_at": request.at},
    )
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        both = {name: get_object_or_404(Worker, pk=answers.pop(name)) for name in ("absent", "covering")}
        with shown_in(form):
            try:
                actions.set_cover(**both, **answers, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return go_to("cover", done="cover_set")
    return page(request, "workforce/add_cover.html", {"form": form}, status=422 if form.errors else 200)


def _left_with_clocks(request: HttpRequest) -> list[tuple[str, str]]:
    """Those who have left while something still waits for them: somebody must be able to answer for it."""
    owners = Due.objects.open().filter(worker__isnull=False).values("worker")
    left = Worker.objects.left(on=in_london(request.at).date()).filter(pk__in=owners).order_by("name")
    return [(str(key), f"{name} (has left)") for key, name in left.values_list("pk", "name")]


@require_POST
@worker_view(Permission.COVER_SET, page="end_cover")
def end(request: HttpRequest, cover_id: UUID) -> HttpResponse:
    """End a cover now, or take away one that has not begun."""
    actions.end_cover(cover=get_object_or_404(Cover, pk=cover_id), by=request.actor, at=request.at)
    return go_to("cover", done="cover_ended")
