"""A worker adds an offer on a phone and hands its keeping to whoever runs it; a change many rely on is looked at."""

from alongside.directory.models import EntryLink, Service
from tests.journeys.conftest import LAPTOP, PHONE


def test_an_entry_is_added_on_a_phone_and_kept_true_by_whoever_runs_it(read, lives):
    ade = read(PHONE, scripts=False).signs_in("ade").visit("/directory/entries/?q=zeppelin")
    ade.reads("Nothing is found like that").follow("add it in a minute")
    assert ade.page.get_by_label("What is it called?").input_value() == "zeppelin"
    ade.fill("What is it called?", "Model makers").fill("Who runs it?", "Attic Trust")
    ade.page.get_by_label("Tuesday").check()
    ade.page.get_by_label("From", exact=True).fill("2pm")
    ade.press("Add another time")
    assert ade.page.get_by_label("Who runs it?").input_value() == "Attic Trust", "nothing typed is lost"
    ade.page.get_by_label("Saturday").nth(1).check()
    ade.page.get_by_label("Postcode").fill("nowhere")
    ade.press("Add it").is_refused()
    ade.reads("That is no postcode")
    ade.page.get_by_label("Postcode").fill("LS12 3AB")
    ade.fill("Name of the place", "The Attic").press("Add it").reads("The entry is there for everybody now.")
    ade.reads("Every Tuesday, from 14:00")
    ade.follow("make a link for them").fill("Who will use it?", "Wilf")
    ade.fill("The word you agreed", "balsa wood").press("Make the link")
    link = ade.page.locator("code").inner_text()

    wilf = read(LAPTOP)
    wilf.page.goto(link)
    wilf.check().reads("What we say about Attic Trust").follow("Correct it, or say that it is right")
    keys = wilf.page.keyboard
    wilf.page.get_by_label("What is it?", exact=False).first.focus()
    keys.type("Planes that fly, and some that do not.")
    wilf.fill("The word you agreed with us", "balsa").press("This is right now").is_refused()
    wilf.check().reads("That is not the word that was agreed")
    wilf.page.get_by_label("The word you agreed with us").focus()
    keys.press("Control+a")
    keys.type("Balsa Wood")
    keys.press("Enter")
    wilf.reads("Your entry says so now").check()
    entry = Service.objects.get(name="Model makers")
    assert (entry.description, entry.checked_by) == ("Planes that fly, and some that do not.", "Wilf")
    assert EntryLink.objects.get(for_whom="Wilf").wrong_words == 1


def test_what_many_rely_on_is_looked_at_and_an_entry_is_printed(read, lives):
    nell = read(LAPTOP).signs_in("nell").visit("/directory/entries/").follow("What waits for a look")
    nell.reads("Songs we half remember").follow("Welcome table").reads("No lunch in the last week of December.")
    nell.page.get_by_label("Yes").check()
    nell.press("Keep what I decided").reads("It is kept what you decided.").check()
    nell.follow("What it said before").reads("Looked at and made").check()
    bench = Service.objects.get(name="Mending bench")
    nell.visit(f"/directory/entries/{bench.pk}/").follow("It is right as it stands")
    nell.page.get_by_label("Rang them").check()
    nell.press("It is right as it stands").reads("by Nell Hughes").check()
    nell.page.emulate_media(media="print")
    assert nell.page.get_by_text("Bikes, toasters, radios").first.is_visible()
    phone = read(PHONE).signs_in("nell").visit("/directory/to-do/")
    phone.visit(f"/directory/entries/{bench.pk}/").visit(f"/directory/entries/{bench.pk}/change/")


def test_an_offer_is_found_as_people_speak_and_what_nobody_offers_is_kept_as_a_wish(read, lives):
    ade = read(PHONE, scripts=False).signs_in("ade").visit("/directory/entries/")
    ade.fill("What are you looking for?", "mneding bikes on a Thursday evening").press("Find what is on")
    ade.reads("“mneding” was read as “mending”").reads("Mending bench").reads("on Thursday evening").check()
    ade.page.get_by_text("Near, when, cost, kind and access").click()
    ade.fill("Near", "Atlantis").press("Find with these").reads("No place called “Atlantis” is known here")
    ade.fill("Near", "LS12 3AB").press("Find with these").reads("0.4 miles from LS12 3AB")
    assert "near=LS12" in ade.page.url, "every choice stands in the address"
    ade.visit("/directory/entries/?q=zeppelin+flying&near=LS12+3AB").reads("Does nobody offer this?").check()
    ade.press("Keep this as a wish nobody meets yet").reads("It is kept as a wish that nobody meets yet")

    nell = read(LAPTOP).signs_in("nell").visit("/directory/entries/")
    keys = nell.page.keyboard
    nell.page.get_by_label("What are you looking for?").focus()
    keys.type("step-free singing")
    keys.press("Enter")
    nell.reads("Songs we half remember").reads("“step-free” was read as access.").check()
    nell.follow("Wishes nobody meets yet").reads("zeppelin flying").reads("fewer than 5 days").check()
    nell.press("There is something now for zeppelin flying").reads("No wish is kept")
