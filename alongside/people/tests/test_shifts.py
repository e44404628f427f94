"""Shifts: open and close to the second; entered, begun at the door, looked at; what cannot be has a sentence."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from alongside import packs
from alongside.access.standing import Kind, Openness
from alongside.audit.acting import House
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.moments import LONDON
from alongside.people import actions
from alongside.people.models import Involvement, Person
from alongside.people.reading import shift_in_words
from alongside.people.shifts import fault_in_shift, opens_and_closes, worth_saying
from alongside.workforce.models import Due, KeptWords

NOW = datetime(2026, 6, 3, 9, tzinfo=LONDON)
SECOND = timedelta(seconds=1)


def london(*parts):
    return datetime(*parts, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (london(2026, 6, 3, 9), london(2026, 6, 3, 17), None),
        (london(2026, 6, 3, 21), london(2026, 6, 4, 7), None),
        (london(2026, 6, 3, 9), london(2026, 6, 4, 9), None),
        (london(2026, 6, 3, 9), london(2026, 6, 4, 9, 1), "a day at most"),
        (london(2026, 6, 3, 9), london(2026, 6, 3, 9), "after the start"),
        (london(2026, 6, 3, 17), london(2026, 6, 3, 9), "after the start"),
        (london(2026, 6, 2, 9), london(2026, 6, 3, 9), "already over"),
        (london(2027, 6, 30, 9), london(2027, 6, 30, 17), "more than a year"),
        (london(2026, 10, 24, 9), london(2026, 10, 25, 9), None),  # 25 hours, a day by the wall
        (london(2026, 10, 25, 1, 30), london(2026, 10, 25, 1, 30).replace(fold=1), None),
    ],
)
def test_what_a_shift_can_be(start, end, says):
    fault = fault_in_shift(start, end, at=NOW)
    assert (fault is None) if says is None else (says in fault[1])


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (london(2026, 6, 3, 9), london(2026, 6, 3, 17), []),
        (
            london(2026, 6, 3, 21),
            london(2026, 6, 4, 7),
            ["It passes midnight and ends on Thursday 4 June 2026 at 07:00."],
        ),
        (london(2026, 10, 25, 0), london(2026, 10, 25, 8), ["The clocks go back in that time, so it lasts 9 hours."]),
        (london(2026, 3, 29, 0), london(2026, 3, 29, 8), ["The clocks go forward in that time, so it lasts 7 hours."]),
    ],
)
def test_midnight_and_the_clocks_are_said(start, end, says):
    assert worth_saying(start, end) == says


def test_access_opens_and_closes_by_the_packs_minutes_also_when_the_clocks_change():
    before = timedelta(minutes=packs.active().clock("shift_minutes_before").count)
    after = timedelta(minutes=packs.active().clock("shift_minutes_after").count)
    start, end = london(2026, 10, 25, 0, 30), london(2026, 10, 25, 0, 45)
    opens, closes = opens_and_closes(start, end)
    assert start.astimezone(UTC) - opens == before
    assert closes - end.astimezone(UTC) == after


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (NOW, NOW + timedelta(hours=8), "today until 17:00"),
        (NOW + timedelta(hours=1), NOW + timedelta(hours=8), "today 10:00 until 17:00"),
        (NOW + timedelta(hours=12), NOW + timedelta(hours=22), "today 21:00 until tomorrow 07:00"),
        (NOW - timedelta(hours=12), NOW + timedelta(hours=22), "tomorrow until 07:00"),
        (NOW - timedelta(hours=3), NOW - timedelta(hours=1), "ended at 08:00 today"),
    ],
)
def test_a_shift_reads_as_people_say_it(start, end, says):
    assert shift_in_words(Involvement(starts_at=start, ends_at=end), now=NOW) == says


def enter(cast, *, person="simon", worker="ade", start=24, hours=8, by="mina", at=None, **facts):
    at = at or timezone.now()
    starts_at = facts.pop("starts_at", at + timedelta(hours=start))
    return actions.enter_shift(
        person=cast.people[person], id=facts.pop("id", new_id()), worker=cast.workers[worker], starts_at=starts_at,
        ends_at=facts.pop("ends_at", starts_at + timedelta(hours=hours)), by=cast.workers[by], at=at, **facts
    )  # fmt: skip


def free(cast):
    """Ade without the shifts that the cast gave him."""
    Involvement.objects.filter(worker=cast.workers["ade"], closes_at__gt=timezone.now()).delete()


def opens(cast, at, person="simon", worker="ade"):
    worker = cast.workers[worker]
    listed = Person.objects.seen_by(worker, at=at).get(pk=cast.people[person].pk).standing
    one = Person.objects.one_seen_by(worker, cast.people[person].pk, at=at).standing
    assert listed == one
    return Kind.SHIFT in one.kinds


def test_a_record_opens_and_closes_with_the_shift_to_the_second(cast):
    free(cast)
    row = enter(cast, start=48)
    assert [opens(cast, at) for at in (row.opens_at - SECOND, row.opens_at, row.closes_at - SECOND, row.closes_at)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert row.opens_at == row.starts_at - timedelta(minutes=60)
    assert row.closes_at == row.ends_at + timedelta(minutes=120)


def test_nothing_can_be_done_one_second_after(cast):
    free(cast)
    row, ade = enter(cast, start=48), cast.workers["ade"]
    facts = {"words": "Turns up", "says": "worker", "by": ade}
    actions.name_strength(person=cast.people["simon"], id=new_id(), at=row.closes_at - SECOND, **facts)
    with pytest.raises(UnableToAllow, match="not alongside"):
        actions.name_strength(person=cast.people["simon"], id=new_id(), at=row.closes_at, **facts)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"hours": 25}, "a day at most"),
        ({"worker": "leo"}, "not a support worker"),
        ({"start": -30, "hours": 8}, "already over"),
        ({"person": "dorothy", "start": 51}, None),
    ],
)
def test_a_shift_that_cannot_be_is_refused(cast, facts, says):
    free(cast)
    if says is None:
        enter(cast, **facts)
        return
    with pytest.raises(actions.UnableToEnterShift, match=says):
        enter(cast, **facts)


def test_two_shifts_at_once_need_a_second_look_and_never_with_one_person(cast):
    free(cast)
    enter(cast, start=72)
    with pytest.raises(actions.UnableToEnterShift, match="with them then already"):
        enter(cast, start=73)
    with pytest.raises(actions.UnableToEnterShift, match="somebody else") as refusal:
        enter(cast, start=73, person="dorothy")
    assert "Simon" not in str(refusal.value)
    assert refusal.value.field == "although_elsewhere"
    enter(cast, start=73, person="dorothy", although_elsewhere=True)
    first = Involvement.objects.get(person=cast.people["dorothy"], starts_at__gt=timezone.now() + timedelta(hours=72))
    enter(cast, starts_at=first.ends_at)  # one begins as another ends


def test_a_shift_opens_no_record_that_is_not_open(cast):
    free(cast)
    simon = cast.people["simon"]
    enter(cast, start=0.5)
    for openness in (Openness.RESTRICTED, Openness.HIDDEN):
        actions.set_openness(
            person=simon, openness=openness, named=[cast.workers["mina"]], why="x", by=House("test"), at=timezone.now()
        )
        with pytest.raises(actions.UnableToEnterShift, match="restricted or hidden"):
            enter(cast, start=99)


def test_a_hidden_person_leaves_the_desk_and_the_shifts_of_who_is_not_named(cast, sign_in):
    client, simon = sign_in(cast.workers["ade"]), cast.people["simon"]
    assert "Simon" in client.get("/").content.decode()
    assert "Simon" in client.get(reverse("people:shifts")).content.decode()
    actions.set_openness(
        person=simon, openness=Openness.HIDDEN, named=[cast.workers["mina"]], why="x", by=House("test"),
        at=timezone.now(),
    )  # fmt: skip
    for path in ("/", reverse("people:shifts"), reverse("people:people")):
        assert "Simon" not in client.get(path).content.decode()


def test_only_those_alongside_enter_a_shift(cast):
    for slug in ("ade", "farah", "ruth"):
        with pytest.raises(UnableToAllow):
            enter(cast, by=slug)


def begin(cast, *, person="dorothy", hours=2, at=None, **facts):
    at = at or timezone.now()
    return actions.begin_shift_at_door(
        person=cast.people[person], id=new_id(), until=at + timedelta(hours=hours),
        **{"why": "Sent by my agency", "by": cast.workers["ade"], "at": at, **facts},
    )  # fmt: skip


def test_a_shift_begun_at_the_door_opens_now_and_waits_to_be_looked_at(cast, sign_in):
    free(cast)
    row, mina = begin(cast), cast.workers["mina"]
    assert opens(cast, row.starts_at, "dorothy")
    assert not opens(cast, row.starts_at - SECOND, "dorothy")
    assert not opens(cast, row.closes_at, "dorothy")
    due = Due.objects.get(source_id=row.pk)
    assert (due.worker, due.done_at) == (mina, None)
    client = sign_in(mina)
    assert "A shift at Dorothy Hale’s door" in client.get("/").content.decode()
    page = client.get(reverse("people:alongside", args=[row.person_id])).content.decode()
    assert "To be looked at" in page
    assert "Sent by my agency" in page
    look = reverse("people:look_at_shift", args=[row.person_id, row.pk])
    assert client.post(look, {"right": "yes"}).status_code == 302
    due.refresh_from_db()
    assert due.outcome == "met"
    assert opens(cast, timezone.now(), "dorothy"), "it is right, and goes on"
    call_command("rebuild_story", "--check", stdout=StringIO())
    assert client.post(look, {"stop": "yes"}).status_code == 302
    assert not opens(cast, timezone.now(), "dorothy"), "it was not right, and closes at once"
    assert LedgerEntry.objects.filter(verb="shift.looked_at", person=row.person_id).count() == 3  # one is the cast's
    call_command("rebuild_story", "--check", stdout=StringIO())


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"hours": 12.1}, "12 hours at most"),
        ({"hours": -1}, "has passed"),
        ({"why": "  "}, "why you are"),
        ({"person": "yusuf"}, "restricted or hidden"),
        ({"person": "rosa"}, "restricted or hidden"),
    ],
)
def test_a_door_that_does_not_open(cast, facts, says):
    free(cast)
    with pytest.raises(actions.UnableToBeginAtTheDoor, match=says):
        begin(cast, **facts)


def test_nobody_else_begins_at_the_door_and_nobody_looks_at_their_own(cast):
    free(cast)
    with pytest.raises(UnableToAllow, match="role"):
        begin(cast, by=cast.workers["leo"])
    row = begin(cast)
    with pytest.raises(UnableToAllow):
        actions.look_at_shift(involvement=row, is_right=True, by=cast.workers["ade"], at=timezone.now())
    entered = enter(cast, start=90)
    with pytest.raises(actions.UnableToEnterShift, match="nothing to look at"):
        actions.look_at_shift(involvement=entered, is_right=True, by=cast.workers["mina"], at=timezone.now())


def test_one_who_is_on_a_shift_elsewhere_says_so_and_the_sixth_door_of_a_day_is_refused(cast):
    with pytest.raises(actions.UnableToBeginAtTheDoor, match="somebody else"):
        begin(cast)
    free(cast)
    now = timezone.now()
    for n in range(5):
        begin(cast, at=now - timedelta(hours=10 - n), hours=0.5)
    with pytest.raises(actions.UnableToBeginAtTheDoor, match="5 shifts at the door"):
        begin(cast)


def test_where_nobody_could_look_the_door_stays_shut(cast):
    free(cast)
    Involvement.objects.filter(person=cast.people["li"]).delete()
    with pytest.raises(actions.UnableToBeginAtTheDoor, match="Nobody is alongside"):
        begin(cast, person="li")


def test_the_door_is_reached_from_finding_an_open_person(cast, sign_in):
    free(cast)
    client, dorothy = sign_in(cast.workers["ade"]), cast.people["dorothy"]
    door = f"{reverse('people:at_the_door')}?person={dorothy.pk}"
    assert door in client.get(reverse("people:find"), {"q": "Dorothy"}).content.decode()
    assert "at-the-door" not in client.get(reverse("people:find"), {"q": "Khan"}).content.decode()
    assert "You are at the door" in client.get(door).content.decode()
    assert client.get(reverse("people:at_the_door")).status_code == 302
    for person in ("yusuf", "rosa"):
        assert client.get(reverse("people:at_the_door"), {"person": cast.people[person].pk}).status_code == 404
    for key in (new_id(), "x"):
        assert client.get(reverse("people:at_the_door"), {"person": key}).status_code == 404
    until = timezone.localtime() + timedelta(hours=3)
    facts = {
        "person": dorothy.pk, "id": new_id(), "why": "A colleague is ill", "until_day": until.day,
        "until_month": until.month, "until_year": until.year, "until_time": f"{until:%H:%M}",
    }  # fmt: skip
    refused = client.post(reverse("people:at_the_door"), {**facts, "why": ""})
    assert refused.status_code == 422
    assert client.post(reverse("people:at_the_door"), facts)["Location"] == f"/people/{dorothy.pk}/"
    assert client.get(f"/people/{dorothy.pk}/").status_code == 200
    assert client.get(door).status_code == 302, "the door is open now"


def ends_now(cast):
    """Ade's shift with Simon ended two hours and a second ago: entered yesterday, as it would be."""
    free(cast)
    now = timezone.now()
    return enter(
        cast, at=now - timedelta(days=1), starts_at=now - timedelta(hours=8), ends_at=now - timedelta(hours=2) - SECOND
    )


