"""Workers, teams, duty and cover: done, refused, and written down."""

from datetime import date, timedelta

import pytest

from alongside.access.roles import Role
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.workforce.actions import cover, teams, workers
from alongside.workforce.models import Account, Cover, DutyTurn, Team, TeamMember, Worker
from alongside.workforce.tests.conftest import HOUSE, hours

SITE = "https://alongside.example"


def change(worker, by, now, **facts):
    facts = {"name": worker.name, "email": worker.email, "roles": worker.roles, "is_agency": worker.is_agency, **facts}
    return workers.change_worker(
        worker=worker, seen_version=facts.pop("seen_version", worker.version), **facts, by=by, at=now
    )


def test_a_worker_is_added_and_invited(sam, armley, now, today, post):
    key = new_id()
    made = workers.add_worker(
        id=key,
        name="Ade Bello",
        email=" Ade@Example.org ",
        roles=["support_worker"],
        is_agency=True,
        teams=[armley],
        site=SITE,
        by=sam,
        at=now,
    )
    assert (made.pk, made.email, made.roles, made.is_agency) == (key, "ade@example.org", ["support_worker"], True)
    assert made.account.is_invited
    assert TeamMember.objects.get().starts_on == today
    assert [email["to"] for email in post()] == ["ade@example.org"]
    assert f"{SITE}/password/{made.account_id}/" in post()[0]["body"]
    assert "Ade" not in post()[0]["body"]
    line = LedgerEntry.objects.get(verb="worker.added", subject=f"workforce.worker:{key}")
    assert (line.actor, line.detail) == (sam.key, {})


def test_the_same_form_sent_twice_adds_once(sam, now):
    key = new_id()
    facts = {"id": key, "name": "Ade", "email": "ade@example.org", "roles": ["support_worker"], "by": sam, "at": now}
    workers.add_worker(**facts)
    with pytest.raises(AlreadyDone):
        workers.add_worker(**facts)
    assert Worker.objects.filter(name="Ade").count() == 1
    with pytest.raises(workers.UnableToAddWorker, match="Somebody already signs in"):
        workers.add_worker(**{**facts, "id": new_id()})
    assert Account.objects.filter(email="ade@example.org").count() == 1


@pytest.mark.parametrize("roles", [[], ["self"], ["practitioner", "wizard"]])
def test_roles_that_no_worker_holds_are_refused(sam, now, roles):
    with pytest.raises(workers.UnableToChangeWorker, match="role"):
        workers.add_worker(id=new_id(), name="Ade", email="ade@example.org", roles=roles, by=sam, at=now)
    assert not Account.objects.filter(email="ade@example.org").exists()


def test_only_an_administrator_adds_workers_and_the_attempt_is_written_down(mina, ruth, now):
    for by in (mina, ruth):
        with pytest.raises(UnableToAllow):
            workers.add_worker(id=new_id(), name="A", email="a@example.org", roles=["practitioner"], by=by, at=now)
    assert list(LedgerEntry.objects.filter(verb="refused").values_list("actor", flat=True)) == [mina.key, ruth.key]


def test_a_worker_is_changed_and_the_old_address_is_told(mina, sam, now, post, ledger):
    changed = change(
        mina, sam, now, name="Mina O'Sei", email="mina.osei@example.org", roles=["supervisor", "practitioner"]
    )
    assert (changed.name, changed.roles, changed.version) == ("Mina O'Sei", ["practitioner", "supervisor"], 2)
    assert Account.objects.of("MINA.OSEI@example.org") == mina.account
    assert [email["to"] for email in post()] == ["mina@example.org"]
    assert ledger()[-1] == "worker.changed"


def test_an_address_of_somebody_else_is_refused_and_nothing_changes(mina, ruth, sam, now):
    with pytest.raises(workers.UnableToChangeWorker, match="Somebody else already signs in"):
        change(mina, sam, now, name="Other", email="ruth@example.org")
    mina.refresh_from_db()
    assert (mina.name, mina.email, mina.version) == ("Mina Osei", "mina@example.org", 1)


def test_the_second_of_two_editors_overwrites_nothing(mina, sam, now):
    change(Worker.objects.get(pk=mina.pk), sam, now, name="First")
    with pytest.raises(ChangedMeanwhile) as refusal:
        change(mina, sam, now, name="Second", seen_version=1)
    assert refusal.value.current.name == "First"


def test_the_last_administrator_stays(sam, worker, now, today, ledger):
    with pytest.raises(workers.UnableToChangeWorker, match="only administrator"):
        change(sam, sam, now, roles=["practitioner"])
    other = worker("Olu Ade", Role.ADMINISTRATOR)
    with pytest.raises(workers.UnableToLeave, match="yourself"):
        workers.say_worker_left(worker=sam, seen_version=1, left_on=today, by=sam, at=now)
    workers.say_worker_left(worker=sam, seen_version=1, left_on=today, by=other, at=now)
    with pytest.raises(workers.UnableToChangeWorker, match="only administrator"):
        change(other, other, now, roles=["practitioner"])
    assert ledger().count("refused") == 3


