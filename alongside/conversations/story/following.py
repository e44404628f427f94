"""How what follows from a conversation becomes story items and due rows: undertakings, check-backs, series, worries."""

from collections.abc import Iterator

from alongside.access.standing import Openness
from alongside.conversations import clock
from alongside.conversations.models import CheckBack, Disagreement, Override, SafetyWorry, Series, Undertaking
from alongside.conversations.models.check_back import CameOut
from alongside.conversations.models.undertaking import Happened
from alongside.conversations.story.disagreement import WITH_ITS_CLOCK, due_of_disagreement
from alongside.conversations.story.words import ROOM
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.telling import LINE_AT_MOST, shortened, telling
from alongside.workforce import dues
from alongside.workforce.models import Due

UNDERTAKING, CHECK_BACK, SAFETY_WORRY, OVERRIDE = "undertaking", "check_back", "safety_worry", "override_to_review"
# What a clock says of a record that is not open to everybody.
SOMETHING = "You said that you would do something. Open it to read what."
CAME_OUT = {
    CameOut.ALL_WELL: "We checked back: all is well",
    CameOut.CARRIED_ON: "We checked back, and carry on together",
    CameOut.CAME_BACK_SOONER: "They came back sooner than we checked back",
    CameOut.DIED: "They died before we checked back",
}


def of_undertaking(undertaking: Undertaking) -> list[StoryItem]:
    """That somebody did what they said they would, or that it did not come to it; nothing while it is still to do."""
    if undertaking.answered_at is None or undertaking.answered_by is None or undertaking.conversation.struck_at:
        return []
    done = undertaking.happened == Happened.DONE
    who = undertaking.who(undertaking.person.called)
    return [
        StoryItem(
            person_id=undertaking.person_id,
            at=undertaking.answered_at,
            kind="undertaking_answered",
            voice=undertaking.voice,
            by=undertaking.answered_by,
            source_room=ROOM,
            source_id=undertaking.pk,
            **telling(
                line=f"{'Done' if done else 'Not come to it'}: {undertaking.words}",
                where_and_how=who,
                told=undertaking.what_happened,
            ),
        )
    ]


def due_of_undertaking(undertaking: Undertaking) -> Due | None:
    """The clock of what a worker will do; None for what anybody else will. Once answered, it is the answerer's."""
    if undertaking.worker is None or undertaking.due_at is None or undertaking.conversation.struck_at:
        return None
    is_open = undertaking.answered_at is None
    owner = who_keeps(undertaking.person, undertaking.worker) if is_open else Owner(undertaking.answered_by_id)
    row = dues.due_row(
        source_room=ROOM,
        source_id=undertaking.pk,
        kind=UNDERTAKING,
        due_at=undertaking.due_at,
        what=shortened(undertaking.words, LINE_AT_MOST) if undertaking.person.openness == Openness.OPEN else SOMETHING,
        worker=owner.worker,
        team=owner.team,
        person=undertaking.person_id,
    )
    return dues.settle(row, done_at=undertaking.answered_at)


def of_check_back(check_back: CheckBack) -> list[StoryItem]:
    """How it went when somebody went back to ask; nothing before that."""
    if check_back.answered_at is None or check_back.answered_by is None or check_back.conversation.struck_at:
        return []
    return [
        StoryItem(
            person_id=check_back.person_id,
            at=check_back.answered_at,
            kind="check_back_answered",
            by=check_back.answered_by,
            source_room=ROOM,
            source_id=check_back.pk,
            **telling(
                line=CAME_OUT[CameOut(check_back.came_out)],
                where_and_how=check_back.answered_by.name,
                told=check_back.words,
            ),
        )
    ]


def due_of_check_back(check_back: CheckBack) -> Due | None:
    """The clock to go back and ask, by the end of its day; None when there is no check-back."""
    on = check_back.paused_until or check_back.on
    if on is None or check_back.owner is None or check_back.conversation.struck_at:
        return None
    is_open = check_back.answered_at is None
    owner = who_keeps(check_back.person, check_back.owner) if is_open else Owner(check_back.answered_by_id)
    row = dues.due_row(
        source_room=ROOM,
        source_id=check_back.pk,
        kind=CHECK_BACK,
        due_at=clock.end_of_day(on),
        what="Go back and ask how it went, so that needs do not grow unseen.",
        worker=owner.worker,
        team=owner.team,
        person=check_back.person_id,
    )
    return dues.settle(row, done_at=check_back.answered_at)


