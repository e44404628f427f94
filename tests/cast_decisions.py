"""What was decided with the cast: how Simon gets to the open evenings, for now; whether Dorothy's needs are eligible."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from alongside.decisions import actions
from alongside.decisions.models import Decision
from alongside.decisions.weighed import Weighed, WeighedOption
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.models import Person

WALK = WeighedOption(
    "He walks, and Ade comes along the first two times",
    good="He knows the way by himself soon, and meets people on it. It is his own evening.",
    wrong="His nerves can take him on the bridge, and he turns round. He knows that it can happen.",
    fit="He has walked everywhere since he was a boy, as his grandad did. The walk is where he finds the jokes.",
    cost=Decimal("0.00"), cost_each="week",
    why="It is what he wants, it needs nobody after two weeks, and turning round harms nothing.",
)  # fmt: skip
TAXI = WeighedOption(
    "A taxi there and back",
    good="He arrives every time, also in the rain.",
    wrong="He sits with a stranger, and depends on it. When it is late, he does not go at all.",
    fit="He says that taxis are for people with luggage.",
    cost=Decimal("24.00"), cost_each="week",
    why="Not right now: it takes the walk away, and the walk is part of the evening. It can be had in deep winter.",
)  # fmt: skip
EVENING = Weighed(
    question="How does Simon get to the open evenings?",
    their_view="I would rather walk. If I turn round I turn round, and then I go the week after.",
    agrees="yes",
    options=(WALK, TAXI),
    chosen=0,
    reasons="Both ways get Simon there. Walking gives him the way as well as the evening, costs nothing, and rests on what he can do.",
    laws=("wellbeing",),
    more={
        "others": "Jo, his sister, would rather have a taxi in the dark months. We look again before the clocks go back."
    },
    is_provisional=True,
    has_copy=False,
)
OUTCOMES = {"nutrition": "distress", "hygiene": "longer"}
NEEDS = Weighed(
    question="Are Dorothy Hale’s needs eligible?",
    their_view="I can peel a potato. I just cannot stand at the stove for the time it takes to boil.",
    agrees="partly",
    facts={"impairment": True, "wellbeing_impact": True, "outcomes": OUTCOMES},
    evidence={
        "outcomes.nutrition": "“My knees burn before the water does.” She sat down twice while the kettle boiled.",
        "outcomes.hygiene": "A wash takes her an hour and a half: she showed the day on paper, in her own hand.",
    },
    finding=True,
    reasons=(
        "Cooking hurts Dorothy a great deal, and washing takes her far longer than most. What her niece cooks was left out "
        "of account. Her mornings are gone before she reaches the garden, which is what she lives for."
    ),
    has_copy=False,
)  # fmt: skip


def make(person: Person, kind: str, weighed: Weighed, by: Any, at: datetime) -> Decision:
    """A decision kept and made at one moment."""
    held = actions.keep_decision(
        person=person, id=new_id(), kind=kind, words={}, question=weighed.question, made_at=None, seen_version=0,
        by=by, at=at,
    )  # fmt: skip
    return actions.decide(decision=held, seen_version=held.version, weighed=weighed, by=by, at=at)


def what_was_decided(cast: Any, *, evening: datetime, needs: datetime) -> None:
    """Simon's evening, weighed at the first moment, for now; Dorothy's needs, found at the second; a risk of Simon's."""
    mina, ade = cast.workers["mina"], cast.workers["ade"]
    simon, dorothy, today = cast.people["simon"], cast.people["dorothy"], in_london(cast.now).date()
    risk = actions.weigh_risk(
        person=simon, id=new_id(), wants="I want to walk to the café on my own, in the dark as well.",
        why_matters="On the way there I make the jokes. If somebody walks with me, I talk instead.",
        good="His own way there; jokes; three people know him on Town Street by now.",
        harm="His nerves can take him on the bridge. It has happened twice, and he sat down and rang Jo.",
        likelihood="possible", to_whom="Himself", harm_of_not="He stays at home on Thursdays, and the week is long.",
        strengths=["Turns up"], person_will="Texts Jo when he sets off.", we_will="Mina asks on Fridays how the walk was.",
        early_signs="He sets off later each time, or stops saying when.", what_if="He rings Jo; she stays on the line.",
        agreed_by="Simon, Jo and Mina", dissent="His mum would like a tracker on his phone. He does not want one, and said why.",
        review_on=today + timedelta(days=9), by=mina, at=evening,
    )  # fmt: skip
    weighed = Weighed(**{**EVENING.__dict__, "review_on": today + timedelta(days=6), "risk": risk.pk})
    made = make(simon, "choice", weighed, mina, evening + timedelta(minutes=20))
    actions.give_counsel(
        decision=made, id=new_id(), kind="support",
        words="I have walked it with him. He knows where the lights are, and where to sit down.",
        by=ade, at=cast.now - timedelta(minutes=1),
    )  # fmt: skip
    make(dorothy, "adult_eligibility", NEEDS, mina, needs)
