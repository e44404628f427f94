"""A worried daughter calls about a father nobody knows. He gets a Talking Point, and is introduced by what he said.

Three weeks later somebody asks how it went: the clock of the server is set, so that they can pass. Each step is a
function of its own.
"""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import FirstContact
from alongside.conversations.tests.talking import due, nothing_differs
from alongside.kit.moments import LONDON
from alongside.people.models import Person
from alongside.talking_points.models import Booking
from tests.cast import gather
from tests.journeys.conftest import LAPTOP, PHONE

A_MONDAY = datetime(2026, 11, 23, 10, tzinfo=LONDON)
THREE_WEEKS_ON = A_MONDAY + timedelta(weeks=3)
SHE_SAYS = "Dad has not been out of the house since Mum died. I live in Hull and I cannot keep driving over."
HE_SAYS = "I am not lonely. I am bored. I mended bikes for the whole street once."


@pytest.fixture
def set_clock(monkeypatch):
    """`set_clock(moment)`: from now on it is then, for the server too."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def lives(transactional_db):
    """Nobody yet: the cast is gathered when it is the day for it."""


def opened(reader, section):
    """Open a section of the page that is folded away."""
    part = reader.page.locator(f"details#{section}")
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    return reader


def she_calls(reader):
    """Somebody is calling: what she says is written down, and kept as it is typed."""
    reader.follow("First contact").follow("Somebody is calling")
    reader.fill("What is the concern, in their words?", SHE_SAYS)
    reader.page.get_by_label("Somebody close to them, or a neighbour").check()
    reader.fill("What is their name?", "Jo Quill").fill("A number on which to ring them back", "0113 496 0123")
    reader.page.get_by_label("What are they to the person?").select_option(label="Family")
    return reader.reads("Saved").check()


def he_is_known_to_nobody(reader):
    """Her father is looked for while she talks, and is not here; he is added with the little that is known."""
    reader.fill("Find the person", "Frank Quill").press("Look").reads("Nobody here fits that").check()
    reader.page.locator("#id_new_name").fill("Frank Quill")
    reader.fill("Date of birth, or the year", "1944").press("Add them").reads("You are alongside, and nobody else.")
    return Person.objects.get(name="Frank Quill")


def he_speaks_too(reader):
    """He comes to the phone: his own words, what is strong, and what would be a good outcome."""
    reader.fill("What do they say themselves, in their own words?", HE_SAYS)
    reader.fill("What is going well? What are they good at?", "Mends bikes\nA daughter who rings")
    reader.fill("How is it best to speak with them, and write to them?", "Large print. He does not hear the bell.")
    return reader.fill("What would be a good outcome?", "Somewhere to be useful on a Thursday.")


def what_she_may_be_told(reader):
    """He is asked, and agrees to one thing."""
    opened(reader, "telling").page.get_by_label("They were asked, and agree that some of it is told").check()
    reader.page.get_by_label("My goals").check()
    return reader


def the_right_place(reader, place, check_back):
    """A place is chosen, with whoever takes it on and a day to check back."""
    reader.page.get_by_label(place, exact=True).check()
    reader.page.get_by_label("Who takes it on?").select_option(label="I do, Farah Noor")
    for part in ("day", "month", "year"):
        reader.page.locator(f"#id_check_back_on_{part}").fill(str(getattr(check_back, part)))
    return reader


def her_own_life(reader, frank):
    """What she carries is hers: its conversation begins in a record of her own, and his says nothing of it."""
    reader.visit(f"/people/{frank.pk}/carer/").reads("Who is the carer?").follow("Jo Quill")
    reader.press("Begin a record of Jo Quill's own").reads("Start a conversation with Jo Quill").check()
    reader.follow("Connecting people").reads("Jo Quill")
    reader.page.get_by_label("words", exact=False).first.fill("I have not slept since the funeral.")
    reader.press("Record this conversation").reads("Recorded. It is in the story now.").check()
    reader.visit(f"/people/{frank.pk}/")
    assert reader.page.get_by_text("I have not slept").count() == 0
    return reader


def a_time_on_thursday(reader):
    """From the first contact's page to a time on Thursday, and in large print what was agreed, by hand."""
    reader.follow("Book a time at a Talking Point").reads("Free").check()
    reader.page.get_by_role("link", name=re.compile("13:20.*Thursday 26")).first.click()
    reader.fill("What would they like to talk about", "Somewhere to be useful.")
    reader.page.get_by_label("Large print, 18 point", exact=True).check()
    reader.press("Give them this time").check()
    booking = Booking.objects.with_when().get(wants="Somewhere to be useful.")
    reader.visit(f"/people/{booking.person_id}/talking-points/{booking.pk}/").reads("not yet given")
    reader.follow("Say how it was given")
    assert "Thursday 26 November 2026" in reader.page.locator("main").inner_text()
    reader.page.get_by_label("By hand", exact=True).check()
    reader.press("It is given").reads("Kept as it was given").check()
    return booking


