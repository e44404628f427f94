"""Reminders: who is told, when, once, and with nothing about anybody."""

from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from alongside.audit.acting import House
from alongside.desk import tasks
from alongside.desk.reminding import is_morning, reminders_now
from alongside.kit.ids import new_id
from alongside.kit.moments import LONDON, in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.work import send_email
from alongside.law.working_days import add_working_days
from alongside.people.models import Person
from alongside.workforce.actions.cover import set_cover
from alongside.workforce.actions.reminders import choose_reminders, send_reminder
from alongside.workforce.actions.workers import say_worker_left
from alongside.workforce.models import Due, ReminderSent, Worker

SITE = "https://alongside.example.org"


@pytest.fixture
def morning(cast):
    """Half past seven of a working day to come, when no draft of the cast's is far."""
    return datetime.combine(add_working_days(in_london(cast.now).date(), 1), time(7, 30), tzinfo=LONDON)


def clock(day, at):
    """A time of the same day in London."""
    return datetime.combine(day.date(), time.fromisoformat(at), tzinfo=LONDON)


def wants(worker, at, kind="mornings", hours=None):
    facts = {"worker": worker, "kind": kind, "hours_before": hours, "site": SITE, "by": worker}
    choose_reminders(seen_version=0, **facts, at=at)


def waits(person, due_at, **owner):
    return Due.objects.create(
        due_at=due_at, kind="note_to_record", person=person.pk, what="Your draft", source_room="conversations",
        source_id=new_id(), **owner,
    )  # fmt: skip


def remind(at, monkeypatch):
    """One turn of the job at a moment; gives the emails asked for, as their address and their body."""
    before = set(DBTaskResult.objects.values_list("pk", flat=True))
    monkeypatch.setattr(tasks.timezone, "now", lambda: at)
    told = tasks.remind.func(context=Context)
    rows = DBTaskResult.objects.filter(task_path__endswith="send_email").exclude(pk__in=before)
    sent = [(row.args_kwargs["kwargs"]["to"], row.args_kwargs["kwargs"]["body"]) for row in rows]
    assert told == len(sent)
    return sorted(sent)


class Context:
    """What a task is told of its try."""

    attempt = 1


@pytest.mark.parametrize(
    ("at", "is_one"),
    [
        (datetime(2026, 11, 24, 7, 29, 59, tzinfo=LONDON), False),
        (datetime(2026, 11, 24, 7, 30, tzinfo=LONDON), True),
        (datetime(2026, 7, 28, 7, 30, tzinfo=LONDON), True),  # in summer it is half past six in UTC
        (datetime(2026, 11, 24, 9, 0, tzinfo=LONDON), False),
        (datetime(2026, 11, 22, 7, 30, tzinfo=LONDON), False),  # a Sunday
        (datetime(2026, 12, 25, 7, 30, tzinfo=LONDON), False),
    ],
)
def test_when_it_is_morning(at, is_one):
    assert is_morning(at) is is_one


def test_a_morning_is_told_once_to_whoever_wants_it_and_has_something_waiting(cast, morning, monkeypatch):
    mina, ruth, leo, simon = (*(cast.workers[slug] for slug in ("mina", "ruth", "leo")), cast.people["simon"])
    Due.objects.all().delete()
    wants(mina, cast.now)
    wants(leo, cast.now)  # for whom nothing waits
    waits(simon, clock(morning, "14:00"), worker=mina)
    waits(simon, morning + timedelta(days=2), worker=mina)
    waits(simon, morning + timedelta(days=60), worker=mina)  # which needs nobody yet
    waits(simon, morning, worker=ruth)  # who wants no emails
    assert remind(morning - timedelta(minutes=5), monkeypatch) == []
    [(to, body)] = remind(morning, monkeypatch)
    assert to == "mina@example.org"
    assert "2 things wait for you. The nearest is due by 14:00 today." in body
    for minutes in (0, 5, 60):
        assert remind(morning + timedelta(minutes=minutes), monkeypatch) == []
    next_day = datetime.combine(add_working_days(morning.date(), 1), time(7, 30), tzinfo=LONDON)
    assert len(remind(next_day, monkeypatch)) == 1


def test_two_processes_that_saw_the_same_tell_once(cast, morning, monkeypatch):
    mina = cast.workers["mina"]
    wants(mina, cast.now)
    waits(cast.people["simon"], morning, worker=mina)
    [first], [second] = list(reminders_now(morning)), list(reminders_now(morning))

    def send(reminder):
        send_reminder(
            worker=reminder.worker, slots=reminder.slots, email=reminder.email, by=House("reminders"), at=morning
        )

    send(first)
    with pytest.raises(AlreadyDone):
        send(second)
    monkeypatch.setattr(tasks, "reminders_now", lambda at: iter([second]))
    assert remind(morning, monkeypatch) == []
    assert ReminderSent.objects.filter(worker=mina).count() == 1


