"""Assessments begun, written by two at once, picked from what was said, eligible or not, finished, ended, struck."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.assessments import actions, story
from alongside.assessments.models import Assessment, Picked
from alongside.assessments.said_before import said_before
from alongside.audit.models import LedgerEntry
from alongside.decisions.actions import decide
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.letters.kinds import written
from alongside.letters.models import Copy
from alongside.people.actions import record_death
from alongside.people.models import StoryItem
from alongside.workforce.models import Due
from tests.cast_decisions import NEEDS


@pytest.fixture
def mina(cast):
    return cast.workers["mina"]


@pytest.fixture
def dorothy(cast):
    return cast.people["dorothy"]


@pytest.fixture
def hers(cast, dorothy):
    return Assessment.objects.of(dorothy).get()


def done(verb):
    return LedgerEntry.objects.filter(verb=verb).exists()


def waits(kind):
    return Due.objects.filter(source_room="assessments", kind=kind, done_at=None).exists()


def told_as_it_is(one):
    [item] = story.of_assessment(Assessment.objects.with_everybody().prefetch_related("written").get(pk=one.pk))
    kept = StoryItem.objects.get(source_room="assessments", source_id=one.pk)
    return (kept.line, kept.said, kept.by_id) == (item.line, item.said, item.by_id) and kept.line


def found(one, by, at, **more):
    """Its eligibility, found as a determination of its own."""
    held = actions.begin_eligibility(assessment=one, key=new_id(), by=by, at=at)
    made = decide(decision=held, seen_version=held.version, weighed=replace(NEEDS, **more), by=by, at=at)
    return made, Assessment.objects.with_everybody().get(pk=one.pk)


def test_it_is_written_by_two_at_once_and_picked_from_what_was_said(cast, dorothy, hers, mina):
    assert done("assessment.begun")
    assert waits("assessment_ready")
    assert told_as_it_is(hers) == "We began an assessment together: An adult’s needs"
    first = {"assessment": hers, "part": "identity", "seen_version": 0, "at": cast.now}
    row = actions.write_part(**first, words="Chapel on Sundays.", by=mina)
    with pytest.raises(ChangedMeanwhile) as elsewhere:
        actions.write_part(**first, words="She sings.", by=mina)
    assert elsewhere.value.current.words == "Chapel on Sundays."
    again = actions.write_part(**(first | {"seen_version": row.version}), words="Chapel; she sings.", by=mina)
    assert again.version == 2
    with pytest.raises(actions.UnableToAssess, match="no such part"):
        actions.write_part(**(first | {"part": "willing_now"}), words="A carer’s part.", by=mina)
    with pytest.raises(actions.UnableToAssess, match="under way already"):
        actions.begin_assessment(person=dorothy, id=new_id(), kind="adult", by=mina, at=cast.now)

    said = said_before(dorothy)
    assert said
    assert all(one.who and one.words and one.on for one in said)
    name = said[0].name
    pick = {"assessment": hers, "part": "family", "by": mina, "at": cast.now}
    [picked] = actions.pick_said(**pick, what=[name], still="not_asked")
    assert actions.pick_said(**pick, what=[name], still="yes") == [], "not twice"
    with pytest.raises(actions.UnableToPick, match="look again"):
        actions.pick_said(**pick, what=[f"goal:{new_id()}"], still="yes")
    answer = {"picked": picked, "seen_version": 1, "still": "changed", "by": mina, "at": cast.now}
    with pytest.raises(actions.UnableToPick, match="today"):
        actions.say_if_still(**answer)
    assert actions.say_if_still(**answer, now="Not since March.").now == "Not since March."
    actions.put_back(picked=picked, seen_version=2, by=mina, at=cast.now)
    assert not Picked.objects.filter(pk=picked.pk).exists()
    assert said_before(dorothy)[0].name == name, "where it was said, it stays"

    day = in_london(cast.now).date()
    agree = {"assessment": hers, "seen_version": hers.version, "told": "By phone.", "by": mina, "at": cast.now}
    with pytest.raises(actions.UnableToAssess, match="passed"):
        actions.agree_day(**agree, ready_on=day - timedelta(days=1))
    assert actions.agree_day(**agree, ready_on=day + timedelta(days=3)).told == "By phone."
    assert done("assessment.picked")
    assert done("assessment.day_agreed")


def test_it_is_found_eligible_finished_and_given_and_the_next_stands_beside_it(cast, dorothy, hers, mina):
    begun = actions.begin_eligibility(assessment=hers, key=new_id(), by=mina, at=cast.now)
    assert begun.kind == "adult_eligibility"
    assert "cook my own dinner" in begun.words["their_view"]
    hers.refresh_from_db()
    assert actions.begin_eligibility(assessment=hers, key=new_id(), by=mina, at=cast.now).pk == begun.pk, "gone on with"
    finish = {"assessment": hers, "seen_version": hers.version, "by": mina, "at": cast.now}
    with pytest.raises(actions.UnableToEnd, match="still being weighed"):
        actions.finish_assessment(**finish, is_carer_blind=True)
    decide(decision=begun, seen_version=begun.version, weighed=NEEDS, by=mina, at=cast.now)
    with pytest.raises(actions.UnableToEnd, match="left out of account"):
        actions.finish_assessment(**finish, is_carer_blind=False)
    finished = actions.finish_assessment(**finish, is_carer_blind=True)
    with pytest.raises(AlreadyDone):
        actions.finish_assessment(**finish, is_carer_blind=True)
    assert told_as_it_is(finished) == "We finished an assessment together: An adult’s needs"
    assert not waits("assessment_ready")
    assert not waits("assessment_advice")
    assert finished.law_version.startswith("section_9@")
    assert done("assessment.finished")
    assert Copy.objects.of(dorothy).filter(kind="assessment", source_id=finished.pk).exists()
    text = str(written(dorothy, "assessment", finished.pk))
    assert "perching stool" in text
    assert "Your needs are eligible" in text
    assert written(cast.people["simon"], "assessment", finished.pk) is None
    with pytest.raises(actions.UnableToAssess, match="changes no more"):
        actions.write_part(assessment=finished, part="identity", words="x", seen_version=0, by=mina, at=cast.now)
    after = actions.begin_assessment(person=dorothy, id=new_id(), kind="adult", by=mina, at=cast.now)
    assert after.follows_id == finished.pk
    assert not after.written.exists(), "nothing is copied"


def test_nothing_eligible_owes_written_advice_and_then_the_copy(cast, dorothy, hers, mina, sign_in):
    _, held = found(hers, mina, cast.now, facts={**NEEDS.facts, "outcomes": {}}, evidence={}, finding=False)
    write, advice = (reverse(f"assessments:{name}", args=[dorothy.pk, hers.pk]) for name in ("write", "advise"))
    as_mina, sent = sign_in(mina), {"finish": "yes", "finish-version": held.version, "finish-is_carer_blind": "yes"}
    assert as_mina.post(write, sent)["Location"] == advice, "the advice is asked for next"
    finished = Assessment.objects.get(pk=hers.pk)
    assert waits("assessment_advice")
    assert finished.advise_by
    advise = {"assessment": finished, "seen_version": finished.version, "by": mina, "at": cast.now}
    typed = {"version": finished.version, "words": "The allotment society, Tuesdays; the handyman for the step."}
    copy = Copy.objects.of(dorothy).get(kind="assessment", source_id=finished.pk)
    assert as_mina.post(advice, typed)["Location"] == reverse("letters:give", args=[dorothy.pk, copy.pk])
    advised = Assessment.objects.get(pk=hers.pk)
    assert not waits("assessment_advice")
    assert done("assessment.advised")
    assert "allotment society, Tuesdays" in str(written(dorothy, "assessment", advised.pk))
    with pytest.raises(AlreadyDone):
        actions.write_advice(**advise, words="Again.")


def test_it_is_not_wanted_ends_or_was_an_error_and_every_word_stays(cast, dorothy, hers, mina):
    with pytest.raises(actions.UnableToCounsel):
        actions.write_advice(assessment=hers, seen_version=hers.version, words="x", by=mina, at=cast.now)
    end = {"assessment": hers, "seen_version": hers.version, "words": "Not now, she says.", "by": mina, "at": cast.now}
    with pytest.raises(actions.UnableToEnd, match="how it ended"):
        actions.end_assessment(**end, outcome="finished")
    ended = actions.end_assessment(**end, outcome="declined")
    assert told_as_it_is(ended) == "An assessment was not wanted: An adult’s needs"
    assert ended.written.count() > 5
    assert not waits("assessment_ready")
    assert done("assessment.ended")
    simon = cast.people["simon"]
    his = actions.begin_assessment(person=simon, id=new_id(), kind="carer", by=mina, at=cast.now)
    strike = {"assessment": ended, "seen_version": ended.version, "why": "The wrong record.", "at": cast.now}
    with pytest.raises(actions.UnableToEnd, match="began this"):
        actions.strike_assessment(**(strike | {"assessment": his, "seen_version": 1}), by=cast.workers["ade"])
    struck = actions.strike_assessment(**strike, by=mina)
    assert told_as_it_is(struck) == "Entered in error"
    assert done("assessment.struck")
    assert not Due.objects.filter(source_room="assessments", source_id=struck.pk).exists()
    with pytest.raises(actions.UnableToAssess, match="struck already"):
        actions.strike_assessment(**strike, by=mina)


def test_a_person_dies_meanwhile_and_nothing_is_lost_or_asked_of_them(cast, dorothy, hers, mina):
    day = in_london(cast.now).date()
    record_death(person=dorothy, seen_version=dorothy.version, died_on=day, told_by="Her niece", by=mina, at=cast.now)
    held = Assessment.objects.with_everybody().get(pk=hers.pk)
    copies = Copy.objects.count()
    finish = {"assessment": held, "seen_version": held.version, "by": mina, "at": cast.now}
    finished = actions.finish_assessment(**finish, is_carer_blind=False)
    assert finished.written.count() > 5
    assert Copy.objects.count() == copies
    dorothy.refresh_from_db()
    with pytest.raises(actions.UnableToAssess, match="died"):
        actions.begin_assessment(person=dorothy, id=new_id(), kind="adult", by=mina, at=cast.now)
