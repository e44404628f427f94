"""Dorothy and Mina choose a goal, on a phone without scripts, and go a step towards it; Mina by keys on a laptop."""

from alongside.goals.models import Barrier, Connection, Goal, Step
from tests.journeys.conftest import LAPTOP, PHONE


def test_a_goal_from_the_first_wish_to_somebody_new(read, lives):
    dorothy = lives.people["dorothy"]
    mina = read(PHONE, scripts=False).signs_in("mina").visit(f"/people/{dorothy.pk}/")
    mina.follow("Goals and steps").reads("No goal is chosen yet.").follow("Choose a goal together")
    mina.fill("What would they like to do", "Show the young ones how to prune").press("Keep this goal")
    mina.follow("Ask how close it feels").page.get_by_label("2", exact=True).check()
    mina.press("Save").follow("Add the first step")
    mina.press("Add this step").is_refused("Write the step, in a few words.")
    mina.fill("What is the step?", "Ring the allotment").page.get_by_label("Dorothy Hale", exact=True).check()
    mina.page.get_by_label("Knows how to grow anything").check()
    mina.press("Add this step").reads("Draws on")
    mina.follow("Something is in the way").fill("What is in the way", "The bus does not go there")
    mina.page.get_by_label("Services hard to reach").check()
    mina.press("Keep this").reads("The bus does not go there")
    goal = Goal.objects.of(dorothy).get()
    barrier = Barrier.objects.get(goal=goal)
    mina.visit(f"/people/{dorothy.pk}/barriers/{barrier.pk}/").fill("What was tried?", "Asked Una to drive")
    mina.page.get_by_label("It is behind us", exact=True).check()
    mina.press("Save").reads("Since").visit(f"/people/{dorothy.pk}/goals/{goal.pk}/")
    mina.follow("It is done").page.get_by_label("What happened?").fill("They have been asking after her")
    mina.press("Save").reads("1 of 1 step done")
    mina.follow("Somebody new").fill("Who is it?", "Kit").page.get_by_label("In person", exact=True).check()
    mina.page.get_by_label("What did it come from?").select_option(label="The step: Ring the allotment")
    mina.press("Keep this").reads("It came from")
    assert Connection.objects.get(person=dorothy).step == Step.objects.get(goal=goal)
    mina.visit(f"/people/{dorothy.pk}/goals/to-print/").reads("I met: Kit").reads("These are mine.")


def test_a_step_is_answered_by_keys_and_the_desk_is_quiet_again(read, lives):
    simon = lives.people["simon"]
    mina = read(LAPTOP).signs_in("mina").visit("/")
    mina.page.get_by_role("link", name="A step with Simon").focus()
    mina.page.keyboard.press("Enter")
    mina.reads("Ask the host about a regular slot").check()
    mina.page.get_by_label("It is done").focus()
    mina.page.keyboard.press("Space")
    mina.page.get_by_role("button", name="Save").focus()
    mina.page.keyboard.press("Enter")
    mina.reads("4 of 6 steps done").check()
    mina.page.set_viewport_size(PHONE)
    mina.check().visit("/")
    assert mina.page.get_by_role("link", name="A step with Simon").count() == 0
    mina.visit(f"/people/{simon.pk}/goals/").reads("I want to make a room laugh.").follow("Print this for Simon")
    mina.page.emulate_media(media="print")
    assert mina.page.get_by_text("These are mine.").is_visible()
    assert not mina.page.get_by_text("Print this page from your browser.").is_visible()
    assert not mina.page.get_by_text("How to communicate with Simon").is_visible()
