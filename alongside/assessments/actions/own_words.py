"""A person assesses themselves by a link: the page is opened or stays shut; they write, send it, and add to it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.assessments.actions.refusals import UnableToKeepWords
from alongside.assessments.actions.telling import _hold_own, _tell_own
from alongside.assessments.models import OpeningTry, OwnWords, SelfAssessment
from alongside.assessments.own_questions import questions_of
from alongside.assessments.self_assessment_keys import TRIES_REMEMBERED, WRONG_WORDS_AT_MOST
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.kit.versions import change, create_once

LINK = "assessments.link"  # in the ledger, in the place of a self-assessment: none has the code that was tried


@action("self_assessment.opening_tried", needs=HOUSE, in_ledger=False)
def note_opening_try(*, what: str = LINK, place: str, code: str, by: House, at: datetime) -> OpeningTry:
    """Note a try at a link before it is answered, so that tries made at once see each other. Keyed hashes only.

    Those of days before are forgotten.
    """
    OpeningTry.objects.filter(at__lt=at - TRIES_REMEMBERED).delete()
    return OpeningTry.objects.create(place=place, code=code, at=at)


@action("self_assessment.opened", needs=HOUSE)
def open_self_assessment(*, own: SelfAssessment, tried: OpeningTry, by: House, at: datetime) -> SelfAssessment:
    """Let in whoever gave the link and the word. The try itself is forgotten, and wrong words before it."""
    tried.delete()
    held = _hold_own(own)
    return _tell_own(change(held, seen_version=held.version, opened_at=held.opened_at or at, wrong_words=0))


@action("self_assessment.open_failed", needs=HOUSE)
def turn_away(*, own: SelfAssessment | str, is_closed: bool, by: House, at: datetime) -> None:
    """The link or the word was wrong, or it is shut for now (LINK: there is no such link). The ledger is written.

    After fifteen wrong words only another link opens it, and whoever gave it asks the person how it goes. Tries while
    it `is_closed` do not count, so that a flood shuts nothing.
    """
    if not isinstance(own, SelfAssessment) or is_closed:
        return
    held = _hold_own(own)
    if not held.is_going(at=at) or held.is_shut:
        return
    wrong = held.wrong_words + 1
    _tell_own(
        change(
            held,
            seen_version=held.version,
            wrong_words=wrong,
            shut_at=at if wrong >= WRONG_WORDS_AT_MOST else None,
        )
    )


@action("self_assessment.kept", needs=Permission.SELF_ASSESSMENT_WRITE, in_ledger=False)
def keep_own_words(*, own: SelfAssessment, part: str, words: str, seen_version: int, by: Any, at: datetime) -> OwnWords:
    """Keep what the person writes to one question, before they send it. `seen_version` 0: nothing was there.

    Raises ChangedMeanwhile, holding the answer as it stands, where it was written on another device since. Refuses a
    question that is not asked, and one that was sent: that is added to.
    """
    held = _hold_own(own)
    _check_question(held, part)
    if held.sent_at is not None:
        raise UnableToKeepWords("You have sent this already. It stays as it is, and you can add to it.")
    row = OwnWords.objects.filter(self_assessment=held, part=part, is_added=False).first()
    if row is None:
        return OwnWords.objects.create(self_assessment=held, part=part, words=words, written_at=at)
    row.self_assessment = held
    if row.version != seen_version:
        raise ChangedMeanwhile(row)
    return change(row, seen_version=seen_version, words=words, written_at=at)


@action("self_assessment.sent", needs=Permission.SELF_ASSESSMENT_WRITE)
def send_own_words(*, own: SelfAssessment, by: Any, at: datetime) -> SelfAssessment:
    """The person has finished: what they wrote changes no more, is told in the story, and waits to be read together.

    Refuses where nothing is written. AlreadyDone when it was sent.
    """
    held = _hold_own(own)
    if held.sent_at is not None:
        raise AlreadyDone
    if not OwnWords.objects.filter(self_assessment=held).exclude(words="").exists():
        raise UnableToKeepWords("Nothing is written yet. Write something to one question, then send it.")
    return _tell_own(change(held, seen_version=held.version, sent_at=at, told_at=at))


@action("self_assessment.added", needs=Permission.SELF_ASSESSMENT_WRITE, creates="assessments.ownwords")
def add_own_words(*, own: SelfAssessment, id: UUID, part: str, words: str, by: Any, at: datetime) -> OwnWords:
    """Add something to what was sent: it stands beneath, with its own moment, and waits to be read together too.

    Refuses a question that is not asked, and what was not sent yet: there they still write.
    """
    held = _hold_own(own)
    _check_question(held, part)
    if held.sent_at is None:
        raise UnableToKeepWords("You have not sent it yet. Write it in the page itself.")
    row = create_once(OwnWords, id=id, self_assessment=held, part=part, words=words, is_added=True, written_at=at)
    _tell_own(change(held, seen_version=held.version, told_at=at, read_at=None, read_by=None))
    return row


def _check_question(own: SelfAssessment, part: str) -> None:
    if part not in questions_of(own.assessment.kind):
        raise UnableToKeepWords("Choose a question of this page.", field="part")
