"""Open evenings: arranged, counted, called off; who came stands in each one's own story alone."""

from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.directory import actions
from alongside.directory.models import Came, Gathering
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.models import StoryItem
from alongside.people.tests.test_views import statements
from alongside.workforce.models import Due

HOUR = timedelta(hours=1)


@pytest.fixture
def mina(cast):
    return {"by": cast.workers["mina"], "at": timezone.now()}


@pytest.fixture
def evening(cast, mina):
    """One that began two hours ago."""
    return arrange(cast, mina, mina["at"] - 2 * HOUR)


def arrange(cast, who, starts_at, **facts):
    said = {
        "title": "Soup and songs",
        "place": "The hall",
        "starts_at": starts_at,
        "ends_at": starts_at + HOUR,
        **facts,
    }
    return actions.arrange_gathering(team=cast.teams["Armley"], id=new_id(), **said, **who)


def come(cast, evening, slug, who, **facts):
    return actions.come_to(person=cast.people[slug], id=new_id(), gathering=evening, **facts, **who)


def follows_from_the_facts():
    out = StringIO()
    call_command("rebuild_story", "--check", stdout=out)
    return "differs" not in out.getvalue() and "missing" not in out.getvalue()


def test_each_story_tells_only_what_concerns_it(cast, evening, mina):
    come(cast, evening, "simon", mina, words="I sang the low part")
    come(cast, evening, "dorothy", mina, words="The soup was mine")
    with pytest.raises(AlreadyDone):
        come(cast, evening, "simon", mina)
    for slug, words, others in (("simon", "low part", "Dorothy"), ("dorothy", "soup was", "Simon")):
        item = StoryItem.objects.get(person=cast.people[slug], kind="came_to_gathering", at=evening.starts_at)
        assert words in item.said
        assert item.line == "I came to Soup and songs"
        assert others not in f"{item.line}{item.said}{item.told}{item.aside}{item.where_and_how}"
    with pytest.raises(UnableToAllow):
        come(cast, evening, "yusuf", mina)
    assert follows_from_the_facts()


def test_taken_back_it_leaves_the_story_and_the_count(cast, evening, mina):
    one = come(cast, evening, "simon", mina)
    with pytest.raises(ChangedMeanwhile):
        actions.take_back_came(came=one, seen_version=9, **mina)
    one = actions.take_back_came(came=one, seen_version=1, **mina)
    with pytest.raises(AlreadyDone):
        actions.take_back_came(came=one, seen_version=2, **mina)
    assert not StoryItem.objects.filter(source_id=one.pk).exists()
    assert Gathering.objects.with_how_many().get(pk=evening.pk).of_those_known == 0
    assert come(cast, evening, "simon", mina).pk != one.pk, "and can be said anew"


def test_counted_called_off_and_the_clock_that_asks_who_came(cast, evening, mina):
    due = Due.objects.get(source_id=evening.pk)
    assert (due.worker, due.person, due.done_at) == (mina["by"], None, None)
    evening = actions.count_gathering(gathering=evening, seen_version=1, others=9, how_it_was="Loud", **mina)
    assert Due.objects.get(source_id=evening.pk).outcome == "met"
    assert actions.count_gathering(gathering=evening, seen_version=2, others=10, **mina).others == 10
    later = arrange(cast, mina, mina["at"] + 24 * HOUR)
    for act, facts in ((actions.count_gathering, {"seen_version": 1, "others": 1}),):
        with pytest.raises(actions.UnableToArrange, match="not begun"):
            act(gathering=later, **facts, **mina)
    with pytest.raises(actions.UnableToCome, match="not begun"):
        come(cast, later, "simon", mina)
    with pytest.raises(actions.UnableToArrange, match="took place"):
        actions.call_off_gathering(gathering=Gathering.objects.get(pk=evening.pk), seen_version=3, **mina)
    later = actions.call_off_gathering(gathering=later, seen_version=1, why="Snow", **mina)
    for act, facts in (
        (actions.call_off_gathering, {"seen_version": 2}),
        (actions.count_gathering, {"seen_version": 2, "others": 1}),
        (
            actions.change_gathering,
            {"seen_version": 2, "title": "x", "place": "y", "starts_at": mina["at"], "ends_at": mina["at"] + HOUR},
        ),
    ):
        with pytest.raises(actions.UnableToArrange, match="called off"):
            act(gathering=later, **facts, **mina)
    with pytest.raises(actions.UnableToCome, match="called off"):
        come(cast, later, "simon", mina)
    assert Due.objects.get(source_id=later.pk).done_at is not None
    assert follows_from_the_facts()


def test_changed_the_stories_of_those_who_came_follow(cast, evening, mina):
    one = come(cast, evening, "simon", mina, words="Lovely")
    facts = {"place": "The yard", "starts_at": evening.starts_at - HOUR, "ends_at": evening.ends_at}
    actions.change_gathering(gathering=evening, seen_version=1, title="Soup", **facts, **mina)
    item = StoryItem.objects.get(source_id=one.pk)
    assert (item.line, item.where_and_how, item.said, item.at) == (
        "I came to Soup",
        "The yard",
        "Lovely",
        facts["starts_at"],
    )
    assert follows_from_the_facts()


