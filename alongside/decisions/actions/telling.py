"""The story item and the clocks of a decision, told again after something about it changed. For actions alone."""

from datetime import datetime
from typing import Any

from alongside.decisions.models import Counsel, Decision, DecisionTurn
from alongside.decisions.models.beside import CounselKind, TurnKind
from alongside.decisions.models.decision import State
from alongside.decisions.story import decision as story
from alongside.people.models import StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due


def _tell(decision: Decision) -> Decision:
    """Keep what the story and the desks say of a decision as its facts now are; gives it as it now stands."""
    told = Decision.objects.with_everybody().prefetch_related("options", "laws").get(pk=decision.pk)
    _keep_items([told.pk], story.of_decision(told))
    clocks = story.dues_of(told)
    _keep_dues([told.pk], clocks)
    challenges = list(Counsel.objects.filter(decision=told, kind=CounselKind.CHALLENGE).select_related("answered_by"))
    for one in challenges:
        one.decision = told
    waiting = [due for one in challenges if (due := story.due_of_challenge(one))]
    _keep_dues([one.pk for one in challenges], waiting)
    return told


def _turn(decision: Decision, kind: TurnKind, words: str, by: Any, at: datetime) -> DecisionTurn:
    """Keep one turn in its life, and tell it in the story."""
    turn = DecisionTurn.objects.create(decision=decision, kind=kind, words=words, by=by, at=at)
    StoryItem.objects.bulk_create(story.of_turn(turn, decision))
    return turn


def _forget_turns(decision: Decision) -> None:
    """Take the turns of a decision that was struck out of the story."""
    turns = list(decision.turns.values_list("pk", flat=True))
    StoryItem.objects.filter(source_room=story.ROOM, source_id__in=turns).delete()


def _hold(decision: Decision) -> Decision:
    """The decision as it now stands, held until this act is done."""
    rows = Decision.objects.select_for_update(of=("self",)).with_everybody()
    return rows.get(pk=decision.pk)


def _stands(decision: Decision) -> bool:
    return decision.state == State.STANDS


def _keep_items(keys: list[Any], items: list[StoryItem]) -> None:
    StoryItem.objects.filter(source_room=story.ROOM, source_id__in=keys).delete()
    StoryItem.objects.bulk_create(items)


def _keep_dues(keys: list[Any], clocks: list[Due]) -> None:
    """Write the clocks of these facts, and take away those that are no more."""
    kept = {(due.source_id, due.kind) for due in clocks}
    for row in Due.objects.filter(source_room=story.ROOM, source_id__in=keys):
        if (row.source_id, row.kind) not in kept:
            row.delete()
    dues.keep(clocks)
