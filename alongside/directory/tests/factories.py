"""Answers as the page gives them, to begin a test from."""

from django.utils import timezone

from alongside.directory import actions
from alongside.kit.ids import new_id

TIME = {
    "often": "weekly",
    "days": ["TU"],
    "on": "",
    "until": "",
    "opens_at": "10:00",
    "closes_at": "12:00",
    "notes": "",
}
PLACE = {
    "place": "Armley Mills", "lines": "Canal Road", "town": "Leeds", "postcode": "LS12 2QF", "access": ["step_free"],
    "access_words": "",
}  # fmt: skip
ANSWERS = {
    "name": "Bike repair evening", "run_by": "Spokes of Armley", "description": "Bring a bike, or only yourself.",
    "url": "https://example.org/spokes", "email": "hello@example.org", "eligibility": "", "alert": "",
    "minimum_age": None, "maximum_age": None, "kinds": ["repair", "company"],
    "contact_name": "Bev", "phone": "0113 496 0100",
    "languages": "Polish, Urdu", "area": "", "is_online": False, "times": [TIME], "other_times": [], "places": [PLACE],
    "costs": [{"amount": "2", "what": "a cup of tea", "for_whom": ""}],
}  # fmt: skip


def told(**more):
    return {**ANSWERS, **more}


def add(cast, by="mina", at=None, **more):
    """An entry, added by somebody of the cast."""
    return actions.add_entry(answers=told(**more), id=new_id(), by=cast.workers[by], at=at or timezone.now())