@pytest.mark.parametrize(
    ("starts", "ends", "says"),
    [
        (1, 0, "before it begins"),
        (0, 30, "longer than a day"),
        (24 * 500, 24 * 500 + 1, "year away"),
        (-24 * 500, -24 * 500 + 1, "year ago"),
    ],
)
def test_moments_that_cannot_be_right_have_a_sentence(cast, mina, starts, ends, says):
    with pytest.raises(actions.UnableToArrange, match=says):
        arrange(cast, mina, mina["at"] + starts * HOUR, ends_at=mina["at"] + ends * HOUR)


# By hand


def at(name, *keys):
    return reverse(f"directory:{name}", args=keys)


def read(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode())


def moment(name, when):
    local = in_london(when)
    return {
        f"{name}_day": local.day,
        f"{name}_month": local.month,
        f"{name}_year": local.year,
        f"{name}_time": f"{local:%H:%M}",
    }


def test_who_came_is_counted_for_all_and_named_to_those_alongside_alone(cast, sign_in):
    mic = Gathering.objects.get(title="Open mic at the office")
    for slug, named in (("mina", {"Simon", "Dorothy Hale"}), ("graham", {"Dorothy Hale"}), ("farah", set())):
        page = read(sign_in(cast.workers[slug]).get(at("gathering", mic.pk)))
        assert "16</strong> in all: 2 with a record here, 14 without" in page
        assert {name for name in ("Simon", "Dorothy Hale") if name in page} == named, slug
    assert sign_in(cast.workers["priya"]).get(at("gathering", mic.pk)).status_code == 403


def test_arranged_changed_counted_and_called_off_by_hand(cast, sign_in):
    client, now = sign_in(cast.workers["mina"]), timezone.now()
    typed = {"id": new_id(), "team": cast.teams["Armley"].pk, "title": "Soup", "place": "Hall"}
    when = {**moment("starts_at", now - 3 * HOUR), **moment("ends_at", now - HOUR)}
    assert client.post(at("arrange"), typed).status_code == 422
    assert (
        client.post(at("arrange"), {**typed, **when}).status_code
        == client.post(at("arrange"), {**typed, **when}).status_code
        == 302
    )
    one = Gathering.objects.get(pk=typed["id"])
    assert "Soup" in read(client.get(f"{at('arrange')}?like={one.pk}"))
    assert client.get(f"{at('arrange')}?like=x").status_code == 200
    assert (
        client.post(
            at("change_gathering", one.pk), {"version": 1, "title": "Soup and songs", "place": "Hall", **when}
        ).status_code
        == 302
    )
    assert (
        "both"
        in read(
            client.post(at("change_gathering", one.pk), {"version": 1, "title": "S", "place": "Hall", **when}), 422
        ).lower()
    )
    here = at("gathering", one.pk)
    assert "Write how many" in read(client.post(here, {"version": 2, "others": ""}), 422)
    sent = {"version": 2, "others": "3", "people": [str(cast.people["simon"].pk)], "how_it_was": "Warm"}
    for _ in range(2):  # a form sent twice is done once
        assert client.post(here, sent).status_code == 302
    assert "4</strong> in all" in read(client.get(here))
    assert Came.objects.of(cast.people["simon"]).filter(gathering=one).count() == 1
    assert client.post(here, {"version": 3, "others": "5"}).status_code == 302
    assert "Soup and songs" in read(client.get(at("gatherings")))
    bikes = Gathering.objects.get(title="Bikes and biscuits")
    assert "Who came" not in read(client.get(at("gathering", bikes.pk))).split("<aside")[0]
    assert client.post(at("call_off", bikes.pk), {"version": bikes.version, "why": "Snow"}).status_code == 302
    assert "Called off" in read(client.get(at("gathering", bikes.pk)))
    assert "took place" in read(client.post(at("call_off", one.pk), {"version": 4}), 422)


def test_said_and_taken_back_on_the_persons_own_page(cast, sign_in):
    client, simon, mina = (
        sign_in(cast.workers["mina"]),
        cast.people["simon"],
        {"by": cast.workers["mina"], "at": timezone.now()},
    )
    one = arrange(cast, mina, mina["at"] - 2 * HOUR)
    typed = {"id": new_id(), "gathering": one.pk, "words": "I stayed to the end"}
    assert client.post(at("came_to", simon.pk), {**typed, "gathering": new_id()}).status_code == 422
    assert client.post(at("came_to", simon.pk), typed).status_code == 302
    came = Came.objects.get(pk=typed["id"])
    assert "I stayed to the end" in read(client.get(at("came_to", simon.pk)))
    assert "I stayed to the end" in read(client.get(at("came", simon.pk, came.pk)))
    assert "Somebody else changed this" in read(client.post(at("take_back", simon.pk, came.pk), {"version": 9}), 422)
    assert client.post(at("take_back", simon.pk, came.pk), {"version": 1}).status_code == 302
    assert client.get(at("came", simon.pk, came.pk)).status_code == 404
    assert sign_in(cast.workers["farah"]).get(at("came_to", simon.pk)).status_code == 403


def test_the_same_statements_for_one_evening_and_for_many(cast, sign_in, mina):
    client = sign_in(cast.workers["mina"])
    few = statements(client, at("gatherings"))
    for n in range(3):
        arrange(cast, mina, mina["at"] - (n + 2) * HOUR)
    assert statements(client, at("gatherings")) == few
