"""The first two conversations of Simon and Mina, from the published case of the Connecting People Intervention."""

from datetime import datetime, timedelta
from typing import Any

from alongside.conversations import actions
from alongside.conversations.told import THE_PERSON, CheckingBack, NewStrength, Noticed, Offered, Risk, Somebody, ToDo
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.models import Contact


def simon_and_mina(cast: Any, *, first: datetime, second: datetime) -> None:
    """What Simon is good at, and what he would do with it; a series that goes on, with a check-back still to come."""
    mina, simon, now = cast.workers["mina"], cast.people["simon"], cast.now
    by_mina, soon = Somebody(worker=mina), in_london(first).date() + timedelta(days=4)
    jo = Contact.objects.of(simon).get(name="Jo Archer")
    one = actions.record_conversation(
        person=simon, id=new_id(), kind="connecting", contact_at=first, how="visit", place="At home",
        purpose="I want other people to laugh with", purpose_is_theirs=True, contacts=[jo],
        in_their_words="I have always made people laugh. I never thought of it as something I am good at.",
        noticed=[
            Noticed("He had the three of us laughing before the kettle boiled.", "observed", by_mina),
            Noticed("He is quieter since he stopped going out in the evening.", "reported", Somebody(contact=jo)),
        ],
        new_strengths=[
            NewStrength("Sees the funny side"),
            NewStrength("A sister who turns up", kind="family", says="worker"),
        ],
        to_do=[
            ToDo("Write down who laughs at which joke", THE_PERSON),
            ToDo("Bring a big sheet of paper, to draw the people in his life on", by_mina, soon),
        ],
        checking_back=CheckingBack(on=in_london(second).date(), owner=mina), by=mina, at=first + timedelta(hours=4),
    )  # fmt: skip
    his, hers = one.undertakings.order_by("number")
    for row, what in ((his, "Nine names, and the bus one wins."), (hers, "We drew it together.")):
        actions.answer_undertaking(
            undertaking=row, seen_version=row.version, happened="done", what_happened=what, by=mina, at=second
        )
    actions.answer_check_back(
        check_back=one.check_back, seen_version=1, came_out="carried_on", words="“Can we go on with it?”",
        by=mina, at=second,
    )  # fmt: skip
    today = in_london(now).date()
    actions.record_conversation(
        person=simon, id=new_id(), kind="connecting", contact_at=second, how="visit", place="The café on Town Street",
        series=one.series, known_strengths=list(simon.strengths.filter(words="Sees the funny side")),
        in_their_words="Stand-up. That is the dream. But I have not got the nerve, and I would not be good enough.",
        noticed=[Noticed("He lit up when he said it, and then looked at the floor.", "observed", by_mina)],
        risk=Risk(
            wants="Tell jokes to people he has never met",
            good="New people, and finding out that he can",
            harm="Nobody laughs, and he feels worse. He begins small, online, and tells Mina how it felt",
            harm_of_not="The same few people, who laugh to be kind",
        ),
        to_do=[
            ToDo("Post a joke a day", THE_PERSON, today + timedelta(days=2)),
            ToDo("Learn to post, the same way he does", by_mina, today + timedelta(days=4)),
        ],
        offered=[Offered("How the open mic night at the agency works", "advice", "spoken")],
        checking_back=CheckingBack(on=today + timedelta(days=6), owner=mina), by=mina, at=second + timedelta(hours=5),
    )  # fmt: skip
