"""Working together rests, and begins again; and the day on which they look back together."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.audit.acts import action
from alongside.goals import rules
from alongside.goals.actions.partnership import CHANGE, UnableToWorkTogether, check_goes_on, tell_and_keep
from alongside.goals.models import LookBack, Partnership, PartnershipPause
from alongside.goals.story.together import due_of_look_back, of_look_back, of_pause, with_what_clocks_need
from alongside.goals.story.words import ROOM
from alongside.kit.moments import in_london
from alongside.kit.versions import change, create_once
from alongside.people.models import StoryItem
from alongside.workforce import dues


@action("partnership.paused", needs=CHANGE, creates="goals.partnershippause")
def pause(
    *,
    partnership: Partnership,
    id: UUID,
    from_on: date,
    why: str,
    ask_again_on: date | None = None,
    by: Any,
    at: datetime,
) -> PartnershipPause:
    """Let working together rest from a day, for a reason in plain words.

    `ask_again_on` is when somebody asks whether to begin again, and the clock to look back waits until then (None: no
    clock runs while it rests). Refuses while it rests already.
    """
    check_goes_on(partnership)
    today = in_london(at).date()
    if fault := rules.fault_in_past_day(from_on, today=today, since=partnership.began_on):
        raise UnableToWorkTogether(fault, field="from_on")
    if ask_again_on is not None and (fault := rules.fault_in_day_to_come(ask_again_on, today=today)):
        raise UnableToWorkTogether(fault, field="ask_again_on")
    if partnership.pauses.filter(until_on=None).exclude(pk=id).exists():
        raise UnableToWorkTogether("It rests already. Begin again first, or leave it as it is.")
    row = create_once(
        PartnershipPause,
        id=id,
        partnership=partnership,
        from_on=from_on,
        why=why,
        ask_again_on=ask_again_on,
        paused_by=by,
        paused_at=at,
    )
    if ask_again_on is not None and not partnership.look_backs.filter(done_on=None).exists():
        LookBack.objects.create(partnership=partnership, on=ask_again_on, set_by=by, set_at=at)
    StoryItem.objects.bulk_create(of_pause(row))
    tell_and_keep(partnership)
    return row


@action("partnership.begun_again", needs=CHANGE)
def begin_again(
    *, partnership: Partnership, on: date, look_back_on: date | None = None, by: Any, at: datetime
) -> Partnership:
    """Say that they begin again, from a day, and when they look back (None: the day that was set stands).

    Refuses where it does not rest, and a day before the rest began.
    """
    check_goes_on(partnership)
    rest = PartnershipPause.objects.select_for_update().filter(partnership=partnership, until_on=None).first()
    if rest is None:
        raise UnableToWorkTogether("It does not rest: they work together already.")
    today = in_london(at).date()
    if on < rest.from_on or on > today:
        raise UnableToWorkTogether("Choose a day from the beginning of the rest until today.", field="on")
    rest.until_on, rest.begun_again_by, rest.begun_again_at = on, by, at
    rest.save(update_fields=["until_on", "begun_again_by", "begun_again_at"])
    StoryItem.objects.bulk_create(of_pause(rest)[1:])
    if look_back_on is not None:
        _set(partnership, look_back_on, by, at)
    tell_and_keep(partnership)
    return partnership


@action("look_back.set", needs=CHANGE)
def set_look_back(*, partnership: Partnership, on: date, by: Any, at: datetime) -> LookBack:
    """Say when they look together at how it goes; a day that was set before gives way. Refuses a day gone by."""
    check_goes_on(partnership)
    row = _set(partnership, on, by, at)
    tell_and_keep(partnership)
    return row


@action("look_back.done", needs=CHANGE)
def look_back(
    *,
    look_back: LookBack,
    seen_version: int,
    done_on: date,
    words: str,
    next_on: date | None = None,
    by: Any,
    at: datetime,
) -> LookBack:
    """Keep what they saw when they looked back together, and when they do so next (None: no day was named).

    Refuses one that was done already (ChangedMeanwhile), and a day to come.
    """
    partnership = look_back.partnership
    check_goes_on(partnership)
    if fault := rules.fault_in_past_day(done_on, today=in_london(at).date(), since=partnership.began_on):
        raise UnableToWorkTogether(fault, field="done_on")
    if look_back.done_on is not None:
        raise UnableToWorkTogether("This was written down already. What comes next has a day of its own.")
    row = change(look_back, seen_version=seen_version, done_on=done_on, words=words, done_by=by, done_at=at)
    [whole] = with_what_clocks_need(LookBack.objects.filter(pk=row.pk))
    dues.keep([due for due in [due_of_look_back(whole)] if due])
    StoryItem.objects.filter(source_room=ROOM, source_id=row.pk).delete()
    StoryItem.objects.bulk_create(of_look_back(whole))
    if next_on is not None:
        _set(partnership, next_on, by, at, field="next_on")
    tell_and_keep(partnership)
    return row


def _set(partnership: Partnership, on: date, by: Any, at: datetime, *, field: str = "look_back_on") -> LookBack:
    if fault := rules.fault_in_day_to_come(on, today=in_london(at).date()):
        raise UnableToWorkTogether(fault, field=field)
    row = partnership.look_backs.filter(done_on=None).first()
    if row is None:
        return LookBack.objects.create(partnership=partnership, on=on, set_by=by, set_at=at)
    return change(row, seen_version=row.version, on=on, set_by=by, set_at=at)