def test_a_page_left_open_is_refused_kindly_and_keeps_the_words(cast, sign_in):
    row, simon = ends_now(cast), cast.people["simon"]
    client, path = sign_in(cast.workers["ade"]), f"/people/{cast.people['simon'].pk}/notes/new/"
    words = {"id": new_id(), "kind": "visit", "in_their_words": "I walked to the centre myself."}
    answer = client.post(path, words)
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "Your shift with this person ended" in html
    assert "kept for seven days" in html
    assert "Simon" not in html
    assert KeptWords.objects.get(path=path).words["in_their_words"] == ["I walked to the centre myself."]
    assert client.get(f"/people/{simon.pk}/").status_code == 403
    enter(cast, start=0.1)
    assert "I walked to the centre myself." in client.get(path).content.decode()
    assert row.closes_at <= timezone.now()


def test_who_was_never_alongside_has_nothing_kept(cast, sign_in):
    path = f"/people/{cast.people['simon'].pk}/notes/new/"
    html = sign_in(cast.workers["leo"]).post(path, {"in_their_words": "x"}).content.decode()
    assert "kept for seven days" not in html
    assert not KeptWords.objects.exists()


def test_before_a_shift_opens_the_page_says_when(cast, sign_in):
    free(cast)
    enter(cast, start=5)
    html = sign_in(cast.workers["ade"]).get(f"/people/{cast.people['simon'].pk}/").content.decode()
    assert "Your next shift with them opens it" in html


