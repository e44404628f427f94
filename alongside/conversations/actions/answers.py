"""What came of it: undertakings, offers, check-backs, worries for safety, overrides."""

from datetime import date, datetime
from typing import Any

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock, rules
from alongside.conversations.actions.refusals import UnableToAnswer, UnableToPause, UnableToReview
from alongside.conversations.models import CheckBack, Offer, Override, SafetyWorry, Undertaking
from alongside.conversations.models.check_back import CameOut
from alongside.conversations.story.following import (
    due_of_check_back,
    due_of_override,
    due_of_undertaking,
    due_of_worry,
    of_check_back,
    of_undertaking,
)
from alongside.kit.moments import in_london
from alongside.kit.versions import change
from alongside.people.models import StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due

ALREADY = "This was answered already. What was said stands below."


@action("undertaking.answered", needs=Permission.UNDERTAKING_ANSWER)
def answer_undertaking(
    *, undertaking: Undertaking, seen_version: int, happened: str, what_happened: str = "", by: Any, at: datetime
) -> Undertaking:
    """Say that an undertaking is done, or that it did not come to it (a key of `Happened`), and what happened."""
    if undertaking.answered_at is not None:
        raise UnableToAnswer(ALREADY)
    undertaking = change(
        undertaking,
        seen_version=seen_version,
        happened=happened,
        what_happened=what_happened,
        answered_at=at,
        answered_by=by,
    )
    StoryItem.objects.bulk_create(of_undertaking(undertaking))
    _keep(due_of_undertaking(undertaking))
    return undertaking


@action("undertaking.put_off", needs=Permission.UNDERTAKING_ANSWER)
def put_off_undertaking(
    *, undertaking: Undertaking, seen_version: int, by_on: date, by: Any, at: datetime
) -> Undertaking:
    """Give an undertaking that is still to do another day. Refuses one that is answered, and a day that has passed."""
    if undertaking.answered_at is not None:
        raise UnableToAnswer(ALREADY)
    if by_on < in_london(at).date():
        raise UnableToAnswer("That day has passed. Choose today or a day to come.", field="by_on")
    due_at = clock.end_of_day(by_on) if undertaking.worker_id else None
    undertaking = change(undertaking, seen_version=seen_version, by_on=by_on, due_at=due_at)
    _keep(due_of_undertaking(undertaking))
    return undertaking


@action("offer.answered", needs=Permission.UNDERTAKING_ANSWER)
def answer_offer(
    *, offer: Offer, seen_version: int, helped: str, how_it_helped: str = "", by: Any, at: datetime
) -> Offer:
    """Say whether what was offered helped (a key of `Helped`), and how. It may be asked, and said, again."""
    return change(
        offer,
        seen_version=seen_version,
        helped=helped,
        how_it_helped=how_it_helped,
        answered_at=at,
        answered_by=by,
    )


@action("check_back.answered", needs=Permission.CHECK_BACK_ANSWER)
def answer_check_back(
    *, check_back: CheckBack, seen_version: int, came_out: str, words: str = "", by: Any, at: datetime
) -> CheckBack:
    """Say how it went when somebody went back to ask (a key of `CameOut`).

    Refuses one without a day, one that is answered, and that they died where no death is recorded.
    """
    if check_back.on is None:
        raise UnableToAnswer("There is no check-back here, and why stands with the conversation.")
    if check_back.answered_at is not None:
        raise UnableToAnswer(ALREADY)
    if came_out == CameOut.DIED and check_back.person.died is None:
        raise UnableToAnswer("No death is recorded here. Tell us of it first, with the facts about them.")
    check_back = change(
        check_back, seen_version=seen_version, came_out=came_out, words=words, answered_at=at, answered_by=by
    )
    StoryItem.objects.bulk_create(of_check_back(check_back))
    _keep(due_of_check_back(check_back))
    return check_back


@action("check_back.paused", needs=Permission.CHECK_BACK_ANSWER)
def pause_check_back(
    *, check_back: CheckBack, seen_version: int, until: date, why: str, by: Any, at: datetime
) -> CheckBack:
    """Put a check-back off to a later day, for a reason. Refuses where the pack does not let this clock pause."""
    if not packs.active().clock("check_back_days").may_pause:
        raise UnableToPause("Your council does not pause this clock. Check back on the day, or say how it went.")
    if check_back.on is None or check_back.answered_at is not None:
        raise UnableToAnswer(ALREADY if check_back.answered_at else "There is no check-back to put off.")
    if until <= in_london(at).date():
        raise UnableToPause("Choose a day that is still to come.", field="until")
    if fault := rules.fault_in_check_back(until, contact_on=in_london(at).date()):
        raise UnableToPause(fault, field="until")
    check_back = change(check_back, seen_version=seen_version, paused_until=until, why_paused=why)
    _keep(due_of_check_back(check_back))
    return check_back


@action("worry.answered", needs=Permission.WORRY_ANSWER)
def answer_worry(*, worry: SafetyWorry, seen_version: int, what_was_done: str, by: Any, at: datetime) -> SafetyWorry:
    """Say what was done about a worry for safety. Refuses one that is answered."""
    if worry.answered_at is not None:
        raise UnableToAnswer(ALREADY)
    worry = change(worry, seen_version=seen_version, what_was_done=what_was_done, answered_at=at, answered_by=by)
    _keep(due_of_worry(worry))
    return worry


@action("override.reviewed", needs=Permission.OVERRIDE_REVIEW)
def review_override(*, override: Override, seen_version: int, review: str, by: Any, at: datetime) -> Override:
    """Say, as a second person, what one thinks of an override and its reason. Refuses whoever recorded it."""
    if override.conversation.recorded_by_id == by.pk:
        raise UnableToReview(
            "You recorded this yourself. Ask a colleague to look at it: that is what the review is for."
        )
    if override.reviewed_at is not None:
        raise UnableToReview(ALREADY)
    override = change(override, seen_version=seen_version, review=review, reviewed_at=at, reviewed_by=by)
    _keep(due_of_override(override))
    return override


def _keep(due: Due | None) -> None:
    if due is not None:
        dues.keep([due])
