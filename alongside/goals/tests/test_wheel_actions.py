"""What turned the wheels, how ready both are, and that it was explained."""

from math import hypot

import pytest
from django.core.management import call_command

from alongside.goals import actions, rules
from alongside.goals.actions import UnableToWorkTogether
from alongside.goals.elements import elements
from alongside.goals.tests.test_partnership_actions import begin
from alongside.goals.tests.test_together_actions import by_mina, days
from alongside.goals.wheels import wheels_of
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people.models import StoryItem

pytestmark = pytest.mark.django_db


def test_the_wheels_are_those_of_the_pack():
    counted = [(one.wheel, one.is_any_time) for one in elements()]
    assert [counted.count(pair) for pair in (("worker", False), ("worker", True), ("shared", False))] == [7, 2, 2]
    assert [counted.count(pair) for pair in (("person", False), ("person", True))] == [6, 2]
    assert [one.number for one in elements()] == list(range(1, 20))


def test_one_thing_touches_both_wheels_and_the_story_tells_it_once(cast):
    one = begin(cast, began_on=days(cast, -30))
    facts = {"partnership": one, "happened_on": days(cast, -20), "words": "We both learnt to post", **by_mina(cast)}
    key = new_id()
    event = actions.turn_wheels(
        id=key, elements=["develop_skills", "adapt_new_ideas", "develop_skills", "shared_activities"], **facts
    )
    touched = [touch.element for touch in event.touches.all()]
    assert touched == [
        "adapt_new_ideas",
        "shared_activities",
        "develop_skills",
    ]
    item = StoryItem.objects.get(source_id=key)
    assert (item.line, item.told) == ("Take up new ideas, Things done together, Skills", "We both learnt to post")
    with pytest.raises(AlreadyDone):
        actions.turn_wheels(id=key, elements=["develop_skills"], **facts)
    for wrong, words in (
        ({"elements": []}, "at least one"),
        ({"elements": ["sales"]}, "those listed"),
        ({"elements": ["seek_advice"], "happened_on": days(cast, -40)}, "before they began"),
        ({"elements": ["seek_advice"], "source_kind": "nothing", "source_id": key}, "Choose one of those listed"),
    ):
        with pytest.raises(UnableToWorkTogether, match=words):
            actions.turn_wheels(id=new_id(), **{**facts, **wrong})
    call_command("rebuild_story", check=True)
    with pytest.raises(UnableToWorkTogether, match="Write why"):
        actions.take_back_turn(event=event, why="", **by_mina(cast))
    actions.take_back_turn(event=event, why="Another day", **by_mina(cast))
    assert actions.take_back_turn(event=event, why="Again", **by_mina(cast)).taken_back_why == "Another day"
    assert not StoryItem.objects.filter(source_id=key).exists()
    call_command("rebuild_story", check=True)


def test_readiness_is_kept_and_gates_nothing(cast):
    one = begin(cast)
    facts = {"partnership": one, "looked_on": days(cast, 0), **by_mina(cast)}
    with pytest.raises(UnableToWorkTogether, match="at least one"):
        actions.look_at_readiness(id=new_id(), answers={"empathy": ""}, **facts)
    with pytest.raises(UnableToWorkTogether, match="listed"):
        actions.look_at_readiness(id=new_id(), answers={"charm": "there"}, **facts)
    row = actions.look_at_readiness(
        id=new_id(), answers={"empathy": "there", "enthusiasm": "not_yet", "ownership": ""}, **facts
    )
    assert row.answers == {"empathy": "there", "enthusiasm": "not_yet"}
    actions.turn_wheels(
        partnership=one, id=new_id(), happened_on=days(cast, 0), elements=["foster_trust"], words="Tea", **by_mina(cast)
    )
    assert one.wheel_events.count() == 1


def test_it_is_explained_by_somebody_in_some_way(cast):
    one = begin(cast)
    facts = {"partnership": one, "explained_on": days(cast, 0), "explained_by": "Mina Osei", **by_mina(cast)}
    with pytest.raises(UnableToWorkTogether, match="how it was explained"):
        actions.record_explained(id=new_id(), ways=[], **facts)
    actions.record_explained(id=new_id(), ways=["spoken", "page"], in_their_words="So I help you too?", **facts)
    item = StoryItem.objects.get(kind="partnership_explained", person=one.person)
    assert (item.where_and_how, item.said) == ("by Mina Osei: talked through, the page to keep", "So I help you too?")
    call_command("rebuild_story", check=True)


def test_what_was_untouched_for_a_while_is_an_idea_and_never_too_soon(cast):
    today, began = days(cast, 0), days(cast, -50)
    touched = {"new": days(cast, -2), "old": days(cast, -45), "never": None}
    assert rules.untouched_for_a_while(touched, began_on=began, today=today) == ["never", "old"]
    assert rules.untouched_for_a_while(touched, began_on=days(cast, -10), today=today) == ["old"]


def test_every_dot_stands_on_its_own_side_and_no_two_in_one_place(cast):
    one = begin(cast)
    spokes = wheels_of(one, cast.people["dorothy"], today=days(cast, 0)).spokes
    places = [(spoke.spot.dot_x, spoke.spot.dot_y) for spoke in spokes]
    for n, (x, y) in enumerate(places):
        assert all(hypot(x - a, y - b) >= 48 for a, b in places[n + 1 :]), spokes[n].element.title
        assert 0 < x < 1000
        assert 0 < y < 450
    sides = {spoke.element.wheel: spoke.spot.dot_x for spoke in spokes}
    assert sides["worker"] < sides["shared"] < sides["person"]
