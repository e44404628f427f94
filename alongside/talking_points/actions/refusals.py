"""What is refused in several acts of this room."""

from datetime import datetime

from alongside.kit.moments import clock_time, day_in_words
from alongside.kit.refusals import UnableTo
from alongside.people.models import Person, StoryItem
from alongside.talking_points import story
from alongside.talking_points.models import Booking, Slot
from alongside.workforce import dues
from alongside.workforce.models import Due

OFFERED = 4


class UnableToOpen(UnableTo):
    """The venue, or its sessions, cannot be as they are described."""


class UnableToCallOff(UnableTo):
    """The session cannot be called off, or finished, as it is."""


class UnableToBook(UnableTo):
    """The person cannot be given this time, or theirs cannot be changed like this."""


class UnableToAnswer(UnableTo):
    """It cannot be said like this whether somebody came, or what came of asking after them."""


def _refuse_the_dead(person: Person) -> None:
    if person.died:
        raise UnableToBook(f"{person.called} has died ({person.died.in_words()}), so there is no time to give.")


def _refuse_a_taken_time(slot: Slot, at: datetime) -> None:
    """Refuses a time that somebody was given a moment ago, and says which are still free."""
    there = list(Slot.objects.free(at=at).filter(session=slot.session)[: OFFERED * 3])
    clocks = list(dict.fromkeys(clock_time(one.starts_at) for one in there))[:OFFERED]
    taken = f"{clock_time(slot.starts_at)} on {day_in_words(slot.starts_at)} was given to somebody else a moment ago."
    if clocks:
        raise UnableToBook(f"{taken} Still free there that day: {_listed(clocks)}. Choose one.", field="slot")
    [*others] = Slot.objects.free(at=at)[:1]
    if others:
        near = others[0]
        raise UnableToBook(
            f"{taken} Nothing else is free there that day. The next is {day_in_words(near.starts_at)}, "
            f"{clock_time(near.starts_at)}, at {near.session.venue.name}.",
            field="slot",
        )
    raise UnableToBook(f"{taken} Nothing else is free anywhere. Ask for another session to be opened.", field="slot")


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _tell(booking: Booking) -> None:
    """Keep the story items and the clocks of a booking as it now stands."""
    moves = story.moves_of(booking)
    keys = [booking.pk, *(move.pk for move in moves)]
    StoryItem.objects.filter(source_room=story.ROOM, source_id__in=keys).delete()
    StoryItem.objects.bulk_create(story.of_booking(booking, moves))
    rows = story.dues_of(booking)
    Due.objects.filter(source_room=story.ROOM, source_id=booking.pk).exclude(
        kind__in=[row.kind for row in rows]
    ).delete()
    dues.keep(rows)
