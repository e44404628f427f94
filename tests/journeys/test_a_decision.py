"""A decision is weighed on one page, says what is missing, is made, challenged and upheld; a finding about capacity."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.decisions.models import Decision
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey


def test_a_choice_is_weighed_made_challenged_and_upheld(read, lives):
    dorothy = lives.people["dorothy"]
    page = f"/people/{dorothy.pk}/"
    mina = read().signs_in("mina").visit(f"{page}decisions/new/")
    mina.follow("A choice between ways")
    mina.fill("What is to be decided?", "How will Dorothy get to the allotment?")
    mina.fill("In Dorothy Hale’s words", "I want to smell it before the frost.")
    mina.page.get_by_label("Agrees", exact=True).check()
    mina.page.get_by_label("What is it?").first.fill("Her niece drives her on Sundays")
    mina.page.get_by_label("What is good about it").first.fill("They talk all the way.")
    mina.page.get_by_label("What is it?").nth(1).fill("A minibus on Tuesdays")
    mina.page.get_by_text("Saved").wait_for()
    mina.press("Decide").is_refused("There is a problem")
    for missing in (
        "Write what could go wrong with “Her niece drives her on Sundays”.",
        "Say which law this rests on.",
    ):
        mina.reads(missing)
    # The list leads to the box, by keys alone.
    mina.page.locator("#missing").get_by_role("link", name="Write the reasons, in plain words.").focus()
    mina.page.keyboard.press("Enter")
    assert mina.page.evaluate("location.hash") == "#id_reasons"
    mina.press("Keep it, and decide later").check().reads("Being weighed")

    phone = read(PHONE, scripts=False).signs_in("mina").visit(f"{page}decisions/").follow("How will Dorothy get")
    phone.follow("Go on with it")
    for number, words in enumerate(("She gets cold.", "She dislikes being fetched.")):
        phone.page.get_by_label("What could go wrong").nth(number).fill(words)
    phone.page.get_by_label("What is good about it").nth(1).fill("It is every week.")
    for number, words in enumerate(("Sundays were always for digging.", "She never sat in a bus with a name on it.")):
        phone.page.get_by_label("How it fits their life and culture").nth(number).fill(words)
    phone.page.get_by_label("What it costs, where that matters").nth(1).fill("£18")
    for number, words in enumerate(("She asked for it.", "Not right now: she would have to hurry.")):
        phone.page.get_by_label("Why it is chosen, or why it is not right").nth(number).fill(words)
    phone.page.get_by_label("Way 1: Her niece drives her on Sundays").check()
    phone.fill("Why? In plain words", "Both get her there. On Sundays she has the day and her niece.")
    phone.page.get_by_label("Care Act 2014, section 1: wellbeing").check()
    phone.page.locator("summary", has_text="When, and for how long").click()
    phone.page.get_by_label("It is for now, until we look at it again").check()
    day = timezone.localdate() + timedelta(days=2)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        phone.page.get_by_role("group", name="When do we look at it again?").get_by_label(label).fill(str(value))
    phone.press("Decide").check().reads("Decided.")
    made = Decision.objects.of(dorothy).get(question__startswith="How will Dorothy")
    phone.reads("£18.00 a week").visit("/").reads("Look again at a decision with Dorothy Hale")
    phone.visit(page).reads("Decided. How will Dorothy get to the allotment: Her niece drives her on Sundays")

    ruth = read().signs_in("ruth").visit(f"{page}decisions/{made.pk}/counsel/")
    ruth.page.get_by_label("A challenge: it should be looked at again").check()
    ruth.fill("What do you say?", "Who drives when the niece is away?").press("Put it on the record")
    ruth.check().reads("Challenged, to be answered")
    mina.visit("/").follow("A decision about Dorothy Hale was challenged")
    mina.page.get_by_label("It is upheld, and this is why").check()
    mina.fill("Why?", "Then she stays at home that Sunday: she said so herself.").press("Answer it")
    mina.check().reads("Who drives when the niece is away?").reads("Then she stays at home that Sunday")
    assert mina.page.get_by_role("heading", name="What became of it").is_visible()


def test_capacity_is_found_for_one_decision_with_support_first(read, lives):
    """Scenario 9, and the law one tap away."""
    mina = read(PHONE).signs_in("mina").visit(f"/people/{lives.people['dorothy'].pk}/decisions/new/")
    mina.follow("Can they make one decision themselves?").press("Decide").is_refused("Write what is to be decided.")
    mina.reads("Answer “What was done first to help them decide?”")
    mina.fill("What is to be decided?", "Where she lives this winter")
    mina.fill("In Dorothy Hale’s words", "At home. I have said so.")
    mina.page.get_by_label("Agrees", exact=True).check()
    mina.fill("What matters for this decision", "The stairs, the cold, who comes and when.")
    mina.fill("Did we look for an attorney", "Her niece looked, and so did we: none.")
    mina.fill("What was done first to help them decide?", "Two mornings, with the photographs.")
    for question in ("Is there an impairment", "Is it because of that?"):
        mina.page.get_by_role("group", name=question).get_by_label("No").check()
    mina.press("Show what follows from this").check().reads("So this decision is yours to make, wise or unwise.")
    mina.page.get_by_label("They can make this decision themselves").check()
    mina.fill("Why? In plain words", "She told us back what each place means.")
    mina.page.get_by_text("A Local Authority v JB").first.click()
    mina.reads("A finding belongs to its decision")
    mina.press("Decide").check().reads("They can make this decision themselves")
