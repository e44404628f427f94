"""Mina holds a connecting conversation with Simon, records it on time, and what they each said they would do lives on.

On the smallest phone, by the keyboard alone on a laptop, and without JavaScript.
"""

from io import StringIO

import pytest
from django.core.management import call_command

from alongside.conversations.models import Conversation, ConversationDraft
from alongside.people.models import StoryItem
from alongside.workforce.models import Due
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.test_one_note_in_one_story import tab_to

WORDS = "Three of them stayed behind. One does the lights at the Grand."


@pytest.mark.parametrize("scripts", [True, False], ids=["phone", "phone without script"])
def test_a_conversation_from_the_desk_to_what_came_of_it(read, lives, scripts):
    mina = read(PHONE, scripts=scripts).signs_in("mina")
    mina.page.get_by_role("link", name="Start a conversation with Simon").click()
    mina.check().reads("Open now").follow("Connecting people").reads("third conversation").reads("To think with")
    box = mina.page.get_by_label
    box("In Simon’s words").fill(WORDS)
    if scripts:
        mina.reads("Saved")
    box("Where was it?").fill("The community centre")
    box("Jo Archer").check()
    mina.page.locator("#id_noticed-0-words").fill("He kept his coat on, and stayed till the end.")
    mina.press("Add something else we noticed")
    mina.page.wait_for_url("**#id_noticed-1-words")
    mina.check()
    assert box("In Simon’s words").input_value() == WORDS
    assert box("Jo Archer").is_checked()
    mina.page.locator("#id_noticed-1-words").fill("The host asked his name.")
    mina.page.locator("#id_noticed-1-mark").select_option("reported")
    mina.page.locator("#id_noticed-1-whose").select_option("other")
    mina.press("Record this conversation").is_refused("Write who that is")
    mina.page.locator("#id_noticed-1-whose_name").fill("The woman at the door")
    box("Makes people laugh").check()
    mina.page.locator("#id_strength-0-words").fill("Makes friends quickly")
    mina.page.locator("#id_to_do-0-words").fill("Has coffee with the three from Tuesday")
    mina.page.locator("#id_to_do-1-words").fill("Asks the host about a regular slot")
    mina.press("Record this conversation")
    mina.check().reads("Recorded. It is in the story now.").reads("The woman at the door").reads(
        "Makes friends quickly"
    )
    one = Conversation.objects.get(in_their_words=WORDS)
    assert (one.number, one.is_late) == (3, False)
    assert not ConversationDraft.objects.exists()
    mina.visit("/").reads("You said you would, for Simon").reads("Check back with Simon")
    mina.visit(f"/people/{one.person_id}/").reads("Connecting people, third conversation").reads(WORDS)
    mina.follow("Has coffee with the three").reads("What came of it?")
    box("It is done").check()
    box("What happened?").fill("All three came. So did the lights man’s dog.")
    mina.press("Save").reads("Done: Has coffee with the three")
    mina.visit("/").page.get_by_role("link", name="You said you would, for Simon").last.click()
    mina.check()
    box("Not yet: another day").check()
    mina.press("Save").is_refused("Write the new day")
    box("It is done").check()
    mina.press("Save").reads("My story")
    check = one.check_back
    mina.visit(f"/people/{one.person_id}/check-backs/{check.pk}/")
    box("We carry on together").check()
    mina.press("Save").check().reads("Start a conversation with")
    assert {due.outcome for due in Due.objects.filter(source_id__in=[one.pk, check.pk])} == {"met"}
    assert StoryItem.objects.filter(source_id=check.pk).exists()
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_the_same_by_the_keyboard_alone(read, lives):
    mina = read(LAPTOP).signs_in("mina")
    keys = mina.page.keyboard
    mina.visit(f"/people/{lives.people['simon'].pk}/")
    tab_to(mina, "Start a conversation")
    keys.press("Enter")
    mina.reads("First contact")
    tab_to(mina, "Connecting people")
    keys.press("Enter")
    mina.page.wait_for_url("**/write/**")
    tab_to(mina, "In Simon’s words")
    keys.type(WORDS)
    tab_to(mina, "Makes people laugh")
    keys.press("Space")
    for _ in range(2):
        tab_to(mina, "Will do what")
    keys.type("Asks the host about a regular slot")
    keys.press("Enter")  # in a box of one line: it is kept, and the page stays
    mina.page.wait_for_load_state()
    mina.reads("Saved")
    tab_to(mina, "Record this conversation", most=120)
    keys.press("Enter")
    mina.reads("Recorded. It is in the story now.")
    one = Conversation.objects.get(in_their_words=WORDS)
    assert one.undertakings.get().worker == lives.workers["mina"]
    assert one.strengths_shown.get().strength.words == "Makes people laugh"


def test_a_closed_tab_and_a_second_device_lose_nothing_and_a_crisis_asks_for_a_reason(read, lives):
    simon = lives.people["simon"]
    phone = read(PHONE).signs_in("mina").visit(f"/people/{simon.pk}/conversations/begin/crisis/")
    phone.page.get_by_label("In Simon’s words").press_sequentially("The stairs")
    phone.reads("Saved")
    laptop = read(LAPTOP).signs_in("mina")
    laptop.follow("Record your conversation with Simon").reads("Responding in a crisis")
    assert laptop.page.get_by_label("In Simon’s words").input_value() == "The stairs"
    laptop.page.get_by_label("In Simon’s words").fill("The stairs are too much")
    laptop.reads("Saved")
    laptop.page.locator('#draft-version[value="2"]').wait_for(state="attached")
    phone.page.get_by_label("In Simon’s words").fill("The stairs, and the lift is broken")
    phone.reads("another device")
    phone.press("Leave it as a draft").is_refused("What you wrote, and what stands now")
    phone.reads("The stairs are too much")
    phone.page.get_by_label("In Simon’s words").fill("The stairs are too much, and the lift is broken")
    phone.page.get_by_text("Something that cannot wait for a calmer time").click()
    phone.page.get_by_label("A permanent move").check()
    phone.press("Record this conversation").is_refused("only what is needed now")
    phone.page.get_by_label("Why can it not wait?").fill("The flat is on the ninth floor, and he cannot go back.")
    phone.press("Record this conversation").check().reads("A colleague is asked to look at this")
    graham = read(LAPTOP).signs_in("graham").follow("Look at a reason about Simon").reads("he cannot go back")
    graham.fill("What do you think of it?", "I would have done the same.").press("Save what I think")
    graham.reads("What needs you now")
    phone.page.reload()
    phone.reads("I would have done the same.")
    call_command("rebuild_story", "--check", stdout=StringIO())
