"""What is found out together with Dorothy: picked, written by two, not finished; what she writes of herself; and Una."""

from datetime import datetime, timedelta
from typing import Any

from alongside.access.roles import Role
from alongside.assessments import actions
from alongside.assessments.models import Assessment, SelfAssessment
from alongside.assessments.opening import DOORKEEPER
from alongside.assessments.said_before import said_before
from alongside.assessments.self_assessment_keys import code_of, hashed_code
from alongside.assessments.writer import Writer
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people import actions as people
from alongside.people.models import Contact, Person

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


WORD = "runner beans"
OWN_WORDS = {
    "matters": "The garden, my niece, and a kitchen that is mine.",
    "control": "I would get up with the light if I were let. Now I lie and listen for the car.",
    "relationships": "Una on Sundays. Mr Osei from next door, for five minutes, and they are good ones.",
    "personal": "Fifty years of vegetables. I can tell you what is wrong with a leaf from the path.",
    "fluctuation": "A bad day is damp and begins with my hip. A good day I forget that I have one.",
    "took_part": "Una typed some of it, on her tablet. The words are mine.",
}


def what_dorothy_writes(
    cast: Any, one: Assessment, *, offered: datetime, opened: datetime, sent: datetime
) -> SelfAssessment:
    """Dorothy would rather write for herself: offered a link, written at the kitchen table with her niece, sent."""
    mina = cast.workers["mina"]
    own = actions.offer_self_assessment(
        assessment=one, id=new_id(),
        able="She wrote her allotment diary for fifty years, and Una types where her hands are slow.",
        willing="She said: give it here, I know my own mind.",
        capacity="She told me what it is for, who reads it, and that she can leave out what is nobody’s business.",
        help="Ring Mina on 0113 496 0007, any weekday.", channel="by_hand", word=WORD,
        ends_on=in_london(cast.now).date() + timedelta(days=12), by=mina, at=offered,
    )  # fmt: skip
    tried = actions.note_opening_try(place="a tablet", code=hashed_code(code_of(own.pk, 1)), by=DOORKEEPER, at=opened)
    own = actions.open_self_assessment(own=own, tried=tried, by=DOORKEEPER, at=opened)
    for number, (part, words) in enumerate(OWN_WORDS.items(), 1):
        at = opened + timedelta(minutes=4 * number)
        actions.keep_own_words(own=own, part=part, words=words, seen_version=0, by=Writer(own), at=at)
    return actions.send_own_words(own=own, by=Writer(own), at=sent)


def una_cares(cast: Any, hers: Assessment, *, said: datetime) -> None:
    """Una, who cares for Dorothy, is assessed too: jointly, if Dorothy agrees as Una did. Her son cares along."""
    now = {"by": cast.workers["mina"], "at": said}
    una, key = Contact.objects.of(cast.people["dorothy"]).get(name="Una Hale"), new_id()
    people.begin_their_record(contact=una, seen_version=una.version, record=key, **now)
    her = Person.objects.get(pk=key)
    people.begin_involvement(
        person=her,
        id=new_id(),
        team=cast.teams["Armley"],
        role=Role.PRACTITIONER,
        starts_at=said,
        why="Her team",
        **now,
    )
    theirs = actions.begin_assessment(person=her, id=new_id(), kind="carer", **now)
    actions.answer_joint(
        assessment=theirs, id=new_id(), other=hers, agrees=True, said_by="Herself", said_on=in_london(said).date(),
        words="She knows it all anyway. Ask her first, though.", **now,
    )  # fmt: skip
    child = actions.notice_young_carer(
        assessment=hers, id=new_id(), who="Jude, Una’s son, ten", does="Sits with her on Sundays, and carries the coal.",
        **now,
    )  # fmt: skip
    actions.tell_of_young_carer(
        young_carer=child, seen_version=child.version, told="The young carers’ team, by phone",
        told_on=in_london(said).date(), what_was_said="They ring Una this week.", **now,
    )  # fmt: skip
