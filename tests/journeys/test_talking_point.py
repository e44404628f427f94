"""A Talking Point from the call to the talk: found near a postcode, given, printed, met, gone on from; by keys."""

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from alongside.talking_points.models import Booking
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey


def by_key(reader, role, name, *, exact=False):
    """Reach something by its name and press Enter on it, as whoever uses no mouse does."""
    reader.page.get_by_role(role, name=name, exact=exact).first.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_load_state()
    return reader.check()


def test_a_time_near_a_postcode_is_given_printed_and_becomes_a_conversation(read, lives, monkeypatch):
    dorothy = lives.people["dorothy"]
    mina = read(PHONE).signs_in("mina").visit(f"/people/{dorothy.pk}/").unfold()
    by_key(mina, "link", "Book a Talking Point").fill("Near which postcode or place?", "ls12 4xy")
    mina.page.keyboard.press("Enter")
    mina.reads("Free, near LS12 4XY").check()
    by_key(mina, "link", re.compile("13:20.*Thursday"))
    mina.reads("Step-free way in").fill("What would they like to talk about", "The stairs, and my beans.")
    assert mina.page.get_by_label("Large print, 18 point", exact=True).is_checked(), "as she needs it"
    by_key(mina, "button", "Give them this time")
    mina.reads("not yet given")
    booking = Booking.objects.of(dorothy).open().with_when().get()
    by_key(mina, "link", "Print it")
    paper = PdfReader(io.BytesIO(mina.page.pdf(format="A4")))
    printed = " ".join(" ".join(one.extract_text().split()) for one in paper.pages)
    assert "Your time to talk" in printed
    assert "13:20 to 13:40" in printed
    with mina.page.expect_download() as saved:
        mina.page.goto(f"{mina.address}/people/{dorothy.pk}/talking-points/{booking.pk}/")
        mina.page.get_by_role("link", name="Calendar file").focus()
        mina.page.keyboard.press("Enter")
    assert "SUMMARY:Talking Point" in saved.value.path().read_text()
    mina.visit(f"/people/{dorothy.pk}/").reads("13:20, Town Street Community Centre")

    monkeypatch.setattr(timezone, "now", lambda: booking.starts_at + timedelta(minutes=2))
    graham = read(PHONE).signs_in("graham").reads("At Town Street Community Centre today")
    by_key(graham, "link", "See the list")
    graham.reads("The stairs, and my beans.").reads("How to communicate:")
    listed = PdfReader(io.BytesIO(graham.page.pdf(format="A4")))
    on_paper = " ".join(" ".join(one.extract_text().split()) for one in listed.pages)
    assert "Dorothy" in on_paper
    assert "Has come" not in on_paper
    by_key(graham, "button", "Has come")
    graham.reads("here")
    by_key(graham, "link", "Start a conversation with")
    by_key(graham, "link", "Connecting people")
    assert graham.page.get_by_label("How did you meet?").input_value() == "talking_point"
    graham.page.get_by_label("words", exact=False).first.fill("I can manage the stairs if somebody is behind me.")
    graham.press("Record this conversation").reads("Recorded. It is in the story now.").check()
