"""A measure asked with a person: begun with their agreement, kept, stopped, finished, struck, and asked again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.measures import registry, story
from alongside.measures.models import Asking, MeasureLicence
from alongside.measures.models.asking import WhoAnswered
from alongside.measures.rules import fault_in_again_on, fault_in_asked_on
from alongside.measures.scoring import scores_of
from alongside.people.models import Person, StoryItem
from alongside.workforce import dues

ASK = Permission.MEASURE_ASK


class UnableToAsk(UnableTo):
    """The measure cannot be asked, kept or finished as it is described."""


@action("measure.begun", needs=ASK, creates="measures.asking")
def begin_asking(
    *,
    person: Person,
    id: UUID,
    measure: str,
    asked_on: date,
    when: str,
    how: str,
    agreed: bool,
    how_agreed: str,
    is_counted: bool = False,
    who_answered: str = WhoAnswered.PERSON,
    who_else: str = "",
    by: Any,
    at: datetime,
) -> Asking:
    """Begin to ask a measure (its key), with the person's agreement (`agreed`, and how they said so).

    `is_counted`: they also agreed that their answers are counted, without their name. What they brought to be rated the
    last time comes along, so that nobody types it again, and a clock that waited for this one stops. Refuses without
    their agreement, a day to come, and a measure for which the council has no licence on that day.
    """
    if not agreed:
        raise UnableToAsk(
            "Ask first whether they want to. If they would rather not, leave it: nothing depends on it.", field="agreed"
        )
    if fault := fault_in_asked_on(asked_on, today=in_london(at).date()):
        raise UnableToAsk(fault, field="asked_on")
    if who_answered == WhoAnswered.OTHER and not who_else:
        raise UnableToAsk("Write who answered.", field="who_else")
    found = registry.measure(measure)
    if found is None or not found.can_be_scored:
        raise UnableToAsk("This measure cannot be asked here. Choose one of those listed.")
    asking = create_once(
        Asking,
        id=id,
        person=person,
        measure=measure,
        measure_version=found.version,
        licence=_licence_for(found, asked_on),
        asked_on=asked_on,
        when=when,
        how=how,
        who_answered=who_answered,
        who_else=who_else if who_answered == WhoAnswered.OTHER else "",
        how_agreed=how_agreed,
        is_counted=is_counted,
        goals=_brought_before(person, found),
        begun_by=by,
        begun_at=at,
        kept_at=at,
    )
    waiting = Asking.objects.of(person).filter(measure=measure, again_on__isnull=False, again_answered_at=None)
    for earlier in waiting.select_related("person", "finished_by"):
        _stop_clock(earlier, at)
    return asking


@action("measure.kept", needs=ASK, in_ledger=False)
def keep_answers(
    *,
    asking: Asking,
    seen_version: int,
    answers: Mapping[str, int],
    goals: Sequence[Mapping[str, Any]] = (),
    total: int | None = None,
    words: str = "",
    by: Any,
    at: datetime,
) -> Asking:
    """Keep what is answered so far. A question that was left is not in `answers`; nothing is judged yet."""
    _still_open(asking)
    return change(asking, seen_version=seen_version, **_facts(asking, answers, goals, total, words), kept_at=at)


@action("measure.stopped", needs=ASK)
def stop_asking(*, asking: Asking, seen_version: int, why: str = "", by: Any, at: datetime) -> Asking:
    """Say that the person wanted to stop part-way. What they answered is kept; `why` only if they said so."""
    _still_open(asking)
    return change(asking, seen_version=seen_version, stopped_at=at, why_stopped=why)


@action("measure.finished", needs=ASK)
def finish_asking(
    *,
    asking: Asking,
    seen_version: int,
    answers: Mapping[str, int],
    goals: Sequence[Mapping[str, Any]] = (),
    total: int | None = None,
    words: str = "",
    again_on: date | None = None,
    by: Any,
    at: datetime,
) -> Asking:
    """Finish it: the figures are reckoned as its source says, and it is told in the story. It changes no more.

    Any question may be left; a score that then cannot be told says why. Refuses where nothing at all was answered, a
    figure outside the measure, and a licence that did not hold on the day.
    """
    _still_open(asking)
    measure = asking.registered
    if measure.needs_licence and _licence_for(measure, asking.asked_on) is None:
        raise UnableToAsk("The council's licence for this measure did not hold on that day.")
    if fault := fault_in_again_on(again_on, asked_on=asking.asked_on, today=in_london(at).date()):
        raise UnableToAsk(fault, field="again_on")
    facts = _facts(asking, answers, goals, total, words)
    if not facts["answers"] and facts["total"] is None and all(one["value"] is None for one in facts["goals"]):
        raise UnableToAsk("Nothing is answered yet. If they want to stop here, say so instead: what is kept stays.")
    scores = scores_of(measure, facts["answers"], goals=facts["goals"], entered_total=facts["total"])
    asking = change(
        asking,
        seen_version=seen_version,
        **facts,
        scores=[score.as_kept() for score in scores],
        kept_at=at,
        stopped_at=None,
        why_stopped="",
        finished_at=at,
        finished_by=by,
        again_on=again_on,
    )
    StoryItem.objects.bulk_create(story.of_asking(asking))
    dues.keep([due] if (due := story.due_of(asking)) else [])
    return asking


@action("measure.let_be", needs=ASK)
def let_be(*, asking: Asking, by: Any, at: datetime) -> Asking:
    """Say that the person does not want to answer it again, or not now: the clock stops. Twice changes nothing."""
    if asking.again_on is not None and asking.again_answered_at is None:
        _stop_clock(asking, at)
    return asking


@action("measure.struck", needs=ASK)
def strike_asking(*, asking: Asking, seen_version: int, why: str, by: Any, at: datetime) -> Asking:
    """Strike an asking that was entered in error: it stays, with why, and is in no comparison, export or story."""
    if asking.struck_at is not None:
        raise UnableToAsk("This was struck already.")
    asking = change(
        asking, seen_version=seen_version, struck_at=at, struck_by=by, why_struck=why,
        again_answered_at=asking.again_answered_at or (at if asking.again_on else None),
    )  # fmt: skip
    for kept in (StoryItem, dues.Due):
        kept.objects.filter(source_room=story.ROOM, source_id=asking.pk).delete()
    return asking


def _still_open(asking: Asking) -> None:
    if asking.finished_at is not None or asking.struck_at is not None:
        raise UnableToAsk("This is finished, and changes no more. Strike it if it was a mistake, and ask anew.")


def _licence_for(measure: registry.Measure, on: date) -> MeasureLicence | None:
    """The licence that holds; None where none is needed. Refuses where one is needed and none holds."""
    if not measure.needs_licence:
        return None
    licence = MeasureLicence.objects.of_measure(measure.key, on=on)
    if licence is None:
        raise UnableToAsk(
            f"“{measure.title}” needs a licence, and the council has entered none for that day. An administrator or "
            "the principal social worker can enter it under Practice, Measures."
        )
    return licence


def _brought_before(person: Person, measure: registry.Measure) -> list[dict[str, Any]]:
    """The goals that were rated the last time, without their ratings."""
    last = Asking.objects.of(person).filter(measure=measure.key).finished().last() if measure.goals else None
    return [{**one, "value": None} for one in last.goals] if last else []


def _facts(
    asking: Asking,
    answers: Mapping[str, int],
    goals: Sequence[Mapping[str, Any]],
    total: int | None,
    words: str,
) -> dict[str, Any]:
    """What is answered, as the record keeps it. Refuses a figure that the measure does not have."""
    measure = asking.registered
    allowed = {value for value, _ in measure.answers}
    known = {item.key for item in asking.items}
    given = {key: value for key, value in answers.items() if key in known and value is not None}
    rated = [one["value"] for one in goals if one["value"] is not None]
    if not {*given.values(), *rated} <= allowed:
        raise UnableToAsk("One of the figures is none of this measure's. Choose one of those offered.")
    if total is not None and (not measure.takes_total or not (measure.least or 0) <= total <= (measure.most or 0)):
        raise UnableToAsk(f"A total of this measure is from {measure.least} to {measure.most}.", field="total")
    return {
        "answers": given,
        "goals": [dict(one) for one in goals if one["words"]] if measure.goals else [],
        "total": total,
        "words": words,
    }


def _stop_clock(asking: Asking, at: datetime) -> None:
    asking.again_answered_at = at
    asking.save(update_fields=["again_answered_at"])
    dues.keep([due] if (due := story.due_of(asking)) else [])
