"""What a worker leaves, gathered on one page and handed over in one act."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import Decision, decide
from alongside.audit.doors import denied, worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.desk import actions
from alongside.desk.actions.leaving import Handing
from alongside.desk.forms import HandOverWhatIsLeft
from alongside.desk.leaving import colleagues_of, may_hand_over, what_they_leave
from alongside.kit.refusals import AlreadyDone
from alongside.workforce.kept import typed
from alongside.workforce.models import Worker

NOT_YOURS = Decision(
    False,
    "This is for the worker themselves, or whoever covers for them.",
    ("A team manager or an administrator can say that you cover for them.",),
)


@worker_view(Permission.LEAVING_HAND_OVER, page="leaving")
def what_i_leave(request: HttpRequest) -> HttpResponse:
    """The way to what one leaves oneself."""
    return redirect("desk:leaving", request.actor.pk)


@worker_view(Permission.LEAVING_HAND_OVER, page="leaving")
def leaving(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """What a worker leaves: whom they are alongside, with whom they work together. One form hands it over."""
    worker = get_object_or_404(Worker, pk=worker_id)
    if not may_hand_over(worker, request.actor, at=request.at):
        return denied(request, NOT_YOURS, Permission.LEAVING_HAND_OVER, "leaving")
    leaves = what_they_leave(worker, request.actor, at=request.at)
    form = HandOverWhatIsLeft(
        request.POST or typed(request), left=leaves.left, colleagues=colleagues_of(worker, at=request.at)
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        colleagues = Worker.objects.in_bulk([to for _, to, _ in chosen])
        handings = [Handing(one, colleagues[UUID(to)], words) for one, to, words in chosen]
        with shown_in(form):
            try:
                actions.hand_over_what_is_left(
                    worker=worker, handings=handings, key=form.cleaned_data["key"], by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return redirect(reverse("desk:leaving", args=[worker.pk]) + f"?handed={len(handings)}")
    context = {
        "worker": worker,
        "leaves": leaves,
        "form": form,
        "is_mine": worker == request.actor,
        "handed": request.GET.get("handed", ""),
        "may_cover": bool(decide(Permission.COVER_SET, roles=request.actor.roles)),
    }
    return page(request, "desk/leaving.html", context, status=422 if form.errors else 200)
