"""Leo opens Mr Khan's record one night on his phone, and Helen reviews it; Mina hides Simon from her colleagues."""

from io import StringIO

from django.core.management import call_command

from tests.journeys.conftest import LAPTOP, PHONE


def test_a_record_is_opened_for_a_reason_on_a_phone_and_reviewed_by_a_second_person(read, lives):
    khan = f"/people/{lives.people['yusuf'].pk}/"
    leo = read(PHONE).signs_in("leo").visit("/people/find/?q=khan")
    leo.page.get_by_role("link", name="Why this is closed to you").click()
    leo.is_refused("This page is not open to you").reads("only a few named workers").follow("Open it now, for a reason")
    leo.reads("a second person reviews it")
    leo.page.get_by_label("Somebody may come to harm").check()
    leo.page.get_by_label("4 hours", exact=True).check()
    leo.press("Open it now").is_refused("Write what is happening")
    leo.fill("What is happening?", "His neighbour rang: the door stands open and he does not answer.")
    leo.press("Open it now").check().reads("You opened this record until").reads("My story")
    leo.visit(f"{khan}who-i-am/").reads("You opened this record until").follow("Close it now")
    leo.page.get_by_role("button", name="Close it now").click()
    leo.reads("It is closed.").check().page.goto(leo.address + khan)
    leo.is_refused("This page is not open to you")
    helen = read(LAPTOP).signs_in("helen").follow("Mr Khan’s record was opened for a reason")
    helen.reads("the door stands open").reads("Looked at their story").reads("Looked at who they are")
    helen.page.get_by_label("It was right").check()
    helen.fill("In your words", "You did right. He is at his daughter’s.")
    helen.press("Send the review").check().reads("It stands on the desk of")
    helen.visit(f"{khan}looks/").reads("opened it for a reason: Somebody may come to harm: His neighbour rang")
    helen.page.get_by_label("Whose looks?").select_option("Leo Grant")
    helen.press("Show").check().reads("Looks of Leo Grant")
    leo.visit("/").follow("How you opened Mr Khan’s record was reviewed").reads("He is at his daughter’s.")
    leo.page.get_by_role("button", name="I have read this").click()
    leo.reads("It is off your desk").check()
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_a_record_is_hidden_from_one_who_must_not_know_of_it(read, lives):
    simon, who = f"/people/{lives.people['simon'].pk}/", "who-may-open/"
    ade = read(PHONE).signs_in("ade").reads("Simon")
    mina = read(LAPTOP, scripts=False).signs_in("mina").visit(simon).follow("Who may open this record")
    mina.reads("has been open from the beginning").follow("Restrict or hide it")
    mina.page.get_by_label("Hidden").check()
    mina.page.get_by_label("Something else").check()
    mina.press("Change who may open it").is_refused("Write why, in a few words")
    mina.fill("In a few words", "Somebody in the agency’s office asks for him").press("Change who may open it")
    mina.reads("From now on only those named may open this record.").reads("Name a second")
    mina.follow("Name somebody")
    mina.page.get_by_label("Who?").select_option(label="Ruth Adeyemi, team manager")
    mina.fill("Why", "When I am away").press("Name them").reads("They are named.")
    for path in ("/", "/shifts/", "/people/", "/people/find/?q=simon"):
        assert "Simon" not in ade.visit(path).page.inner_text("main"), path
    for path in (simon, f"{simon}{who}", f"/break-the-glass/?person={lives.people['simon'].pk}"):
        ade.page.goto(ade.address + path)
        ade.is_refused("There is no such page here")
        assert "Simon" not in ade.page.inner_text("main"), path
    read(LAPTOP).signs_in("ruth").visit(simon).reads("My story").visit(f"{simon}{who}").reads("When I am away")
    mina.visit(f"{simon}{who}").follow("Open it again")
    mina.page.get_by_label("It was a mistake").check()
    mina.press("Open it again").reads("everybody alongside may open this record")
    ade.visit("/").reads("Simon")