def test_the_last_administrator_cannot_be_said_to_have_left(sam, worker, now, today):
    other = worker("Olu Ade", Role.ADMINISTRATOR)
    change(sam, other, now, roles=["practitioner"])
    sam_as_he_acts = Worker.objects.get(pk=sam.pk)
    sam_as_he_acts.roles = ["administrator"]  # somebody whose page is older than the change
    with pytest.raises(workers.UnableToLeave, match="only administrator"):
        workers.say_worker_left(worker=other, seen_version=1, left_on=today, by=sam_as_he_acts, at=now)


def test_leaving_ends_everything_but_cover_for_them(mina, ruth, sam, armley, now, today):
    leeds = teams.add_team(id=new_id(), name="Leeds", by=sam, at=now)
    teams.add_member(team=leeds, id=new_id(), worker=mina, starts_on=today + timedelta(days=3), by=sam, at=now)
    for begins in (-2, 30):
        teams.set_duty(
            team=armley,
            id=new_id(),
            worker=mina,
            starts_at=now + hours(begins),
            ends_at=now + hours(begins + 5),
            by=sam,
            at=now,
        )
    cover.set_cover(
        absent=ruth, id=new_id(), covering=mina, starts_at=now - hours(1), ends_at=now + hours(50), by=sam, at=now
    )
    for_her = cover.set_cover(
        absent=mina, id=new_id(), covering=ruth, starts_at=now + hours(60), ends_at=now + hours(90), by=sam, at=now
    )

    left = workers.say_worker_left(worker=mina, seen_version=1, left_on=today, by=sam, at=now)
    assert left.has_left(on=today)
    assert not left.has_left(on=today - timedelta(days=1))
    assert [member.ends_on for member in TeamMember.objects.filter(worker=mina)] == []
    assert [turn.ends_at for turn in DutyTurn.objects.filter(worker=mina)] == [now]
    assert [one.ends_at for one in Cover.objects.filter(covering=mina)] == [now]
    assert Cover.objects.get(absent=mina) == for_her


def test_leaving_on_a_day_to_come_ends_things_then(mina, sam, armley, now, today):
    day = today + timedelta(days=10)
    turn = teams.set_duty(
        team=armley, id=new_id(), worker=mina, starts_at=now, ends_at=now + hours(24 * 20), by=sam, at=now
    )
    workers.say_worker_left(worker=mina, seen_version=1, left_on=day, by=sam, at=now)
    assert TeamMember.objects.get(worker=mina).ends_on == day - timedelta(days=1)
    turn.refresh_from_db()
    assert now + hours(24 * 9) < turn.ends_at < now + hours(24 * 11)
    assert not Worker.objects.get(pk=mina.pk).has_left(on=day - timedelta(days=1))
    with pytest.raises(teams.UnableToJoin, match="no longer work here"):
        teams.add_member(team=armley, id=new_id(), worker=Worker.objects.get(pk=mina.pk), starts_on=day, by=sam, at=now)
    with pytest.raises(teams.UnableToSetDuty, match="no longer work here"):
        teams.set_duty(
            team=armley,
            id=new_id(),
            worker=Worker.objects.get(pk=mina.pk),
            starts_at=now,
            ends_at=now + hours(24 * 15),
            by=sam,
            at=now,
        )


def test_a_leaving_day_far_off_is_refused(mina, sam, now):
    with pytest.raises(workers.UnableToLeave) as refusal:
        workers.say_worker_left(worker=mina, seen_version=1, left_on=date(1990, 1, 1), by=sam, at=now)
    assert refusal.value.field == "left_on"


def test_somebody_who_is_back_gets_a_link(mina, sam, now, today, post, ledger):
    workers.say_worker_left(worker=mina, seen_version=1, left_on=today, by=sam, at=now)
    with pytest.raises(workers.UnableToChangeWorker, match="They have left"):
        workers.send_new_link(worker=mina, site=SITE, by=sam, at=now)
    back = workers.welcome_back(worker=mina, seen_version=2, site=SITE, by=sam, at=now)
    assert back.left_on is None
    assert len(post()) == 1
    assert ledger()[-1] == "worker.returned"


def test_teams_have_names_of_their_own(sam, armley, now, ledger):
    for act in (
        lambda: teams.add_team(id=new_id(), name="ARMLEY", by=sam, at=now),
        lambda: teams.rename_team(
            team=teams.add_team(id=new_id(), name="Leeds", by=sam, at=now),
            seen_version=1,
            name="armley",
            by=sam,
            at=now,
        ),
    ):
        with pytest.raises(teams.UnableToName, match="Another team is called that"):
            act()
    renamed = teams.rename_team(team=armley, seen_version=1, name="Armley ", by=sam, at=now)
    assert renamed.version == 2
    assert ledger("team.") == ["team.added", "team.added", "team.renamed"]


def test_a_team_is_added_once(sam, now):
    key = new_id()
    teams.add_team(id=key, name="Leeds", by=sam, at=now)
    with pytest.raises(AlreadyDone):
        teams.add_team(id=key, name="Leeds", by=sam, at=now)
    assert Team.objects.count() == 1


