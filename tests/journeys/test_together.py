"""Mina's laptop and Simon's phone draw one map together; a map comes in from files and goes out as one."""

import io
import zipfile

from alongside.circles.models import CircleMap, Placement, Sitting
from alongside.circles.tests.test_sent import EDGES, NODES
from tests.journeys.conftest import LAPTOP, PHONE

SOON = 2000  # milliseconds


def newest(simon):
    return CircleMap.objects.of(simon).standing().first()


def ring_of(simon, name):
    return Placement.objects.get(map=newest(simon), contact__name=name).ring


def sees(reader, words, within=SOON):
    """The other's change is on this screen within two seconds, without a hand on it."""
    reader.page.locator("#last-change", has_text=words).wait_for(timeout=within)


def test_a_laptop_and_a_phone_draw_one_map_together(read, lives):
    simon = lives.people["simon"]
    address = f"/people/{simon.pk}/circles/{newest(simon).pk}/"
    mina = read(LAPTOP).signs_in("mina").visit(address)
    mina.press("Draw together on two devices")
    mina.check().reads("On their own device, open")
    code = Sitting.objects.get().code
    phone = read(PHONE).visit("/together/")
    phone.fill("The code", f"{code[:3].lower()} {code[3:]}").fill("What you like to be called", "simon")
    phone.press("Open the map")
    phone.check().reads("You are drawing together with")
    mina.page.locator(".sitting", has_text="Their own device is on this map").wait_for(timeout=SOON)
    # A tap on the phone, on the laptop within two seconds; and the other way, by keys.
    phone.page.locator("a.node[aria-label^='Bex,']").click()
    phone.reads("How close is Bex?").press("Closest")
    sees(phone, "Bex moved to Closest", within=8000)
    sees(mina, "Bex moved to Closest (ring 1 of 3).")
    mina.page.locator("#said", has_text="Bex moved to Closest").wait_for(timeout=SOON)
    assert "on their own device" in mina.page.locator(".last-change").inner_text()
    mina.page.locator("a.node[aria-label^='Nia,']").focus()
    mina.page.keyboard.press("ArrowUp")
    sees(mina, "Nia moved to Closest", within=8000)
    sees(phone, "Nia moved to Closest")
    assert mina.page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Nia")
    mina.check()
    phone.check()
    # A name by the phone, without leaving the page.
    phone.fill("Add somebody or something", "Kit").press("Put on the map")
    phone.page.locator("#chosen", has_text="How close is Kit?").wait_for()
    sees(mina, "Kit is on the map now")
    # The connection is lost: it is said, what is done is kept, and is sent by itself when it is back.
    phone.loses_the_line().page.context.set_offline(True)
    phone.press("Further out")
    phone.page.locator("#said", has_text="Not saved yet").wait_for(timeout=8000)
    phone.page.locator("#line", has_text="The connection was lost at").wait_for(timeout=8000)
    phone.fill("Add somebody or something", "Lou")
    assert ring_of(simon, "Kit") is None
    phone.page.context.set_offline(False)
    sees(mina, "Kit moved to Further out", within=8000)
    phone.page.locator("#line").wait_for(state="hidden", timeout=8000)
    assert phone.page.get_by_label("Add somebody or something").input_value() == "Lou"
    assert ring_of(simon, "Kit") == 3
    phone.check()
    # Mina ends it: the phone shows the map no more, and what was typed is not lost.
    mina.press("End drawing together")
    phone.is_refused("Drawing together is over").reads("Lou")
    assert not phone.page.locator("svg.circles").count()
    mina.check().reads("Draw together on two devices")


def test_without_scripts_a_link_shows_what_has_changed(read, lives):
    simon = lives.people["simon"]
    mina = read(LAPTOP, scripts=False).signs_in("mina").visit(f"/people/{simon.pk}/circles/{newest(simon).pk}/")
    mina.press("Draw together on two devices")
    phone = read(PHONE, scripts=False).visit("/together/")
    phone.fill("The code", Sitting.objects.get().code).fill("What you like to be called", "Simon Archer")
    phone.press("Open the map")
    phone.page.locator("a.node[aria-label^='Bex,']").click()
    phone.press("Closest")
    mina.follow("See whether they have joined").reads("Their own device is on this map")
    mina.reads("Bex moved to Closest (ring 1 of 3).")
    phone.press("Leave the map")
    phone.reads("You left the map at")
    mina.follow("See what has changed").reads("Draw together on two devices")


def test_a_map_comes_in_from_files_and_goes_out_as_one(read, lives):
    simon = lives.people["simon"]
    mina = read(LAPTOP).signs_in("mina").visit(f"/people/{simon.pk}/circles/")
    mina.follow("Bring a map in from files")
    choose = mina.page.get_by_label("The files of one map")
    choose.set_input_files([{"name": "n.csv", "mimeType": "text/csv", "buffer": NODES.replace(",", "|").encode()}])
    mina.page.get_by_label("Closest", exact=False).first.check()
    mina.press("Show me who is in them")
    mina.is_refused("tabs have to stand between the cells")
    nodes = NODES + "5,e,u5,Unkle Pat,,0.5,0.5\n"
    choose.set_input_files(
        [
            {"name": "s_attributeList_Person.csv", "mimeType": "text/csv", "buffer": nodes.encode()},
            {"name": "s_edgeList_Friend.csv", "mimeType": "text/csv", "buffer": EDGES.encode()},
        ]
    )
    mina.press("Show me who is in them")
    mina.check().reads("5 on the map, and 1 pair knows each other. Nothing is kept yet.")
    count = CircleMap.objects.count()
    mina.press("Keep this map")
    mina.page.set_viewport_size(PHONE)
    mina.is_refused("Say whether “Unkle Pat” is known here")
    mina.page.get_by_label("Who is this?").select_option(label="Uncle Pat, in their life already")
    mina.page.locator("input[name=in_3]").uncheck()
    mina.press("Keep this map")
    mina.check().reads("4 on the map: 2 in Closest")
    assert CircleMap.objects.count() == count + 1
    mina.visit(f"/people/{simon.pk}/circles/").follow("Take maps out as files")
    mina.page.get_by_label("All of them").check()
    mina.page.get_by_label("GraphML").check()
    with mina.page.expect_download() as found:
        mina.page.get_by_role("button", name="Take them out").click()
    with zipfile.ZipFile(io.BytesIO(found.value.path().read_bytes())) as together:
        assert len(together.namelist()) == 1 + CircleMap.objects.of(simon).standing().count()
    mina.visit(f"/people/{simon.pk}/circles/bring-in/")
