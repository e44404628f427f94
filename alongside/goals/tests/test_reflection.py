"""A worker's own: what they write for themselves and their self-check, which nobody else sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.goals import checking, rules
from alongside.goals.actions import UnableToReflect, change_reflection, make_self_check, write_reflection
from alongside.goals.models import Reflection, SelfCheck
from alongside.goals.reflecting import questions
from alongside.kit.ids import new_id
from alongside.kit.refusals import ChangedMeanwhile


@pytest.mark.parametrize(
    ("answers", "asked", "per_cent"),
    [
        ([4, 4, 4, 4, 4], 5, 100),
        ([0, 0, 0, 0, 0], 5, 0),
        ([4, 2, 3, 1], 5, 62),
        ([4, 4, 4], 5, None),
        ([], 0, None),
        ([2], 1, 50),
    ],
)
def test_a_sections_figure(answers, asked, per_cent):
    assert rules.section_figure(answers, asked=asked) == per_cent


@given(some.lists(some.integers(0, 4), max_size=12), some.integers(0, 12))
def test_a_figure_is_a_share_or_nothing(answers, more):
    figure = rules.section_figure(answers, asked=len(answers) + more)
    assert figure is None or 0 <= figure <= 100
    assert (figure is not None) == (bool(answers) and len(answers) * 5 >= (len(answers) + more) * 4)


def test_every_element_of_the_pack_is_asked_about_once_and_twelve_questions_stand_beside():
    keys = checking.checked_keys()
    assert len(keys) == len(set(keys)) == 42
    assert len(questions()) == 12


@pytest.mark.django_db
def test_a_reflection_is_its_writers_own(cast, sign_in):
    mina, ruth = cast.workers["mina"], cast.workers["ruth"]
    with pytest.raises(UnableToReflect, match="one of the questions"):
        write_reflection(question="nonsense", id=new_id(), words="…", by=mina, at=cast.now)
    row = write_reflection(question="boundaries", id=new_id(), words="I stay too long", by=mina, at=cast.now)
    with pytest.raises(UnableToReflect, match="Nobody else"):
        change_reflection(reflection=row, seen_version=1, words="She stays too long", by=ruth, at=cast.now)
    change_reflection(reflection=row, seen_version=1, words="I stayed too long", by=mina, at=cast.now)
    with pytest.raises(ChangedMeanwhile):
        change_reflection(reflection=row, seen_version=1, words="Again", by=mina, at=cast.now)
    browser = sign_in(mina)
    assert "I stayed too long" in browser.get("/my-practice/").content.decode()
    assert "Where do I stop" in browser.get(f"/my-practice/{row.pk}/").content.decode()
    browser = sign_in(ruth)
    assert "I stayed too long" not in browser.get("/my-practice/").content.decode()
    assert browser.get(f"/my-practice/{row.pk}/").status_code == 404
    assert browser.post(f"/my-practice/{row.pk}/", {"version": 2, "words": "Hers"}).status_code == 404
    assert sign_in(cast.workers["priya"]).get("/my-practice/").status_code == 403


@pytest.mark.django_db
def test_write_and_change_with_the_forms(cast, sign_in):
    mina = sign_in(cast.workers["mina"])
    sent = {"id": str(new_id()), "question": "boundaries"}
    assert mina.get("/my-practice/write/?question=boundaries").status_code == 200
    assert "Write a few words first" in mina.post("/my-practice/write/", sent).content.decode()
    for _ in range(2):
        assert mina.post("/my-practice/write/", {**sent, "words": "At the door"}).status_code == 302
    row = Reflection.objects.get(pk=sent["id"])
    assert mina.post(f"/my-practice/{row.pk}/", {"version": 1, "words": "At the gate"}).status_code == 302
    lost = mina.post(f"/my-practice/{row.pk}/", {"version": 1, "words": "At the bus stop"}).content.decode()
    assert "At the gate" in lost
    assert "At the bus stop" in lost


@pytest.mark.django_db
def test_a_self_check_is_shown_by_sections_beside_the_one_before_and_is_said_to_be_ours(cast, sign_in):
    mina, browser = cast.workers["mina"], sign_in(cast.workers["mina"])
    for answers, words in (({}, "at least one"), ({"charm": 1}, "listed"), ({"empathy": 5}, "listed")):
        with pytest.raises(UnableToReflect, match=words):
            make_self_check(answers=answers, id=new_id(), by=mina, at=cast.now)
    make_self_check(answers={"shared_objectives": 1, "shared_activities": 1}, id=new_id(), by=mina, at=cast.now)
    shown = browser.get("/my-practice/check/").content.decode()
    assert "It is not the validated measure" in shown
    sent = {"id": str(new_id()), "often_shared_objectives": "4", "often_shared_activities": "2", "often_empathy": "3"}
    assert "Answer at least one" in browser.post("/my-practice/check/", {"id": str(new_id())}).content.decode()
    for _ in range(2):
        answer = browser.post("/my-practice/check/", sent)
    row = SelfCheck.objects.get(pk=sent["id"])
    assert answer["Location"] == f"/my-practice/checks/{row.pk}/"
    shown = browser.get(answer["Location"]).content.decode()
    for words in ("75%", "25%", "Too few answered", "There is no figure for the whole", "validated measure"):
        assert words in shown
    assert sign_in(cast.workers["graham"]).get(answer["Location"]).status_code == 404
