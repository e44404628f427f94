"""A goal for a test, with as much on the way to it as it needs."""

from datetime import timedelta

from django.utils import timezone

from alongside.conversations.told import THE_PERSON
from alongside.goals import actions
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.workforce.models import Due


def today():
    return in_london(timezone.now()).date()


def goal_of(cast, slug="dorothy", *, by="mina", **facts):
    """Choose a goal with somebody; `facts` as the action takes them."""
    facts = {"id": new_id(), "words": "My hands in the soil again", "chosen_on": today(), **facts}
    return actions.choose_goal(person=cast.people[slug], **facts, by=cast.workers[by], at=timezone.now())


def step_of(goal, by, **facts):
    """Add a step: the person's, unless `facts` say whose."""
    facts = {"id": new_id(), "words": "Ring the allotment", "whose": THE_PERSON, **facts}
    return actions.add_step(goal=goal, **facts, by=by, at=timezone.now())


def barrier_of(goal, by, **facts):
    """Name something in the way, to be looked at in a week."""
    facts = {
        "id": new_id(),
        "words": "The bus does not go there",
        "look_again_on": today() + timedelta(days=7),
        **facts,
    }
    return actions.name_barrier(goal=goal, **facts, by=by, at=timezone.now())


def due(fact, kind):
    """The clock of this kind that a fact has; None where it has none."""
    return Due.objects.filter(source_room="goals", source_id=fact.pk, kind=kind).first()
