"""Two people assessed jointly: only while both agree, each in their own record; and a child who cares, told of."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from alongside.assessments import actions
from alongside.assessments.models import Assessment, JointAgreement, YoungCarer
from alongside.assessments.said_before import said_before
from alongside.assessments.tests.test_views import at, read
from alongside.assessments.together import others_for, together, who_waits
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.letters.kinds import written
from alongside.people.actions import add_contact, add_person, link_record
from alongside.people.models.contact import Tie
from alongside.people.tests.test_views import statements
from alongside.workforce.models import Due

SAYS = "We have no secrets, love. Do it together."


@pytest.fixture
def mina(cast):
    return cast.workers["mina"]


@pytest.fixture
def both(cast, mina):
    """Dorothy's, under way, and that of Simon, who cares for her and has a record of his own."""
    dorothy, simon = cast.people["dorothy"], cast.people["simon"]
    now = {"by": mina, "at": cast.now}
    unas = Assessment.objects.get(kind="carer")
    actions.end_assessment(assessment=unas, seen_version=unas.version, outcome="unfinished", words="Later.", **now)
    contact = add_contact(person=dorothy, id=new_id(), name=simon.name, kind=Tie.CARER, **now)
    link_record(contact=contact, seen_version=contact.version, record=simon.pk, **now)
    his = actions.begin_assessment(person=simon, id=new_id(), kind="carer", **now)
    return Assessment.objects.with_everybody().get(person__in=dorothy.keys), his


def answer(one, other, cast, by, **more):
    facts = {"agrees": True, "said_by": "Herself", "said_on": in_london(cast.now).date(), "words": SAYS, **more}
    return actions.answer_joint(assessment=one, id=new_id(), other=other, **facts, by=by, at=cast.now)


def test_it_is_joint_while_both_agree_and_nothing_is_lost_when_one_takes_it_back(cast, mina, both):
    hers, his = both
    actions.write_part(assessment=his, part="able_now", words="I am worn out.", seen_version=0, by=mina, at=cast.now)
    assert others_for(hers, mina, at=cast.now) == [his]
    assert others_for(his, mina, at=cast.now) == [hers]
    tomorrow = in_london(cast.now).date() + timedelta(days=1)
    occupational = actions.begin_assessment(
        person=his.person, id=new_id(), kind="occupational_therapy", by=mina, at=cast.now
    )
    for one, other, more, words in (
        (hers, occupational, {}, "whoever cares for them"),
        (his, occupational, {}, "of two people"),
        (hers, his, {"said_on": tomorrow}, "still to come"),
    ):
        with pytest.raises(actions.UnableToMakeJoint, match=words):
            answer(one, other, cast, mina, **more)
    no = answer(his, hers, cast, mina, agrees=False, words="Not today.")
    assert no.is_over
    first = answer(hers, his, cast, mina)
    assert first.answers is None
    assert together(hers, mina, at=cast.now).waits
    assert who_waits(his, mina, at=cast.now) == hers
    assert who_waits(hers, mina, at=cast.now) is None, "a no asks for nothing"
    assert who_waits(his, cast.workers["farah"], at=cast.now) is None
    assert together(hers, cast.workers["farah"], at=cast.now).other is None, "whoever may not open his sees none of it"
    with pytest.raises(actions.UnableToMakeJoint, match="agreed already"):
        answer(hers, his, cast, mina)
    second = answer(his, hers, cast, mina, words="If Dorothy wants it.")
    assert second.answers_id == first.pk
    assert who_waits(his, mina, at=cast.now) is None
    assert together(hers, mina, at=cast.now).holds
    assert together(his, mina, at=cast.now).holds
    assert LedgerEntry.objects.filter(verb="assessment.joint_answered", person=his.person_id).exists()

    taken = actions.take_joint_back(
        agreement=first, seen_version=1, words="I have changed my mind.", by=mina, at=cast.now
    )
    assert not together(his, mina, at=cast.now).holds
    assert (taken.words, his.written.get().words) == (SAYS, "I am worn out.")
    with pytest.raises(actions.UnableToMakeJoint, match="over already"):
        actions.take_joint_back(agreement=second, seen_version=1, words="x", by=mina, at=cast.now)
    again = answer(hers, his, cast, mina)
    assert not again.holds, "both are asked anew"
    assert answer(his, hers, cast, mina).holds

    # Whoever is cared for wants none themselves: the carer is still assessed.
    ended = actions.end_assessment(
        assessment=hers, seen_version=hers.version, outcome="declined", words="Not for me.", by=mina, at=cast.now
    )
    assert not together(his, mina, at=cast.now).holds
    assert Assessment.objects.get(pk=his.pk).is_open
    with pytest.raises(actions.UnableToMakeJoint, match="has ended"):
        answer(his, ended, cast, mina)
    assert JointAgreement.objects.filter(assessment=his).count() == 3, "every word stays in his record"


