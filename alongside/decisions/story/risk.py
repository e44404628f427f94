"""How a risk that was weighed becomes a story item and a clock."""

from collections.abc import Iterator

from alongside.access.standing import Openness
from alongside.conversations import clock
from alongside.decisions.models import WeighedRisk
from alongside.decisions.story.decision import ROOM
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import LINE_AT_MOST, shortened, telling
from alongside.workforce import dues
from alongside.workforce.models import Due

RISK, RISK_REVIEW = "risk_weighed", "risk_review"
SOMETHING = "Something that they want to try. Open it to read what."
WITH_ITS_CLOCK = ("person", "weighed_by", "ended_by")


def of_risk(risk: WeighedRisk) -> list[StoryItem]:
    """What they want to do, weighed both ways; and how it ended, beside it."""
    return [
        StoryItem(
            person_id=risk.person_id,
            at=risk.weighed_at,
            kind=RISK,
            by=risk.weighed_by,
            voice=Voice.PERSON,
            source_room=ROOM,
            source_id=risk.pk,
            aside=shortened(f"Ended: {risk.how_ended}", LINE_AT_MOST) if risk.ended_at else "",
            **telling(
                line="What I want to do, weighed both ways",
                said=risk.wants,
                told=f"The good: {risk.good} The harm: {risk.harm} The harm of not: {risk.harm_of_not}",
            ),
        )
    ]


def due_of_risk(risk: WeighedRisk) -> Due:
    """The day on which it is looked at again, together."""
    owner = Owner(risk.ended_by_id) if risk.ended_by_id else who_keeps(risk.person, risk.weighed_by)
    row = dues.due_row(
        source_room=ROOM,
        source_id=risk.pk,
        kind=RISK_REVIEW,
        due_at=clock.end_of_day(risk.review_on),
        what=shortened(risk.wants, LINE_AT_MOST) if risk.person.openness == Openness.OPEN else SOMETHING,
        worker=owner.worker,
        team=owner.team,
        person=risk.person_id,
    )
    return dues.settle(row, done_at=risk.ended_at)


def clocks_of_risks(person: Person) -> list[Due]:
    """The clocks of everything that was weighed with a person, each with the owner it now has."""
    return [due_of_risk(risk) for risk in WeighedRisk.objects.of(person).select_related(*WITH_ITS_CLOCK)]


def facts_of_risks() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and clocks of every risk, for rebuilding."""
    for risk in WeighedRisk.objects.select_related(*WITH_ITS_CLOCK).order_by("pk").iterator(chunk_size=2000):
        yield of_risk(risk), [due_of_risk(risk)]
