"""Dorothy in facts: her own words first, her place kept from a colleague, a death recorded and taken back."""

from alongside.people.models import Identity
from tests.journeys.conftest import PHONE

WORDS = "I am a carpenter's son from Lvov and Leeds."


def test_their_words_are_written_and_read_first(read, lives):
    dorothy = lives.people["dorothy"]
    mina = read().signs_in("mina")
    mina.visit(f"/people/{dorothy.pk}/").unfold().follow("In facts")
    mina.follow("Write what they say").fill("Identity and culture, in their own words", WORDS).press("Save")
    mina.check().reads(WORDS).reads("27 Nowhere Terrace")
    mina.follow("Change NHS number or GP practice").fill("NHS number", "999 000 0019").press("Save")
    mina.is_refused("Its last digit does not agree")
    mina.fill("NHS number", "9990000026").press("Save")
    mina.check().reads("999 000 0026 (invented")
    mina.follow("What was changed, and by whom").reads(WORDS)
    assert Identity.objects.get(person=dorothy).words == WORDS


def test_a_confidential_place_is_kept_from_a_colleague_who_learns_whom_to_ask(read, lives):
    ruth = read(PHONE).signs_in("ruth")
    ruth.visit(f"/people/{lives.people['dorothy'].pk}/identity/").reads("Ask Mina Osei if you need to know it.")
    assert "Nowhere Terrace" not in ruth.page.content()


def test_a_death_is_recorded_without_scripts_and_taken_back(read, lives):
    mina, dorothy = read(scripts=False).signs_in("mina"), lives.people["dorothy"]
    mina.visit(f"/people/{dorothy.pk}/identity/").follow("Tell us that")
    mina.fill("Year", "2026").fill("Who told us?", "Her niece, by phone").press("Save")
    mina.check().reads("Her niece, by phone").follow("It was a mistake: they are alive")
    mina.reads("Nothing was put to rest because of it").press(f"Take it back: {dorothy.called} is alive")
    mina.check().reads("Tell us that")
