"""How what happens on the way becomes story items and clocks: pauses, looks back, a place passed on, explained."""

from collections.abc import Iterator

from alongside.goals.models import Explained, LookBack, Partner, PartnershipPause, PassedOn
from alongside.goals.models.partnership import Part
from alongside.goals.story.words import ROOM, when
from alongside.kit.moments import at_in_london
from alongside.law.working_days import LAST_SECOND, end_of_working_days
from alongside.people.answering import Owner, who_answers, who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce import dues
from alongside.workforce.models import Due, Worker

LOOK_BACK, PASSED = "look_back", "partnership_passed"
PAUSED, BEGUN_AGAIN, LOOKED_BACK, EXPLAINED = (
    "partnership_paused",
    "partnership_begun_again",
    "partnership_looked_back",
    "partnership_explained",
)
# What a clock needs to have been read with.
WITH_ITS_CLOCK = ("partnership__person", "set_by", "done_by")


def of_pause(pause: PartnershipPause) -> list[StoryItem]:
    """That working together rests and, once it does, that it begins again."""
    known = {"person_id": pause.partnership.person_id, "source_room": ROOM, "source_id": pause.pk}
    items = [
        StoryItem(
            at=when(pause.from_on, pause.paused_at),
            kind=PAUSED,
            by=pause.paused_by,
            **known,
            **telling(line="Working together rests for a while", told=pause.why),
        )
    ]
    if pause.until_on and pause.begun_again_at:
        items.append(
            StoryItem(
                at=when(pause.until_on, pause.begun_again_at),
                kind=BEGUN_AGAIN,
                by=pause.begun_again_by,
                **known,
                **telling(line="Working together begins again"),
            )
        )
    return items


def of_look_back(look_back: LookBack) -> list[StoryItem]:
    """What they saw when they looked back together; nothing before they did."""
    if look_back.done_on is None or look_back.done_at is None:
        return []
    return [
        StoryItem(
            person_id=look_back.partnership.person_id,
            at=when(look_back.done_on, look_back.done_at),
            kind=LOOKED_BACK,
            by=look_back.done_by,
            source_room=ROOM,
            source_id=look_back.pk,
            **telling(line="We looked back together", told=look_back.words),
        )
    ]


def of_passing(passed: PassedOn) -> list[StoryItem]:
    """That a worker's place was passed on, with what was learnt."""
    return [
        StoryItem(
            person_id=passed.partner.partnership.person_id,
            at=passed.passed_at,
            kind=PASSED,
            by=passed.passed_by,
            source_room=ROOM,
            source_id=passed.pk,
            **telling(line=f"{passed.before} passed working together on to {passed.partner}", told=passed.learnt),
        )
    ]


def of_explained(explained: Explained) -> list[StoryItem]:
    """That somebody explained how they work together, and what the person said to it."""
    return [
        StoryItem(
            person_id=explained.partnership.person_id,
            at=when(explained.explained_on, explained.recorded_at),
            kind=EXPLAINED,
            voice=Voice.PERSON if explained.in_their_words else Voice.WORKER,
            by=explained.recorded_by,
            source_room=ROOM,
            source_id=explained.pk,
            **telling(
                line="How we work together was explained",
                where_and_how=f"by {explained.explained_by}: {explained.ways_in_words}",
                said=explained.in_their_words,
            ),
        )
    ]


def due_of_look_back(look_back: LookBack) -> Due | None:
    """The clock to look back together, with whoever works together with the person as a worker.

    While it rests it is the day to ask whether to begin again; None where no day was named for that, and where they
    have moved on. Once done it is theirs who wrote it down.
    """
    partnership, on = look_back.partnership, look_back.on
    is_open = look_back.done_on is None
    if is_open and partnership.ended_on:
        return None
    rests = partnership.rest if is_open else None
    if rests is not None:
        if rests.ask_again_on is None:
            return None
        on = rests.ask_again_on
    owner = _owner(look_back) if is_open else Owner(look_back.done_by_id)
    row = dues.due_row(
        source_room=ROOM,
        source_id=look_back.pk,
        kind=LOOK_BACK,
        due_at=at_in_london(on, LAST_SECOND),
        what="Ask whether to begin again." if rests else "Look together at how it goes, and what comes next.",
        worker=owner.worker,
        team=owner.team,
        person=partnership.person_id,
    )
    return dues.settle(row, done_at=look_back.done_at)


def _owner(look_back: LookBack) -> Owner:
    partnership = look_back.partnership
    worker = worker_in(partnership.partners.all())
    if worker is not None:
        return who_keeps(partnership.person, worker)
    return who_answers(partnership.person) or Owner(look_back.set_by_id)


def worker_in(partners: "Iterator[Partner] | list[Partner]") -> Worker | None:
    """The worker of a partnership as it stands, who supports first; None: two peers."""
    rows = [row for row in partners if row.ends_on is None and row.worker_id]
    best = min(rows, key=lambda row: (row.part == Part.PERSON, row.starts_on, str(row.pk)), default=None)
    return best.worker if best else None


def due_of_passing(passed: PassedOn) -> Due:
    """The clock to read what was learnt: done when it is read, when that place ends, and when they move on."""
    partner = passed.partner
    row = dues.due_row(
        source_room=ROOM,
        source_id=passed.pk,
        kind=PASSED,
        due_at=end_of_working_days(passed.passed_at, 1),
        what="Read what was learnt, and say that you have.",
        worker=partner.worker_id,
        person=partner.partnership.person_id,
    )
    return dues.settle(row, done_at=passed.read_at or partner.partnership.ended_at or _left_at(partner))


def _left_at(partner: Partner):
    return at_in_london(partner.ends_on, LAST_SECOND) if partner.ends_on else None


def clocks_of_partnerships(person: Person) -> list[Due]:
    """The clocks to look back together that are open, each with its owner now."""
    rows = LookBack.objects.filter(done_on=None, partnership__person__in=person.keys)
    return [due for due in map(due_of_look_back, with_what_clocks_need(rows)) if due]


def with_what_clocks_need(rows):
    """Looks back with all that their clocks ask for."""
    return rows.select_related(*WITH_ITS_CLOCK).prefetch_related("partnership__pauses", "partnership__partners__worker")


def facts_of_the_way() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and clocks of all of these, for rebuilding; a few thousand at a time."""
    pauses = PartnershipPause.objects.select_related("partnership", "paused_by", "begun_again_by").order_by("pk")
    for pause in pauses.iterator(chunk_size=2000):
        yield of_pause(pause), []
    for look_back in with_what_clocks_need(LookBack.objects.order_by("pk")).iterator(chunk_size=2000):
        due = due_of_look_back(look_back)
        yield of_look_back(look_back), [due] if due else []
    passings = PassedOn.objects.select_related(
        "partner__partnership", "partner__worker", "before__worker", "passed_by"
    ).order_by("pk")
    for passed in passings.iterator(chunk_size=2000):
        yield of_passing(passed), [due_of_passing(passed)]
    told = Explained.objects.select_related("partnership", "recorded_by").order_by("pk")
    for explained in told.iterator(chunk_size=2000):
        yield of_explained(explained), []
