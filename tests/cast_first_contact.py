"""A first contact that waits: Li rang, and somebody is to go along with Li to the language café."""

from datetime import datetime, timedelta
from typing import Any

from alongside.conversations import actions
from alongside.conversations.told import Calling, CheckingBack, RightPlace, Said
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london


def li_rings(cast: Any, *, rang: datetime) -> None:
    """Farah took the call; it waits for whoever of her team goes along, with a check-back two weeks later."""
    farah = cast.workers["farah"]
    actions.record_first_contact(
        person=cast.people["li"], id=new_id(), contact_at=rang, how="phone", calling=Calling("person"),
        said=Said(
            "I have been here a year and I know nobody. My English is from books.",
            strong="Learns fast\nCooks for a crowd",
            tried="The library, once. Nobody spoke.",
            around="A cousin in Hull. A neighbour who waves.",
            communicate="Short sentences, please, and a message before a call.",
            good_outcome="Somebody to talk with on a Wednesday.",
        ),
        right_place=RightPlace(
            "introduction", team=cast.teams["First contact"], agreed="Somebody goes along to the café the first time."
        ),
        checking_back=CheckingBack(on=in_london(rang).date() + timedelta(days=14), owner=farah),
        by=farah, at=rang + timedelta(minutes=25),
    )  # fmt: skip
