"""After somebody died: notes may still be added, and no clock begins."""

from django.utils import timezone

from alongside.conversations.actions import keep_draft, record_note
from alongside.kit.ids import new_id
from alongside.people.actions import record_death
from alongside.workforce.models import Due


def test_a_draft_starts_no_clock_and_a_note_is_still_recorded(cast):
    mina, now, dorothy = cast.workers["mina"], timezone.now(), cast.people["dorothy"]
    person = record_death(
        person=dorothy,
        seen_version=dorothy.version,
        died_on=timezone.localdate(now),
        told_by="Her niece",
        by=mina,
        at=now,
    )
    draft = keep_draft(person=person, id=new_id(), words={}, contact_at=now, seen_version=0, by=mina, at=now)
    assert not Due.objects.filter(source_id=draft.pk).exists()
    note = record_note(
        person=person, id=new_id(), kind="call", contact_at=now, together="We spoke with her niece.", by=mina, at=now
    )
    assert note.person_id == person.pk
    assert not Due.objects.filter(source_id=note.pk, done_at=None).exists()