def of_series(series: Series) -> list[StoryItem]:
    """That a series of conversations ended, with what was achieved; nothing while it goes on."""
    if series.ended_at is None or series.ended_by is None or series.struck_at:
        return []
    return [
        StoryItem(
            person_id=series.person_id,
            at=series.ended_at,
            kind="series_ended",
            by=series.ended_by,
            source_room=ROOM,
            source_id=series.pk,
            **telling(
                line=f"What we achieved: {series.purpose}" if series.purpose else "What we achieved",
                where_and_how=" · ".join(filter(None, [series.tier_title, series.ended_by.name])),
                told=series.achieved,
            ),
        )
    ]


def due_of_worry(worry: SafetyWorry) -> Due | None:
    """The clock of a worry for safety, on the desk of whom it was given to; None where it was struck."""
    if worry.conversation.struck_at:
        return None
    row = dues.due_row(
        source_room=ROOM,
        source_id=worry.pk,
        kind=SAFETY_WORRY,
        due_at=worry.due_at,
        what="A worry for somebody’s safety was given to you. Read it, and say what was done.",
        worker=worry.to_worker_id,
        team=worry.to_team_id,
        person=worry.person_id,
    )
    return dues.settle(row, done_at=worry.answered_at)


def due_of_override(override: Override) -> Due | None:
    """The clock of the second person who reviews an override; None where it was struck."""
    if override.conversation.struck_at:
        return None
    row = dues.due_row(
        source_room=ROOM,
        source_id=override.pk,
        kind=OVERRIDE,
        due_at=override.due_at,
        what=f"{override}. Read the reason, and say what you think of it.",
        worker=override.to_worker_id,
        team=override.to_team_id,
        person=override.person_id,
    )
    return dues.settle(row, done_at=override.reviewed_at)


def clocks_that_follow(person: Person) -> list[Due]:
    """The clocks of a person's undertakings, open check-backs and disagreements, each with the owner it now has.

    Undertakings that were answered too: what their clocks say depends on how open the record is.
    """
    doing = Undertaking.objects.of(person).filter(worker__isnull=False)
    asking = CheckBack.objects.of(person).open().select_related("owner", "person", "conversation")
    not_right = Disagreement.objects.of(person).open().select_related(*WITH_ITS_CLOCK)
    rows = [
        *(due_of_undertaking(one) for one in doing.select_related("worker", "person", "conversation")),
        *(due_of_check_back(one) for one in asking),
        *(due_of_disagreement(one) for one in not_right),
    ]
    return [row for row in rows if row]


def facts_of_what_follows() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of all of these, for rebuilding; a few thousand facts at a time."""
    doing = Undertaking.objects.select_related("worker", "contact", "person", "answered_by", "conversation").order_by(
        "pk"
    )
    for undertaking in doing.iterator(chunk_size=2000):
        due = due_of_undertaking(undertaking)
        yield of_undertaking(undertaking), [due] if due else []
    for check_back in (
        CheckBack.objects.select_related("owner", "answered_by", "person", "conversation")
        .order_by("pk")
        .iterator(chunk_size=2000)
    ):
        due = due_of_check_back(check_back)
        yield of_check_back(check_back), [due] if due else []
    for series in Series.objects.select_related("ended_by").order_by("pk").iterator(chunk_size=2000):
        yield of_series(series), []
    for worry in SafetyWorry.objects.select_related("conversation").order_by("pk").iterator(chunk_size=2000):
        due = due_of_worry(worry)
        yield [], [due] if due else []
    for override in Override.objects.select_related("conversation").order_by("pk").iterator(chunk_size=2000):
        due = due_of_override(override)
        yield [], [due] if due else []
