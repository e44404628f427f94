"""A worker's own pages: questions to think with, what they wrote for themselves, and the self-check."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions, checking
from alongside.goals.forms.reflection import ChangeReflection, MakeSelfCheck, WriteReflection
from alongside.goals.models import Reflection, SelfCheck
from alongside.goals.reflecting import questions
from alongside.kit.refusals import AlreadyDone
from alongside.workforce.kept import typed

OWN = Permission.REFLECTION_WRITE
SHOWN = 30


@worker_view(OWN, page="reflections")
def reflections(request: HttpRequest) -> HttpResponse:
    """The pack's questions, what one wrote for oneself, and one's self-checks. Nobody else sees any of it."""
    context = {
        "questions": questions(),
        "written": list(Reflection.objects.filter(worker=request.actor)[:SHOWN]),
        "checks": list(SelfCheck.objects.filter(worker=request.actor)[:SHOWN]),
        "may_check": bool(checking.sections()),
    }
    return page(request, "goals/reflections.html", context)


@worker_view(OWN, page="reflections")
def write_reflection(request: HttpRequest) -> HttpResponse:
    """Write to one of the questions, or to none."""
    asked = [(str(one.id), one.text) for one in questions()]
    form = WriteReflection(
        request.POST or typed(request), asked=asked, initial={"question": request.GET.get("question", "")}
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.write_reflection(**form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("goals:reflections")
    return page(request, "goals/write_reflection.html", {"form": form}, status=422 if form.errors else 200)


@worker_view(OWN, page="reflections")
def change_reflection(request: HttpRequest, reflection_id: UUID) -> HttpResponse:
    """Read what one wrote, and change it. 404 for a colleague's."""
    row = get_object_or_404(Reflection, pk=reflection_id, worker=request.actor)
    form = ChangeReflection(request.POST or typed(request), initial={"version": row.version, "words": row.words})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with shown_in(form):
            actions.change_reflection(
                reflection=row, seen_version=said["version"], words=said["words"], by=request.actor, at=request.at
            )
            return redirect("goals:reflections")
    context = {"form": form, "row": row}
    return page(request, "goals/change_reflection.html", context, status=422 if form.errors else 200)


@worker_view(OWN, page="self_check")
def make_self_check(request: HttpRequest) -> HttpResponse:
    """How often do I do each of the pack's elements? For oneself."""
    form = MakeSelfCheck(request.POST or typed(request), of=checking.sections())
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            key = form.cleaned_data["id"]
            try:
                actions.make_self_check(answers=form.answers(), id=key, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("goals:self_check", key)
    context = {"form": form, "ours": checking.OURS}
    return page(request, "goals/make_self_check.html", context, status=422 if form.errors else 200)


@worker_view(OWN, page="self_check")
def self_check(request: HttpRequest, self_check_id: UUID) -> HttpResponse:
    """One's self-check, section by section, beside the one before. 404 for a colleague's."""
    row = get_object_or_404(SelfCheck, pk=self_check_id, worker=request.actor)
    before = SelfCheck.objects.filter(worker=request.actor, made_at__lt=row.made_at).first()
    now, then = checking.figures(row.answers), checking.figures(before.answers) if before else []
    earlier = {figure.section.key: figure.per_cent for figure in then}
    context = {
        "row": row,
        "before": before,
        "figures": [(figure, earlier.get(figure.section.key)) for figure in now],
        "ours": checking.OURS,
        "often": {number: words for number, words in checking.OFTEN if number},
    }
    return page(request, "goals/self_check.html", context)
