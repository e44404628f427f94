"""Who somebody is: asked at their table, read before a knock, printed on one side, and asked again in time."""

import io

import pytest
from pypdf import PdfReader

from alongside.people.models import AboutMe, CommunicationNeeds
from alongside.people.who_i_am import HEADINGS
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey


def sides_on_paper(page):
    return len(PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages)


def test_ade_reads_who_simon_is_before_he_knocks(read, lives):
    ade = read(PHONE).signs_in("ade")
    ade.visit(f"/people/{lives.people['simon'].pk}/")
    ade.page.get_by_role("link", name="Who I am", exact=True).click()
    ade.check().follow("Before you knock")
    ade.reads("Before you knock").reads("Short messages first, then a call.").reads("Let me lead on the bus.")
    ade.follow("What this changes").reads("Whoever is coming texts him the day before")


def test_mina_asks_dorothy_and_writes_what_she_says(read, lives):
    dorothy = lives.people["dorothy"]
    mina = read().signs_in("mina").visit(f"/people/{dorothy.pk}/communication/").follow("Ask again")
    mina.fill("In one line", "Large print. Face her when you talk.")
    mina.press("Save").check().reads("Large print. Face her when you talk.")
    assert CommunicationNeeds.objects.filter(person=dorothy).count() == 2
    mina.visit(f"/people/{dorothy.pk}/who-i-am/").follow("Write “My wellness”")
    mina.fill("In their words", "I am well in the garden.").press("Save").check().reads("I am well in the garden.")
    assert AboutMe.objects.filter(person=dorothy, words="I am well in the garden.").exists()


def test_two_workers_write_at_once_nothing_is_lost_and_simons_page_is_printed(read, lives):
    simon = lives.people["simon"]
    page = f"/people/{simon.pk}/who-i-am/write/wellness/"
    mina, ade = read().signs_in("mina").visit(page), read(PHONE).signs_in("ade").visit(page)
    ade.fill("In their words", "I am well when I have slept.").press("Save").check().reads(
        "I am well when I have slept."
    )
    mina.fill("In their words", "I am well after a laugh.").press("Save")
    mina.is_refused("Somebody else changed this").reads("I am well when I have slept.")
    assert mina.page.get_by_label("In their words").input_value() == "I am well after a laugh."
    mina.fill("In their words", "I am well when I have slept, and after a laugh.").press("Save").check()
    mina.visit(f"/people/{simon.pk}/").follow("Print who I am")
    paper = PdfReader(io.BytesIO(mina.page.pdf(format="A4", prefer_css_page_size=True)))
    words = " ".join(" ".join(paper.pages[0].extract_text().split()).split())
    assert len(paper.pages) == 1
    assert all(title in words for title, _ in HEADINGS.values())
    assert "I am well when I have slept, and after a laugh." in words
    assert "supported to write it by Mina Osei" in words


def test_who_everybody_is_fits_one_side_of_paper(read, lives):
    for slug, opens in {"simon": "mina", "dorothy": "mina", "yusuf": "helen", "rosa": "helen", "li": "farah"}.items():
        worker = read().signs_in(opens).visit(f"/people/{lives.people[slug].pk}/who-i-am/one-side/")
        assert sides_on_paper(worker.page) == 1, slug


def test_long_words_still_fit_one_side_of_paper(read, lives):
    rows = AboutMe.objects.filter(person=lives.people["simon"])
    rows.update(words="I have a great deal to say about this, and all of it matters to me. " * 25)
    mina = read().signs_in("mina").visit(f"/people/{lives.people['simon'].pk}/who-i-am/one-side/")
    mina.reads("Some of it was too long and is shortened")
    assert sides_on_paper(mina.page) == 1
