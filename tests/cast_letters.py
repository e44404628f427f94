"""What Simon and Dorothy hold: who Simon is, in large print; what was decided with them; what is still to be given."""

from datetime import datetime, timedelta
from typing import Any

from alongside.conversations.models import Conversation
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.letters import actions
from alongside.letters.as_given import as_it_stands, hash_of
from alongside.letters.formats import Channel, Format

# The easy read that Mina has begun.
LINES = (
    ("You want to make a room laugh.", "microphone"),
    ("You will post a joke each day.", "mobile"),
    ("Mina will learn how to post too.", "two_people"),
    ("Mina asks you how it went.", "talking"),
)


def in_their_hand(person: Any, kind: str, source: Any, form: Format, by: Any, at: datetime, *, said: str = "") -> None:
    """A copy that was prepared, given by hand an hour later, and is in their hand."""
    day = in_london(at).date()
    copy = actions.prepare_copy(
        person=person, id=new_id(), kind=kind, source_id=source, format=form, give_by=day, by=by, at=at
    )
    seen, at = as_it_stands(copy), at + timedelta(hours=1)
    copy = actions.give_copy(
        copy=copy, seen_version=copy.version, seen_hash=hash_of(copy, seen), channel=Channel.BY_HAND, given_on=day,
        by=by, at=at,
    )  # fmt: skip
    actions.acknowledge_copy(
        copy=copy, seen_version=copy.version, acknowledged_on=day, acknowledged_words=said, by=by, at=at
    )


def what_they_hold_of_decisions(cast: Any, *, given: datetime) -> None:
    """Simon has his evening on paper; Dorothy what was found of her needs, in large print: both from one round."""
    mina = cast.workers["mina"]
    [evening], [needs] = (list(cast.people[name].decisions.all()) for name in ("simon", "dorothy"))
    in_their_hand(cast.people["simon"], "decision", evening.pk, Format.STANDARD, mina, given, said="It says grandad.")
    in_their_hand(cast.people["dorothy"], "determination", needs.pk, Format.LARGE_18, mina, given)


def what_simon_holds(cast: Any, *, given: datetime, prepared: datetime) -> None:
    """Given by hand at the first moment, and acknowledged; prepared at the second, easy read, and not yet given."""
    mina, simon, today = cast.workers["mina"], cast.people["simon"], in_london(cast.now).date()
    held = actions.prepare_copy(
        person=simon, id=new_id(), kind="who_i_am", source_id=simon.pk, format=Format.LARGE_18,
        opening="These are your own words. What is missing?", give_by=in_london(given).date(), by=mina, at=given,
    )  # fmt: skip
    seen = as_it_stands(held)
    held = actions.give_copy(
        copy=held, seen_version=held.version, seen_hash=hash_of(held, seen), channel=Channel.BY_HAND,
        given_on=in_london(given).date(), by=mina, at=given + timedelta(hours=1),
    )  # fmt: skip
    actions.acknowledge_copy(
        copy=held, seen_version=held.version, acknowledged_on=in_london(given).date(),
        acknowledged_words="It is on the fridge, next to the bus one.", by=mina, at=given + timedelta(hours=2),
    )  # fmt: skip
    talk = Conversation.objects.of(simon).latest("contact_at")
    copy = actions.prepare_copy(
        person=simon, id=new_id(), kind="conversation", source_id=talk.pk, format=Format.EASY_READ,
        give_by=today + timedelta(days=2), by=mina, at=prepared,
    )  # fmt: skip
    actions.write_easy_read(
        copy=copy, seen_version=copy.version, lines=[{"words": words, "picture": key} for words, key in LINES],
        by=mina, at=prepared + timedelta(minutes=20),
    )  # fmt: skip