def test_a_clock_that_comes_near_is_told_once_and_again_when_it_was_moved(cast, morning, monkeypatch):
    mina, simon = cast.workers["mina"], cast.people["simon"]
    Due.objects.all().delete()
    wants(mina, cast.now, kind="near", hours=4)
    due = waits(simon, clock(morning, "17:00"), worker=mina)
    later = waits(simon, clock(morning, "17:30"), worker=mina)
    assert len(remind(morning, monkeypatch)) == 1, "the morning's"
    assert remind(clock(morning, "12:55"), monkeypatch) == []
    [(_, body)] = remind(clock(morning, "13:00"), monkeypatch)
    assert "1 thing that waits for you is due within 4 hours. It is due by 17:00 today." in body
    assert remind(clock(morning, "13:05"), monkeypatch) == []
    assert len(remind(clock(morning, "13:30"), monkeypatch)) == 1, later
    Due.objects.filter(pk=due.pk).update(due_at=clock(morning, "18:00"))
    assert len(remind(clock(morning, "14:00"), monkeypatch)) == 1
    assert remind(clock(morning, "19:00"), monkeypatch) == [], "what is late is told in the morning"


def test_a_mornings_email_covers_the_clocks_that_are_near(cast, morning, monkeypatch):
    mina = cast.workers["mina"]
    Due.objects.all().delete()
    wants(mina, cast.now, kind="near", hours=4)
    waits(cast.people["simon"], clock(morning, "09:00"), worker=mina)
    [(_, body)] = remind(morning, monkeypatch)
    assert "1 thing waits for you. It is due by 09:00 today." in body
    assert remind(morning + timedelta(minutes=5), monkeypatch) == []


def test_cover_and_duty_are_respected_and_whoever_is_away_or_has_left_gets_none(cast, morning, monkeypatch):
    simon = cast.people["simon"]
    mina, graham, leo, helen = (cast.workers[slug] for slug in ("mina", "graham", "leo", "helen"))
    Due.objects.all().delete()
    for worker in (mina, graham, leo):
        wants(worker, cast.now)
    for worker in (mina, leo):
        waits(simon, morning, worker=worker)
    set_cover(
        absent=mina, id=new_id(), covering=graham, starts_at=morning - timedelta(hours=1),
        ends_at=morning + timedelta(hours=8), by=cast.workers["ruth"], at=cast.now,
    )  # fmt: skip
    leo = Worker.objects.get(pk=leo.pk)
    say_worker_left(
        worker=leo, seen_version=leo.version, left_on=in_london(cast.now).date(), by=cast.workers["sam"], at=cast.now
    )
    assert [to for to, _ in remind(morning, monkeypatch)] == ["graham@example.org"]

    Due.objects.all().delete()
    wants(helen, cast.now, kind="near", hours=2)
    waits(simon, in_london(cast.now) + timedelta(hours=1), team=cast.teams["Armley"])
    wanted = {reminder.worker for reminder in reminders_now(cast.now)}
    assert wanted <= {graham}, "who is on duty today; a team's clock is nobody else's"


def test_an_email_holds_no_name_and_nothing_that_tells_of_a_person(cast, morning, monkeypatch):
    mina = cast.workers["mina"]
    wants(mina, cast.now, kind="near", hours=48)
    for person in cast.people.values():
        waits(person, morning + timedelta(minutes=30), worker=mina)
    assert len(remind(morning, monkeypatch)) == 1
    sent = DBTaskResult.objects.filter(task_path__endswith="send_email").latest("enqueued_at").args_kwargs["kwargs"]
    send_email.func(Context, **sent)
    [email] = mail.outbox
    words = f"{email.subject}\n{email.body}"
    names = {name for person in Person.objects.all() for name in (*person.name.split(), person.called, str(person.pk))}
    names |= {name for worker in cast.workers.values() for name in worker.name.split()}
    assert {name for name in names if name in words} == set()
    for told in ("note", "draft", "Draft", "record", "hand", "shift", "communicat"):
        assert told not in words


def test_a_worker_more_costs_the_same_few_statements(cast, morning):
    Due.objects.all().delete()
    costs = []
    for slug in ("mina", "ruth", "helen"):
        wants(cast.workers[slug], cast.now)
        waits(cast.people["simon"], morning, worker=cast.workers[slug])
        with CaptureQueriesContext(connection) as caught:
            assert len(list(reminders_now(morning))) == len(costs) + 1
        costs.append(len(caught))
    assert costs[2] - costs[1] == costs[1] - costs[0] == 2
    with CaptureQueriesContext(connection) as caught:
        list(reminders_now(clock(morning, "12:00")))
    assert len(caught) == 1, "at other times nothing is asked for those who want mornings alone"
