"""A person whose records were joined, on the desks: once, by the name that goes on."""

from datetime import timedelta

from django.utils import timezone

from alongside.desk.after_a_death import with_deaths
from alongside.desk.team_day import clocks_of, members_of, people_nobody_is_named_for
from alongside.kit.ids import new_id
from alongside.people import actions
from alongside.workforce.models import Due


def test_a_teams_desk_names_a_joined_person_once_and_leads_to_their_record(cast):
    mina, ruth, dorothy = cast.workers["mina"], cast.workers["ruth"], cast.people["dorothy"]
    armley, now = cast.teams["Armley"], timezone.now()
    dot = actions.add_person(id=new_id(), name="Dot Hale-Winters", by=mina, at=now)
    actions.begin_involvement(
        person=dot, id=new_id(), team=armley, role="practitioner", starts_at=now, why="Hers", by=mina, at=now
    )
    actions.write_communication(
        person=dot, id=new_id(), seen_version=0, has_needs=False, review_on=now.date() + timedelta(days=9),
        by=mina, at=now,
    )  # fmt: skip
    at = now + timedelta(minutes=1)

    def alongside():
        return {member.worker: member.alongside for member in members_of(armley, at=at)}[mina]

    before = alongside()
    actions.join_records(into=dorothy, id=new_id(), record=dot.pk, why="Added twice", by=mina, at=at)
    assert alongside() == before - 1, "one person, not two"
    [clock] = clocks_of(with_deaths(Due.objects.open().filter(person=dot.pk)), reader=ruth, at=at)
    assert clock.heading == "Ask Dorothy Hale again how to communicate"
    assert clock.href == f"/people/{dot.pk}/", "which leads on"
    assert people_nobody_is_named_for(armley, ruth, at=at) == [], "Mina is named, in either record"
    dorothy.refresh_from_db()
    day = timezone.localdate(at)
    actions.record_death(
        person=dorothy, seen_version=dorothy.version, died_on=day, told_by="Una", by=mina, at=at + timedelta(minutes=1)
    )
    [clock] = clocks_of(with_deaths(Due.objects.open().filter(person=dot.pk)), reader=ruth, at=at)
    assert (clock.heading, clock.urgency) == ("Dorothy Hale died: look through what is still open", "calm")
