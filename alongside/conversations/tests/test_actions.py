"""How notes are kept, recorded and added to."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry, RowChange
from alongside.conversations import actions
from alongside.conversations.models import Note, NoteDraft
from alongside.kit.ids import new_id
from alongside.kit.moments import LONDON
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.workforce.models import Due
from tests.cast import gather

FRIDAY = datetime(2026, 11, 20, 14, 0, tzinfo=LONDON)


@pytest.fixture
def friday(db):
    """The cast as it stood on a Friday evening."""
    return gather(FRIDAY + timedelta(hours=4))


def record(cast, **facts):
    facts = {
        "id": new_id(), "kind": "visit", "contact_at": timezone.now() - timedelta(hours=1), "place": "At home",
        "in_their_words": "I told the bus one.", "by": cast.workers["mina"], "at": timezone.now(), **facts,
    }  # fmt: skip
    return actions.record_note(person=cast.people["simon"], **facts)


def test_a_note_is_in_the_story_with_its_clock_met_and_in_the_ledger(cast):
    note = record(cast, strength="Makes people laugh")
    [item] = cast.people["simon"].story.filter(source_id=note.pk)
    assert item.said == "I told the bus one."
    assert item.aside == "Recorded the same day" or "before the next working day" in item.aside
    due = Due.objects.get(source_id=note.pk)
    assert (due.outcome, due.done_at, due.due_at) == ("met", note.recorded_at, note.record_by)
    assert (
        LedgerEntry.objects.filter(
            verb="note.recorded", subject=f"conversations.note:{note.pk}", person=note.person_id
        ).count()
        == 1
    )
    [strength] = cast.people["simon"].strengths.filter(source_id=note.pk)
    assert strength.who_says == "Simon"


def test_the_clock_counts_whole_working_days_of_england(db):
    before_summer_time = datetime(2026, 3, 27, 23, 30, tzinfo=LONDON)
    cast = gather(before_summer_time + timedelta(hours=1))
    for contact_at, due_on in (
        (before_summer_time, "2026-03-31"),
        (FRIDAY, "2026-11-24"),
        (FRIDAY + timedelta(days=1), "2026-11-24"),
        (datetime(2026, 12, 24, 10, 0, tzinfo=LONDON), "2026-12-30"),
    ):
        note = record(cast, contact_at=contact_at, at=contact_at + timedelta(hours=1))
        assert note.record_by.astimezone(LONDON).isoformat()[:19] == f"{due_on}T23:59:59"


def test_a_note_recorded_late_says_so_kindly_and_stays_late(cast):
    note = record(cast, contact_at=timezone.now() - timedelta(days=30))
    assert note.is_late
    assert Due.objects.get(source_id=note.pk).outcome == "late"
    assert "later than hoped" in cast.people["simon"].story.get(source_id=note.pk).aside


def test_a_form_sent_twice_records_once(cast):
    key = new_id()
    record(cast, id=key)
    with pytest.raises(AlreadyDone):
        record(cast, id=key)
    assert Note.objects.filter(pk=key).count() == Due.objects.filter(source_id=key).count() == 1
    assert LedgerEntry.objects.filter(subject=f"conversations.note:{key}").count() == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"in_their_words": "", "together": ""},
        {"contact_at": timezone.now() + timedelta(days=1)},
        {"contact_at": timezone.now() - timedelta(days=4000)},
    ],
)
def test_a_note_that_cannot_be_right_is_refused_whole(cast, facts):
    key = new_id()
    with pytest.raises(actions.UnableToRecord):
        record(cast, id=key, **facts)
    assert not Note.objects.filter(pk=key).exists()
    assert LedgerEntry.objects.get(subject=f"conversations.note:{key}").verb == "refused"


@pytest.mark.parametrize("slug", ["leo", "priya", "sam"])
def test_only_those_alongside_record(cast, slug):
    with pytest.raises(UnableToAllow):
        record(cast, by=cast.workers[slug])


def test_a_draft_starts_the_clock_as_soon_as_its_moment_can_be_read(friday):
    key, mina, simon = new_id(), friday.workers["mina"], friday.people["simon"]
    keep = {"person": simon, "id": key, "by": mina}
    draft = actions.keep_draft(words={"place": "x"}, contact_at=None, seen_version=0, at=FRIDAY, **keep)
    assert not Due.objects.filter(source_id=key).exists()
    draft = actions.keep_draft(words={"place": "xy"}, contact_at=FRIDAY, seen_version=draft.version, at=FRIDAY, **keep)
    due = Due.objects.get(source_id=key)
    assert (due.done_at, due.worker) == (None, mina)
    assert not LedgerEntry.objects.filter(verb="note.kept").exists()
    assert not RowChange.objects.filter(table_name="conversations_notedraft").exists()
    note = record(friday, id=key, contact_at=FRIDAY, at=FRIDAY + timedelta(hours=3))
    due.refresh_from_db()
    assert (due.outcome, due.done_at) == ("met", note.recorded_at)
    assert not NoteDraft.objects.filter(pk=key).exists()
    with pytest.raises(AlreadyDone):
        actions.keep_draft(words={}, contact_at=None, seen_version=draft.version, at=FRIDAY, **keep)


def test_a_draft_kept_on_two_devices_overwrites_nothing(cast):
    keep = {
        "person": cast.people["simon"],
        "id": new_id(),
        "by": cast.workers["mina"],
        "contact_at": None,
        "at": timezone.now(),
    }
    actions.keep_draft(words={"place": "here"}, seen_version=0, **keep)
    actions.keep_draft(words={"place": "there"}, seen_version=1, **keep)
    with pytest.raises(ChangedMeanwhile):
        actions.keep_draft(words={"place": "nowhere"}, seen_version=1, **keep)
    assert NoteDraft.objects.get(pk=keep["id"]).words == {"place": "there"}


def test_a_draft_whose_moment_is_taken_away_has_no_clock(friday):
    keep = {"person": friday.people["simon"], "id": new_id(), "by": friday.workers["mina"]}
    actions.keep_draft(words={}, contact_at=FRIDAY, seen_version=0, at=FRIDAY, **keep)
    actions.keep_draft(words={}, contact_at=FRIDAY + timedelta(days=90), seen_version=1, at=FRIDAY, **keep)
    assert not Due.objects.filter(source_id=keep["id"]).exists()


def test_a_draft_is_thrown_away_by_its_own_worker_alone(cast):
    draft = NoteDraft.objects.get(person=cast.people["dorothy"])
    with pytest.raises(actions.UnableToRecord):
        actions.drop_draft(draft=draft, by=cast.workers["ruth"], at=timezone.now())
    actions.drop_draft(draft=draft, by=cast.workers["mina"], at=timezone.now())
    assert not Due.objects.open().filter(person=cast.people["dorothy"].pk, kind="note_to_record").exists()


def test_what_is_added_stands_beside_the_note_which_stays_as_it_was(cast):
    note = record(cast)
    actions.add_correction(
        note=note, id=new_id(), words="It was the tram one.", by=cast.workers["ade"], at=timezone.now()
    )
    assert Note.objects.get(pk=note.pk).in_their_words == "I told the bus one."
    item = cast.people["simon"].story.get(source_id=note.pk)
    assert "one thing added since" in item.aside
    assert "Added since: It was the tram one." in item.told
    assert " tram" in item.searched
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_text_is_kept_as_it_was_typed(cast):
    typed = "مرحبا 😀 <b>x</b> '; DROP TABLE people_person; --"
    note = record(cast, in_their_words=typed)
    assert Note.objects.get(pk=note.pk).in_their_words == typed
