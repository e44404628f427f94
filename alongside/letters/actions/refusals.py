"""What is refused in several acts of this room, and the checks they begin with."""

from alongside.kit.moments import date_in_words
from alongside.kit.refusals import UnableTo
from alongside.letters.models import Copy
from alongside.letters.story import ROOM, due_of_copy, of_copy
from alongside.people.models import Person, StoryItem
from alongside.workforce import dues


class UnableToPrepare(UnableTo):
    """Nothing can be prepared for this reader as it is described."""


class UnableToWrite(UnableTo):
    """What was written for a form cannot be kept."""


class UnableToGive(UnableTo):
    """The copy cannot be given, answered for or acknowledged as it is described."""


def _refuse_what_is_closed(copy: Copy, refusal: type[UnableTo]) -> None:
    """Refuses a copy that was given, or is not to be: it changes no more."""
    if copy.given_on is not None:
        raise refusal(
            f"This was given on {date_in_words(copy.given_on)}, and stays as it was given. Prepare a new copy instead."
        )
    if copy.kept_back_at is not None:
        raise refusal("It was said that this is not given. Prepare a new copy instead.")


def _refuse_the_dead(person: Person, refusal: type[UnableTo]) -> None:
    """Refuses to give anything more to somebody who died."""
    if person.died:
        raise refusal(
            f"{person.called} has died ({person.died.in_words()}), so nothing more is given to them. What they held "
            "stays here, and whoever was close to them can ask the council for what they may have."
        )


def _tell(copy: Copy) -> None:
    """Keep the story item and the clock of a copy as it now stands."""
    StoryItem.objects.filter(source_room=ROOM, source_id=copy.pk).delete()
    StoryItem.objects.bulk_create(of_copy(copy))
    dues.keep([due_of_copy(copy)])
