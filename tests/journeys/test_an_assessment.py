"""An assessment lived through: picked from what was said, written on a phone, found, finished, advised."""

import pytest

from alongside.assessments.models import Assessment
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey


def test_it_is_picked_written_found_finished_and_advised(read, lives):
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
    phone.follow("Pick from what was already said")
    phone.page.get_by_label("Where does it belong?").select_option(label="In the neighbourhood")
    phone.page.get_by_label("It is still true").check()
    phone.page.get_by_role("checkbox").first.check()
    phone.press("Pick these").check().reads("It is still true")
    phone.page.get_by_label("Dignity, and being treated with respect").fill("Nobody rearranges her kitchen.")
    phone.press("Save, and read it").check().reads("Nobody rearranges her kitchen.")

    # One sitting: the page that is written, the finding with what shows it chosen, and back, to finish.
    mina.page.reload()
    mina.page.get_by_label("Dignity, and being treated with respect").fill("Nobody rearranges her kitchen or her day.")
    mina.press("Save, and find whether the needs are eligible").check().reads("I want to cook my own dinner again")
    mina.page.get_by_label("Agrees", exact=True).check()
    mina.page.get_by_role("group", name="Do their needs come from").get_by_label("Yes").check()
    mina.page.get_by_label("Or take what shows it").first.select_option(value="part:dignity")
    with mina.page.expect_navigation():
        mina.press("Show what follows from this")
    shows = mina.page.get_by_label("What shows it: eating and drinking well", exact=True).input_value()
    assert shows.startswith("“Nobody rearranges her kitchen or her day.” Mina Osei")
    mina.page.get_by_role("group", name="significant impact on their wellbeing").get_by_label("No").check()
    mina.page.get_by_label("Their needs are not eligible").check()
    mina.fill("Why? In plain words", "With the stool and the kettle she cooks. The garden is what is missing.")
    mina.press("Decide").reads("Their needs are not eligible")
    assert mina.page.evaluate("location.hash") == "#finish"
    mina.page.get_by_label("What carers do was left out of account").check()
    mina.press("Save and finish it").check().reads("written advice is owed").reads("Give Dorothy Hale the copy")

    mina.visit("/").follow("Write the advice that Dorothy Hale")
    mina.fill("What would meet or lessen", "The raised bed at the allotment society, Tuesdays.")
    mina.press("Keep the advice").check().reads("The raised bed at the allotment society")
    one.refresh_from_db()
    assert one.advised_at is not None
