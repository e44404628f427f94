"""Decisions weighed, made, advised on, challenged, looked at again, struck; risks weighed: done, refused, told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from alongside.audit.models import LedgerEntry
from alongside.decisions import actions, story
from alongside.decisions.facts import CONSIDERED
from alongside.decisions.models import Counsel, Decision, DecisionLaw, WeighedRisk
from alongside.decisions.models.beside import TurnKind
from alongside.decisions.story.decision import LAW_CHANGED, in_a_line
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.letters.models import Copy
from alongside.people.actions import record_death
from alongside.people.models import StoryItem
from alongside.workforce.models import Due
from tests.cast_decisions import EVENING, NEEDS, make

DAY = timedelta(days=1)


@pytest.fixture
def mina(cast):
    return cast.workers["mina"]


@pytest.fixture
def dorothy(cast):
    return cast.people["dorothy"]


def a_choice(**more):
    return replace(EVENING, is_provisional=False, **more)


def done(verb):
    return LedgerEntry.objects.filter(verb=verb).exists()


def waiting(kind):
    return Due.objects.filter(source_room="decisions", kind=kind, done_at=None)


def told(decision):
    return StoryItem.objects.get(source_id=decision.pk, kind="decision")


def turns(decision):
    return list(decision.turns.order_by("at", "pk").values_list("kind", flat=True))


def kept_as_it_is_told():
    """Do the story and the clocks say what the facts say, as `manage.py rebuild_story --check` asks?"""
    meant = [row for items, clocks in story.facts() for row in (*items, *clocks)]
    kept = [*StoryItem.objects.filter(source_room="decisions"), *Due.objects.filter(source_room="decisions")]
    return sorted(map(_says, meant), key=str) == sorted(map(_says, kept), key=str)


def _says(row):
    says = ("line", "aside", "said", "told", "by_id", "worker_id", "team_id", "due_at", "done_at", "what")
    return row.source_id, row.kind, *(getattr(row, name, None) for name in says)


def test_kept_while_it_is_weighed_decided_once_and_told(cast, mina, dorothy):
    now = timezone.now()
    common = {"person": dorothy, "id": new_id(), "kind": "choice", "question": "A bath or a shower?", "by": mina}
    words = {"question": "A bath or a shower?", "made_at_day": "31"}
    held = actions.keep_decision(**common, words=words, made_at=None, seen_version=0, at=now)
    assert not waiting("decision_to_record").filter(source_id=held.pk).exists()
    held = actions.keep_decision(**common, words=words, made_at=now - DAY, seen_version=1, at=now)
    assert waiting("decision_to_record").get(source_id=held.pk).worker_id == mina.pk
    with pytest.raises(ChangedMeanwhile):
        actions.keep_decision(**common, words={}, made_at=None, seen_version=1, at=now)
    weak = a_choice(options=(replace(EVENING.options[0], good=""), EVENING.options[1]))
    with pytest.raises(actions.UnableToDecide, match="Write what is good"):
        actions.decide(decision=held, seen_version=held.version, weighed=weak, by=mina, at=now)
    weighed = a_choice(made_at=now - DAY, has_copy=True, supersedes=None)
    made = actions.decide(decision=held, seen_version=held.version, weighed=weighed, by=mina, at=now)
    assert made.state == "stands"
    assert made.options.get(is_chosen=True).cost_in_words == "£0.00 a week"
    assert [law.words for law in made.laws.all()] == ["Care Act 2014, section 1: wellbeing"]
    assert told(made).line == f"Decided. {in_a_line(made)}"
    assert told(made).said == EVENING.their_view
    assert not waiting("decision_to_record").filter(source_id=made.pk).exists()
    copy = Copy.objects.of(dorothy).get(source_id=made.pk)
    assert (copy.kind, copy.format) == ("decision", "large_18"), "in the form that she needs"
    assert Due.objects.filter(kind="copy_to_give", source_id=copy.pk, done_at=None).exists(), "not yet given"
    assert done("decision.made")
    with pytest.raises(AlreadyDone):
        actions.decide(decision=made, seen_version=made.version, weighed=weighed, by=mina, at=now)
    with pytest.raises(AlreadyDone):
        actions.keep_decision(**common, words=words, made_at=None, seen_version=made.version, at=now)
    with pytest.raises(actions.UnableToStrike, match="decided"):
        actions.drop_decision(decision=made, by=mina, at=now)
    assert kept_as_it_is_told()


def test_what_is_only_weighed_can_be_thrown_away_by_whoever_began_it_until_others_advise(cast, mina, dorothy):
    now, ruth = timezone.now(), cast.workers["ruth"]
    facts = {"person": dorothy, "kind": "choice", "words": {}, "question": "", "made_at": now, "seen_version": 0}
    one, other = (actions.keep_decision(id=new_id(), **facts, by=mina, at=now) for _ in range(2))
    with pytest.raises(actions.UnableToStrike, match="Mina Osei began this"):
        actions.drop_decision(decision=one, by=ruth, at=now)
    actions.drop_decision(decision=one, by=mina, at=now)
    assert not Decision.objects.filter(pk=one.pk).exists()
    advice = actions.give_counsel(decision=other, id=new_id(), kind="challenge", words="Ask Jo.", by=ruth, at=now)
    assert advice.due_at is None, "what is then decided answers it"
    with pytest.raises(actions.UnableToStrike, match="Somebody has said"):
        actions.drop_decision(decision=other, by=mina, at=now)
    assert kept_as_it_is_told()


def test_a_challenge_waits_for_an_answer_and_the_past_stays(cast, mina):
    now, ade, simon = timezone.now(), cast.workers["ade"], cast.people["simon"]
    [made] = simon.decisions.all()
    said = {"kind": "challenge", "words": "It is dark at five now.", "said_by": "Jo, his sister"}
    challenges = [actions.give_counsel(decision=made, id=new_id(), **said, by=ade, at=now) for _ in range(2)]
    assert waiting("decision_challenged").count() == 2
    with pytest.raises(AlreadyDone):
        actions.give_counsel(decision=made, id=challenges[0].pk, **said, by=ade, at=now)
    own = actions.give_counsel(decision=made, id=new_id(), kind="challenge", words="Hm.", by=mina, at=now)
    with pytest.raises(actions.UnableToAdvise, match="yourself"):
        actions.answer_challenge(counsel=own, seen_version=1, answer="upheld", answer_words="-", by=mina, at=now)
    answer = {"seen_version": 1, "by": mina, "at": now + timedelta(minutes=1)}
    actions.answer_challenge(counsel=challenges[0], answer="upheld", answer_words="He rings her.", **answer)
    made.refresh_from_db()
    assert made.state == "stands"
    actions.answer_challenge(counsel=challenges[1], answer="set_aside", answer_words="She is right.", **answer)
    made.refresh_from_db()
    assert (made.state, made.reasons) == ("set_aside", EVENING.reasons)
    assert turns(made)[-2:] == [TurnKind.UPHELD, TurnKind.SET_ASIDE]
    assert told(made).aside == "Set aside"
    assert StoryItem.objects.filter(kind="decision_turned", line__startswith="Upheld").count() == 1
    assert not waiting("decision_challenged").exists(), "what does not stand waits for nothing"
    own.refresh_from_db()
    with pytest.raises(actions.UnableToAdvise, match="does not stand"):
        actions.answer_challenge(counsel=own, answer="upheld", answer_words="-", **answer)
    with pytest.raises(actions.UnableToLookAgain):
        actions.look_again(decision=made, seen_version=made.version, outcome="stands", words="-", by=mina, at=now)
    assert kept_as_it_is_told()


def test_for_now_is_looked_at_again_and_another_takes_its_place(cast, mina):
    now, simon = timezone.now(), cast.people["simon"]
    [made] = simon.decisions.all()
    day = in_london(now).date() + 14 * DAY
    facts = {"seen_version": made.version, "words": "Still dark.", "by": mina, "at": now}
    with pytest.raises(actions.UnableToLookAgain, match="passed"):
        actions.look_again(decision=made, outcome="for_now", review_on=day - 30 * DAY, **facts)
    made = actions.look_again(decision=made, outcome="for_now", review_on=day, **facts)
    assert in_london(waiting("decision_review").get().due_at).date() == day
    with pytest.raises(ChangedMeanwhile):
        actions.look_again(decision=made, outcome="stands", **facts)
    later = make(simon, "choice", a_choice(supersedes=made.pk), mina, now + timedelta(minutes=2))
    made.refresh_from_db()
    assert made.state == "superseded"
    assert not waiting("decision_review").exists()
    again = {"seen_version": later.version, "words": "It works.", "by": mina, "at": now + timedelta(minutes=3)}
    later = actions.look_again(decision=later, outcome="stands", **again)
    assert turns(later) == [TurnKind.MADE, TurnKind.STANDS]
    with pytest.raises(actions.UnableToStrike, match="Mina Osei wrote this"):
        actions.strike_decision(decision=later, seen_version=later.version, why="?", by=cast.workers["ade"], at=now)
    struck = actions.strike_decision(
        decision=later,
        seen_version=later.version,
        why="It was about somebody else",
        by=mina,
        at=now + timedelta(minutes=4),
    )
    assert told(struck).line == "Entered in error"
    assert not StoryItem.objects.filter(source_id__in=struck.turns.values("pk")).exists()
    made.refresh_from_db()
    assert made.state == "stands", "what had its place taken in error stands again"
    assert kept_as_it_is_told()


def test_the_councils_settings_may_want_a_second_person_for_a_kind(cast, mina, dorothy, settings):
    settings.COUNCIL = replace(settings.COUNCIL, second_person=["choice"])
    now, ruth = timezone.now(), cast.workers["ruth"]
    held = actions.keep_decision(
        person=dorothy, id=new_id(), kind="choice", words={"has_copy": "yes"}, question="", made_at=None,
        seen_version=0, by=mina, at=now,
    )  # fmt: skip
    act = {"decision": held, "seen_version": held.version, "by": mina, "at": now}
    for seconds, said in (
        ("", "wants a second person"),
        (f"worker:{new_id()}", "not alongside"),
        ("team:x", "not alongside"),
    ):
        with pytest.raises(actions.UnableToDecide, match=said):
            actions.decide(weighed=a_choice(seconds=seconds), **act)
    asked = a_choice(seconds=f"team:{cast.teams['Armley'].pk}")
    waits = actions.decide(weighed=asked, **act)
    assert waits.state == "second"
    assert waiting("decision_to_second").get().team_id == cast.teams["Armley"].pk
    assert not StoryItem.objects.filter(source_id=waits.pk).exists()
    look = {"decision": waits, "seen_version": waits.version, "words": "The night was not asked about.", "at": now}
    with pytest.raises(actions.UnableToDecide, match="yourself"):
        actions.look_as_second(agrees=True, by=mina, **look)
    back = actions.look_as_second(agrees=False, by=ruth, **look)
    assert (back.state, waiting("decision_to_second").count()) == ("weighing", 0)
    again = actions.decide(decision=back, seen_version=back.version, weighed=asked, by=mina, at=now)
    look = {"decision": again, "seen_version": again.version, "words": "Yes.", "by": ruth, "at": now}
    stands = actions.look_as_second(agrees=True, **look)
    assert (stands.state, stands.seconded_by_id) == ("stands", ruth.pk)
    assert turns(stands) == [TurnKind.MADE, TurnKind.SENT_BACK, TurnKind.MADE, TurnKind.SECONDED]
    assert stands.options.count() == 2
    assert Copy.objects.of(dorothy).filter(source_id=stands.pk).exists()
    with pytest.raises(actions.UnableToDecide, match="no longer"):
        actions.look_as_second(agrees=True, **look)
    assert kept_as_it_is_told()


def test_a_determination_keeps_its_law_and_facts_and_is_listed_when_the_law_changes(cast, mina, dorothy):
    """Scenario 14, kept: found under the acid test on 1 June 2026, it waits to be looked at under what followed."""
    [needs] = dorothy.decisions.all()
    assert (needs.law_version, needs.facts) == ("adult_eligibility@2015-04-01", NEEDS.facts)
    assert needs.verdict["met"] is True
    now = timezone.now()
    facts = {
        "confined_continuously": True, "free_to_leave": False, "consents_with_capacity": False,
        "wishes_expressed": "She hums when the door is open.", "attributable_to_state": True,
    }  # fmt: skip
    found = replace(NEEDS, question="Her arrangements at night", facts=facts, evidence={}, finding=True)
    first = now.replace(year=2026, month=6, day=1, hour=12)
    old = make(dorothy, "deprivation_of_liberty", replace(found, made_at=first), mina, now)
    new = make(dorothy, "deprivation_of_liberty", replace(found, made_at=first + 2 * DAY, finding=False), mina, now)
    assert (old.verdict["met"], new.verdict["met"]) == (True, None)
    assert len(new.verdict["to_weigh"]) > 5
    assert (old.law_version, new.law_version) == (
        "deprivation_of_liberty@0001-01-01",
        "deprivation_of_liberty@2026-06-02",
    )
    assert [due.source_id for due in waiting(LAW_CHANGED)] == [old.pk]
    looked = actions.look_under_law(
        decision=old, seen_version=old.version, words="She would be asked again now, and is.", by=mina, at=now
    )
    assert looked.law_version == old.law_version, "its own law stays with it"
    assert not waiting(LAW_CHANGED).exists()
    assert DecisionLaw.objects.filter(version=old.law_version).get().is_checked is False
    assert kept_as_it_is_told()


def test_best_interests_rest_on_a_finding_of_this_person_and_an_advocate_is_told_of(cast, mina, dorothy):
    now, simon = timezone.now(), cast.people["simon"]
    capacity = replace(
        NEEDS, question="Where to live", finding=True, evidence={"unable.retain": "“Which house?”"},
        facts={"decision": "Where to live", "support_given": "Pictures.", "unable": ["retain"], "impairment": True,
               "because_of_impairment": True, "assessed_on": "2026-11-20"},
        more={"information": "Both places.", "deciders": "Looked; none was found."},
    )  # fmt: skip
    finding = make(dorothy, "mental_capacity", capacity, mina, now)
    considered = {"present": list(CONSIDERED)}
    asked = {"consulted": "Her niece, and Dr Ali.", "dissent": "Her niece."}
    best = a_choice(rests_on=finding.pk, facts=considered, more=asked)
    with pytest.raises(actions.UnableToDecide, match="no longer there"):
        make(simon, "best_interests", best, mina, now)
    made = make(dorothy, "best_interests", best, mina, now)
    assert made.rests_on_id == finding.pk
    assert {law.version for law in made.laws.all()} == {"best_interests@2007-10-01", ""}
    owed = {
        "function": "assessment",
        "difficulties": ["weigh"],
        "appropriate_person": False,
        "nhs_placement": None,
        "disagreement": None,
    }
    advocacy = make(dorothy, "advocacy", replace(NEEDS, facts=owed, evidence={}), mina, now)
    tell = {"words": "Sefton Voices, 1 December.", "by": mina, "at": now}
    for what in ("referred", "arranged", "changed"):
        advocacy = actions.tell_of_advocate(decision=advocacy, seen_version=advocacy.version, what=what, **tell)
    assert turns(advocacy)[1:] == ["referred", "arranged", "changed"]
    with pytest.raises(actions.UnableToLookAgain, match="owed"):
        actions.tell_of_advocate(decision=made, seen_version=made.version, what="referred", **tell)
    assert kept_as_it_is_told()


def test_a_person_who_dies_meanwhile_keeps_what_was_decided_and_nothing_new_waits(cast, mina, dorothy):
    now = timezone.now()
    dorothy = record_death(
        person=dorothy,
        seen_version=dorothy.version,
        died_on=in_london(now - DAY).date(),
        told_by="Her niece",
        by=mina,
        at=now,
    )
    before = set(Due.objects.filter(done_at=None).values_list("pk", flat=True))
    with pytest.raises(actions.UnableToDecide, match="while they lived"):
        make(dorothy, "choice", a_choice(), mina, now)
    made = make(
        dorothy,
        "choice",
        replace(EVENING, made_at=now - 2 * DAY, review_on=in_london(now).date(), has_copy=True),
        mina,
        now,
    )
    challenge = actions.give_counsel(decision=made, id=new_id(), kind="challenge", words="Why?", by=mina, at=now)
    assert (made.is_provisional, challenge.due_at) == (False, None)
    assert set(Due.objects.filter(done_at=None).values_list("pk", flat=True)) == before
    with pytest.raises(actions.UnableToWeigh, match="has died"):
        weigh(dorothy, mina, now)
    assert Counsel.objects.filter(decision=made).count() == 1


def weigh(person, by, at, **more):
    facts = {"wants": "To walk", "good": "Air", "harm": "A fall", "harm_of_not": "The sofa"}
    facts |= {"review_on": in_london(at).date() + 28 * DAY, **more}
    return actions.weigh_risk(person=person, id=new_id(), **facts, by=by, at=at)


def test_a_risk_is_weighed_both_ways_weighed_anew_and_ends(cast, mina):
    now, simon = timezone.now(), cast.people["simon"]
    [first] = simon.weighed_risks.all()
    with pytest.raises(actions.UnableToWeigh, match="passed"):
        weigh(simon, mina, now, review_on=in_london(now - 2 * DAY).date())
    second = weigh(simon, mina, now, follows=first, seen_version=first.version, strengths=["Turns up"])
    first.refresh_from_db()
    assert first.how_ended == "It was weighed anew."
    assert WeighedRisk.objects.of(simon).current().get() == second
    with pytest.raises(actions.UnableToWeigh, match="ended already"):
        weigh(simon, mina, now, follows=first, seen_version=first.version)
    actions.end_risk(risk=second, seen_version=second.version, how="He walks.", by=mina, at=now)
    assert not waiting("risk_review").exists()
    assert StoryItem.objects.get(source_id=second.pk).aside == "Ended: He walks."
    assert done("risk.weighed")
    assert done("risk.ended")
    assert kept_as_it_is_told()


def test_no_kind_wants_a_second_person_by_default():
    assert settings.COUNCIL.second_person == []
