"""How a note or a conversation leaves the wrong person's record and settles at the right one. For `move` alone."""

from collections.abc import Sequence

from alongside.conversations.actions.told_again import _write_again
from alongside.conversations.models import (
    CheckBack,
    Conversation,
    Correction,
    Note,
    Override,
    Present,
    SafetyWorry,
    Series,
    Statement,
    StrengthShown,
    Undertaking,
)
from alongside.conversations.story.following import (
    due_of_check_back,
    due_of_undertaking,
    of_check_back,
    of_series,
    of_undertaking,
)
from alongside.conversations.story.words import ROOM
from alongside.people import life_story
from alongside.people.models import Consent, Contact, Person, Pin, Relationship, StoryItem, Strength
from alongside.workforce import dues
from alongside.workforce.models import Due

# Who somebody was, where the name would say whose life they are in.
SOMEBODY = "Somebody in their life"


def _leave_behind(recorded: Note | Conversation, to: Person, along: Sequence[Correction]) -> list[Conversation]:
    """Take off all that is the wrong person's; gives the other conversations whose story has to be told again."""
    wrongs = list(recorded.disagreements.values_list("pk", flat=True))
    Due.objects.filter(source_room=ROOM, source_id__in=wrongs).delete()
    recorded.disagreements.all().delete()
    recorded.corrections.exclude(pk__in=[one.pk for one in along]).delete()
    named = Strength.objects.filter(source_id=recorded.pk)
    others = list(Conversation.objects.filter(strengths_shown__strength__in=named).exclude(pk=recorded.pk).distinct())
    StrengthShown.objects.filter(strength__in=named).exclude(conversation=recorded.pk).delete()
    if isinstance(recorded, Note):
        return others
    recorded.strengths_shown.exclude(strength__in=named).delete()
    _take_along_whom_it_added(recorded, to)
    Present.objects.filter(conversation=recorded, contact__isnull=False).exclude(contact__person__in=to.keys).delete()
    for model in (Statement, Undertaking):
        rows = model.objects.filter(conversation=recorded, contact__isnull=False)
        rows.exclude(contact__person__in=to.keys).update(contact=None, name=SOMEBODY)
    Conversation.objects.filter(comes_after=recorded).update(because="", comes_after=None)
    if recorded.comes_after_id:
        Conversation.objects.filter(pk=recorded.pk).update(because="", comes_after=None)
    return others


def _take_along_whom_it_added(conversation: Conversation, to: Person) -> None:
    """Whoever this conversation itself had added to the people in the wrong person's life is in the right one's."""
    shared = Consent.objects.filter(contact__isnull=False).values("contact")
    added = Contact.objects.filter(
        pk__in=conversation.present.filter(contact__isnull=False).values("contact"),
        added_by=conversation.recorded_by_id,
        added_at=conversation.recorded_at,
        record=None,
    ).exclude(pk__in=shared)
    elsewhere = Present.objects.exclude(conversation=conversation).filter(contact__in=added).values("contact")
    keys = list(added.exclude(pk__in=elsewhere).values_list("pk", flat=True))
    Contact.objects.filter(pk__in=keys).update(person=to)
    told = [*keys, *Relationship.objects.filter(contact__in=keys).values_list("pk", flat=True)]
    StoryItem.objects.filter(source_room=life_story.ROOM, source_id__in=told).update(person=to)


def _bring_along(recorded: Note | Conversation, to: Person) -> None:
    """Bring what follows from it to the person it is about: strengths, what somebody will do, a worry, its series."""
    Strength.objects.filter(source_id=recorded.pk).update(person=to)
    Due.objects.filter(source_room=ROOM, source_id=recorded.pk).update(person=to.pk)
    Pin.objects.filter(source_room=ROOM, source_id=recorded.pk).update(person=to)
    if isinstance(recorded, Note):
        return
    keys = []
    for model in (Undertaking, CheckBack, SafetyWorry, Override):
        rows = model.objects.filter(conversation=recorded)
        keys += list(rows.values_list("pk", flat=True))
        rows.update(person=to)
    Due.objects.filter(source_room=ROOM, source_id__in=keys).update(person=to.pk)
    Pin.objects.filter(source_room=ROOM, source_id__in=keys).update(person=to)
    if recorded.series.conversations.count() == 1:
        Series.objects.filter(pk=recorded.series_id).update(person=to)
        series = Series.objects.select_related("ended_by").get(pk=recorded.series_id)
        for item in of_series(series):
            _write_again(item)
    else:
        series = Series.objects.create(
            person=to,
            opened_at=recorded.contact_at,
            opened_by=recorded.recorded_by,
            pack_version=recorded.pack_version,
        )
        Conversation.objects.filter(pk=recorded.pk).update(series=series, number=1)
        if not recorded.series.conversations.standing().exists():  # nothing but what was struck is left in it
            Series.objects.filter(pk=recorded.series_id).update(struck_at=recorded.recorded_at)


def _settle_in(recorded: Note | Conversation, to: Person) -> None:
    """The clocks and the story of what follows, as they are at the person it is about."""
    if isinstance(recorded, Note):
        return
    doing = Undertaking.objects.filter(conversation=recorded)
    asking = CheckBack.objects.filter(conversation=recorded)
    rows = []
    for undertaking in doing.select_related("worker", "contact", "person", "answered_by", "conversation"):
        rows.append(due_of_undertaking(undertaking))
        for item in of_undertaking(undertaking):
            _write_again(item)
    for check_back in asking.select_related("owner", "answered_by", "person", "conversation"):
        rows.append(due_of_check_back(check_back))
        for item in of_check_back(check_back):
            _write_again(item)
    dues.keep([row for row in rows if row])