def test_two_times_in_one_team_do_not_overlap(mina, ruth, armley, sam, now, today):
    def join(worker, starts, ends=None):
        ends_on = None if ends is None else today + timedelta(days=ends)
        return teams.add_member(
            team=armley,
            id=new_id(),
            worker=worker,
            starts_on=today + timedelta(days=starts),
            ends_on=ends_on,
            by=sam,
            at=now,
        )

    for starts, ends in ((0, None), (5, 6), (-5, 0), (-9, None)):
        with pytest.raises(teams.UnableToJoin, match="already in this team"):
            join(mina, starts, ends)
    assert join(mina, -5, -1).ends_on == today - timedelta(days=1)


def test_a_time_in_a_team_ends_on_its_last_day(mina, armley, sam, now, today, ledger):
    member = TeamMember.objects.get(worker=mina)
    teams.end_membership(member=member, ends_on=today, by=sam, at=now)
    assert TeamMember.objects.get(worker=mina).ends_on == today
    with pytest.raises(teams.UnableToJoin, match="already"):
        teams.end_membership(member=member, ends_on=today + timedelta(days=2), by=sam, at=now)
    teams.end_membership(member=member, ends_on=today - timedelta(days=1), by=sam, at=now)
    assert not TeamMember.objects.filter(worker=mina).exists(), "it never was"
    assert ledger("team.left") == ["team.left"] * 2


def test_duty_is_ended_now_or_taken_away(mina, armley, sam, now, ledger):
    under_way, to_come = (
        teams.set_duty(
            team=armley, id=new_id(), worker=mina, starts_at=now + hours(h), ends_at=now + hours(9), by=sam, at=now
        )
        for h in (-1, 1)
    )
    for turn in (under_way, to_come):
        teams.end_duty(turn=turn, by=sam, at=now)
    assert list(DutyTurn.objects.values_list("pk", "ends_at")) == [(under_way.pk, now)]
    teams.end_duty(turn=under_way, by=sam, at=now + hours(1))
    assert DutyTurn.objects.get().ends_at == now
    assert ledger("duty.") == ["duty.arranged"] * 2 + ["duty.ended"] * 3


def set_cover(absent, covering, sam, now, starts=0, ends=8, **more):
    return cover.set_cover(
        absent=absent,
        id=new_id(),
        covering=covering,
        starts_at=now + hours(starts),
        ends_at=now + hours(ends),
        by=sam,
        at=now,
        **more,
    )


def test_cover_does_not_overlap_itself(mina, ruth, sam, now, worker):
    set_cover(mina, ruth, sam, now)
    ade = worker("Ade Bello", Role.SUPPORT_WORKER)
    for starts, ends in ((0, 8), (-2, 1), (7, 9), (1, 2)):
        with pytest.raises(cover.UnableToCover, match="Ruth Adeyemi already covers for Mina Osei"):
            set_cover(mina, ade, sam, now, starts, ends)
    assert set_cover(mina, ade, sam, now, 8, 9).covering == ade, "one may begin as another ends"


def test_cover_by_somebody_who_is_away_is_asked_about(mina, ruth, sam, now, worker):
    ade = worker("Ade Bello", Role.SUPPORT_WORKER)
    set_cover(ruth, ade, sam, now)
    with pytest.raises(cover.UnableToCover, match="Ruth Adeyemi is away too") as refusal:
        set_cover(mina, ruth, sam, now)
    assert refusal.value.field == "although_away"
    assert set_cover(mina, ruth, sam, now, although_away=True).absent == mina


def test_cover_that_cannot_be_is_refused(mina, ruth, sam, now, today):
    with pytest.raises(cover.UnableToCover, match="cover for themselves"):
        set_cover(mina, mina, sam, now)
    with pytest.raises(cover.UnableToCover, match="after the start"):
        set_cover(mina, ruth, sam, now, 8, 1)
    leaving = workers.say_worker_left(worker=ruth, seen_version=1, left_on=today + timedelta(days=1), by=sam, at=now)
    with pytest.raises(cover.UnableToCover, match="will have left"):
        set_cover(mina, leaving, sam, now, 0, 72)
    assert set_cover(leaving, mina, sam, now, 0, 72).covering == mina, "whoever leaves can be covered for"


def test_a_team_manager_looks_after_teams_and_cover(mina, ruth, armley, sam, now):
    assert teams.set_duty(team=armley, id=new_id(), worker=mina, starts_at=now, ends_at=now + hours(1), by=ruth, at=now)
    held = set_cover(mina, sam, ruth, now)
    cover.end_cover(cover=held, by=ruth, at=now - hours(1))
    assert not Cover.objects.exists()
    with pytest.raises(UnableToAllow):
        set_cover(mina, sam, mina, now)


def test_the_house_alone_adds_an_administrator_from_outside(sam, mina, now):
    with pytest.raises(UnableToAllow):
        workers.add_administrator(id=new_id(), name="X", email="x@example.org", by=mina, at=now)
    assert workers.add_administrator(id=new_id(), name="X", email="x@example.org", by=HOUSE, at=now).roles == [
        "administrator"
    ]
