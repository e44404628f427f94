"""How introductions and advice become story items and due rows: pure, used by actions and by rebuilding."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from alongside.access.standing import Openness
from alongside.directory.introductions.rules import ANSWER_WITHIN
from alongside.directory.models.advice import Advice
from alongside.directory.models.introduction import Answer, Introduction, IntroductionTurn, WhatTurned
from alongside.kit.moments import at_in_london, in_london
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce import dues
from alongside.workforce.models import Due, Worker

ROOM = "directory"
PROPOSED, ANSWERED, TOLD, ADVISED = (
    "introduction_proposed", "introduction_answered", "introduction_told", "advice_given",
)  # fmt: skip
WAITS, WENT = "introduction_waits", "introduction_went"
END_OF_DAY = time(23, 59, 59)
WITH_ITS_WORDS = ("person", "service", "proposed_by", "asker")
KINDS = {WhatTurned.PROPOSED: PROPOSED, WhatTurned.ANSWERED: ANSWERED, WhatTurned.TOLD: TOLD}


def of_turn(turn: IntroductionTurn) -> list[StoryItem]:
    """What the story says of a turn: what was suggested, what they answered, how it went. Asks for the introduction."""
    if turn.what not in KINDS:
        return []
    one = turn.introduction
    is_theirs = turn.what != WhatTurned.PROPOSED
    return [
        StoryItem(
            person_id=one.person_id,
            at=turn.at,
            kind=KINDS[WhatTurned(turn.what)],
            voice=Voice.PERSON if is_theirs else Voice.WORKER,
            by=turn.by,
            source_room=ROOM,
            source_id=turn.pk,
            **telling(
                line=f"{one.service.name}: {turn.line}",
                said=turn.said if is_theirs else "",
                told="" if is_theirs else turn.said,
            ),
        )
    ]


def of_advice(advice: Advice) -> list[StoryItem]:
    """That a person was given advice or information, and what they said of it."""
    given = at_in_london(advice.given_on, time(0))
    today = in_london(advice.given_at).date()
    return [
        StoryItem(
            person_id=advice.person_id,
            at=advice.given_at if advice.given_on >= today else given,
            kind=ADVISED,
            voice=Voice.WORKER,
            by=advice.given_by,
            source_room=ROOM,
            source_id=advice.pk,
            **telling(
                line=f"Advice or information: {advice.service.name}" if advice.service else "Advice or information",
                where_and_how=advice.get_form_display(),
                said=advice.helped_words,
                told=advice.what,
            ),
        )
    ]


def dues_of(one: Introduction) -> list[Due]:
    """The clock for their answer, and once it is arranged the one to ask how it went. Asks for person and workers."""
    answered = one.answered_at if one.ask_again_on is None or one.answer != Answer.NOT_NOW else None
    if one.ask_again_on is not None:
        at, words = at_in_london(one.ask_again_on, END_OF_DAY), "They said not now; ask again"
    else:
        at, words = one.proposed_at.astimezone(UTC) + ANSWER_WITHIN, "Ask whether they would like it"
    rows = [_row(one, WAITS, one.proposed_by, at, words, done_at=answered or one.closed_at)]
    if one.ask_on is not None and one.asker is not None:
        at = at_in_london(one.ask_on, END_OF_DAY)
        rows.append(_row(one, WENT, one.asker, at, "Ask how it went", done_at=one.closed_at))
    return rows


def clocks_that_follow(person: Person) -> list[Due]:
    """The clocks of a person's introductions, each with the owner it now has.

    Those that are done too: what a clock says depends on how open the record is.
    """
    rows = Introduction.objects.of(person).select_related(*WITH_ITS_WORDS)
    return [due for one in rows for due in dues_of(one)]


def _row(
    one: Introduction, kind: str, worker: Worker, due_at: datetime, words: str, *, done_at: datetime | None
) -> Due:
    owner = who_keeps(one.person, worker) if done_at is None else Owner(worker.pk)
    is_open = one.person.openness == Openness.OPEN
    row = dues.due_row(
        source_room=ROOM,
        source_id=one.pk,
        kind=kind,
        due_at=due_at,
        what=f"{words}: {one.service.name}"[:240] if is_open else f"{words}. Open it to read about what.",
        worker=owner.worker,
        team=owner.team,
        person=one.person_id,
    )
    return dues.settle(row, done_at=done_at)


def facts_of_introductions() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every introduction and of all advice, for rebuilding, in pieces."""
    rows = Introduction.objects.select_related(*WITH_ITS_WORDS).order_by("pk")
    for one in rows.iterator(chunk_size=1000):
        yield [], dues_of(one)
    turns = IntroductionTurn.objects.select_related("introduction__service", "by").order_by("pk")
    for turn in turns.iterator(chunk_size=1000):
        yield of_turn(turn), []
    for advice in Advice.objects.select_related("service", "given_by").order_by("pk").iterator(chunk_size=1000):
        yield of_advice(advice), []
