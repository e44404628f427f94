"""The story item and the clocks of an assessment, told again after something about it changed. For actions alone."""

from alongside.assessments import own_story, story
from alongside.assessments.actions.refusals import UnableToAssess
from alongside.assessments.models import Assessment, SelfAssessment
from alongside.people.models import Pin, StoryItem
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
    for own in SelfAssessment.objects.filter(assessment=told):
        _tell_own(own)
    return told


def _tell_own(own: SelfAssessment) -> SelfAssessment:
    """The same of what the person writes of themselves; gives it as it now stands."""
    told = SelfAssessment.objects.with_everybody().prefetch_related("words").get(pk=own.pk)
    StoryItem.objects.filter(source_room=story.ROOM, source_id=told.pk).delete()
    if not (items := own_story.of_self_assessment(told)):
        Pin.objects.filter(source_room=story.ROOM, source_id=told.pk).delete()
    StoryItem.objects.bulk_create(items)
    clocks = own_story.dues_of_own(told)
    gone = Due.objects.filter(source_room=story.ROOM, source_id=told.pk).exclude(kind__in=[due.kind for due in clocks])
    gone.delete()
    dues.keep(clocks)
    return told


def _hold_own(own: SelfAssessment) -> SelfAssessment:
    """The person's own page as it now stands, held until this act is done."""
    return SelfAssessment.objects.select_for_update(of=("self",)).with_everybody().get(pk=own.pk)


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
