"""Ivy, who died: what Helen and she had said they would do is still open. Nobody is late with any of it."""

from datetime import datetime, timedelta
from typing import Any

from alongside.conversations import actions
from alongside.conversations.told import CheckingBack, Somebody, ToDo
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people import actions as people


def ivy_and_helen(cast: Any, *, met: datetime, told: datetime, born_on: Any) -> None:
    """One conversation, an undertaking and a check-back from it; and, at the second moment, that Ivy died."""
    helen, today = cast.workers["helen"], in_london(cast.now).date()
    ivy = people.add_person(
        id=new_id(), name="Ivy Thwaite", pronouns="She, her", born_on=born_on, by=helen, at=met - timedelta(minutes=30)
    )
    cast.people["ivy"] = ivy
    actions.record_conversation(
        person=ivy, id=new_id(), kind="connecting", contact_at=met, how="visit", place="At home",
        in_their_words="Sixty years I played the organ. I would like to hear it once with the doors open.",
        to_do=[ToDo("Ask the verger about the doors", Somebody(worker=helen), today + timedelta(days=2))],
        checking_back=CheckingBack(on=today + timedelta(days=6), owner=helen), by=helen, at=met + timedelta(hours=2),
    )  # fmt: skip
    ivy = people.record_death(
        person=ivy, seen_version=ivy.version, died_on=in_london(told).date() - timedelta(days=1),
        told_by="Her son, by phone", by=helen, at=told,
    )  # fmt: skip
    cast.people["ivy"] = ivy
