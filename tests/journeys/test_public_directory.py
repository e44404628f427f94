"""A neighbour finds a group on a phone, prints it and tells us that it has changed; a worker puts it right."""

import re

from alongside.directory.models import EntryChange, Service
from tests.journeys.conftest import LAPTOP, PHONE


def test_a_neighbour_finds_prints_and_tells_and_a_worker_puts_it_right(read, lives):
    bench = Service.objects.get(name="Mending bench")
    neighbour = read(PHONE, scripts=False).visit("/directory/")
    neighbour.page.get_by_label("Day", exact=True).select_option("TH")
    neighbour.press("Find").reads("What we found").follow("Mending bench")
    neighbour.reads("Run by Spokes and Solder").reads("Nobody has checked this lately.").reads("We rang them.")
    neighbour.page.emulate_media(media="print")
    assert neighbour.page.get_by_text("Canal Lane").is_visible()
    assert neighbour.page.get_by_text("Printed on").is_visible()
    assert not neighbour.page.get_by_role("link", name="Tell us this has changed").is_visible()
    neighbour.page.emulate_media(media="screen")
    neighbour.follow("Tell us this has changed").fill("What is right now?", "It begins at seven now.")
    neighbour.press("Tell us").is_refused("Choose what has changed.")
    assert neighbour.page.get_by_label("What is right now?").input_value() == "It begins at seven now."
    neighbour.page.get_by_label("The day or the time").check()
    neighbour.press("Tell us").reads("Thank you").follow("Back to it")
    assert neighbour.page.get_by_text("Every Thursday, 18:00").is_visible(), "nothing changes before somebody looked"

    nell = read(LAPTOP).signs_in("nell").visit("/directory/to-do/").follow("Mending bench")
    nell.reads("It begins at seven now.").follow("Correct the entry").reads("It begins at seven now.")
    nell.page.get_by_label("From", exact=True).fill("19:00")
    nell.press("Keep the change").reads("The entry says so now.")
    assert EntryChange.objects.filter(service=bench, state="taken", looked_by=lives.workers["nell"]).exists()
    nell.follow("Ask colleagues about it").fill("What would you like to know?", "Is the gate locked by then?")
    nell.press("Ask colleagues").reads("Nobody has answered yet").check()
    nell.visit("/community/events/")
    nell.page.get_by_role("button", name=re.compile("I am going.*Bikes and biscuits")).press("Enter")
    nell.reads("Go: ").check()

    page = neighbour.page
    page.reload()
    assert page.get_by_text("Every Thursday, 19:00").is_visible(), "and everybody reads it at once"
    again = read(LAPTOP)
    for path in ("/directory/", "/directory/this-week/", "/directory/find/", f"/directory/{bench.pk}/"):
        for size in (LAPTOP, PHONE):
            again.page.set_viewport_size(size)
            again.visit(path)
    again.page.keyboard.press("Tab")
    assert again.page.evaluate("document.activeElement.textContent") == "Skip to main content"
    again.visit(f"/directory/{bench.pk}/tell-us/")
