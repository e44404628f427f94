"""What was struck and opened by a few, what goes on in the right record, what began earlier, and the one before it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.assessments import actions, rules
from alongside.assessments.models import Assessment, YoungCarer
from alongside.assessments.parts import BY_SLUG
from alongside.assessments.said_before import said_before
from alongside.assessments.tests.test_views import at, marks_in, read
from alongside.decisions.actions import decide, keep_decision
from alongside.decisions.models import Decision
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.letters.models import Copy
from alongside.people.actions import add_person, name_strength, record_death
from alongside.people.models import Person
from alongside.people.models.strength import Says
from alongside.workforce.models import Due
from tests.cast_decisions import NEEDS, make


@pytest.fixture
def mina(cast):
    return cast.workers["mina"]


@pytest.fixture
def hers(cast):
    return Assessment.objects.with_everybody().get(person__in=cast.people["dorothy"].keys)


def found_in(page):
    """The version and the mark of the finding that a page of an assessment was made with."""
    names = "version", "weighed-mark"
    return {name: re.search(rf'name="{name}" id="[\w-]+" value="(\w+)"', page)[1] for name in names}


def test_what_is_in_the_wrong_record_goes_on_in_the_right_one(cast, mina, hers, sign_in):
    dorothy, simon, as_mina = cast.people["dorothy"], cast.people["simon"], sign_in(mina)
    now = {"by": mina, "at": cast.now}
    child = actions.notice_young_carer(assessment=hers, id=new_id(), who="Leo", does="Cooks.", **now)
    others = [each.name for each in said_before(dorothy) if each.source != "strength"][:2]
    [grows] = hers.picked.all()
    name_strength(person=simon, id=new_id(), words=grows.words, says=Says.WORKER, **now)
    [cat, _] = actions.pick_said(assessment=hers, part="control", what=others, still="not_asked", **now)
    actions.say_if_still(picked=cat, seen_version=1, still="changed", now="I have no cat, and two buses.", **now)
    Assessment.objects.filter(pk=hers.pk).update(begun_at=cast.now - timedelta(days=500))
    hers.refresh_from_db()
    page = read(as_mina.get(at("strike", dorothy, hers.pk)))
    assert simon.name in page
    strike = {"id": new_id(), "version": hers.version, "why": "It is Simon’s.", "to": str(simon.pk)}
    his = actions.begin_assessment(person=simon, id=new_id(), kind="adult", **now)
    assert "under way already" in read(as_mina.post(at("strike", dorothy, hers.pk), strike), 422)
    end = {"seen_version": 1, "outcome": "unfinished", "words": "The other goes on.", **now}
    actions.end_assessment(assessment=his, **end)
    page = read(as_mina.post(at("strike", dorothy, hers.pk), strike))
    assert "Nothing is moved yet." in page
    for fate in ("It goes along: the same stands", "“I have no cat, and two buses.” What was", "It stays here:"):
        assert page.count(fate) == 1, "a sentence each"
    strike["told"] = re.search(r'name="told" value="(\w+)"', page)[1]
    actions.say_if_still(picked=cat, seen_version=2, still="changed", now="Two buses, no cat.", **now)
    page = read(as_mina.post(at("strike", dorothy, hers.pk), strike))
    assert "Two buses, no cat." in page, "what became otherwise meanwhile is said again"
    strike["told"] = re.search(r'name="told" value="(\w+)"', page)[1]
    assert as_mina.post(at("strike", dorothy, hers.pk), strike).status_code == 302
    there = Assessment.objects.of(simon).get(pk=strike["id"])
    assert there.begun_at == hers.begun_at, "more than a year ago is no bar to what was written then"
    assert there.ready_on == hers.ready_on
    expected = {row.part: row.words for row in hers.written.all()}
    expected["control"] += "\n\nTwo buses, no cat."
    assert {row.part: row.words for row in there.written.all()} == expected
    [along] = there.picked.all()
    assert along.source_id != grows.source_id, "picked from what stands in his record"
    assert (along.words, along.still) == (grows.words, grows.still), "what somebody else said is not taken along"
    assert YoungCarer.objects.get(pk=child.pk).assessment_id == there.pk, "nor is a child forgotten"
    assert Due.objects.open().get(kind="young_carer").person == simon.pk

    struck = at("struck", dorothy, hers.pk)
    shown = read(as_mina.get(at("assessment", dorothy, hers.pk)))
    assert struck in shown
    assert "salt" not in shown
    opened = read(as_mina.get(struck))
    assert "telling me where the salt is" in opened
    assert "Entered in error. Struck by" in opened
    assert "Save" not in opened
    assert as_mina.get(at("struck", simon, there.pk)).status_code == 404, "it was not struck"
    assert sign_in(cast.workers["ade"]).get(struck).status_code == 403
    with pytest.raises(actions.UnableToEnd, match="Choose whom"):
        actions.strike_assessment(
            assessment=there, seen_version=1, why="x", to=Person.objects.get(pk=simon.pk), goes_on_as=new_id(), **now
        )
    born = add_person(id=new_id(), name="Kit Marlow", born_on=in_london(cast.now).date(), **now)
    wrong = {"assessment": there, "seen_version": 1, "why": "x", "goes_on_as": new_id(), **now}
    with pytest.raises(actions.UnableToEnd, match="before Kit Marlow was born"):
        actions.strike_assessment(**wrong, to=born)
    aged = add_person(id=new_id(), name="Ana Reis", **now)
    gone = in_london(cast.now).date() - timedelta(days=600)
    record_death(person=aged, seen_version=aged.version, died_on=gone, told_by="Her son", **now)
    with pytest.raises(actions.UnableToEnd, match="when Ana Reis had died"):
        actions.strike_assessment(**wrong, to=Person.objects.get(pk=aged.pk))


def test_one_that_began_earlier_is_written_down_as_told_also_of_somebody_who_died_since(cast, mina, hers, sign_in):
    dorothy, as_mina = cast.people["dorothy"], sign_in(mina)
    faults = rules.fault_in_beginning
    today = in_london(cast.now).date()
    known = {"at": cast.now, "born_on": today - timedelta(days=300), "died_on": today - timedelta(days=2)}
    for begun_at, words in (
        (cast.now + timedelta(hours=1), "future"),
        (cast.now - timedelta(days=301), "before they were born"),
        (cast.now - timedelta(days=1), "had died by then"),
    ):
        assert words in faults(begun_at, **known)
    assert "a year ago" in faults(cast.now - timedelta(days=400), at=cast.now, born_on=None, died_on=None)
    assert faults(cast.now - timedelta(days=3), **known) == ""

    day = today - timedelta(days=1)
    record_death(person=dorothy, seen_version=dorothy.version, died_on=day, told_by="Her niece", by=mina, at=cast.now)
    page = read(as_mina.get(at("assessment", dorothy, hers.pk)))
    assert "has died. Everything that was written stays" in page
    assert "Ask whether what was picked" not in page
    assert "Write down an assessment that began before" in read(as_mina.get(at("assessments", dorothy)))
    typed = {"id": new_id(), "kind": "occupational_therapy"}
    assert "say when" in read(as_mina.post(at("begin", dorothy), typed), 422)
    then = in_london(cast.now - timedelta(days=3))
    moment = {"begun_at_day": then.day, "begun_at_month": then.month, "begun_at_year": then.year}
    answer = as_mina.post(at("begin", dorothy), {**typed, **moment, "begun_at_time": "10:15"})
    late = Assessment.objects.get(pk=typed["id"])
    assert answer["Location"] == at("write", dorothy, late.pk)
    assert in_london(late.begun_at).date() == then.date()
    assert late.recorded_at is not None
    assert "written down" in read(as_mina.get(at("assessment", dorothy, late.pk)))
    copies = Copy.objects.count()
    actions.finish_assessment(assessment=late, seen_version=1, is_carer_blind=False, by=mina, at=cast.now)
    assert Copy.objects.count() == copies


def test_it_is_found_from_what_stands_there_and_finished_without_leaving(cast, mina, hers, sign_in):
    """The two pages of a sitting: the one that is written, found and finished on, and the one it is given on."""
    dorothy, as_mina = cast.people["dorothy"], sign_in(mina)
    write, now = at("write", dorothy, hers.pk), {"by": mina, "at": cast.now}
    seen = marks_in(read(as_mina.get(write)))
    sent = {**{row.part: row.words for row in hers.written.all()}, **seen, "took_part": "She led it."}
    assert as_mina.post(write, {**sent, "find": "yes"})["Location"] == f"{write}#eligibility"
    assert hers.written.get(part="took_part").words == "She led it.", "kept first"
    page = read(as_mina.get(write))
    assert "Or take what shows it" in page
    assert "Care and Support (Eligibility Criteria) Regulations 2015" in page, "its law at the side"
    found = Decision.objects.get(found_in=hers)
    assert found.words["fact-outcomes-hygiene"] == "able"
    take = {"take-outcomes.hygiene": "part:control", "take-outcomes.nutrition": "part:outcomes"}
    facts = {**sent, **found_in(page), **found.words, "evidence-outcomes.hygiene": "Her own account.", **take}
    assert as_mina.post(write, {**facts, "show": "yes"})["Location"] == f"{write}#follows"
    found.refresh_from_db()
    assert found.words["evidence-outcomes.hygiene"].startswith("Her own account.\n“Her mornings go by")
    assert found.words["evidence-outcomes.nutrition"].startswith("“I want to cook my own dinner again")
    assert "Dorothy Hale" in found.words["evidence-outcomes.nutrition"]

    # A colleague goes on with it meanwhile: what was not touched here stands in nobody's way, what was is shown twice.
    page = read(as_mina.get(write))
    mine = {**sent, **marks_in(page), **found_in(page), **found.words, "means": "A pension."}
    theirs = {"person": dorothy, "id": found.pk, "kind": found.kind, "question": found.question, "made_at": None, **now}
    keep_decision(words={**found.words, "reasons": "Theirs."}, seen_version=found.version, **theirs)
    assert as_mina.post(write, {**mine, "later": "yes"}).status_code == 302
    assert Decision.objects.get(pk=found.pk).words["reasons"] == "Theirs."
    assert hers.written.get(part="means").words == "A pension."
    mine |= marks_in(read(as_mina.get(write)))
    keep = at("keep", dorothy, hers.pk)
    assert "gone on with the finding" in read(as_mina.post(keep, {**mine, "reasons": "Mine."}))
    both = read(as_mina.post(write, {**mine, "reasons": "Mine.", "decide": "yes"}), 422)
    assert "Theirs." in both
    assert "Mine." in both
    mine |= found_in(both)
    assert 'id="draft-version"' in read(as_mina.post(keep, {**mine, "reasons": "Both."}))
    found.refresh_from_db()
    assert found.words["reasons"] == "Both."

    # Her sign-in ends while she writes: all of it is on the page again, and what came meanwhile is seen first.
    page, session = read(as_mina.get(write)), as_mina.session
    session["seen_at"] -= 60 * 60 * 24
    session.save()
    mine = {**sent, **marks_in(page), **found_in(page), **found.words, "identity": "Chapel.", "reasons": "At the end."}
    assert "/sign-in/" in as_mina.post(write, mine)["Location"]
    keep_decision(words={**found.words, "reasons": "Meanwhile."}, seen_version=found.version, **theirs)
    as_mina = sign_in(mina)
    page = read(as_mina.get(write))
    for words in ("We kept what you had typed", "Chapel.", "At the end."):
        assert words in page
    both = read(as_mina.post(write, {**mine, **marks_in(page), **found_in(page)}), 422)
    assert "Meanwhile." in both
    assert hers.written.get(part="identity").words == "Chapel."

    # Thrown away by whoever began it, it is found anew; where another took its place, that one counts.
    assert as_mina.post(reverse("decisions:drop", args=[dorothy.pk, found.pk])).status_code == 302
    hers.refresh_from_db()
    assert hers.determination is None
    assert "At the end." in read(as_mina.post(write, {**mine, **marks_in(page), "decide": "yes"}), 422), (
        "nor is it lost"
    )
    found = actions.begin_eligibility(assessment=hers, key=new_id(), **now)
    hers.refresh_from_db()
    finish = {**sent, **marks_in(read(as_mina.get(write))), "finish": "yes", "finish-version": hers.version}
    page = read(as_mina.post(write, finish), 422)
    assert "still being weighed" in page
    typed = {
        **sent,
        **marks_in(page),
        **found_in(page),
        **found.words,
        "more-others": "Una agrees.",
        "means": "x" * 10_001,
    }
    page = read(as_mina.post(write, typed), 422)
    assert "Una agrees." in page, "kept, and still on the page that is refused for another box"
    found.refresh_from_db()
    assert found.words["more-others"] == "Una agrees."
    first = decide(decision=found, seen_version=found.version, weighed=NEEDS, **now)
    late = {**sent, **marks_in(page), **found_in(page), **found.words, "reasons": "Typed too late.", "stay": "yes"}
    assert "Typed too late." in read(as_mina.post(write, late), 422), "what came too late is not lost"
    second = make(dorothy, found.kind, replace(NEEDS, supersedes=first.pk), mina, cast.now)
    assert "left out of account. Where it was not" in read(as_mina.post(write, finish), 422)
    assert "changed this while" in read(
        as_mina.post(write, {**finish, "finish-version": 1, "finish-is_carer_blind": "yes"}), 422
    ), "what somebody else changed is seen first"
    done = as_mina.post(write, {**finish, "finish-is_carer_blind": "yes"})
    copy = Copy.objects.of(dorothy).get(kind="assessment")
    assert done["Location"] == reverse("letters:give", args=[dorothy.pk, copy.pk]), "given on the next page"
    again = as_mina.post(write, {**finish, "finish-is_carer_blind": "yes"})
    assert again["Location"] == done["Location"], "sent twice, it goes on as after the first"
    hers.refresh_from_db()
    assert hers.determination_id == second.pk
    assert f"/copies/{copy.pk}/give/" in read(as_mina.get(at("assessment", dorothy, hers.pk)))

    # The next one stands beside it, with what changed; nothing was copied.
    after = actions.begin_assessment(person=dorothy, id=new_id(), kind="adult", **now)
    for part, words in (("matters", "The cat."), ("health", "Her hip."), ("took_part", "She led it.")):
        actions.write_part(assessment=after, part=part, words=words, seen_version=0, **now)
    page = read(as_mina.get(at("assessment", dorothy, after.pk)))
    for how in ("New:", "Different:", "Not written this time:", "The same:"):
        assert how in page
    assert "Found then: their needs are eligible." in page
    assert "nobody stands in my kitchen" in page
    assert rules.since("", "") == ""


def test_a_carers_refusal_is_followed_and_its_law_is_shown(cast, mina, sign_in):
    simon, now = cast.people["simon"], {"by": mina, "at": cast.now}
    his = actions.begin_assessment(person=simon, id=new_id(), kind="carer", **now)
    actions.end_assessment(assessment=his, seen_version=1, outcome="declined", words="No.", **now)
    page = read(sign_in(mina).get(at("assessment", simon, his.pk)))
    assert "You may say no to an assessment." in page
    assert "Care Act 2014, section 11" in page
    assert "Judgement needed" not in page
    assert rules.fault_in_joint(BY_SLUG["adult"], BY_SLUG["carer"]) == ""
