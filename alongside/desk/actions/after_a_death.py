"""What was still open for somebody who died is put to rest: each room's own act closes what is its."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.assessments import actions as assessments
from alongside.assessments.models import Assessment, SelfAssessment, State
from alongside.audit.acts import action
from alongside.conversations import actions as conversations
from alongside.conversations.models import CheckBack, Undertaking
from alongside.conversations.models.check_back import CameOut
from alongside.conversations.models.undertaking import Happened
from alongside.conversations.story.following import CHECK_BACK, UNDERTAKING
from alongside.decisions import actions as decisions
from alongside.decisions.models import Decision, WeighedRisk
from alongside.decisions.models.beside import TurnKind
from alongside.desk.after_a_death import FAMILY, families_among, open_of
from alongside.directory import actions as directory
from alongside.directory.models import Introduction
from alongside.goals import actions as goals
from alongside.goals.models import Barrier, LookBack, Step
from alongside.goals.models.partnership import HowEnded
from alongside.goals.models.step import Happened as HappenedOfStep
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.letters import actions as letters
from alongside.letters.formats import WhyNot
from alongside.letters.models import Copy
from alongside.measures import actions as measures
from alongside.measures.models import Asking
from alongside.people import actions as people
from alongside.people.models import CommunicationNeeds, Person
from alongside.talking_points import actions as talking_points
from alongside.talking_points.models import Booking, CameOf, WhyCancelled
from alongside.workforce.models import Due

THEY_DIED = "They died before then."


class UnableToPutToRest(UnableTo):
    """This cannot be put to rest with one tap."""


@dataclass(frozen=True)
class Rest:
    """How one kind of clock is put to rest: the permission that its room's act needs, and that act."""

    needs: Permission
    act: Callable[[Due, Any, datetime], object]


@action("death.put_to_rest", needs=Permission.CHECK_BACK_ANSWER)
def put_to_rest(*, person: Person, due: Due, by: Any, at: datetime) -> None:
    """Close what a clock of somebody who died asked of them, by the act of its own room, which says that they died.

    Refuses where no death is recorded, another person's clock, and what is answered on its own page only. AlreadyDone
    when it is closed.
    """
    _check_died(person)
    _check_rests(person, due)
    if due.done_at is not None:
        raise AlreadyDone
    RESTS[due.kind].act(due, by, at)


@action("death.put_all_to_rest", needs=Permission.CHECK_BACK_ANSWER)
def put_all_to_rest(*, person: Person, dues: Sequence[Due], by: Any, at: datetime) -> list[Due]:
    """Close several of them at once, all or nothing; gives those that were open. AlreadyDone when none was.

    What one of them closes with it (an assessment, the link in it) is not closed twice. Refuses as one by itself does.
    """
    _check_died(person)
    closed = []
    for due in dues:
        _check_rests(person, due)
        if not open_of(person).filter(pk=due.pk).exists():
            continue
        try:
            RESTS[due.kind].act(due, by, at)
        except AlreadyDone:
            continue
        except ChangedMeanwhile:
            raise
        except UnableTo as refusal:
            raise UnableToPutToRest(
                f"“{due.what}” cannot rest, so all of them are as they were. {refusal}"
            ) from refusal
        closed.append(due)
    if not closed:
        raise AlreadyDone
    return closed


def _check_died(person: Person) -> None:
    if person.died is None:
        raise UnableToPutToRest(f"No death of {person.called} is recorded here, so this stays open. Answer it instead.")


def _check_rests(person: Person, due: Due) -> None:
    if due.person not in person.keys or due.kind not in RESTS:
        raise UnableToPutToRest("This one needs a word of its own. Open it, and answer it there.")
    if families_among([due]):
        raise UnableToPutToRest(FAMILY)


def _undertaking(due: Due, by: Any, at: datetime) -> None:
    one = Undertaking.objects.get(pk=due.source_id)
    conversations.answer_undertaking(
        undertaking=one, seen_version=one.version, happened=Happened.NOT_DONE, what_happened=THEY_DIED, by=by, at=at
    )


def _check_back(due: Due, by: Any, at: datetime) -> None:
    one = CheckBack.objects.get(pk=due.source_id)
    conversations.answer_check_back(check_back=one, seen_version=one.version, came_out=CameOut.DIED, by=by, at=at)


def _step(due: Due, by: Any, at: datetime) -> None:
    one = Step.objects.get(pk=due.source_id)
    goals.answer_step(
        step=one, seen_version=one.version, happened=HappenedOfStep.NOT_NOW, on=in_london(at).date(),
        what_happened=THEY_DIED, by=by, at=at,
    )  # fmt: skip


