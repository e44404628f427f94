"""Plainer words are offered beneath what a worker types, taken with a press, and never in anybody's way."""

from alongside.conversations.models import Note, NoteDraft
from tests.journeys.conftest import LAPTOP, PHONE

NOTICED = "He commenced the evening with some anxiety but engaged well with the other service users."


def test_a_worker_takes_a_plainer_word_and_the_draft_has_it(read, lives):
    simon = lives.people["simon"]
    mina = read(LAPTOP).signs_in("mina").visit(f"/people/{simon.pk}/notes/new/")
    said = mina.page.get_by_label("What did they say")
    said.press_sequentially("I commenced it.")
    together = mina.page.get_by_label("What did you do together")
    together.press_sequentially(NOTICED)
    offer = mina.page.locator("#id_together-offer")
    offer.get_by_text("Plainer, if you like").wait_for()
    assert mina.page.locator("#id_in_their_words-offer").count() == 0, "the person's words are theirs"
    assert (
        mina.page.locator("#id_together-offer-aloud").inner_text() == "3 suggestions for plainer words, after the box."
    )
    offer.get_by_text("say what they did").wait_for()
    assert offer.get_by_role("button", name="say what they did").count() == 0, "advice is no button"
    mina.check()

    together.press("Control+Home")
    together.press_sequentially("🎤 Today. ")  # what was found stands elsewhere now
    offer.get_by_role("button", name="started").click()
    mina.page.wait_for_function(
        "document.activeElement.id === 'id_together' && document.activeElement.value.includes('He started the')"
    )
    assert together.input_value() == "🎤 Today. " + NOTICED.replace("commenced", "started")
    together.press("Control+z")
    assert "He commenced the" in together.input_value()
    together.press("Control+Shift+z")
    assert "He started the" in together.input_value()
    offer.get_by_text("“commenced”", exact=True).wait_for(state="detached")
    for _ in range(50):
        kept = NoteDraft.objects.filter(person=simon).values_list("words__together", flat=True).first() or ""
        if "He started the" in kept:
            break
        mina.page.wait_for_timeout(100)
    assert "He started the" in kept

    # By keyboard, on the smallest phone: the next offer is one Tab away, and nothing has to be taken.
    mina.page.set_viewport_size(PHONE)
    together.press("Tab")
    assert mina.page.evaluate("document.activeElement.dataset.put") == "people"
    mina.check()
    mina.page.keyboard.press("Enter")
    offer.get_by_text("“service users”", exact=True).wait_for(state="detached")
    assert "the other people." in together.input_value()
    mina.press("Record this note").reads("Recorded. It is in the story now.")
    assert "engaged well with the other people" in Note.objects.get(person=simon, together__contains="🎤").together


def test_without_scripts_a_page_looks_at_a_text(read, lives):
    simon = lives.people["simon"]
    ade = read(PHONE, scripts=False).signs_in("ade").visit(f"/people/{simon.pk}/notes/new/")
    link = ade.page.get_by_role("link", name="Look at the words of a text (opens in a new tab)").first
    ade.visit(link.get_attribute("href")).fill("Your text", NOTICED).press("Look at the words")
    ade.reads("Plainer, if you like").reads("“service users”")
    assert ade.page.get_by_label("Your text").input_value() == NOTICED
