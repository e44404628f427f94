"""Mina signs in, reads her role's guide, finds Simon, writes a short note of a visit, and sees it in his story.

On a laptop, on the smallest phone, without JavaScript, and by the keyboard alone.
"""

from io import StringIO

import pytest
from django.core.management import call_command

from alongside.audit.models import LedgerEntry
from alongside.conversations.models import Note
from alongside.workforce.models import Due
from tests.journeys.conftest import LAPTOP, PHONE

WORDS = "They want me back in December. Me!"


@pytest.mark.parametrize(
    ("size", "scripts"), [(LAPTOP, True), (PHONE, True), (PHONE, False)], ids=["laptop", "phone", "without script"]
)
def test_a_note_from_the_desk_to_the_story(read, lives, size, scripts):
    mina = read(size, scripts=scripts).signs_in_by_the_form("mina").reads("What needs you now")
    if size == PHONE:  # the header is one line, and the rest is folded away
        assert not mina.page.get_by_role("link", name="Practice", exact=True).is_visible()
        assert mina.page.locator("header .inside:last-child").bounding_box()["height"] < 70
        mina.unfold("Menu")
    mina.follow("Practice").reads("Connected Lives")
    mina.follow("My card").reads("What I am here for")
    mina.page.get_by_role("searchbox", name="Find a person").fill("simmon archer")
    mina.page.keyboard.press("Enter")
    mina.page.wait_for_url("**/find/**")
    mina.check().follow("Simon Archer").reads("I want to make a room laugh")
    mina.follow("Add a note").fill("Where did you meet", "The community centre").fill("What did they say", WORDS)
    mina.fill(
        "What did you do together", "We rang the organiser of the December night. He asked the questions himself."
    )
    mina.fill("A strength that showed", "Asks for what he wants").press("Record this note")
    mina.check().reads("Recorded. It is in the story now.").reads("Recorded")
    mina.follow("Simon").reads(WORDS).reads("We rang the organiser").reads("Asks for what he wants")
    then_the_clock_is_met_and_the_ledger_verifies(lives)


def test_the_same_by_the_keyboard_alone(read, lives):
    mina = read(PHONE)
    keys = mina.page.keyboard
    mina.visit("/sign-in/")
    tab_to(mina, "Email address")
    keys.type("mina@example.org")
    tab_to(mina, "Password")
    keys.type("alongside-demo-only")
    keys.press("Enter")
    mina.reads("What needs you now")
    tab_to(mina, "Find a person")
    keys.type("simon")
    keys.press("Enter")
    mina.page.wait_for_url("**/find/**")
    tab_to(mina, "Simon Archer")
    keys.press("Enter")
    mina.reads("I want to make a room laugh")
    tab_to(mina, "Add a note")
    keys.press("Enter")
    mina.page.wait_for_url("**/notes/new/")
    tab_to(mina, "What did they say")
    keys.type(WORDS)
    tab_to(mina, "Record this note")
    keys.press("Enter")
    mina.reads("Recorded. It is in the story now.")
    then_the_clock_is_met_and_the_ledger_verifies(lives)


def tab_to(reader, words, most=60):
    """Press Tab until what has the focus is called so."""
    for _ in range(most):
        reader.page.keyboard.press("Tab")
        called = reader.page.evaluate(
            "(() => { const e = document.activeElement; const l = e.labels && e.labels[0];"
            " return (l ? l.textContent : e.getAttribute('aria-label') || e.textContent).trim() })()"
        )
        if called.startswith(words):
            assert reader.page.evaluate("document.activeElement.matches(':focus-visible')")
            return
    raise AssertionError(f"Tab never comes to {words}")


def then_the_clock_is_met_and_the_ledger_verifies(lives):
    note = Note.objects.get(in_their_words=WORDS)
    assert Due.objects.get(source_id=note.pk).outcome == "met"
    assert LedgerEntry.objects.filter(verb="note.recorded", subject=f"conversations.note:{note.pk}").count() == 1
    assert LedgerEntry.objects.filter(
        verb="looked", person=lives.people["simon"].pk, actor=lives.workers["mina"].key
    ).exists()
    call_command("ledger", "seal", stdout=StringIO())
    told = StringIO()
    call_command("ledger", "verify", stdout=told)
    assert told.getvalue().strip().endswith("verified, 0 not yet sealed")
    call_command("rebuild_story", "--check", stdout=StringIO())