def what_he_says_there(reader):
    """At the venue he is on the list, and says more; the talk is recorded from it."""
    reader.reads("At Town Street Community Centre today").follow("See the list").reads("Frank Quill")
    reader.page.get_by_role("button", name="Has come").first.click()
    reader.check().follow("Start a conversation with").follow("Connecting people")
    reader.page.get_by_label("words", exact=False).first.fill("I could mend bikes again, if my hands let me.")
    return reader.press("Record this conversation").reads("Recorded. It is in the story now.").check()


def he_is_introduced(reader):
    """What he said finds a bench where bikes are mended; he says yes, and somebody goes along."""
    reader.follow("What is on that may fit").reads("What may fit")
    reader.page.get_by_label("In words").fill("mending bikes")
    reader.page.get_by_role("search", name="Offers that may fit").get_by_role("button").click()
    reader.reads("Mending bench").check()
    reader.page.get_by_role("button", name="Suggest this to Frank Quill").first.click()
    reader.reads("Waits for their answer").follow("Write down what they say")
    reader.page.get_by_label("Yes", exact=True).check()
    reader.fill("In their own words", "I will bring my own spanner.")
    reader.page.get_by_label("A worker").check()
    reader.page.get_by_label("Which worker?").select_option(label="Graham Lowe")
    reader.page.get_by_label("Go together the first time").check()
    for part, figure in (("Day", 3), ("Month", 12), ("Year", 2026)):
        reader.page.get_by_label(part, exact=True).first.fill(str(figure))
    return reader.press("Keep their answer").reads("With Graham Lowe, on 3 December 2026").check()


def test_a_worried_daughter_calls_and_three_weeks_later_somebody_asks_how_it_went(read, set_clock):
    set_clock(A_MONDAY)
    gather(A_MONDAY)
    farah = read(LAPTOP).signs_in("farah")
    she_calls(farah)
    frank = he_is_known_to_nobody(farah)
    he_speaks_too(farah)
    what_she_may_be_told(farah)
    the_right_place(farah, "A Talking Point", THREE_WEEKS_ON)
    farah.reads("Saved").press("Record this conversation").reads("Recorded. It is in the story now.").check()
    farah.reads("Jo Quill may be told what Frank Quill agreed to, and nothing else: “My goals”.").reads(HE_SAYS)
    farah.page.emulate_media(media="print")
    assert not farah.page.get_by_label("What is to be added?").is_visible(), "paper holds what is read"
    assert not farah.page.get_by_text("Do you take it on?").is_visible()
    farah.page.emulate_media(media="screen")
    farah.follow("Frank Quill").reads(SHE_SAYS).reads("To: A Talking Point")
    contact = FirstContact.objects.of(frank).get()
    her_own_life(farah, frank)

    farah.visit("/first-contact/").follow("First contact about Frank Quill")
    farah.fill("What was done, or will be done next?", "Thursday at ten, at the centre.").press("I take this on")
    farah.reads("taken on by Farah Noor").check()
    assert due(contact, "first_contact").outcome == "met"
    booking = a_time_on_thursday(farah)

    set_clock(booking.starts_at + timedelta(minutes=2))
    graham = what_he_says_there(read(PHONE).signs_in("graham"))
    he_is_introduced(graham)

    set_clock(THREE_WEEKS_ON)
    farah = read(PHONE).signs_in("farah").follow("Check back with Frank Quill").reads("Frank Quill")
    farah.page.get_by_label("All is well").check()
    farah.fill("What did they say?", "I have four bikes in the hall.").press("Save").check()
    assert due(contact.conversation.check_back, "check_back").outcome == "met"
    assert nothing_differs() == ""
