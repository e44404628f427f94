"""How decisions become story items and clocks: pure, used by actions and by `manage.py rebuild_story`."""

from collections.abc import Iterator
from datetime import datetime, time
from uuid import UUID

from alongside.access.standing import Openness
from alongside.conversations import clock
from alongside.decisions.facts import concluded
from alongside.decisions.models import Counsel, Decision, DecisionTurn
from alongside.decisions.models.beside import CounselKind, TurnKind
from alongside.decisions.models.decision import MADE, WITH, State
from alongside.kit.moments import at_in_london, day_in_words, in_london
from alongside.law.beside import changed_since
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import LINE_AT_MOST, shortened, telling
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = "decisions"
DECISION, TURNED = "decision", "decision_turned"
TO_RECORD, TO_SECOND, REVIEW = "decision_to_record", "decision_to_second", "decision_review"
LAW_CHANGED, CHALLENGED = "decision_law_changed", "decision_challenged"
# What a clock says of a record that is not open to everybody.
SOMETHING = "Something was decided, or is being weighed. Open it to read what."
ENTERED_IN_ERROR = "Entered in error"
TOLD_TURNS = frozenset(TurnKind) - {TurnKind.MADE, TurnKind.SECONDED, TurnKind.SENT_BACK}
WITH_WHAT_IT_SAYS = ("options", "laws")


def in_a_line(decision: Decision) -> str:
    """`How do we meet this need: The walk with Ade`: what was decided; the question alone while it is open."""
    if decision.what.is_choice:
        came_to = next((option.name for option in decision.options.all() if option.is_chosen), "")
    else:
        came_to = concluded(decision.what.test, decision.finding)
    question = decision.question.rstrip("?: ")
    return f"{question}: {came_to}" if came_to else decision.question


def of_decision(decision: Decision) -> list[StoryItem]:
    """What was decided and why, once it stands; a quiet line once it was struck. Nothing while it is weighed."""
    if decision.made_at is None or decision.decided_at is None:
        return []
    facts = {
        "person_id": decision.person_id,
        "at": decision.made_at,
        "kind": DECISION,
        "source_room": ROOM,
        "source_id": decision.pk,
    }
    if decision.state == State.STRUCK and decision.struck_at is not None:
        on = day_in_words(in_london(decision.struck_at).date())
        struck = f"Struck by {decision.struck_by} on {on}"
        return [StoryItem(**facts, by=decision.struck_by, aside=struck, **telling(line=ENTERED_IN_ERROR))]
    if decision.state not in MADE:
        return []
    return [
        StoryItem(
            **facts,
            by=decision.decided_by,
            voice=Voice.PERSON if decision.their_view else Voice.WORKER,
            aside=how_it_stands(decision),
            **telling(
                line=f"Decided. {in_a_line(decision)}",
                said=decision.their_view,
                told=decision.reasons,
                also=" ".join(option.name for option in decision.options.all()),
            ),
        )
    ]


def how_it_stands(decision: Decision) -> str:
    """`For now, until Friday 4 December 2026`; `Set aside`; empty where it simply stands."""
    if decision.state != State.STANDS:
        return str(State(decision.state).label)
    if decision.is_provisional and decision.review_on:
        return f"For now, until {day_in_words(decision.review_on)}"
    return ""


def of_turn(turn: DecisionTurn, decision: Decision) -> list[StoryItem]:
    """What became of a decision since it was made; nothing of one that was struck."""
    if turn.kind not in TOLD_TURNS or decision.state == State.STRUCK:
        return []
    return [
        StoryItem(
            person_id=decision.person_id,
            at=turn.at,
            kind=TURNED,
            by=turn.by,
            source_room=ROOM,
            source_id=turn.pk,
            **telling(line=f"{TurnKind(turn.kind).label}. {decision.question}", told=turn.words),
        )
    ]


def dues_of(decision: Decision) -> list[Due]:
    """Every clock of a decision but those of its challenges; none of one that was struck."""
    if decision.state == State.STRUCK:
        return []
    found = [_to_record(decision), _to_second(decision), _to_review(decision), _law_changed(decision)]
    return [due for due in found if due is not None]


def _to_record(decision: Decision) -> Due | None:
    """By when a decision that was made is recorded: as any contact."""
    if decision.record_by is None:
        return None
    owner = _owner(decision, decision.decided_by_id)
    return dues.settle(_row(decision, TO_RECORD, decision.record_by, owner), done_at=decision.decided_at)


