"""Mina looks through Simon's story: by kind, by a word of an old note; pins what mattered; prints a chronology."""

import io

import pytest
from pypdf import PdfReader

from alongside.audit.models import LedgerEntry
from alongside.people.models import Pin
from tests.journeys.conftest import LAPTOP, PHONE


@pytest.mark.parametrize(("size", "scripts"), [(LAPTOP, True), (PHONE, False)], ids=["laptop", "phone without script"])
def test_a_story_is_searched_pinned_and_printed(read, lives, size, scripts):
    simon = lives.people["simon"]
    mina = read(size, scripts=scripts).signs_in("mina").visit(f"/people/{simon.pk}/")
    mina.page.get_by_label("Search this story").fill("heard jokes")
    mina.press("Search").check()
    assert set(mina.page.locator("mark").all_inner_texts()) == {"heard", "jokes"}
    mina.page.get_by_label("What", exact=True).select_option("Notes")
    mina.press("Show").check().reads("We drew the people in his life")
    mina.press("Pin We drew the people in his life on a sheet of paper").check().reads("key event")
    mina.page.get_by_role("link", name="“heard jokes”").click()
    mina.check().reads("A small comedy night")
    assert mina.page.get_by_role("heading", name="We met").count() == 0, "notes are still chosen"
    mina.follow("Print a chronology").reads("From the beginning").reads("Everybody I know has heard all of my jokes.")
    assert len(PdfReader(io.BytesIO(mina.page.pdf(format="A4"))).pages) == 1
    mina.visit(f"/people/{simon.pk}/").reads("Key events")
    assert Pin.objects.get(person=simon).pinned_by == lives.workers["mina"]
    pages = LedgerEntry.objects.filter(person=simon.pk, actor=lives.workers["mina"].key)
    assert pages.filter(page="chronology").exists()
    assert not any("jokes" in str(entry.__dict__) for entry in pages)
