"""Mina records a note about Simon that was about Dorothy, moves it; Simon says another is not right, and is answered.

On the smallest phone with scripts, and on a laptop without.
"""

from io import StringIO

import pytest
from django.core.management import call_command

from alongside.conversations.models import Disagreement, Note
from tests.journeys.conftest import LAPTOP, PHONE

WORDS = "The soil is cold still. I will sow in April."


@pytest.mark.parametrize(("size", "scripts"), [(PHONE, True), (LAPTOP, False)], ids=["phone", "laptop without script"])
def test_what_was_about_somebody_else_is_moved_and_what_is_not_right_is_answered(read, lives, size, scripts):
    simon, dorothy = lives.people["simon"], lives.people["dorothy"]
    mina = read(size, scripts=scripts).signs_in("mina")
    mina.visit(f"/people/{simon.pk}/notes/new/").fill("What did they say", WORDS)
    mina.fill("A strength that showed", "Knows when to sow").press("Record this note").reads("Recorded.")
    note = Note.objects.get(in_their_words=WORDS)
    mina.follow("Entered in error, or about somebody else?").check()
    mina.page.get_by_label("It is about somebody else").check()
    mina.press("Put it right").is_refused("There is a problem")
    mina.page.get_by_label("Whom is it about?").select_option(label="Dorothy Hale")
    mina.press("Put it right").check().reads("Something was recorded here by mistake and taken away on")
    body = mina.page.locator("body").inner_text()
    assert "sow" not in body
    assert "Dorothy" not in body
    mina.visit(f"/people/{simon.pk}/looks/")
    assert "Dorothy" not in mina.page.locator("main").inner_text()
    mina.visit(f"/people/{dorothy.pk}/").reads(WORDS).reads("moved here from another record").reads("Knows when to sow")
    mina.visit(f"/people/{dorothy.pk}/notes/{note.pk}/").reads("Moved here from another record by Mina Osei")
    assert "Simon" not in mina.page.locator("main").inner_text()

    talk = simon.conversations.latest("contact_at")
    mina.visit(f"/people/{simon.pk}/conversations/{talk.pk}/").follow("Simon says something here is not right").check()
    mina.page.get_by_label("What they said:").check()
    mina.fill("What they say about it, in their words", "I said a room, not a theatre.").press("Put it beside").check()
    mina.reads("This is not right, says Simon").reads("I said a room, not a theatre.")
    mina.visit(f"/people/{simon.pk}/").reads("“This is not right”, says Simon")
    mina.visit("/").page.get_by_role("link", name="Simon says something is not right").click()
    mina.check().page.get_by_label("We agree, and it is put right beside it").check()
    mina.fill("How it should read, or why it stands", "He said: a room.").press("Answer").check()
    mina.reads("We agree, and it is put right beside it").reads("He said: a room.")
    assert Disagreement.objects.get().answered_by == lives.workers["mina"]

    mina.follow("Entered in error, or about somebody else?")
    mina.page.get_by_label("It was entered in error").check()
    mina.fill("What was the error?", "The wrong day").press("Put it right").check().reads(
        "What it said is no longer shown"
    )
    mina.follow("Open what it said").check().reads("Entered in error. Struck by Mina Osei").reads("He said: a room.")
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_a_group_is_recorded_once_and_stands_with_each(read, lives):
    simon, dorothy = lives.people["simon"], lives.people["dorothy"]
    mina = read(PHONE).signs_in("mina").visit(f"/people/{simon.pk}/conversations/start/").follow("a group").check()
    mina.page.get_by_label("Simon Archer").check()
    mina.page.get_by_label("Dorothy Hale").check()
    mina.press("Show a place for each one ticked").reads("What you share").check()
    mina.fill("What was it?", "Lunch club").fill("In the words of Simon", "I told the soup one.")
    mina.fill("In the words of Dorothy Hale", "They are my leeks in it.").reads("Saved")
    mina.press("Record it with each of them").check().reads("It is in the story of each of them now.")
    mina.visit(f"/people/{dorothy.pk}/").reads("Lunch club, and one other").reads("They are my leeks in it.")
    assert "Simon" not in mina.page.locator("main").inner_text()