def _to_second(decision: Decision) -> Due | None:
    """By when a second person has looked at it, where the council wants one."""
    if decision.decided_at is None or (decision.second_worker_id is None and decision.second_team_id is None):
        return None
    if decision.seconded_by_id is not None:
        owner = Owner(decision.seconded_by_id)
    else:
        owner = Owner(decision.second_worker_id, decision.second_team_id)
    due_at = clock.record_by(decision.decided_at)
    return dues.settle(_row(decision, TO_SECOND, due_at, owner), done_at=decision.seconded_at)


def _to_review(decision: Decision) -> Due | None:
    """The day on which a decision that is for now, or has such a day, is looked at again."""
    if decision.review_on is None or decision.state not in MADE:
        return None
    done_at = decision.reviewed_at or decision.ended_at
    owner = _owner(decision, decision.decided_by_id if done_at else None)
    return dues.settle(_row(decision, REVIEW, clock.end_of_day(decision.review_on), owner), done_at=done_at)


def _law_changed(decision: Decision) -> Due | None:
    """By when a decision is looked at again under the law that followed the one it rests on; None where none did."""
    changed = [day for one in decision.laws.all() if (day := changed_since(one.version))]
    if not changed or decision.decided_at is None or decision.state not in MADE:
        return None
    begins = max(at_in_london(min(changed), time(0)), decision.decided_at)
    done_at = decision.law_looked_at or decision.ended_at
    owner = _owner(decision, decision.decided_by_id if done_at else None)
    return dues.settle(_row(decision, LAW_CHANGED, clock.answer_by(begins), owner), done_at=done_at)


def due_of_challenge(counsel: Counsel) -> Due | None:
    """By when a challenge to a decision that stands is answered, by whoever decided; None where none is waited for."""
    decision = counsel.decision
    if counsel.kind != CounselKind.CHALLENGE or counsel.due_at is None or decision.state == State.STRUCK:
        return None
    if counsel.taken_back_at is not None or (counsel.answered_at is None and decision.state != State.STANDS):
        return None
    owner = _owner(decision, counsel.answered_by_id)
    row = _row(decision, CHALLENGED, counsel.due_at, owner)
    row.source_id = counsel.pk
    return dues.settle(row, done_at=counsel.answered_at)


def _owner(decision: Decision, done_by: UUID | None) -> Owner:
    """Whose a clock is: theirs who stopped it; until then theirs who decided, or who answers for the person."""
    return Owner(done_by) if done_by else who_keeps(decision.person, decision.decided_by or decision.kept_by)


def _row(decision: Decision, kind: str, due_at: datetime, owner: Owner) -> Due:
    is_open = decision.person.openness == Openness.OPEN
    return dues.due_row(
        source_room=ROOM,
        source_id=decision.pk,
        kind=kind,
        due_at=due_at,
        what=shortened(str(decision), LINE_AT_MOST) if is_open else SOMETHING,
        worker=owner.worker,
        team=owner.team,
        person=decision.person_id,
    )


def clocks_that_follow(person: Person) -> list[Due]:
    """The clocks of everything that was decided about a person, each with the owner it now has."""
    rows = Decision.objects.of(person).select_related(*WITH).prefetch_related("laws")
    challenges = Counsel.objects.filter(decision__person__in=person.keys, kind=CounselKind.CHALLENGE)
    found = [due for decision in rows for due in dues_of(decision)]
    return found + [due for one in challenges.select_related(*_WITH_COUNSEL) if (due := due_of_challenge(one))]


_WITH_COUNSEL = ("answered_by", "decision__person", "decision__decided_by", "decision__kept_by")


def facts_of_decisions() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and clocks of every decision with what stands beside it; a thousand at a time."""
    rows = Decision.objects.with_everybody().order_by("pk")
    beside = ("options", "laws", "turns__by", "counsel__answered_by")
    for decision in rows.prefetch_related(*beside).iterator(chunk_size=1000):
        items, clocks = of_decision(decision), dues_of(decision)
        for turn in decision.turns.all():
            items += of_turn(turn, decision)
        for counsel in decision.counsel.all():
            counsel.decision = decision
            if due := due_of_challenge(counsel):
                clocks.append(due)
        yield items, clocks