def _barrier(due: Due, by: Any, at: datetime) -> None:
    one = Barrier.objects.get(pk=due.source_id)
    goals.put_barrier_to_rest(barrier=one, seen_version=one.version, by=by, at=at)


def _look_back(due: Due, by: Any, at: datetime) -> None:
    """The two no longer work together: with that, nothing is to be looked back on."""
    one = LookBack.objects.select_related("partnership").get(pk=due.source_id).partnership
    goals.move_on(
        partnership=one, seen_version=one.version, ended_on=in_london(at).date(), how_ended=HowEnded.DIED,
        what_goes_on="", by=by, at=at,
    )  # fmt: skip


def _communication(due: Due, by: Any, at: datetime) -> None:
    people.put_asking_to_rest(needs=CommunicationNeeds.objects.get(pk=due.source_id), by=by, at=at)


def _copy(due: Due, by: Any, at: datetime) -> None:
    one = Copy.objects.get(pk=due.source_id)
    letters.keep_back_copy(copy=one, seen_version=one.version, why_not=WhyNot.DIED, by=by, at=at)


def _decision(due: Due, by: Any, at: datetime) -> None:
    one = Decision.objects.get(pk=due.source_id)
    decisions.look_again(
        decision=one, seen_version=one.version, outcome=TurnKind.DIED, words=THEY_DIED, by=by, at=at
    )  # fmt: skip


def _risk(due: Due, by: Any, at: datetime) -> None:
    one = WeighedRisk.objects.get(pk=due.source_id)
    decisions.end_risk(risk=one, seen_version=one.version, how=THEY_DIED, by=by, at=at)


def _introduction(due: Due, by: Any, at: datetime) -> None:
    one = Introduction.objects.get(pk=due.source_id)
    directory.end_introduction(introduction=one, seen_version=one.version, why=THEY_DIED, by=by, at=at)


def _assessment(due: Due, by: Any, at: datetime) -> None:
    one = Assessment.objects.get(pk=due.source_id)
    assessments.end_assessment(
        assessment=one, seen_version=one.version, outcome=State.UNFINISHED, words=THEY_DIED, by=by, at=at
    )


def _advice(due: Due, by: Any, at: datetime) -> None:
    one = Assessment.objects.get(pk=due.source_id)
    assessments.put_advice_to_rest(assessment=one, seen_version=one.version, by=by, at=at)


def _link(due: Due, by: Any, at: datetime) -> None:
    assessments.take_back_link(own=SelfAssessment.objects.get(pk=due.source_id), by=by, at=at)


def _measure(due: Due, by: Any, at: datetime) -> None:
    measures.let_be(asking=Asking.objects.get(pk=due.source_id), by=by, at=at)


def _time_called_off(due: Due, by: Any, at: datetime) -> None:
    one = Booking.objects.get(pk=due.source_id)
    talking_points.cancel_booking(booking=one, seen_version=one.version, why=WhyCancelled.DIED, by=by, at=at)


def _time_not_met(due: Due, by: Any, at: datetime) -> None:
    one = Booking.objects.get(pk=due.source_id)
    talking_points.ask_after(booking=one, seen_version=one.version, came_of_it=CameOf.DIED, by=by, at=at)


# Each kind of clock that one tap puts to rest, and how.
RESTS: dict[str, Rest] = {
    UNDERTAKING: Rest(Permission.UNDERTAKING_ANSWER, _undertaking),
    CHECK_BACK: Rest(Permission.CHECK_BACK_ANSWER, _check_back),
    "step": Rest(Permission.STEP_ANSWER, _step),
    "barrier": Rest(Permission.BARRIER_RECORD, _barrier),
    "look_back": Rest(Permission.PARTNERSHIP_CHANGE, _look_back),
    "communication_review": Rest(Permission.PERSON_CHANGE, _communication),
    "copy_to_give": Rest(Permission.COPY_GIVE, _copy),
    "decision_review": Rest(Permission.DECISION_MAKE, _decision),
    "risk_review": Rest(Permission.RISK_WEIGH, _risk),
    "introduction_waits": Rest(Permission.INTRODUCE, _introduction),
    "introduction_went": Rest(Permission.INTRODUCE, _introduction),
    "assessment_ready": Rest(Permission.ASSESSMENT_LEAD, _assessment),
    "assessment_advice": Rest(Permission.ASSESSMENT_LEAD, _advice),
    "self_assessment_waits": Rest(Permission.SELF_ASSESSMENT_OFFER, _link),
    "measure_again": Rest(Permission.MEASURE_ASK, _measure),
    "talking_point_to_give_anew": Rest(Permission.TALKING_POINT_BOOK, _time_called_off),
    "talking_point_to_ask_after": Rest(Permission.TALKING_POINT_BOOK, _time_not_met),
}
