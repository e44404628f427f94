"""How close a goal feels to the person, and what each level of it would look like."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.goals import actions
from alongside.goals.forms.rating import RateGoal, WriteScale
from alongside.goals.models import Rating
from alongside.goals.views.goal import about_goal, goal_of, to_goal
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

RATE = Permission.GOAL_RATE


@person_view(RATE, page="change_goal")
def rate_goal(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    """Keep how close a goal feels; once it has begun, how far it came."""
    one = goal_of(person, goal_id)
    has_begun = Rating.objects.filter(goal=one).exists()
    form = RateGoal(
        request.POST or typed(request),
        scale=getattr(one, "scale", None) if has_begun else None,
        initial={"rated_on": in_london(request.at).date()},
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.rate_goal(goal=one, **form.facts(), by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return to_goal(person, one.pk, "#felt")
    heading = "Look at it again: how does it feel now?" if has_begun else "How close does it feel?"
    return about_goal(request, person, one, form, template="goals/rate_goal.html", heading=heading, button="Save")


@person_view(RATE, page="change_goal")
def write_scale(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    """Say together what each level would look like."""
    one = goal_of(person, goal_id)
    scale = getattr(one, "scale", None)
    names = ("version", "much_more", "more", "expected", "less", "much_less")
    first = {name: getattr(scale, name) for name in names} if scale else {}
    form = WriteScale(
        request.POST or typed(request), initial={**first, "importance": str(scale.importance if scale else 1)}
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.write_scale(goal=one, **form.facts(), by=request.actor, at=request.at)
            return to_goal(person, one.pk, "#felt")
    intro = "Before you begin, picture it: where would you both be glad to be? The others can stay empty."
    return about_goal(request, person, one, form, heading="What do you hope for?", button="Save", intro=intro)