def test_each_is_asked_in_their_own_record_and_both_are_read_side_by_side(cast, mina, both, sign_in):
    hers, his = both
    dorothy, simon, as_mina = hers.person, his.person, sign_in(mina)
    assert "could be made jointly" not in read(as_mina.get(at("joint", dorothy, hers.pk)))
    said = {"id": new_id(), "agrees": "yes", "words": SAYS, "said_by": "Dorothy"}
    day = in_london(cast.now).date()
    said |= {"said_on_day": day.day, "said_on_month": day.month, "said_on_year": day.year}
    typed = {**said, "other": str(his.pk)}
    assert "in their words" in read(as_mina.post(at("joint", dorothy, hers.pk), {**typed, "words": ""}), 422)
    first = as_mina.post(at("joint", dorothy, hers.pk), typed)
    assert first["Location"] == f"{at('joint', simon, his.pk)}?with={hers.pk}", "then the other is asked"
    assert as_mina.post(at("joint", dorothy, hers.pk), typed).status_code == 302, "sent twice, kept once"
    assert "Joint it is once the other has agreed" in read(as_mina.get(at("assessment", dorothy, hers.pk)))
    his_page = read(as_mina.get(at("assessment", simon, his.pk)))
    assert SAYS not in his_page, "nothing of hers in his before he agrees"
    assert "agreed to make it jointly, and waits for" in his_page
    assert as_mina.get(at("side_by_side", dorothy, hers.pk))["Location"] == at("assessment", dorothy, hers.pk)
    as_mina.post(at("joint", simon, his.pk), {**said, "id": new_id(), "other": str(hers.pk), "words": "Aye."})
    assert "It is made jointly with" in read(as_mina.get(at("write", simon, his.pk)))
    page = read(as_mina.get(at("side_by_side", simon, his.pk)))
    assert "My garden, before the frost." in page
    looks = LedgerEntry.objects.filter(verb="looked", page="assessment", person=dorothy.pk)
    assert looks.exists(), "a look at both"
    hers.refresh_from_db()
    finished = actions.finish_assessment(
        assessment=hers, seen_version=hers.version, is_carer_blind=False, by=mina, at=cast.now
    )
    given = str(written(dorothy, "assessment", finished.pk))
    assert "made jointly with" in given
    assert "Aye." not in given
    version = JointAgreement.objects.get(assessment=his).version
    assert as_mina.post(at("joint", simon, his.pk), {"version": version, "words": "No more."}).status_code == 302
    assert "no longer wants it joint." in read(as_mina.get(at("assessment", simon, his.pk)))
    assert "My garden" not in read(as_mina.get(at("assessment", simon, his.pk)))
    assert sign_in(cast.workers["ade"]).get(at("joint", simon, his.pk)).status_code == 403


def test_a_child_who_cares_waits_on_a_desk_until_somebody_was_told(cast, mina, both, sign_in):
    hers, _ = both
    dorothy, as_mina = hers.person, sign_in(mina)
    now = {"by": mina, "at": cast.now}
    leo = add_person(id=new_id(), name="Leo Hale", born_on=cast.now.date() - timedelta(days=12 * 366), **now)
    in_hers = add_contact(person=dorothy, id=new_id(), name="Leo", kind=Tie.CARER, **now)
    link_record(contact=in_hers, seen_version=in_hers.version, record=leo.pk, **now)
    YoungCarer.objects.all().delete()  # of the cast's own it is told already
    Due.objects.filter(kind="young_carer").delete()
    page = read(as_mina.get(at("write", dorothy, hers.pk)))
    assert "Leo is 12 and cares for them" in page or "Leo is 11 and cares for them" in page
    assert "Children Act 1989, section 17ZA" in page
    new = at("notice_young_carer", dorothy, hers.pk)
    assert "Write who the child is." in read(as_mina.post(new, {"id": new_id()}), 422)
    typed = {"id": new_id(), "who": "Leo, her great-nephew", "does": "He cooks, and sits up with her."}
    there = as_mina.post(new, typed)["Location"]
    assert as_mina.post(new, typed)["Location"] == there, "sent twice, noticed once"
    leo_cares = YoungCarer.objects.get()
    due = Due.objects.open().get(kind="young_carer")
    assert (due.worker_id, due.done_at, due.source_id) == (mina.pk, None, leo_cares.pk)
    assert "Say who was told of a child who cares" in read(as_mina.get("/"))
    one = statements(as_mina, at("write", dorothy, hers.pk))
    for who in ("Mia", "Kai"):
        actions.notice_young_carer(assessment=hers, id=new_id(), who=who, does="Washes.", **now)
        part = {"Mia": "means", "Kai": "health"}[who]
        actions.write_part(assessment=hers, part=part, words="x", seen_version=0, **now)
        actions.pick_said(assessment=hers, part=part, what=[said_before(dorothy)[0].name], still="yes", **now)
    assert hers.picked.count() == 3
    assert statements(as_mina, at("write", dorothy, hers.pk)) == one
    with pytest.raises(actions.UnableToEnd, match="nobody was told yet"):
        actions.strike_assessment(assessment=hers, seen_version=hers.version, why="x", **now)
    tell = {"young_carer": leo_cares, "seen_version": 1, "told": "The young carers’ team", **now}
    with pytest.raises(actions.UnableToTell, match="still to come"):
        actions.tell_of_young_carer(**tell, told_on=in_london(cast.now).date() + timedelta(days=1))
    day = in_london(cast.now).date()
    said = {"version": 1, "told": "The young carers’ team", "told_on_day": day.day, "told_on_month": day.month}
    assert as_mina.post(there, {**said, "told_on_year": day.year}).status_code == 302
    assert "was told on" in read(as_mina.get(there))
    due.refresh_from_db()
    assert due.outcome == "met"
    with pytest.raises(AlreadyDone):
        actions.tell_of_young_carer(**tell, told_on=day)
    assert LedgerEntry.objects.filter(verb="young_carer.told_of").exists()
    assert reverse("assessments:young_carer", args=[dorothy.pk, leo_cares.pk]) == there
    call_command("rebuild_story", check=True)
