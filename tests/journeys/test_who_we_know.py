"""What a team knows: a link written down by one and found by another, an evening, a skill, an example without names."""

from datetime import timedelta

from django.utils import timezone

from alongside.directory.models import Came, CommunityLink, Gathering
from tests.journeys.conftest import LAPTOP, PHONE


def test_a_link_is_written_down_by_one_and_found_by_another_on_a_phone(read, lives):
    ade = (
        read(PHONE, scripts=False)
        .signs_in("ade")
        .unfold("Menu")
        .follow("Community")
        .follow("Who we know")
        .follow("I know somebody who")
    )
    ade.page.get_by_role("textbox", name="Their name").fill("Sol Reyes")
    ade.fill("What do they know, or offer?", "Leads the choir at the café, and needs a joke teller")
    ade.page.get_by_role("group", name="Did they agree").get_by_label("Yes").check()
    ade.page.get_by_label("Said so").check()
    ade.page.get_by_label("Their name and what they offer").check()
    ade.page.get_by_role("group", name="Which team keeps it?").get_by_label("Armley").check()
    ade.press("Write it down").check().reads("by nobody by name")
    mina = read(PHONE).signs_in("mina").visit("/community/")
    mina.fill("Who knows somebody who", "choir joke").press("Look").check().follow("Sol Reyes")
    mina.follow("They no longer agree").press("Take it away").check().reads("Do not ask them again.")
    assert CommunityLink.objects.get(name="Sol Reyes").knows == ""
    ruth = read(LAPTOP).signs_in("ruth").visit("/community/links/hand-over/")
    ruth.page.get_by_label("Whose links?").select_option(label="Mina Osei")
    ruth.page.get_by_label("Who speaks with them from now on?").select_option(label="Graham Lowe")
    ruth.press("Hand them over").check().reads("1 link changed hands.")


def test_an_evening_is_arranged_and_each_story_sees_only_what_concerns_it(read, lives):
    simon, dorothy = lives.people["simon"], lives.people["dorothy"]
    mina = read(PHONE, scripts=False).signs_in("mina").visit("/community/evenings/").follow("Arrange an open evening")
    mina.fill("What is it called?", "Soup and songs").fill("Where?", "The big room")
    begun = timezone.localtime() - timedelta(hours=3)
    for name, when in (("starts_at", begun), ("ends_at", begun + timedelta(hours=2))):
        parts = {"day": when.day, "month": when.month, "year": when.year, "time": f"{when:%H:%M}"}
        for part, value in parts.items():
            mina.page.locator(f"#id_{name}_{part}").fill(str(value))
    mina.press("Arrange it").check()
    for name in ("Simon", "Dorothy Hale"):
        mina.page.get_by_label(name, exact=True).check()
    mina.fill("How many others came", "11").press("Save").check().reads("13 in all")
    evening = Gathering.objects.get(title="Soup and songs")
    assert Came.objects.filter(gathering=evening).count() == 2
    for person, other in ((simon, "Dorothy"), (dorothy, "Simon")):
        page = mina.visit(f"/people/{person.pk}/").page
        told = page.locator("ol.story li", has_text="Soup and songs")
        assert told.count() == 1
        assert other not in told.inner_text()
    farah = read(LAPTOP).signs_in("farah").visit(f"/community/evenings/{evening.pk}/").reads("13 in all")
    assert "Simon" not in farah.page.locator("main").inner_text()


def test_an_example_is_shared_without_names_and_a_skill_finds_who_wants_it(read, lives):
    dorothy = lives.people["dorothy"]
    mina = read(LAPTOP).signs_in("mina").visit(f"/people/{dorothy.pk}/").unfold()
    mina.page.get_by_role("link", name="Share a good example").click()
    mina.page.get_by_role("link", name="Share a good example").click()
    mina.check().fill("Title", "Back to the soil").fill("What we did", "We went to the plot. Una drove us there.")
    mina.page.get_by_role("group", name="Did they agree").get_by_label("Yes").check()
    mina.page.get_by_label("Said so").check()
    mina.press("Share it").is_refused("“Una” stands in the second sentence of “What we did”")
    mina.fill("What we did", "We went to the plot. Her niece drove us there.").press("Share it").check()
    priya = read(PHONE).signs_in("priya").visit("/practice/examples/").follow("Back to the soil")
    assert "Dorothy" not in priya.page.locator("main").inner_text()
    priya.visit("/practice/skills/").fill("What, in a few words?", "Making videos that people share")
    priya.page.get_by_label("I can teach it").check()
    priya.press("Share it").check().reads("Mina Osei would like to learn what you can teach")
