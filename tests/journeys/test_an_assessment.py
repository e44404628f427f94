"""An assessment lived through: picked from what was said, written on a phone, found, finished, advised."""

import pytest

from alongside.assessments.models import Assessment
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey
OUTCOME = "Eating and drinking well"


def test_it_is_picked_written_found_finished_and_advised(read, lives):
    dorothy = lives.people["dorothy"]
    page = f"/people/{dorothy.pk}/"
    mina = read().signs_in("mina").visit(f"{page}assessments/").follow("An adult’s needs").follow("Go on with it")
    mina.page.locator("#missing").get_by_role("link", name="how they were involved").focus()
    mina.page.keyboard.press("Enter")
    assert mina.page.evaluate("location.hash") == "#id_took_part"
    mina.page.get_by_label("How they took part", exact=True).fill("She led it, pencil in hand.")
    mina.page.locator("#seen-took_part[value^='1.']").wait_for(state="attached")

    phone = read(PHONE, scripts=False).signs_in("mina").visit(f"{page}assessments/").follow("An adult’s needs")
    phone.reads("She led it, pencil in hand.").follow("Go on with it").follow("Pick from what was already said")
    phone.page.get_by_label("Where does it belong?").select_option(label="In the neighbourhood")
    phone.page.get_by_label("It is still true").check()
    phone.page.get_by_role("checkbox").first.check()
    phone.press("Pick these").check().reads("It is still true")
    phone.page.get_by_label("Dignity, and being treated with respect").fill("Nobody rearranges her kitchen.")
    phone.press("Save, and read it").check().reads("Nobody rearranges her kitchen.")
    for leads in ("Still true?", "Change the day that was agreed", "They do not want it", "This was entered in error"):
        phone.follow(leads).page.go_back()

    mina.visit(f"{page}assessments/").follow("An adult’s needs").press("Find whether the needs are eligible")
    mina.check().reads("I want to cook my own dinner again")
    mina.page.get_by_label("Agrees", exact=True).check()
    mina.page.get_by_role("group", name="Do their needs come from").get_by_label("Yes").check()
    mina.page.get_by_role("group", name="significant impact on their wellbeing").get_by_label("No").check()
    mina.page.get_by_label("Their needs are not eligible").check()
    mina.fill("Why? In plain words", "With the stool and the kettle she cooks. The garden is what is missing.")
    mina.press("Decide").check().reads("Decided.")

    mina.visit(f"{page}assessments/").follow("An adult’s needs").reads("Their needs are not eligible").follow(
        "Finish it"
    )
    mina.page.get_by_label("What carers do was left out of account").check()
    mina.press("Finish it").check().reads("written advice is owed")
    mina.visit("/").reads("Write the advice that Dorothy Hale is owed").follow("Write the advice that Dorothy Hale")
    mina.fill("What would meet or lessen", "The raised bed at the allotment society, Tuesdays.").press(
        "Keep the advice"
    )
    mina.check().reads("The raised bed at the allotment society")
    one = Assessment.objects.of(dorothy).get()
    assert one.advised_at is not None
    mina.visit(page).reads("We finished an assessment together")
