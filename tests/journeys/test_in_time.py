"""What only time shows: a bank holiday between a visit and its record, and somebody who comes back on day 40.

The clock of the server is set, so that a Thursday is one. (Scenarios 12 and 7 of the research into practice.)
"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import Conversation, Series
from alongside.conversations.tests.talking import due, nothing_differs
from alongside.kit.moments import LONDON
from tests.cast import gather
from tests.journeys.conftest import LAPTOP, PHONE

PLAIN, HOLIDAY = datetime(2024, 12, 9, 11, tzinfo=LONDON), datetime(2024, 12, 30, 11, tzinfo=LONDON)  # two Mondays
THURSDAY = timedelta(days=3, hours=5)
DAY_0 = datetime(2026, 3, 5, 10, tzinfo=LONDON)


@pytest.fixture
def set_clock(monkeypatch):
    """`set_clock(moment)`: from now on it is then, for the server too."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def lives(transactional_db):
    """Nobody yet: the cast is gathered when it is the day for it."""


def records(reader, kind, words, *, day=None):
    """From a person's page: a conversation of this kind, with these words, on that day at its hour."""
    reader.follow("Start a conversation").follow(kind)
    reader.page.get_by_label("words", exact=False).first.fill(words)
    for part in ("day", "month", "year") if day else ():
        reader.page.locator(f"#id_contact_at_{part}").fill(str(getattr(day, part)))
    if day:
        reader.page.locator("#id_contact_at_time").fill(f"{day:%H:%M}")
    reader.press("Record this conversation").reads("Recorded. It is in the story now.").check()
    return Conversation.objects.get(in_their_words=words)


def test_a_monday_recorded_on_thursday_is_late_unless_a_bank_holiday_lies_between(read, set_clock):
    set_clock(PLAIN + THURSDAY)
    cast = gather(PLAIN + THURSDAY)
    simon = cast.people["simon"]
    mina = read(PHONE).signs_in("mina").visit(f"/people/{simon.pk}/")
    plain = records(mina, "Connecting people", "I told the bus one.", day=PLAIN)
    mina.reads("Recorded 1 working day later than hoped")
    set_clock(HOLIDAY + THURSDAY)  # Thursday again, the day after New Year's Day
    mina.signs_in("mina").visit(f"/people/{simon.pk}/").reads("Recorded 1 working day later than hoped")
    kept = records(mina, "Connecting people", "They asked me for another.", day=HOLIDAY)
    mina.reads("Recorded 2 working days after")
    assert [(one.is_late, due(one, "conversation_to_record").outcome) for one in (plain, kept)] == [
        (True, "late"),
        (False, "met"),
    ]
    assert list(Conversation.objects.of(simon).late()) == [plain]
    assert nothing_differs() == ""


def test_a_first_contact_that_was_closed_and_came_back_on_day_40_is_a_repeat(read, set_clock):
    set_clock(DAY_0)
    cast = gather(DAY_0)
    li = cast.people["li"]
    farah = read(LAPTOP).signs_in("farah").visit(f"/people/{li.pk}/")
    first = records(farah, "First contact", "Who do I ring about the heating?")
    set_clock(DAY_0 + timedelta(minutes=20))
    farah.visit(f"/people/{li.pk}/series/{first.series_id}/").follow("End it, with what was achieved")
    farah.fill("What was achieved?", "She knows whom to ring").press("End it").check().reads("She knows whom to ring")
    check = due(first.check_back, "check_back")
    assert (check.due_at - DAY_0).days == 14
    assert check.done_at is None, "an end does not stop the check-back"

    set_clock(DAY_0 + timedelta(days=40, hours=2))
    farah = read(PHONE).signs_in("farah").reads("Check back with Li")
    farah.visit(f"/people/{li.pk}/")
    again = records(farah, "First contact", "The heating is off again.")
    farah.visit(f"/people/{li.pk}/series/{again.series_id}/").reads("came back after 40 days")
    ended = Series.objects.of(li)
    assert list(ended.after_which_they_came_back(within=timedelta(days=90))) == [first.series]
    farah.visit(f"/people/{li.pk}/check-backs/{first.check_back.pk}/")
    farah.page.get_by_label("They came back sooner").check()
    farah.press("Save").check()
    assert due(first.check_back, "check_back").outcome == "late"
    assert nothing_differs() == ""
