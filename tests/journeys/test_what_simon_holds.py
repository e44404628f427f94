"""What Simon holds: easy read is written for him without scripts on a phone, looked at, given, and he has it."""

import io

import pytest
from pypdf import PdfReader

from alongside.letters.models import Copy
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey


def test_easy_read_is_written_previewed_given_and_acknowledged(read, lives):
    simon = lives.people["simon"]
    page = f"/people/{simon.pk}/"
    mina = read().signs_in("mina").visit(page).unfold()
    mina.page.get_by_role("link", name="What I hold", exact=True).click()
    mina.check().reads("What Simon holds").follow("Prepare something for them")
    mina.page.get_by_label("What will they have?").select_option(label="Who I am")
    mina.page.get_by_label("Easy read", exact=True).check()
    mina.press("Go on").check().reads("The easy read is not written yet.")
    copy = Copy.objects.of(simon).filter(kind="who_i_am").waiting().get()
    mina.follow("Write the easy read").reads("No line is written yet")

    phone = read(PHONE, scripts=False).signs_in("mina").visit(f"{page}copies/{copy.pk}/easy-read/").follow("Add a line")
    phone.fill("One short sentence", "You make people laugh (a lot).").press("See pictures and advice")
    phone.reads("Brackets, dashes, colons")
    phone.fill("One short sentence", "You make people laugh.").fill("Look for a picture", "micro")
    phone.press("See pictures and advice").reads("Short and plain.")
    phone.page.get_by_label("A microphone").check()
    phone.press("Keep this line").reads("You make people laugh.")

    mina.visit(f"{page}copies/{copy.pk}/easy-read/")
    assert mina.page.get_by_alt_text("A microphone").is_visible()
    mina.follow("It is done").follow("Look at it and give it")
    mina.reads("Not by post, by email or through somebody they name.")
    assert mina.page.get_by_label("By post").count() == 0, "he is reached by text and by phone alone"
    mina.page.get_by_label("By hand", exact=True).focus()
    mina.page.keyboard.press("Space")
    mina.page.get_by_role("button", name="It is given").focus()
    mina.page.keyboard.press("Enter")
    mina.page.wait_for_load_state()
    mina.check().reads("Kept as it was given").follow("They have it")
    mina.fill("What did they say?", "That is me, that is.").press("They have it").check().reads("That is me, that is.")
    mina.follow("Read and print it as its own page")
    paper = PdfReader(io.BytesIO(mina.page.pdf(format="A4")))
    printed = " ".join(" ".join(one.extract_text().split()) for one in paper.pages)
    assert printed.startswith("Who I am")
    assert "Mina Osei" not in printed, "nobody's sign-in is on what he keeps"
    mina.visit(page).reads("Given to me: Who I am")


def test_dorothys_form_and_where_she_lives_are_minded(read, lives):
    page = f"/people/{lives.people['dorothy'].pk}/copies/"
    mina = read(PHONE).signs_in("mina").visit(page).follow("Prepare something for them")
    mina.reads("They said that they need: Large print")
    mina.page.get_by_label("What will they have?").select_option(label="Who I am")
    mina.page.get_by_label("Standard print").check()
    mina.press("Go on").is_refused("Dorothy Hale needs: large print.")
    mina.page.get_by_label("Very large print, 24 point").check()
    mina.press("Go on").check().follow("Look at it and give it")
    mina.page.get_by_label("By post").check()
    mina.page.get_by_label("With her niece, 27 Nowhere Terrace").check()
    mina.press("It is given").check().reads("The copy itself does not say which.")
    assert "Nowhere" not in mina.page.content()
    ruth = read().signs_in("ruth").visit(page)
    ruth.follow("Who I am").reads("Kept as it was given")
