"""The story item and the clocks of an assessment, told again after something about it changed. For actions alone."""

from alongside.assessments import story
from alongside.assessments.actions.refusals import UnableToAssess
from alongside.assessments.models import Assessment
from alongside.people.models import StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due


def _tell(assessment: Assessment) -> Assessment:
    """Keep what the story and the desks say of it as its facts now are; gives it as it now stands."""
    told = Assessment.objects.with_everybody().prefetch_related("written").get(pk=assessment.pk)
    StoryItem.objects.filter(source_room=story.ROOM, source_id=told.pk).delete()
    StoryItem.objects.bulk_create(story.of_assessment(told))
    clocks = story.dues_of(told)
    gone = Due.objects.filter(source_room=story.ROOM, source_id=told.pk).exclude(kind__in=[due.kind for due in clocks])
    gone.delete()
    dues.keep(clocks)
    return told


def _hold(assessment: Assessment) -> Assessment:
    """The assessment as it now stands, held until this act is done."""
    return Assessment.objects.select_for_update(of=("self",)).with_everybody().get(pk=assessment.pk)


def _hold_open(assessment: Assessment) -> Assessment:
    """The same; refuses one that has ended."""
    held = _hold(assessment)
    if not held.is_open:
        raise UnableToAssess(
            "This assessment has ended, so it changes no more. Begin another: this one is read beside it."
        )
    return held
