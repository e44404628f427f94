"""After somebody died: the desk says once, quietly, what is still open; one tap puts each to rest, or it is kept."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from alongside.assessments.actions import UnableToCounsel, begin_assessment, put_advice_to_rest
from alongside.assessments.models import Assessment
from alongside.audit.models import LedgerEntry
from alongside.conversations.models import CheckBack, Undertaking
from alongside.conversations.tests.talking import nothing_differs
from alongside.desk.actions import UnableToPutToRest, put_all_to_rest, put_to_rest
from alongside.desk.actions.after_a_death import RESTS
from alongside.desk.reminding import reminders_now
from alongside.desk.team_day import members_of
from alongside.desk.waiting import ASKING_THEM, KINDS
from alongside.desk.went_with_it import CLOSED, what_went
from alongside.goals.models import Barrier, LookBack, Partnership
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.measures.actions import begin_asking, finish_asking
from alongside.people.actions import record_death
from alongside.people.look_words import DONE
from alongside.talking_points.actions import say_whether_they_came
from alongside.talking_points.models import Slot
from alongside.talking_points.tests.booking import again, give, session, slots, venue
from alongside.workforce.actions.reminders import choose_reminders
from alongside.workforce.models import Due

# What each room wrote down of all that was open for Simon.
VERBS = {
    "death.put_all_to_rest", "undertaking.answered", "check_back.answered", "step.answered", "barrier.rested",
    "partnership.ended", "communication.rested", "copy.not_given", "decision.looked_at_again", "risk.ended",
    "measure.let_be",
}  # fmt: skip


def open_of(person, kind):
    return Due.objects.open().get(person=person.pk, kind=kind)


def died(person, by, at):
    """The person, of whom it is told today that they died."""
    facts = {"died_on": timezone.localdate(at), "told_by": "A neighbour"}
    return record_death(person=person, seen_version=person.version, **facts, by=by, at=at)


def test_what_was_open_for_somebody_who_died_is_one_quiet_card_and_is_put_to_rest(cast, sign_in):
    mina, simon, now = cast.workers["mina"], cast.people["simon"], timezone.now()
    client, page = sign_in(mina), f"/people/{simon.pk}/still-open/"
    assert "Check back with Simon" in client.get("/").content.decode()
    assert client.get(page)["Location"] == f"/people/{simon.pk}/"
    check_back = open_of(simon, "check_back")
    with pytest.raises(UnableToPutToRest, match="No death of Simon is recorded"):
        put_to_rest(person=simon, due=check_back, by=mina, at=now)

    today = timezone.localdate(now)
    simon = record_death(
        person=simon, seen_version=simon.version, died_on=today, told_by="Jo, his sister", by=mina, at=now
    )
    desk = client.get("/").content.decode()
    assert f'href="{page}"><bdi>Simon died: look through what is still open</bdi>' in desk
    for asks_him in ("Check back with Simon", "A step with Simon", "You said you would, for Simon"):
        assert asks_him not in desk
    assert "Record your note about Dorothy Hale" in desk

    listed = client.get(page).content.decode()
    assert "None of it is urgent." in listed
    before = listed.count('class="card"')
    undertaking, step = open_of(simon, "undertaking"), open_of(simon, "step")
    for due in (check_back, undertaking, step):
        assert f'value="{due.pk}">Put to rest' in listed
        sent = client.post(f"{page}rest/", {"clock": due.pk})
        assert sent["Location"] == page
    assert client.get(page).content.decode().count('class="card"') == before - 3
    assert CheckBack.objects.get(pk=check_back.source_id).came_out == "died"
    assert Undertaking.objects.get(pk=undertaking.source_id).what_happened == "They died before then."
    story = client.get(f"/people/{simon.pk}/").content.decode()
    assert story.count(f'<p><a href="{page}"><bdi>Look through what is still open</bdi></a></p>') == 1
    assert "They died before we checked back" in story
    assert client.post(f"{page}rest/", {"clock": step.pk}).status_code == 302  # a second tap
    with pytest.raises(AlreadyDone):
        put_to_rest(person=simon, due=Due.objects.get(pk=step.pk), by=mina, at=now)

    dorothys = open_of(cast.people["dorothy"], "introduction_waits")
    with pytest.raises(UnableToPutToRest, match="needs a word of its own"):
        put_to_rest(person=simon, due=dorothys, by=mina, at=now)
    ade, review = sign_in(cast.workers["ade"]), open_of(simon, "decision_review")
    assert "Somebody alongside whose role answers it" in ade.get(page).content.decode()
    refused = ade.post(f"{page}rest/", {"clock": review.pk})
    assert refused.status_code == 422
    assert "Your role does not include this." in refused.content.decode()
    assert nothing_differs() == ""
    assert sign_in(cast.workers["leo"]).get(page).status_code == 403


def test_all_of_it_is_put_to_rest_at_once_or_none_of_it_is(cast, sign_in):
    mina, simon, now = cast.workers["mina"], cast.people["simon"], timezone.now()
    client, everything = sign_in(mina), f"/people/{simon.pk}/still-open/all/"
    assert client.get(everything)["Location"] == f"/people/{simon.pk}/"
    measured = begin_asking(
        person=simon, id=new_id(), measure="ucla_3", asked_on=timezone.localdate(now), when="before", how="device",
        agreed=True, how_agreed="said", by=mina, at=now,
    )  # fmt: skip
    finish_asking(
        asking=measured, seen_version=1, answers={measured.items[0].key: 1}, by=mina, at=now,
        again_on=timezone.localdate(now) + timedelta(days=40),
    )  # fmt: skip
    simon = died(simon, mina, now)
    asked = client.get(everything).content.decode()
    clocks = re.findall(r'name="clock" value="([^"]+)"', asked)
    dues = {due.kind: due for due in Due.objects.filter(pk__in=clocks)}
    assert len(clocks) == len(dues) == 10
    assert "These stay" not in asked
    note = open_of(cast.people["dorothy"], "note_to_record")
    with pytest.raises(UnableToPutToRest, match="needs a word of its own"):
        put_all_to_rest(person=simon, dues=[*dues.values(), note], by=mina, at=now)
    family = LookBack.objects.get(pk=dues["look_back"].source_id).partnership
    Partnership.objects.filter(pk=family.pk).update(shape="family")
    refused = client.post(everything, {"clock": clocks})
    assert refused.status_code == 422
    assert "It is with a family" in refused.content.decode()
    assert open_of(simon, "step"), "none of them is at rest"
    Partnership.objects.filter(pk=family.pk).update(shape="worker")

    assert client.post(everything, {"clock": clocks})["Location"] == f"/people/{simon.pk}/still-open/"
    assert "Nothing is open any more." in client.get(f"/people/{simon.pk}/still-open/").content.decode()
    assert "Nothing here waits to be put to rest." in client.get(everything).content.decode()
    lines = LedgerEntry.objects.filter(person=simon.pk, verb__in=VERBS)
    assert set(lines.values_list("verb", flat=True)) == VERBS
    done = lines.count()
    assert client.post(everything, {"clock": clocks}).status_code == 302
    assert lines.count() == done, "sent twice, and done once"
    barrier = Barrier.objects.get(pk=dues["barrier"].source_id)
    assert (barrier.is_at_rest, barrier.how) == (True, "They died before then.")
    told = client.get(f"/people/{simon.pk}/").content.decode()
    assert f"At rest: {barrier}" in told
    assert "Not looked at again, since they died" in told
    assert "Behind us" not in client.get(KINDS["barrier"].leads_to(dues["barrier"])).content.decode()
    assert nothing_differs() == ""

    taking_back, facts = f"/people/{simon.pk}/identity/death/back/", f"/people/{simon.pk}/identity/"
    assert taking_back in client.get(facts).content.decode()
    before = client.get(taking_back).content.decode()
    assert "None of it comes back by itself when you take this back." in before
    assert f"<bdi>{mina.name}</bdi>" in before
    hrefs = re.findall(r'class="title link" href="([^"]+)"', before)
    assert len(hrefs) == len(clocks)
    for href in hrefs:
        assert client.get(href).status_code == 200, href
    for due in dues.values():
        assert due.kind == "look_back" or escape(due.what) in before
    assert client.post(taking_back, {"version": simon.version})["Location"] == taking_back
    after = client.get(taking_back).content.decode()
    assert "<bdi>Simon</bdi> is alive" in after
    assert re.findall(r'class="title link" href="([^"]+)"', after) == hrefs
    assert taking_back in client.get(facts).content.decode(), "so that it is found again later"


def test_an_assessment_its_link_an_introduction_and_a_talk_that_was_missed_are_put_to_rest(cast, sign_in):
    assert set(ASKING_THEM) - set(RESTS) == {"self_assessment_written"}
    mina, dorothy, now = cast.workers["mina"], cast.people["dorothy"], timezone.now()
    mill = venue(cast)
    missed = give(cast, slots(session(cast, mill, days=-1))[0])
    missed = say_whether_they_came(booking=missed, seen_version=missed.version, came=False, by=mina, at=now)
    to_come = give(cast, slots(session(cast, mill, days=9))[0])
    simons = begin_assessment(person=cast.people["simon"], id=new_id(), kind="carer", by=mina, at=now)
    Assessment.objects.filter(pk=simons.pk).update(state="finished", ended_at=now, ended_by=mina, advise_by=now)
    with pytest.raises(UnableToCounsel, match="No death is recorded"):
        put_advice_to_rest(assessment=simons, seen_version=simons.version, by=mina, at=now)
    dorothy = died(dorothy, mina, now)
    assert to_come.slot in Slot.objects.free(at=now), "somebody else can have it"
    assert again(to_come).why_cancelled == "died"
    [given_back] = what_went(dorothy)
    assert (given_back.heading, given_back.who) == ("A time at a Talking Point, given back", mina.name)
    assert mill.name in given_back.what

    client, page = sign_in(mina), f"/people/{dorothy.pk}/still-open/"
    listed = client.get(page).content.decode()
    assert "What they wrote stays theirs." in listed
    assert "These stay" in client.get(f"{page}all/").content.decode()
    kinds = "introduction_waits", "assessment_ready", "talking_point_to_ask_after", "communication_review"
    for due in [open_of(dorothy, kind) for kind in kinds]:
        assert client.post(f"{page}rest/", {"clock": due.pk}).status_code == 302
    assert "Nothing is open any more." in client.get(page).content.decode(), "its end closes what they wrote"
    hrefs = [one.href for one in what_went(dorothy)]
    assert len(hrefs) == len(kinds) + 1
    for href in hrefs:
        assert client.get(href).status_code == 200, href
    assert set(CLOSED) <= set(DONE), "each is a verb of the ledger"
    story = client.get(f"/people/{dorothy.pk}/").content.decode()
    assert "An assessment ended before it was finished" in story
    assert "A time at a Talking Point was given back" in story
    assert again(missed).came_of_it == "died"

    died(cast.people["simon"], mina, now)
    rested = put_advice_to_rest(assessment=simons, seen_version=simons.version, by=mina, at=now)
    assert rested.advise_by is None
    with pytest.raises(AlreadyDone):
        put_advice_to_rest(assessment=rested, seen_version=rested.version, by=mina, at=now)
    assert nothing_differs() == ""


def test_no_team_and_no_email_counts_it_as_work_that_is_late(cast, sign_in):
    mina, dorothy, now = cast.workers["mina"], cast.people["dorothy"], timezone.now()
    team = cast.teams["Armley"]
    before = {one.worker.pk: one.waiting for one in members_of(team, at=now)}[mina.pk]
    Due.objects.filter(kind="introduction_waits").update(due_at=now - timedelta(days=4))
    asking = Due.objects.open().filter(person=dorothy.pk, kind__in=ASKING_THEM)
    died(dorothy, mina, now)
    assert {one.worker.pk: one.waiting for one in members_of(team, at=now)}[mina.pk] == before - len(asking)
    ruth, graham = (
        sign_in(cast.workers[slug]).get(f"/team/{team.pk}/").content.decode() for slug in ("ruth", "graham")
    )
    card = f'href="/people/{dorothy.pk}/still-open/"><bdi>Dorothy Hale died: look through what is still open</bdi>'
    assert ruth.count(card) == graham.count(card) == 1
    assert "Something was suggested to Dorothy" not in ruth
    died(cast.people["simon"], mina, now)
    ruth = sign_in(cast.workers["ruth"]).get(f"/team/{team.pk}/").content.decode()
    assert ruth.count("Somebody died: those alongside look through what is still open") == 1
    choose_reminders(
        worker=mina, seen_version=0, kind="near", hours_before=48, site="https://alongside.example.org", by=mina, at=now
    )
    Due.objects.filter(person__in=[dorothy.pk, cast.people["simon"].pk]).exclude(kind__in=ASKING_THEM).delete()
    assert asking.exists()
    assert list(reminders_now(now + timedelta(hours=1))) == []
