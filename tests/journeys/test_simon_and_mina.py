"""The published case of Simon and Mina, as it stands in the product: from the first map to the café, by keys alone."""

from alongside.circles.models import CircleMap
from alongside.goals.models import Goal, Partnership
from tests.journeys.conftest import LAPTOP
from tests.journeys.test_one_note_in_one_story import tab_to


def test_from_the_first_map_to_the_cafe_without_a_mouse(read, lives):
    simon = lives.people["simon"]
    his, goal = f"/people/{simon.pk}/", Goal.objects.of(simon).get()
    mina = read(LAPTOP).signs_in("mina").visit(his)
    keys = mina.page.keyboard

    # Few ties beyond family and service; humour named by both.
    first = CircleMap.objects.of(simon).earliest("drawn_on")
    mina.visit(f"{his}circles/{first.pk}/").reads("Mum").reads("Lee")
    mina.visit(f"{his}strengths/").reads("Makes people laugh").reads("Quick, and never unkind with it")
    mina.reads("Not afraid to look silly")

    # Stand-up as the goal; three smaller steps; confidence in the way, and what each tried.
    mina.visit(his)
    tab_to(mina, "Goals and steps")
    keys.press("Enter")
    mina.page.wait_for_url("**/goals/")
    mina.reads("I want to make a room laugh.")
    mina.visit(f"{his}goals/{goal.pk}/").reads("Post a joke a day, both of us")
    mina.reads("An open-mic night at the agency").reads("Five minutes at the community centre").reads("Confidence")
    mina.visit(f"{his}barriers/{goal.barriers.get(behind_on=None).pk}/").reads("if you can, I can")

    # The worker learns too; online and in the room; people who stay in touch.
    evening = goal.person.activities.get(words="The comedy night")
    mina.visit(f"{his}activities/{evening.pk}/").reads("Nia, Tom and Bex").reads("wants to hear of others")
    for new in goal.person.connections.all():
        mina.visit(f"{his}connections/{new.pk}/")
    assert "café" in " ".join(said.words for new in goal.person.connections.all() for said in new.asked.all())

    # Both wheels, first and last map compared, and a page that Simon would keep.
    mina.visit(f"{his}together/{Partnership.objects.of(simon).get().pk}/").reads("The two wheels")
    mina.visit(f"{his}circles/compare/").reads("New")
    mina.visit(f"{his}goals/to-print/").reads("I want to make a room laugh.").reads("These are mine.")
