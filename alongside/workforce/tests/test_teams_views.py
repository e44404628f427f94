"""Pages of teams, duty and cover: what they do, and the sentences for what cannot be."""

import pytest

from alongside.access.roles import Role
from alongside.kit.ids import new_id
from alongside.workforce.models import Cover, DutyTurn, TeamMember
from alongside.workforce.tests.conftest import boxes, hours, sent, shown

TEAMS = "/administration/teams/"
COVER = "/administration/cover/"


def test_a_team_is_renamed_filled_and_emptied(as_sam, armley, ruth, worker, today):
    path = f"{TEAMS}{armley.pk}/"
    sent(as_sam, path + "rename/", {"version": 1, "name": "Armley and Wortley"})
    assert "Somebody else changed this" in sent(as_sam, path + "rename/", {"version": 1, "name": "Other"}, 422)
    ade = worker("Ade Bello", Role.SUPPORT_WORKER)
    typed = {"id": new_id(), "worker": str(ade.pk), **boxes("starts_on", today)}
    for _ in range(2):
        assert sent(as_sam, path + "members/add/", typed).url == path + "?done=joined"
    member = TeamMember.objects.get(worker=ade)
    assert "They are already in this team" in sent(as_sam, path + "members/add/", {**typed, "id": new_id()}, 422)
    sent(as_sam, f"/administration/members/{member.pk}/end/", boxes("ends_on", today))
    assert "until" in shown(as_sam, path)
    page = sent(
        as_sam, f"/administration/members/{member.pk}/end/", {**boxes("ends_on", today), "ends_on_year": "9999"}, 422
    )
    assert "more than ten years from now" in page
    assert 'value="9999"' in page


def test_duty_is_set_and_ended(as_sam, armley, mina, now):
    path = f"{TEAMS}{armley.pk}/"
    typed = {"id": new_id(), "worker": str(mina.pk), **boxes("starts_at", now), **boxes("ends_at", now + hours(8))}
    for _ in range(2):
        assert sent(as_sam, path + "duty/add/", typed).url == path + "?done=duty_set"
    turn = DutyTurn.objects.get()
    assert "End now" in shown(as_sam, path)
    assert "Mina Osei" in shown(as_sam, TEAMS)
    sent(as_sam, f"/administration/duty/{turn.pk}/end/", {})
    assert "End now" not in shown(as_sam, path)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"worker": ""}, "Choose a worker."),
        ({"worker": str(new_id())}, "Choose one of the answers listed"),
        ({"worker": "nonsense"}, "Choose one of the answers listed"),
        ({"ends_at_time": ""}, "Add the time"),
        ({"ends_at_time": "25:00"}, "is not a time of day"),
        ({"ends_at_year": "2020"}, "The end has to come after the start."),
        ({"ends_at_year": "2090"}, "31 days is the most"),
        ({"starts_at_year": "2020"}, "more than 31 days ago"),
        ({"starts_at_day": "٣٣"}, "The day is a number from 1 to 31."),
    ],
)
def test_duty_that_cannot_be_gets_a_sentence_and_keeps_what_was_typed(as_sam, armley, mina, now, typed, sentence):
    whole = {"id": new_id(), "worker": str(mina.pk), **boxes("starts_at", now), **boxes("ends_at", now + hours(8))}
    page = sent(as_sam, f"{TEAMS}{armley.pk}/duty/add/", {**whole, **typed}, 422)
    assert sentence in page
    assert f'value="{typed.get("starts_at_year", whole["starts_at_year"])}"' in page
    assert not DutyTurn.objects.exists()


def test_cover_is_set_asked_about_and_ended(as_sam, mina, ruth, sam, now):
    def typed(absent, covering, **more):
        return {
            "id": new_id(), "absent": str(absent.pk), "covering": str(covering.pk), "why": "Leave",
            **boxes("starts_at", now), **boxes("ends_at", now + hours(8)), **more,
        }  # fmt: skip

    first = typed(mina, ruth)
    for _ in range(2):
        assert sent(as_sam, COVER + "add/", first).url == COVER + "?done=cover_set"
    page = shown(as_sam, COVER)
    assert "Now" in page
    assert "Leave" in page
    again = sent(as_sam, COVER + "add/", typed(mina, sam), 422)
    assert "Ruth Adeyemi already covers for Mina Osei" in again
    assert "It is right all the same" not in again
    asked = sent(as_sam, COVER + "add/", typed(sam, mina), 422)
    assert "Mina Osei is away too" in asked
    assert "It is right all the same" in asked
    sent(as_sam, COVER + "add/", typed(sam, mina, although_away="yes"))
    assert "cover for themselves" in sent(as_sam, COVER + "add/", typed(mina, mina), 422)
    sent(as_sam, f"{COVER}{Cover.objects.get(absent=mina).pk}/end/", {})
    assert shown(as_sam, COVER).count("End now") == 1
