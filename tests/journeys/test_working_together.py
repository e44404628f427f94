"""Two peers begin to work together, turn the wheels and rest; and what Mina leaves goes on with a colleague."""

from alongside.access.roles import Role
from alongside.goals.models import Partnership, WheelEvent
from alongside.kit.ids import new_id
from alongside.people.models import Involvement
from alongside.workforce.actions.signing_in import choose_password
from alongside.workforce.actions.workers import add_worker
from tests.cast import HOUSE, hashed_once
from tests.journeys.conftest import LAPTOP, PHONE


def choose(reader, label, option):
    reader.page.get_by_label(label, exact=True).select_option(label=option)
    return reader


def test_two_peers_on_a_phone_without_scripts(read, lives):
    dorothy = lives.people["dorothy"]
    mina = read(PHONE, scripts=False).signs_in("mina").visit(f"/people/{dorothy.pk}/")
    mina.unfold().follow("Working together").reads("Nobody works together with them yet.")
    mina.follow("Begin to work together")
    mina.page.get_by_label("Two peers, each in both parts").check()
    choose(mina, "With whom?", "Arthur Pell").fill("What for, in a few words", "To plant one bed again")
    mina.press("Begin").check().reads("Dorothy Hale and Arthur Pell").reads("To plant one bed again")
    one = Partnership.objects.of(dorothy).get()
    mina.follow("It was explained")
    mina.page.get_by_label("Talked through").check()
    mina.page.get_by_label("What did they say to it?").fill("So he needs me as well?")
    mina.press("Keep this").check().reads("So he needs me as well?")
    mina.follow("Look together")
    mina.page.get_by_label("The person: Some enthusiasm").select_option(label="It is there")
    mina.press("Keep this").check().reads("Some enthusiasm")
    mina.follow("Write what turned the wheels")
    mina.page.get_by_label("What happened?").fill("She showed him how to prune, and he drove her there.")
    mina.page.get_by_label("Skills").check()
    mina.page.get_by_label("Things done together").check()
    choose(mina, "Whose wheel?", "Arthur Pell")
    mina.press("Keep this").check().reads("She showed him how to prune")
    assert [touch.element for touch in WheelEvent.objects.get(partnership=one).touches.all()] == [
        "shared_activities",
        "develop_skills",
    ]
    mina.follow("Rest for a while").press("Let it rest").is_refused("Write why, in a few words.")
    mina.fill("Why, in a few words", "The frost").press("Let it rest").check().reads("we ask again on")
    mina.follow("Begin again").press("Begin again").check()
    mina.follow("Move on").page.get_by_label("They go on without it").check()
    mina.page.get_by_label("What goes on?").fill("Saturdays, the two of them, with his car and her eye.")
    mina.press("Move on").check().reads("They go on without it").reads("Saturdays, the two of them")
    mina.visit(f"/people/{dorothy.pk}/").reads("Moved on: They go on without it").follow("Skills")
    mina.reads("What turned the wheels")


def test_what_mina_leaves_goes_on_with_a_colleague_by_keys(read, lives):
    simon, sam = lives.people["simon"], lives.workers["sam"]
    nora = add_worker(
        id=new_id(), name="Nora Frost", email="nora@example.org", roles=[Role.PRACTITIONER], by=sam, at=lives.now
    )
    choose_password(account=nora.account, encoded=hashed_once(), by=HOUSE, at=lives.now)
    mina = read(LAPTOP).signs_in("mina").follow("Hand over what I leave").reads("Only you can finish")
    keys = mina.page.keyboard
    mina.page.get_by_label("Who goes on with Simon?").focus()
    keys.type("Nora")
    keys.press("Tab")
    keys.type("He rings when it is too much. Ask about the bus one.")
    mina.page.get_by_role("button", name="Hand over what is chosen").focus()
    keys.press("Enter")
    mina.reads("Handed over.").check()
    assert Involvement.objects.get(person=simon, worker=nora, ends_at=None).is_named_practitioner
    colleague = read(PHONE).signs_in("nora").follow("Working together with Simon was passed on to you")
    colleague.reads("Ask about the bus one.").press("I have read this").check().reads("Simon and Nora Frost")
    colleague.reads("Passed on to Nora Frost").follow("Print this").reads("A filled dot was touched.")
