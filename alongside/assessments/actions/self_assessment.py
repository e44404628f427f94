"""A worker supports a person to assess themselves: gives them a link, takes it back, reads it with them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.assessments.actions.refusals import UnableToKeepWords, UnableToOffer
from alongside.assessments.actions.telling import _hold_open, _tell_own
from alongside.assessments.models import Assessment, LinkChannel, SelfAssessment
from alongside.assessments.self_assessment_keys import (
    code_of,
    fault_in_ends_on,
    fault_in_word,
    hashed_code,
    hashed_word,
)
from alongside.audit.acts import action
from alongside.conversations.clock import end_of_day
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.letters.ways import ways_to
from alongside.people.models import Person


@action("self_assessment.offered", needs=Permission.SELF_ASSESSMENT_OFFER, creates="assessments.selfassessment")
def offer_self_assessment(
    *,
    assessment: Assessment,
    id: UUID,
    able: str,
    willing: str,
    capacity: str,
    help: str,
    channel: str,
    word: str,
    ends_on: date,
    by: Any,
    at: datetime,
) -> SelfAssessment:
    """Give a person a link on which they assess themselves, supported, until the end of a day in London.

    They are able and willing to, and have the capacity: each in a sentence (Care and Support (Assessment) Regulations
    2014, SI 2014/2827, regulation 2). `help` is how they ask for help, `word` was agreed with them apart from the link.
    Refuses where one of the three is not written, an assessment that has ended, a person who has died, a way that their
    needs forbid, a word easily guessed, a day that cannot be, and a second.
    """
    held = _hold_open(assessment)
    for field, said in (("able", able), ("willing", willing), ("capacity", capacity), ("help", help)):
        if not said:
            raise UnableToOffer(
                "Write all four in a sentence each. Where one is not so, write it together.", field=field
            )
    if SelfAssessment.objects.filter(assessment=held).exclude(pk=id).exists():
        raise UnableToOffer("They have a page of their own here already. Give them another link to it instead.")
    facts = _link(held.person, id, 1, channel=channel, word=word, ends_on=ends_on, by=by, at=at)
    return _tell_own(
        create_once(
            SelfAssessment,
            id=id,
            assessment=held,
            offered_by=by,
            offered_at=at,
            able=able,
            willing=willing,
            capacity=capacity,
            help=help,
            **facts,
        )
    )


@action("self_assessment.linked", needs=Permission.SELF_ASSESSMENT_OFFER)
def give_another_link(
    *, own: SelfAssessment, seen_version: int, channel: str, word: str, ends_on: date, by: Any, at: datetime
) -> SelfAssessment:
    """Give them another link and word to the same page: all that they wrote is there. The link before opens nothing.

    Refuses as the first does.
    """
    held = _hold_open(own.assessment)
    facts = _link(held.person, own.pk, own.turn + 1, channel=channel, word=word, ends_on=ends_on, by=by, at=at)
    return _tell_own(change(own, seen_version=seen_version, **facts))


@action("self_assessment.taken_back", needs=Permission.SELF_ASSESSMENT_OFFER)
def take_back_link(*, own: SelfAssessment, by: Any, at: datetime) -> SelfAssessment:
    """Take the link back: it opens nothing from now on. What they wrote stays theirs, and kept."""
    SelfAssessment.objects.filter(pk=own.pk, ended_at=None).update(ended_at=at, ended_by=by)
    return _tell_own(own)


@action("self_assessment.read_together", needs=Permission.ASSESSMENT_WRITE)
def read_together(*, own: SelfAssessment, seen_version: int, by: Any, at: datetime) -> SelfAssessment:
    """Say that what they sent was read together with them. What they add later waits again.

    Refuses where nothing was sent. AlreadyDone when it was read.
    """
    if own.sent_at is None:
        raise UnableToKeepWords("They have not sent it yet, so there is nothing to read together.")
    if own.read_at is not None:
        raise AlreadyDone
    return _tell_own(change(own, seen_version=seen_version, read_by=by, read_at=at))


def _link(
    person: Person, key: UUID, turn: int, *, channel: str, word: str, ends_on: date, by: Any, at: datetime
) -> dict[str, Any]:
    """The facts of a new link; refuses one that cannot be."""
    if person.died_on is not None:
        raise UnableToOffer("They have died, so no link is given. What they wrote stays.")
    if channel not in LinkChannel.values:
        raise UnableToOffer("Say how the link reaches them.", field="channel")
    if fault := ways_to(person, by, at, channels=LinkChannel).faults.get(channel, ""):
        raise UnableToOffer(fault, field="channel")
    if fault := fault_in_word(word, names=(person.name, person.known_as), born_on=person.born_on):
        raise UnableToOffer(fault, field="word")
    if fault := fault_in_ends_on(ends_on, today=in_london(at).date()):
        raise UnableToOffer(fault, field="ends_on")
    return {
        "channel": channel,
        "turn": turn,
        "code": hashed_code(code_of(key, turn)),
        "word": hashed_word(word, key=key),
        "wrong_words": 0,
        "shut_at": None,
        "linked_by": by,
        "linked_at": at,
        "ends_at": end_of_day(ends_on),
        "ended_by": None,
        "ended_at": None,
    }
