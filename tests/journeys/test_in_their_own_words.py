"""Somebody writes for an assessment themselves: a link and a word, on a phone; sent, read together, picked from."""

import pytest
from django.utils import timezone

from alongside.assessments.actions import begin_assessment, take_back_link
from alongside.assessments.models import Picked, SelfAssessment
from alongside.assessments.opening import NO_MATCH
from alongside.assessments.self_assessment_keys import code_of
from alongside.kit.ids import new_id
from tests.journeys.conftest import PHONE

pytestmark = pytest.mark.journey


def test_it_is_offered_opened_written_sent_and_picked_from(read, lives):
    simon, by = lives.people["simon"], {"by": lives.workers["mina"], "at": timezone.now()}
    one = begin_assessment(person=simon, id=new_id(), kind="adult", **by)
    mina = read().signs_in("mina")
    mina.page.goto(f"{mina.address}/people/{simon.pk}/assessments/{one.pk}/")
    mina.follow("write in their own words")
    mina.fill("What shows that they are able", "He writes a joke a day on his phone.")
    mina.fill("What did they say to assessing", "Let me do it.").fill("have the capacity", "He says what it is for.")
    mina.fill("How can they ask for help", "Ring Mina on 0113 496 0007.").fill(
        "Which word did you agree", "The bus one"
    )
    mina.page.get_by_label("By text message").check()
    mina.press("Make the link")
    own = SelfAssessment.objects.of(simon).get()
    code = code_of(own.pk, own.turn)
    assert code in mina.check().page.locator(".card").inner_text()

    # From the paper, on the smallest phone, without scripts: the wrong word first.
    phone = read(PHONE, scripts=False).visit("/in-your-words/")
    phone.fill("The letters on your paper", code.lower()).fill("Your word", "the car one").press("Open my page")
    phone.is_refused(NO_MATCH).fill("Your word", "the bus one").press("Open my page")
    phone.reads("In your own words, Simon").fill("What matters most to you?", "My films, and my sister.").press("Save")
    phone.press("Close my page on this device")

    # Another day, by the link, with scripts: kept as it is typed.
    phone = read(PHONE).visit(f"/in-your-words/{code}/").fill("Your word", "the bus one").press("Open my page")
    phone.check().fill("What would you like to be able to do", "Tell the bus joke to people.")
    phone.page.locator("#seen-outcomes[value^='1.']").wait_for(state="attached")
    phone.page.locator("#life > summary").focus()
    phone.page.keyboard.press("Enter")
    phone.fill("What is a good day like?", "When I have slept.").press("Save, and I have finished")
    phone.check().reads("My films, and my sister.").reads("Tell the bus joke").press("I have finished: send it")
    phone.check().reads("Thank you, Simon").page.get_by_label("Which question").select_option(label="Do you feel safe?")
    phone.fill("What would you like to add?", "Mostly. Not on the late bus.").press("Add it")
    phone.reads("It is added.").follow("A copy to print").reads("Mostly. Not on the late bus.")

    mina.page.goto(mina.address)
    mina.follow("Simon has written in their own words").reads("Tell the bus joke to people.")
    mina.press("We have read it together").reads("Read together on").follow("Pick it into “What matters most”")
    mina.page.get_by_label("It is still true").check()
    mina.press("Pick these").reads("Simon, written by themselves")
    assert Picked.objects.get(assessment=one).words == "My films, and my sister."

    take_back_link(own=own, **by)
    phone.page.go_back()
    phone.page.reload()
    phone.check().reads("This link has ended").reads("What you sent is with us")
