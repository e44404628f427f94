"""What comes after a decision: counsel, the answer to a challenge, looking again, an advocate, a mistake."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY
from alongside.audit.acts import action
from alongside.conversations import clock
from alongside.decisions import rules
from alongside.decisions.actions.refusals import UnableToAdvise, UnableToLookAgain, UnableToStrike
from alongside.decisions.actions.telling import _forget_turns, _hold, _stands, _tell, _turn
from alongside.decisions.actions.weighing import keep_decision
from alongside.decisions.kinds import OF_ADVOCATES
from alongside.decisions.models import Counsel, Decision
from alongside.decisions.models.beside import Answer, CounselKind, TurnKind
from alongside.decisions.models.decision import State
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.people.models import Person, Pin

NOT_STANDING = "This does not stand any more. Read what became of it beneath."
# What a decision that was written in the wrong record rests on there.
STAYS_BEHIND = {"rests_on", "risk", "supersedes", "seconds"}
MADE_AT = ("made_at_day", "made_at_month", "made_at_year", "made_at_time")
ADVOCATE = (TurnKind.REFERRED, TurnKind.ARRANGED, TurnKind.CHANGED)


@action("decision.advised", needs=Permission.DECISION_ADVISE, creates="decisions.counsel")
def give_counsel(
    *, decision: Decision, id: UUID, kind: str, words: str, said_by: str = "", by: Any, at: datetime
) -> Counsel:
    """Put advice, support or a challenge on the record of a decision; `said_by`: entered for the person or another.

    A challenge to one that stands waits for an answer, five working days; none where the person has died. Refuses one
    that was struck.
    """
    held = _hold(decision)
    if held.state == State.STRUCK:
        raise UnableToAdvise("This was entered in error, so there is nothing to advise on.")
    is_waited_for = kind == CounselKind.CHALLENGE and _stands(held) and held.person.died_on is None
    counsel = create_once(
        Counsel,
        id=id,
        decision=held,
        kind=kind,
        words=words,
        said_by=said_by,
        given_by=by,
        given_at=at,
        due_at=clock.answer_by(at) if is_waited_for else None,
    )
    if kind == CounselKind.CHALLENGE and _stands(held):
        _turn(held, TurnKind.CHALLENGED, f"{counsel.who}: {words}", by, at)
        _tell(held)
    return counsel


@action("decision.challenge_answered", needs=Permission.DECISION_MAKE)
def answer_challenge(
    *, counsel: Counsel, seen_version: int, answer: str, answer_words: str, by: Any, at: datetime
) -> Counsel:
    """Answer a challenge: the decision is upheld, or set aside, and why. What was decided stays readable either way.

    Refuses one that was answered, a decision that does not stand, and a challenge of one's own.
    """
    held = _hold(counsel.decision)
    if counsel.kind != CounselKind.CHALLENGE or counsel.answered_at or counsel.taken_back_at:
        raise UnableToAdvise("This waits for no answer, or no longer.")
    if not _stands(held):
        raise UnableToAdvise(NOT_STANDING)
    if counsel.given_by_id == by.pk and not counsel.said_by:
        raise UnableToAdvise("You challenged this yourself. A colleague answers; or look at it again, if it is yours.")
    facts = {"answer": answer, "answer_words": answer_words, "answered_by": by, "answered_at": at}
    answered = change(counsel, seen_version=seen_version, **facts)
    if answer == Answer.SET_ASIDE:
        held = change(held, seen_version=held.version, state=State.SET_ASIDE, ended_at=at)
    _turn(held, TurnKind.UPHELD if answer == Answer.UPHELD else TurnKind.SET_ASIDE, answer_words, by, at)
    _tell(held)
    return answered


@action("decision.counsel_taken_back", needs=Permission.DECISION_ADVISE)
def take_counsel_back(*, counsel: Counsel, seen_version: int, why: str, by: Any, at: datetime) -> Counsel:
    """Take back what one said of a decision, and say why. It stays readable beside that; a challenge waits no more.

    Refuses a colleague's, one that was answered, and, for whoever decided, a challenge that was entered for somebody:
    they answer it. AlreadyDone when it is taken back.
    """
    held = _hold(counsel.decision)
    if counsel.given_by_id != by.pk:
        raise UnableToAdvise(f"{counsel.given_by} put this on the record. Only they can take it back.")
    if counsel.taken_back_at is not None:
        raise AlreadyDone
    if counsel.answered_at is not None:
        raise UnableToAdvise("This was answered. Say beside it what is different now.")
    if counsel.kind == CounselKind.CHALLENGE and counsel.said_by and held.decided_by_id == by.pk:
        raise UnableToAdvise(f"{counsel.said_by} challenged what you decided. Answer it, or let a colleague answer.")
    taken_back = change(counsel, seen_version=seen_version, taken_back_at=at, why_taken_back=why)
    if counsel.kind == CounselKind.CHALLENGE and held.decided_at is not None and held.state != State.STRUCK:
        _turn(held, TurnKind.TAKEN_BACK, why, by, at)
        _tell(held)
    return taken_back


@action("decision.looked_at_again", needs=Permission.DECISION_MAKE)
def look_again(
    *,
    decision: Decision,
    seen_version: int,
    outcome: str,
    words: str,
    review_on: date | None = None,
    by: Any,
    at: datetime,
) -> Decision:
    """Look again at a decision that stands: it stands, stays for now until `review_on`, or is set aside; and why.

    Where another takes its place, that one is weighed and says so. Of somebody who died it may be `died`: nobody looks
    again, and it stays as it was made. Refuses one that does not stand, and a day that cannot be.
    """
    held = _hold(decision)
    if not _stands(held):
        raise UnableToLookAgain(NOT_STANDING)
    facts: dict[str, Any] = {"is_provisional": False, "reviewed_at": at}
    if outcome == TurnKind.FOR_NOW:
        if not held.is_provisional or review_on is None:
            raise UnableToLookAgain("Say until which day, of a decision that is for now.", field="review_on")
        if fault := rules.fault_in_review_on(review_on, today=in_london(at).date()):
            raise UnableToLookAgain(fault, field="review_on")
        facts = {"review_on": review_on}
    elif outcome == TurnKind.SET_ASIDE:
        facts = {"state": State.SET_ASIDE, "ended_at": at}
    elif outcome == TurnKind.DIED and held.person.died_on is not None:
        facts = {"reviewed_at": at}
    elif outcome != TurnKind.STANDS:
        raise UnableToLookAgain("Say what comes of it.", field="outcome")
    changed = change(held, seen_version=seen_version, **facts)
    _turn(changed, TurnKind(outcome), words, by, at)
    return _tell(changed)


@action("decision.law_looked_at", needs=Permission.DECISION_MAKE)
def look_under_law(*, decision: Decision, seen_version: int, words: str, by: Any, at: datetime) -> Decision:
    """Say that a decision stands under the law as it is now, and why. Its own law stays with it, as it was that day."""
    held = _hold(decision)
    if not _stands(held):
        raise UnableToLookAgain(NOT_STANDING)
    looked = change(held, seen_version=seen_version, law_looked_at=at)
    _turn(looked, TurnKind.LAW, words, by, at)
    return _tell(looked)


@action("decision.advocate_told", needs=Permission.DECISION_MAKE)
def tell_of_advocate(
    *, decision: Decision, seen_version: int, what: str, words: str, by: Any, at: datetime
) -> Decision:
    """Say that an advocate was asked for, is there, or what changed because of them. Refuses where none is owed."""
    held = _hold(decision)
    if held.kind not in OF_ADVOCATES or not held.finding or not _stands(held):
        raise UnableToLookAgain("This is told where an advocate was found to be owed, and that finding stands.")
    if what not in ADVOCATE:
        raise UnableToLookAgain("Say what happened.", field="what")
    told = change(held, seen_version=seen_version)
    _turn(told, TurnKind(what), words, by, at)
    return _tell(told)


@action("decision.struck", needs=Permission.MISTAKE_PUT_RIGHT)
def strike_decision(
    *,
    decision: Decision,
    seen_version: int,
    why: str,
    to: Person | None = None,
    goes_on_as: UUID | None = None,
    by: Any,
    at: datetime,
) -> Decision:
    """Mark a decision as entered in error: a quiet line stays, and what it said is no longer shown.

    `to`: it is about that person, in whose record what was typed is weighed again (under the key `goes_on_as`); what it
    rested on in this one does not go along. The one whose place it had taken stands again. Refuses one that is struck,
    a colleague's for whoever may not open what was struck, and a person with whom one may not weigh.
    """
    held = _hold(decision)
    if held.state == State.STRUCK:
        raise UnableToStrike("This was struck already, so nothing of it is shown.")
    mine = held.decided_by_id or held.begun_by_id
    if mine != by.pk and not set(by.roles) & POLICY[Permission.STRUCK_OPEN].roles:
        who = held.decided_by or held.begun_by
        raise UnableToStrike(f"{who} wrote this. Ask them to put it right, or a practitioner or manager alongside.")
    had_stood = _stands(held)
    struck = change(held, seen_version=seen_version, state=State.STRUCK, struck_by=by, struck_at=at, why_struck=why)
    _forget_turns(struck)
    Pin.objects.filter(source_room="decisions", source_id=struck.pk).delete()
    if had_stood and struck.supersedes_id is not None:
        before = _hold(struck.supersedes)  # type: ignore[arg-type]
        if before.state == State.SUPERSEDED:
            change(before, seen_version=before.version, state=State.STANDS, ended_at=None)
            _turn(before, TurnKind.STANDS, "What had taken its place was entered in error.", by, at)
            _tell(before)
    if to is not None and goes_on_as is not None:
        _weigh_there(struck, to, goes_on_as, by, at)
    return _tell(struck)


def _weigh_there(struck: Decision, to: Person, key: UUID, by: Any, at: datetime) -> None:
    """Weigh what was typed in the record of whom it is about, with the clock of the day it was decided on."""
    words = {box: typed for box, typed in struck.words.items() if box not in STAYS_BEHIND}
    if struck.made_at is not None:
        made_at = in_london(struck.made_at)
        parts = (made_at.day, made_at.month, made_at.year, f"{made_at:%H:%M}")
        words |= dict(zip(MADE_AT, map(str, parts), strict=True))
    keep_decision(
        person=to,
        id=key,
        kind=struck.kind,
        words=words,
        question=struck.question,
        made_at=struck.made_at,
        seen_version=0,
        by=by,
        at=at,
    )
