"""What the teams of the cast know and share: answers, links, an open mic, skills, an example."""

from datetime import datetime, timedelta
from typing import Any

from alongside.directory import actions as directory
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.measures import actions as measures
from alongside.measures.models import Asking
from alongside.practice import actions as practice

LONELY_BEFORE = {"companionship": 3, "left_out": 3, "isolated": 2}
LONELY_AFTER = {"companionship": 2, "left_out": 2, "isolated": 1}
A_ROOM = "I want to make a room laugh"


def ask(person: Any, measure: str, by: Any, at: datetime, *, finish: bool = True, **said: Any) -> Asking:
    """Ask a measure of somebody who agrees, and finish it (or keep it as far as it went)."""
    begun = {"when": "before", "how": "device", "how_agreed": "said", "is_counted": True}
    begun |= {name: said.pop(name) for name in list(said) if name in (*begun, "who_answered", "who_else")}
    asking = measures.begin_asking(
        person=person, id=new_id(), measure=measure, asked_on=said.pop("asked_on", in_london(at).date()), agreed=True,
        **begun, by=by, at=at,
    )  # fmt: skip
    act = measures.finish_asking if finish else measures.keep_answers
    return act(asking=asking, seen_version=asking.version, **{"answers": {}, **said}, by=by, at=at)


def how_it_goes(cast: Any, *, first: datetime, later: datetime) -> None:
    """Simon was asked twice; Dorothy wanted to stop after two of four questions."""
    mina, simon, dorothy = cast.workers["mina"], cast.people["simon"], cast.people["dorothy"]
    goal = {"key": "goal_1", "words": A_ROOM, "weight": 1}
    ask(simon, "ucla_3", mina, first, answers=LONELY_BEFORE, words="They are all family. They have to come.")
    ask(
        simon, "goal_rating", mina, first, goals=[{**goal, "value": 2}], words="I have never stood in front of anybody."
    )
    ask(
        simon,
        "ucla_3",
        mina,
        later,
        answers=LONELY_AFTER,
        when="after",
        words="There are three new numbers in my phone.",
    )
    ask(simon, "goal_rating", mina, later, goals=[{**goal, "value": 7}], when="after")
    part = ask(dorothy, "ons_4", mina, later, finish=False, answers={"satisfied": 6, "worthwhile": 4})
    measures.stop_asking(asking=part, seen_version=part.version, why="The kettle had boiled.", by=mina, at=later)


def who_and_what_we_know(cast: Any, *, evening: datetime, next_one: datetime, told: datetime) -> None:
    """Links of two teams, an open mic that was, one to come, skills that fit, and an example Simon agreed to."""
    mina, farah, ade, ruth = (cast.workers[slug] for slug in ("mina", "farah", "ade", "ruth"))
    agreed = {"agreed": True, "agreed_on": in_london(told).date(), "how_agreed": "said"}
    directory.add_link(
        team=cast.teams["Armley"], id=new_id(), name="Grace Whitfield", area="Armley community centre",
        knows="Runs the small comedy night on Thursdays, and likes to have somebody new on.",
        reach="At the centre, Thursdays from six",
        may_tell="name", **agreed, by=mina, at=told,
    )  # fmt: skip
    directory.add_link(
        team=cast.teams["First contact"], id=new_id(), name="Bilal Aziz", area="Kirkstall",
        knows="Mends bikes in a shed behind the library, and shows anybody how it is done.", reach="0113 496 0077",
        may_tell="reach", **agreed, by=farah, at=told,
    )  # fmt: skip
    mic = directory.arrange_gathering(
        team=cast.teams["Armley"], id=new_id(), title="Open mic at the office", place="The big room, ground floor",
        what="Five minutes each: music, poems, jokes. Friends and neighbours welcome.",
        starts_at=evening, ends_at=evening + timedelta(hours=2), by=mina, at=evening - timedelta(days=14),
    )  # fmt: skip
    after = evening + timedelta(hours=3)
    directory.come_to(
        person=cast.people["simon"], id=new_id(), gathering=mic, by=mina, at=after,
        words="Two minutes, and people I did not know laughed.",
    )  # fmt: skip
    directory.come_to(person=cast.people["dorothy"], id=new_id(), gathering=mic, by=mina, at=after)
    directory.count_gathering(
        gathering=mic, seen_version=mic.version, others=14, by=mina, at=after,
        how_it_was="More strangers than last time. The tea ran out.",
    )  # fmt: skip
    bikes = directory.arrange_gathering(
        team=cast.teams["First contact"], id=new_id(), title="Bikes and biscuits", place="The yard behind the library",
        starts_at=next_one, ends_at=next_one + timedelta(hours=3), by=farah, at=told,
    )  # fmt: skip
    directory.say_going(gathering=bikes, id=new_id(), by=mina, at=told)
    asked = directory.ask_colleagues(
        service=None, id=new_id(), words="Which choir takes somebody who cannot read music?", by=ruth, at=told
    )
    directory.answer_question(
        question=asked, id=new_id(), words="Songs we half remember: nobody there reads music.", by=mina,
        at=told + timedelta(hours=2),
    )  # fmt: skip
    directory.read_answers(question=asked, seen_version=asked.version, by=ruth, at=told + timedelta(hours=3))
    for worker, way, words, about in (
        (farah, "teach", "Making a short video on a phone", "An hour, any Tuesday, with tea"),
        (mina, "learn", "How to make videos for people to keep", ""),
        (mina, "teach", "Drawing circles together", ""),
        (ade, "learn", "Drawing somebody’s circles with them", ""),
    ):
        practice.share_skill(worker=worker, id=new_id(), way=way, words=words, about=about, by=worker, at=told)
    practice.share_example(
        person=cast.people["simon"], id=new_id(), title="An open mic that strangers came to", agreed=True,
        agreed_on=in_london(after).date(), how_agreed="said",
        what_we_did="He wanted a room to laugh. We put on an open mic in our own building, and both went on.",
        what_came_of_it="Fourteen people came whom none of us knew. He asked when the next one is.",
        by=mina, at=after,
    )  # fmt: skip
