"""An assessment lived through: picked from what was said, written on a phone, found, finished and given: two pages."""

from urllib.parse import urlsplit

import pytest

from alongside.assessments.models import Assessment, State
from alongside.letters.models import Copy
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey


def test_it_is_picked_written_found_finished_and_given_on_two_pages(read, lives):
    dorothy = lives.people["dorothy"]
    one = Assessment.objects.of(dorothy).get()
    page = f"/people/{dorothy.pk}/"
    here = f"{page}assessments/{one.pk}/"
    mina = read().signs_in("mina").visit(here).follow("how they were involved")
    assert mina.page.evaluate("location.hash") == "#id_took_part"
    mina.page.get_by_label("How they took part", exact=True).fill("She led it, pencil in hand.")
    mina.page.locator("#seen-took_part[value^='1.']").wait_for(state="attached")

    phone = read(PHONE, scripts=False).signs_in("mina").visit(f"{here}write/")
    assert phone.page.get_by_label("How they took part", exact=True).input_value() == "She led it, pencil in hand."
    phone.press("Pick from what was already said")
    phone.page.get_by_label("Where does it belong?").select_option(label="In the neighbourhood")
    phone.page.get_by_label("It is still true").check()
    phone.page.get_by_role("checkbox").first.check()
    phone.press("Pick these").check().reads("It is still true")
    phone.page.get_by_label("Dignity, and being treated with respect").fill("Nobody rearranges her kitchen.")
    phone.press("Save, and read it").check().reads("Nobody rearranges her kitchen.")

    # One sitting, its pages counted: the one that is written, found and finished on, and the one it is given on.
    pages = [f"{here}write/"]
    mina.page.on("framenavigated", lambda frame: pages.append(urlsplit(frame.url).path))
    mina.page.reload()
    mina.page.get_by_label("Dignity, and being treated with respect").fill("Nobody rearranges her kitchen or her day.")
    mina.press("Save, and find whether the needs are eligible").check().reads("What is missing to decide it")
    assert (
        mina.page.get_by_label("In Dorothy Hale’s words").input_value().startswith("I want to cook my own dinner again")
    )
    mina.page.get_by_label("Agrees", exact=True).check()
    mina.page.get_by_role("group", name="Do their needs come from").get_by_label("Yes").check()
    shows = mina.page.get_by_label("What shows it: eating and drinking well", exact=True)
    assert not shows.is_visible(), "not asked while they can"
    for outcome in ("Eating and drinking well", "Keeping themselves clean"):
        mina.page.get_by_label(outcome, exact=True).select_option(index=1)
        take = mina.page.get_by_label(f"Or take what shows it: {outcome[:1].lower()}{outcome[1:]}")
        take.select_option(value="part:dignity")
    mina.page.get_by_role("group", name="significant impact on their wellbeing").get_by_label("Yes").check()
    mina.press("Show what follows from this").reads("That is 2 of the ten outcomes, and two are enough.")
    assert shows.input_value().startswith("“Nobody rearranges her kitchen or her day.” Mina Osei")
    mina.page.get_by_label("Their needs are eligible").check()
    mina.page.get_by_label("Why? In plain words").fill("She cooks on her knees, and washes for an hour.")
    mina.press("Decide what was found").check().reads("Their needs are eligible.")
    assert mina.page.evaluate("location.hash") == "#finish"
    mina.page.get_by_label("What carers do was left out of account").check()
    mina.press("Save and finish it").check().reads("Give it to Dorothy Hale").reads("Your needs are eligible")
    mina.page.get_by_label("By hand").check()
    assert set(pages) == {f"{here}write/", urlsplit(mina.page.url).path}, "two pages, and no other"
    mina.press("It is given").reads("As it was given")
    one.refresh_from_db()
    assert one.state == State.FINISHED
    assert Copy.objects.get(kind="assessment", source_id=one.pk).given_on is not None
