"""Decisions that stand: pain and slowness are eligible, an advocate is owed all the same, the law of that very day.

Scenarios 3, 4 and 14 of the research into practice; the ninth is in test_a_decision.py. And fast fingers: what is typed
while a draft is on its way never comes back as somebody else's words.
"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from alongside.assessments import actions as assessments
from alongside.conversations.tests.talking import nothing_differs
from alongside.decisions.models import Decision
from alongside.kit.ids import new_id
from alongside.kit.moments import LONDON
from alongside.letters.models import Copy
from alongside.people import actions as people
from alongside.people.models.communication import CommunicationNeeds
from tests.cast import gather
from tests.journeys.conftest import LAPTOP, PHONE

pytestmark = pytest.mark.journey
SIGNED = {"name": "simon.mp4", "mimeType": "video/mp4", "buffer": b"\0\0\0\x20ftypisom" + bytes(2000)}
OLD, NEW = datetime(2026, 6, 1, 15, tzinfo=LONDON), datetime(2026, 6, 3, 15, tzinfo=LONDON)
CONFINED, LEAVES = "Are they under continuous supervision and control?", "Are they free to leave?"


def answers(reader, said):
    """Yes or no to questions, each by how it begins."""
    for question, answer in said.items():
        reader.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def finds(reader, outcome, limb, shows):
    """What cannot be achieved, in which way, and what shows it."""
    reader.page.get_by_label(outcome, exact=True).select_option(label=limb)
    reader.page.get_by_label(f"What shows it: {outcome[:1].lower()}{outcome[1:]}").fill(shows)


def test_pain_at_the_stove_and_a_slow_wash_are_eligible_though_his_sister_cooks_and_he_has_it_signed(read, lives):
    """Scenario 3."""
    simon, mina_osei, now = lives.people["simon"], lives.workers["mina"], timezone.now()
    asked = CommunicationNeeds.objects.counting(simon)
    people.write_communication(
        person=simon, id=new_id(), seen_version=asked.version, has_needs=True, formats=["bsl_video"],
        review_on=timezone.localdate() + timedelta(days=90), by=mina_osei, at=now,
    )  # fmt: skip
    one = assessments.begin_assessment(
        person=simon, id=new_id(), kind="adult", ready_on=None, told="", by=mina_osei, at=now
    )
    page = f"/people/{simon.pk}/"
    mina = read().signs_in("mina").visit(f"{page}assessments/{one.pk}/").press("Find whether the needs are eligible")
    mina.check().fill("In Simon’s words", "I burn before the pan does. And I am late for everything.")
    mina.page.get_by_label("Agrees", exact=True).check()
    answers(mina, {"Do their needs come from": "Yes", "significant impact on their wellbeing": "Yes"})
    finds(
        mina,
        "Eating and drinking well",
        "They can do this without help, but it causes them significant pain, distress or anxiety",
        "“My back locks while the pan heats.”",
    )
    finds(
        mina,
        "Keeping themselves clean",
        "They can do this without help, but it takes them significantly longer than would normally be expected",
        "An hour and a half on the day he wrote down.",
    )
    mina.fill("What do carers do that was left out of account?", "Jo, his sister, cooks on five days.")
    mina.page.get_by_label("Their needs are eligible").check()

    on_their_way = []
    mina.page.route("**/keep/", lambda route: on_their_way.append((route, route.fetch())))
    reasons = mina.page.get_by_label("Why? In plain words")
    reasons.press_sequentially("Cooking hurts him, ")
    while not on_their_way:  # kept by now, and the answer is not there yet
        mina.page.wait_for_timeout(50)
    reasons.press_sequentially("and washing takes his morning.")
    mina.page.get_by_label("Prepare a copy for Simon").check()
    mina.page.get_by_role("button", name="Decide what was found", exact=True).click()
    for route, answer in on_their_way:
        route.fulfill(response=answer)
    mina.follow("Read what was found, what shows it, and why")
    mina.check().reads("That is 2 of the ten outcomes, and two are enough.")
    found = Decision.objects.of(simon).get(kind="adult_eligibility")
    assert found.reasons == "Cooking hurts him, and washing takes his morning.", "fast fingers lose nothing"
    for words in ("Jo, his sister, cooks on five days.", "From what was found, the law leaves no other conclusion."):
        mina.reads(words)
    mina.reads("A video or sound recording: not yet given").reads("Care Act 2014, section 13(2)")

    with mina.page.expect_navigation():
        mina.page.locator("#held").locator("xpath=following::a[1]").click()
    mina.check().follow("Add the recording")
    mina.page.get_by_label("The file").set_input_files([SIGNED])
    mina.fill("What it says, in short", "That his needs are eligible, and why.").press("Keep the recording")
    mina.check().follow("Look at it and give it").page.get_by_label("By hand", exact=True).check()
    mina.press("It is given").check().reads("Kept as it was given")
    copy = Copy.objects.of(simon).get(source_id=found.pk)
    assert (copy.file.ending, copy.file.size) == ("mp4", len(SIGNED["buffer"]))
    phone = read(PHONE, scripts=False).signs_in("mina").visit(f"{page}decisions/{found.pk}/")
    phone.reads("A video or sound recording, by hand")
    assert phone.page.get_by_text("The law asks that they have this in writing").count() == 0

    # The same facts of a carer: the fourth way is not there, and a sentence says so.
    dorothy = lives.people["dorothy"]
    phone.visit(f"/people/{dorothy.pk}/decisions/new/carer_eligibility/").reads("does not count for a carer")
    offered = phone.page.get_by_label("Eating and drinking well", exact=True)
    assert len(offered.locator("option").all_inner_texts()) == 4, "able, and three ways of not being able"
    assert "significantly longer" not in " ".join(offered.locator("option").all_inner_texts())
    assert phone.page.get_by_label("Keeping themselves clean").count() == 0


def test_an_advocate_is_owed_although_somebody_suitable_is_there(read, lives):
    """Scenario 4: nine weeks in a care home, paid for by the NHS."""
    dorothy = lives.people["dorothy"]
    mina = read(PHONE).signs_in("mina").visit(f"/people/{dorothy.pk}/decisions/new/")
    mina.follow("Is an independent advocate owed?").fill("In Dorothy Hale’s words", "My niece is a good girl.")
    mina.page.get_by_label("Agrees", exact=True).check()
    mina.fill("Who could support them to take part", "Her niece, and Dorothy wants her to.")
    mina.page.get_by_label("Their plan", exact=True).check()
    mina.page.get_by_label("To use or weigh it").check()
    nhs = "May it lead to a long stay that the NHS arranges or pays for?"
    answers(mina, {"Is there somebody suitable": "Yes", nhs: "Yes", "Do we and whoever supports them": "No"})
    mina.page.get_by_label("28 days or more in hospital, or 8 weeks or more in a care home").check()
    mina.page.get_by_label("An advocate would be in their best interests").check()
    mina.press("Show what follows from this").check().reads("so one is owed although there is somebody suitable")
    mina.page.get_by_label("An advocate is owed", exact=True).check()
    mina.fill("Why? In plain words", "Nine weeks at a home that the NHS pays for. Her niece alone is not enough.")
    mina.press("Decide").check().reads("An advocate is owed, and none is there yet.")
    mina.reads("There is somebody suitable, not paid to care for you, who can help you to take part.")
    mina.reads("regulation 4")
    for leads, what, words in (
        ("Say when one was asked for, or is there", "An advocate is there", "Sefton Voices, on Tuesday."),
        ("What changed because of the advocate?", "What changed because of", "She has the room with the window."),
    ):
        mina.follow(leads).page.get_by_label(what).check()
        mina.fill("Who, when, and what they said or did", words).press("Keep it").check().reads(words)


@pytest.fixture
def set_clock(monkeypatch):
    """`set_clock(moment)`: from now on it is then, for the server too."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


