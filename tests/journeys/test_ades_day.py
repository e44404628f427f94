"""Ade, an agency support worker new today, reads on his phone who Simon is, and loses sight of him when the shift ends.

Then he is sent to a door where nobody expected him; Mina looks at it, asks a colleague in, and a rota is imported.
"""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.people import actions
from alongside.people.models import Involvement
from alongside.workforce.models import KeptWords
from tests.journeys.conftest import LAPTOP, PHONE


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_ade_meets_simon_and_loses_sight_of_him(read, lives, scripts):
    simon, mina_osei = lives.people["simon"], lives.workers["mina"]
    ade = read(PHONE, scripts=scripts)
    ade.signs_in("ade").reads("today until 23:59").follow("Simon")
    ade.reads("I want to make a room laugh").reads("Makes people laugh")
    ade.visit("/shifts/").reads("Open now").reads("To come")
    ade.visit(f"/people/{simon.pk}/notes/new/")
    ade.fill("What did they say", "I went by myself, and texted.")
    shift = Involvement.objects.shifts_of(lives.workers["ade"], at=timezone.now()).get(person=simon)
    actions.end_involvement(involvement=shift, by=mina_osei, at=timezone.now())
    ade.press("Record this note").is_refused("Your shift with this person ended")
    ade.reads("What you had just typed is kept")
    assert KeptWords.objects.get().words["in_their_words"] == ["I went by myself, and texted."]
    ade.visit("/")
    assert "Simon" not in ade.page.content()
    ade.visit("/shifts/")
    assert "Simon" not in ade.page.content()
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_a_door_where_nobody_expected_him(read, lives):
    simon = lives.people["simon"]
    shift = Involvement.objects.shifts_of(lives.workers["ade"], at=timezone.now()).get(person=simon)
    actions.end_involvement(involvement=shift, by=lives.workers["mina"], at=timezone.now())
    ade = read(PHONE).signs_in("ade").visit("/people/find/?q=dorothy")
    ade.follow("I am at the door").reads("You are at the door of")
    ade.fill("Why are you here?", "A colleague is ill, my agency sent me")
    ade.press("Begin my shift now").is_refused("There is a problem")
    until = timezone.localtime() + timedelta(hours=3)
    for part, words in (("Day", until.day), ("Month", until.month), ("Year", until.year), ("Time", f"{until:%H:%M}")):
        ade.page.get_by_label(part, exact=True).fill(str(words))
    ade.press("Begin my shift now").check().reads("Dorothy").reads("My story")
    mina = read(LAPTOP).signs_in("mina")
    mina.follow("A shift at Dorothy").reads("To be looked at").reads("my agency sent me")
    mina.page.get_by_role("button", name="It is right").first.click()
    mina.check().reads("The shift is as it should be")
    mina.follow("Ask a colleague in").follow("Who is alongside").follow("Enter a shift")
    mina.visit(f"/people/{lives.people['dorothy'].pk}/alongside/")
    mina.follow("End").reads("Why does it end?")
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_a_rota_is_shown_with_its_faults_and_then_entered(read, lives):
    simon, day = lives.people["simon"], timezone.localdate() + timedelta(days=9)
    right = f"ade@example.org,{simon.name},{simon.born_on},{day},21:00,07:00\n"
    head = "worker,name,born,day,from,until\n"
    ruth = read(LAPTOP).signs_in("ruth").follow("Shifts").follow("Import shifts from a file")
    ruth.fill("Or paste its lines here", head + right + right.replace("Simon", "Somebody"))
    ruth.press("Show me what it says").is_refused("Line 3:")
    ruth.fill("Or paste its lines here", head + right)
    ruth.press("Show me what it says").check().reads("Nothing is entered yet").reads("It passes midnight")
    ruth.press("Enter this shift").check().reads("1 shift is entered")
    assert Involvement.objects.filter(shift_from="imported").count() == 1
