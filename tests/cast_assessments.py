"""What is found out together with Dorothy: begun a few days ago, picked from what was said, written by two, not finished."""

from datetime import datetime, timedelta
from typing import Any

from alongside.assessments import actions
from alongside.assessments.models import Assessment
from alongside.assessments.said_before import said_before
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london

WRITTEN = {
    "matters": "My garden, before the frost. And that nobody stands in my kitchen telling me where the salt is.",
    "outcomes": "I want to cook my own dinner again, sitting down if I must, and be outside by ten.",
    "control": "Her mornings go by other people’s clocks. She would have the wash after the garden.",
    "network": "Her niece cooks on Sundays. Mr Osei next door takes the bins out and likes to be asked.",
    "community": "The allotment society has a raised bed that nobody uses.",
    "fluctuation": "Worse when it is damp, and in the first hour. On a dry day she walks to the gate and back.",
    "other_than_support": "A perching stool, a kettle that tips, and the raised bed were looked at first.",
}


def what_dorothy_needs(cast: Any, *, begun: datetime, later: datetime) -> Assessment:
    """Begun with Mina at the first moment, gone on with at the second."""
    mina, dorothy = cast.workers["mina"], cast.people["dorothy"]
    one = actions.begin_assessment(
        person=dorothy, id=new_id(), kind="adult", ready_on=in_london(cast.now).date() + timedelta(days=20),
        told="Mina wrote it on the calendar in the kitchen.", by=mina, at=begun,
    )  # fmt: skip
    for number, (part, words) in enumerate(WRITTEN.items()):
        at = begun if number < 3 else later
        actions.write_part(assessment=one, part=part, words=words, seen_version=0, by=mina, at=at)
    if names := [each.name for each in said_before(dorothy) if each.source == "strength"][:1]:
        actions.pick_said(assessment=one, part="personal", what=names, still="not_asked", by=mina, at=later)
    return one
