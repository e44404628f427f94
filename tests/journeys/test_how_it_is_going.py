"""Mina asks Simon four questions: he agrees first, stops, goes on another day, and both see what changed since."""

import pytest

from alongside.measures.models import Asking
from tests.journeys.conftest import LAPTOP, PHONE


def newest(simon):
    return Asking.objects.of(simon).filter(measure="ons_4").latest("begun_at")


def choose(reader, question, answer):
    reader.page.get_by_role("group", name=question).get_by_label(answer, exact=True).first.check()


@pytest.mark.parametrize(("size", "scripts"), [(PHONE, False), (LAPTOP, True)], ids=["without scripts", "by keys"])
def test_asked_with_agreement_stopped_gone_on_with_and_compared(read, lives, size, scripts):
    simon = lives.people["simon"]
    mina = read(size, scripts=scripts).signs_in("mina").visit(f"/people/{simon.pk}/")
    mina.unfold().follow("How it is going").reads("Down by 3: the way one would hope.")
    mina.follow("How life is: four questions").press("Go to the questions")
    mina.is_refused("Say whether they want to answer it.")
    mina.page.get_by_label("I told them what it is for").check()
    choose(mina, "Do they want to answer it?", "Yes")
    choose(mina, "How did they say so?", "Said so")
    choose(mina, "May their answers be counted", "Yes")
    mina.press("Go to the questions").check()
    if scripts:  # answered by keys alone, and kept while it is
        mina.page.locator("#id_q_satisfied").focus()
        mina.page.keyboard.press("Space")
        for _ in range(4):
            mina.page.keyboard.press("ArrowRight")
        mina.page.locator("#saved time").first.wait_for()
        mina.page.locator("#draft-version:not([value='1'])").wait_for(state="attached")
    else:
        choose(mina, "Overall, how satisfied are you", "4")
    mina.press("They want to stop").check().reads("What Simon answered is kept.")
    mina.press("Stop here").check().reads("They wanted to stop.")
    assert newest(simon).answers == {"satisfied": 4}
    mina.page.get_by_role("link", name="How life is: four questions").first.click()
    mina.check().reads("Go on only if they wish to.")
    choose(mina, "Overall, how anxious did you feel", "7")
    mina.fill("In their own words", "Before the stage I am. After it I am not.").press("That is all")
    mina.check().reads("low").reads("This question was left.").reads("Before the stage I am.")
    assert newest(simon).answers == {"satisfied": 4, "anxious": 7}
    mina.visit(f"/people/{simon.pk}/measures/of/goal_rating/").reads("Up by 5: the way one would hope.")
    mina.reads("no published size")
    mina.follow("On paper").reads("You need not answer.")
    mina.visit(f"/people/{simon.pk}/").reads("I answered: How life is: four questions")


def test_the_principal_enters_a_licence_and_takes_out_a_file_without_names(read, lives):
    helen = read(LAPTOP).signs_in("helen").visit("/measures/").follow("Mental wellbeing, seven statements")
    helen.follow("Enter a licence").fill("Licence or permission number", "W-2026-7").fill("Who gave it?", "Warwick")
    helen.press("Enter it").check().reads("Figures and totals alone")
    helen.visit("/measures/").reads("These can be asked").follow("Export answers for evaluation")
    helen.page.get_by_label("Which measure?").select_option("ucla_3")
    for name, day in (("since", ("1", "1", "2026")), ("until", ("31", "12", "2026"))):
        for part, value in zip(("day", "month", "year"), day, strict=True):
            helen.page.locator(f"#id_{name}_{part}").fill(value)
    helen.fill("What is it for?", "A look back at the year")
    with helen.page.expect_download() as file:
        helen.page.get_by_role("button", name="Make the file").click()
    assert file.value.suggested_filename == "ucla_3-2026-01-01-2026-12-31.zip"
