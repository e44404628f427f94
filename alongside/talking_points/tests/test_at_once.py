"""Thirty people ask for the same few times in the same instant: each time has one winner, and the others are told."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta

import pytest
from django.db import connections
from django.utils import timezone

from alongside.access.roles import Role
from alongside.audit.acting import House
from alongside.directory.models import Location
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.actions import add_person
from alongside.talking_points import actions
from alongside.talking_points.models import Booking, Slot
from alongside.workforce.actions.teams import add_team
from alongside.workforce.actions.workers import add_administrator, add_worker

BOOKERS, TIMES = 30, 3


@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_have_one_winner_a_time_and_the_others_are_told_what_is_free():
    now = timezone.now()
    sam = add_administrator(id=new_id(), name="Sam", email="sam@example.org", by=House("test"), at=now)
    team = add_team(id=new_id(), name="Armley", by=sam, at=now)
    farah = add_worker(
        id=new_id(), name="Farah", email="farah@example.org", roles=[Role.FIRST_CONTACT, Role.TEAM_MANAGER],
        is_agency=False, teams=[team], by=sam, at=now,
    )  # fmt: skip
    place = Location.objects.create(name="The Old Mill")
    venue = actions.add_venue(location=place, id=new_id(), team=team, by=farah, at=now)
    day = in_london(now).date() + timedelta(days=3)
    actions.open_sessions(
        venue=venue, id=new_id(), workers=[farah], days=[day.weekday()], starts_on=day, ends_on=day, opens_at=time(13),
        closes_at=time(15), slot_minutes=20, on_bank_holidays=True, by=farah, at=now,
    )  # fmt: skip
    slots = list(Slot.objects.select_related("session__venue").order_by("starts_at"))
    people = [add_person(id=new_id(), name=f"Person {n}", by=farah, at=now) for n in range(BOOKERS)]
    together = threading.Barrier(BOOKERS)

    def book(number):
        together.wait()
        try:
            slot, at = slots[number % TIMES], timezone.now()
            actions.book(person=people[number], id=new_id(), slot=slot, asked_at=now, by=farah, at=at)
            return "has it"
        except actions.UnableToBook as refusal:
            return str(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(BOOKERS) as threads:
        said = list(threads.map(book, range(BOOKERS)))
    assert Counter(words == "has it" for words in said) == {True: TIMES, False: BOOKERS - TIMES}
    assert Counter(Booking.objects.values_list("slot__starts_at", flat=True)) == {
        one.starts_at: 1 for one in slots[:TIMES]
    }
    assert all("Still free there that day: " in words and "14:00" in words for words in said if words != "has it")