def test_whose_time_has_ended_reads_that_it_has(cast, sign_in):
    leo, dorothy = cast.workers["leo"], cast.people["dorothy"]
    html = sign_in(leo).get(f"/people/{dorothy.pk}/").content.decode()
    assert "Your time alongside this person ended" in html


def test_my_shifts_forget_what_is_over(cast, sign_in):
    client = sign_in(cast.workers["ade"])
    html = client.get(reverse("people:shifts")).content.decode()
    assert "Open now" in html
    assert html.index("Simon") < html.index("To come") < html.index("Dorothy")
    ends_now(cast)
    html = client.get(reverse("people:shifts")).content.decode()
    assert "Simon" not in html
    assert "Simon" not in client.get("/").content.decode()


def test_a_shift_stands_first_on_the_desk(cast, sign_in):
    html = sign_in(cast.workers["ade"]).get("/").content.decode()
    assert html.index("What needs you now") < html.index("today until 23:59") < html.index("Nothing is waiting")


def test_a_shift_past_midnight_is_shown_before_it_is_entered(cast, sign_in):
    free(cast)
    client, simon, day = sign_in(cast.workers["mina"]), cast.people["simon"], timezone.localtime() + timedelta(days=3)
    after = day + timedelta(days=1)
    path = reverse("people:enter_shift", args=[simon.pk])
    facts = {
        "id": new_id(), "worker": cast.workers["ade"].pk,
        "starts_at_day": day.day, "starts_at_month": day.month, "starts_at_year": day.year, "starts_at_time": "21:00",
        "ends_at_day": after.day, "ends_at_month": after.month, "ends_at_year": after.year, "ends_at_time": "07:00",
    }  # fmt: skip
    assert client.get(path).status_code == 200
    shown = client.post(path, facts)
    assert shown.status_code == 422
    assert "It passes midnight" in shown.content.decode()
    assert client.post(path, {**facts, "seen": "yes"}).status_code == 302
    assert client.post(path, {**facts, "seen": "yes"}).status_code == 302
    assert Involvement.objects.filter(pk=facts["id"]).count() == 1
    refused = client.post(path, {**facts, "id": new_id(), "seen": "yes"})
    assert "with them then already" in refused.content.decode()
