"""That a person died: said once, gently, by whom we heard it; and taken back where it was a mistake."""

from datetime import date, datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change
from alongside.people import story
from alongside.people.given_back import give_back_what_was_kept
from alongside.people.models import Person, StoryItem
from alongside.people.partial_days import PartialDay, kept_as, partial
from alongside.people.rules import fault_in_day_of_death


class UnableToRecordDeath(UnableTo):
    """The death cannot be recorded as it is described."""


@action("death.recorded", needs=Permission.PERSON_CHANGE)
def record_death(
    *, person: Person, seen_version: int, died_on: date | PartialDay, told_by: str, by: Any, at: datetime
) -> Person:
    """Keep that a person died, on a day known in full or in part, and who told us. Corrects what was kept before.

    From now on no new clock begins for what is written about them; notes may still be added. What was kept for them and
    somebody else can have, goes back (`people.given_back`). Refuses a day to come, one before their birth, and no word
    on who told us.
    """
    died = partial(died_on)
    if fault := fault_in_day_of_death(died, born=person.born, today=in_london(at).date()):
        raise UnableToRecordDeath(fault, field="died_on")
    if not told_by:
        raise UnableToRecordDeath("Write who told us, so that others know it is certain.", field="told_by")
    person = change(person, seen_version=seen_version, **kept_as("died", died), death_told_by=told_by)
    _tell_again(person)
    give_back_what_was_kept(person, by=by, at=at)
    return person


@action("death.taken_back", needs=Permission.PERSON_CHANGE)
def take_death_back(*, person: Person, seen_version: int, by: Any, at: datetime) -> Person:
    """The person is alive: what was recorded was a mistake. It stays in the history. Refuses when none was recorded."""
    if person.died_on is None:
        raise UnableToRecordDeath("No death is recorded here, so there is nothing to take back.")
    person = change(person, seen_version=seen_version, **kept_as("died", None), death_told_by="")
    _tell_again(person)
    for other in Person.objects.filter(pk__in=person.keys[1:]).exclude(died_on=None):
        _tell_again(change(other, seen_version=other.version, **kept_as("died", None), death_told_by=""))
    return person


def _tell_again(person: Person) -> None:
    """Keep the story's item of their death, or none, as the record now says."""
    StoryItem.objects.filter(source_room=story.ROOM, source_id=person.pk, kind=story.DEATH).delete()
    StoryItem.objects.bulk_create(item for item in story.of_person(person) if item.kind == story.DEATH)
