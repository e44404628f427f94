"""Skills that workers share: mine, who can teach what I want, who wants what I can teach, everybody's."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.practice import actions
from alongside.practice.forms.skill import ShareSkill
from alongside.practice.models import Skill
from alongside.practice.models.skill import Way
from alongside.practice.rules import fits
from alongside.practice.views.reading import practice_page
from alongside.workforce.kept import typed

SHARE = Permission.SKILL_SHARE


@worker_view(SHARE, page="skills")
def skills(request: HttpRequest) -> HttpResponse:
    """What I can teach and want to learn, with whom it fits; and what everybody offers."""
    form = ShareSkill(request.POST or typed(request), initial={"way": Way.TEACH})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.share_skill(worker=request.actor, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect(f"{reverse('practice:skills')}#mine")
    every = list(Skill.objects.now(on=in_london(request.at).date()))
    mine = [one for one in every if one.worker_id == request.actor.pk]
    theirs = [one for one in every if one.worker_id != request.actor.pk]
    more = {
        "form": form,
        "mine": mine,
        "can_teach_me": _that_fit(mine, theirs, wanted_by_me=True),
        "want_mine": _that_fit(mine, theirs, wanted_by_me=False),
        "taught": [one for one in theirs if one.way == Way.TEACH],
        "wanted": [one for one in theirs if one.way == Way.LEARN],
    }
    return practice_page(request, "skills", status=422 if form.errors else 200, **more)


def _that_fit(mine: list[Skill], theirs: list[Skill], *, wanted_by_me: bool) -> list[tuple[Skill, Skill]]:
    """Pairs of mine and a colleague's that fit, one of each way."""
    way = Way.LEARN if wanted_by_me else Way.TEACH
    return [
        (one, other)
        for one in mine
        for other in theirs
        if one.way == way and other.way != way and fits(one.words, other.words)
    ]


@require_POST
@worker_view(SHARE, page="skills")
def end(request: HttpRequest, skill_id: UUID) -> HttpResponse:
    """Take one's own away again."""
    skill = get_object_or_404(Skill.objects.select_related("worker"), pk=skill_id, worker=request.actor)
    actions.end_skill(skill=skill, by=request.actor, at=request.at)
    return redirect(f"{reverse('practice:skills')}#mine")
