"""Farah finds people by what she knows, and is shown who may be there already; of a hidden one only Helen hears."""

from alongside.people.models import Person
from tests.journeys.conftest import PHONE


def test_one_box_finds_by_whatever_is_known_and_adding_shows_who_may_be_the_same(read, lives):
    simon = lives.people["simon"]
    farah = read().signs_in("farah")
    box = farah.page.get_by_role("searchbox", name="Find a person")
    for typed, why in (
        ("999 000 0018", "has this NHS number"),
        ("ls12 3ab", "lives in LS12 3AB"),
        (f"{simon.born_on:%d/%m/%Y}", f"born {simon.born.in_words()}"),
        (f"archr {simon.born_on.year}", f"born {simon.born.in_words()}"),
        ("Simmon", "Simon Archer"),
    ):
        box.fill(typed)
        box.press("Enter")
        farah.page.wait_for_url("**/people/find/**")
        farah.check().reads("Simon Archer").reads(why)
    farah.follow("Add a person").fill("Full name", "Simmon Archer").fill("What they like to be called", "Sim")
    born = simon.born_on
    farah.fill("Day", f"{born.day}").fill("Month", f"{born.month}").fill("Year", f"{born.year}")
    farah.fill("NHS number", "999 000 0026").fill("Postcode", "LS12 3AB").press("Add this person")
    farah.check().reads("Is it one of these people?").reads("name one slip away and same date of birth")
    farah.page.get_by_text("Change what you wrote").click()
    farah.fill("What they like to be called", "Simmo").press("None of these: add a new person")
    farah.check().reads("Simmo")
    assert Person.objects.get(name="Simmon Archer").health_record.nhs_number == "9990000026"


def test_a_hidden_duplicate_is_told_to_its_owner_alone(read, lives):
    rosa = lives.people["rosa"]
    farah = read(PHONE, scripts=False).signs_in("farah").visit("/people/add/")
    farah.fill("Full name", "Rosa Lynd").fill("Year", f"{rosa.born_on.year}").press("Add this person")
    farah.check().reads("We met")
    mina = read(PHONE).signs_in("mina").visit("/people/add/")
    mina.fill("Full name", "Rosa Lynd").fill("Year", f"{rosa.born_on.year}").press("Add this person")
    mina.check().reads("Is it one of these people?").reads("Why this is closed to you")
    helen = read(PHONE).signs_in("helen")
    helen.follow("Somebody was added who may be the same person as Rosa Lind")
    helen.reads("Rosa Lynd").reads("Farah Noor").press("They are not the same")
    helen.check().reads("It is off your desk")
    helen.visit("/").reads("What needs you now")
    assert "same person" not in helen.page.content()
