"""Dorothy was added twice. Mina finds the other record, joins the two, reads one story, and undoes it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.actions import record_note
from alongside.kit.ids import new_id
from alongside.people.actions import add_person
from tests.journeys.conftest import LAPTOP, PHONE

IN_ONE, IN_THE_OTHER = "I grew all our vegetables for fifty years.", "I have a sister in Goole."


@pytest.mark.parametrize(("size", "scripts"), [(LAPTOP, True), (PHONE, False)], ids=["laptop", "phone without script"])
def test_a_duplicate_is_found_joined_read_as_one_and_undone(read, lives, size, scripts):
    mina, dorothy, now = lives.workers["mina"], lives.people["dorothy"], timezone.now()
    dot = add_person(id=new_id(), name="Dot Hale-Winters", known_as="Dot", by=mina, at=now - timedelta(days=2))
    record_note(
        person=dot, id=new_id(), kind="call", contact_at=now - timedelta(days=1), in_their_words=IN_THE_OTHER,
        by=mina, at=now,
    )  # fmt: skip
    reader = read(size, scripts=scripts).signs_in("mina").visit(f"/people/{dorothy.pk}/")
    reader.reads(IN_ONE).follow("Are there two records of").reads("Others with a name like theirs")
    reader.follow("Dot Hale-Winters").reads("Are these one person?").reads("goes on for both")
    reader.press("Join the two records").is_refused("Write how you know.")
    reader.fill("How do you know that they are one person?", "She told me the name she married under")
    reader.press("Join the two records").reads("The two are read as one from now on")
    reader.check().follow("one story, with all that was in both").reads(IN_ONE).reads(IN_THE_OTHER)
    reader.reads("2 records are one here")
    reader.visit("/people/find/?q=winters").follow("Dorothy Hale").reads("Two records are one now")
    reader.visit(f"/people/{dot.pk}/")
    assert reader.page.url.endswith(f"/people/{dorothy.pk}/"), "an old link leads on"
    reader.follow("See what each says, or undo it").reads("What each record says").follow("Undo this")
    reader.fill("Why are they two after all?", "Two cousins of nearly one name").press("Undo this")
    reader.reads("They are two records again").check().follow("Dot Hale-Winters").reads(IN_THE_OTHER)
    assert IN_ONE not in reader.page.content()
    reader.visit(f"/people/{dorothy.pk}/").reads(IN_ONE).reads("The two records are two again")
    assert IN_THE_OTHER not in reader.page.content()