class TestOnEitherSideOfANight:
    @pytest.fixture
    def lives(self, transactional_db):
        """Nobody yet: the cast is gathered when it is the day for it."""

    def test_what_is_decided_on_1_june_shows_the_old_law_and_on_3_june_the_new(self, read, set_clock):
        """Scenario 14."""
        set_clock(OLD)
        dorothy = gather(OLD).people["dorothy"]
        page = f"/people/{dorothy.pk}/decisions/"
        mina = read(LAPTOP, scripts=False).signs_in("mina").visit(f"{page}new/deprivation_of_liberty/")
        self.finds(mina).press("Show what follows from this").reads("as the law was then understood")
        mina.page.get_by_label("This deprives them of their liberty").check()
        mina.fill("Why? In plain words", "The door is locked, and she cannot agree to it.").press("Decide")
        mina.reads("P v Cheshire West").reads("the law leaves no other conclusion").visit("/decisions/law/").reads(
            "None of your decisions rests on law that has changed."
        )

        set_clock(NEW)
        mina.signs_in("mina").reads("Law changes: look again at this decision about Dorothy Hale")
        mina.visit("/decisions/law/").reads("from 2 June 2026 another version holds")
        mina.visit(f"{page}new/deprivation_of_liberty/")
        self.finds(mina).press("Show what follows from this").reads("No machine decides this.")
        mina.page.get_by_label("This does not deprive them of their liberty").check()
        mina.fill("Why? In plain words", "She hums at the door and turns back by herself.").press("Decide").check()
        mina.reads("[2026] UKSC 16").reads("The law leaves this to a judgement.")
        old, new = Decision.objects.of(dorothy).filter(kind="deprivation_of_liberty").order_by("made_at")
        assert [one.law_version for one in (old, new)] == [
            "deprivation_of_liberty@0001-01-01",
            "deprivation_of_liberty@2026-06-02",
        ]
        mina.visit(f"{page}{old.pk}/").reads("P v Cheshire West").reads("From 2 June 2026 another version holds.")
        mina.visit("/decisions/law/").follow("Do these arrangements").fill("Why does it stand", "Weighed anew since.")
        mina.press("It stands").reads("Looked at under the law as it is now")
        assert nothing_differs() == ""

    def finds(self, mina):
        mina.fill("In Dorothy Hale’s words", "The garden. Where is the garden?")
        mina.page.get_by_label("Does not agree", exact=True).check()
        answers(mina, {CONFINED: "Yes", LEAVES: "No", "Do they agree to it": "No", "Does the state answer": "Yes"})
        return mina
