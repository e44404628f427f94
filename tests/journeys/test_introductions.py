"""What he said leads to something on; he says yes, a colleague goes along, and it is asked how it went."""

from datetime import timedelta

from django.utils import timezone

from alongside.directory.models import Introduction
from alongside.kit.moments import date_in_words
from tests.journeys.conftest import LAPTOP, PHONE


def test_simon_is_introduced_by_what_he_said(read, lives, tmp_path):
    """On a phone without scripts from his strength to his answer; on a laptop by keys to how it went."""
    simon = lives.people["simon"]
    mina = read(PHONE, scripts=False).signs_in("mina").visit(f"/people/{simon.pk}/strengths/")
    mina.follow("What is on that may fit").reads("What may fit")
    mina.page.get_by_label("In words").fill("half remembered songs")
    mina.page.get_by_role("search", name="Offers that may fit").get_by_role("button").click()
    mina.reads("Songs we half remember").check()
    mina.page.get_by_role("button", name="Suggest this to Simon").first.click()
    mina.reads("Waits for their answer").check()
    mina.follow("Write down what they say").press("Keep their answer").is_refused()
    mina.reads("Choose what they say.")
    mina.page.get_by_label("Yes", exact=True).check()
    mina.fill("In their own words", "Only if Ade sings too")
    mina.press("Keep their answer").is_refused()
    mina.reads("Say who introduces them.")
    mina.page.get_by_label("A worker").check()
    mina.page.get_by_label("Which worker?").select_option(label="Ade Bello")
    mina.page.get_by_label("Go together the first time").check()
    day = timezone.localdate() + timedelta(days=6)
    for part, figure in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        mina.page.get_by_label(part, exact=True).first.fill(str(figure))
    mina.press("Keep their answer").reads(f"With Ade Bello, on {date_in_words(day)}").check()

    laptop = read(LAPTOP).signs_in("mina").visit(f"/people/{simon.pk}/").unfold().follow("Introductions")
    laptop.check().follow("Songs we half remember").follow("Say how it went")
    keys = laptop.page.keyboard
    laptop.page.get_by_label("They went, and liked it").focus()
    keys.press("Space")
    laptop.page.get_by_label("How it was, in their own words").focus()
    keys.type("Nobody minded that I forgot the words.")
    laptop.press("Keep how it went").reads("Nobody minded that I forgot the words.").check()
    laptop.reads("They would like to come back")
    laptop.follow("Print this for them").reads("If it does not suit me, that is no fault of mine.").check()
    one = Introduction.objects.get(answer_words="Only if Ade sings too")
    assert (one.outcome, one.is_open) == ("liked", False)
    laptop.visit(f"/directory/entries/{one.service_id}/").follow("add a picture or a leaflet")
    leaflet = tmp_path / "leaflet.pdf"
    leaflet.write_bytes(b"%PDF-1.7\n%%EOF\n")
    laptop.page.get_by_label("The picture or document").set_input_files(str(leaflet))
    laptop.fill("What is it?", "The leaflet with the songs of this term").press("Add it").reads(
        "It stands on the entry now."
    )
    laptop.check()
