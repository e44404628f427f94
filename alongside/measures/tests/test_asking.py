"""A measure asked with a person: agreed to, kept, stopped, finished, compared, struck, asked again; and exported."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.audit.acting import House
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.measures import actions
from alongside.measures.models import Asking, MeasureExport, MeasureLicence
from alongside.measures.seeing import series_of
from alongside.people.actions import set_openness
from alongside.people.models import StoryItem
from alongside.workforce.models import Due
from tests.cast_community import LONELY_AFTER, LONELY_BEFORE, ask


@pytest.fixture
def mina(cast):
    return {"by": cast.workers["mina"], "at": timezone.now()}


@pytest.fixture
def dorothy(cast):
    return cast.people["dorothy"]


def begin(person, mina, measure="ucla_3", **facts):
    said = {"asked_on": timezone.localdate(), "when": "before", "how": "device", "agreed": True, "how_agreed": "said"}
    return actions.begin_asking(
        person=person, id=facts.pop("id", new_id()), measure=measure, **{**said, **facts}, **mina
    )


def licensed(cast, measure="swemwbs", **facts):
    said = {"reference": "W-77", "given_by": "Warwick", "starts_on": timezone.localdate() - timedelta(days=9), **facts}
    return actions.enter_licence(measure=measure, id=new_id(), **said, by=cast.workers["helen"], at=timezone.now())


def the_story_and_clocks_follow():
    out = StringIO()
    call_command("rebuild_story", "--check", stdout=out)
    return "differs" not in out.getvalue()


def test_begun_kept_stopped_gone_on_with_and_finished(dorothy, mina):
    key = new_id()
    one = begin(dorothy, mina, id=key)
    with pytest.raises(AlreadyDone):
        begin(dorothy, mina, id=key)
    one = actions.keep_answers(asking=one, seen_version=1, answers={"left_out": 3}, words="Some days", **mina)
    assert not LedgerEntry.objects.filter(verb="measure.kept").exists(), "a draft has no line of its own"
    with pytest.raises(ChangedMeanwhile):
        actions.keep_answers(asking=one, seen_version=1, answers={}, **mina)
    one = actions.stop_asking(asking=one, seen_version=2, why="The bus came", **mina)
    assert (one.answers, one.scores) == ({"left_out": 3}, [])
    assert not StoryItem.objects.filter(source_id=one.pk).exists(), "nothing is told of what is unfinished"
    day = timezone.localdate() + timedelta(days=30)
    one = actions.finish_asking(asking=one, seen_version=3, answers=LONELY_AFTER, words="Better", again_on=day, **mina)
    assert (one.scores[0]["value"], one.stopped_at) == (5, None)
    item = StoryItem.objects.get(source_id=one.pk)
    assert (item.line, item.said, item.voice) == ("I answered: Three questions about loneliness", "Better", "person")
    assert Due.objects.get(source_id=one.pk).worker == mina["by"]
    for act in (actions.keep_answers, actions.finish_asking):
        with pytest.raises(actions.UnableToAsk, match="changes no more"):
            act(asking=one, seen_version=one.version, answers={}, **mina)
    again = begin(dorothy, mina, when="after")
    assert Due.objects.get(source_id=one.pk).outcome == "met", "asking again answers the clock"
    assert the_story_and_clocks_follow()
    verbs = LedgerEntry.objects.filter(person=dorothy.pk, verb__startswith="measure.").order_by("id")
    assert list(verbs.values_list("verb", flat=True))[-4:] == [
        "measure.begun", "measure.stopped", "measure.finished", "measure.begun",
    ]  # fmt: skip
    assert again.finished_at is None


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"agreed": False}, "nothing depends on it"),
        ({"asked_on": timezone.localdate() + timedelta(days=2)}, "to come"),
        ({"measure": "scope"}, "cannot be asked here"),
        ({"measure": "swemwbs"}, "needs a licence"),
        ({"who_answered": "other"}, "who answered"),
    ],
)
def test_what_cannot_be_asked_has_a_sentence(dorothy, mina, facts, says):
    before = Asking.objects.count()
    with pytest.raises(actions.UnableToAsk, match=says):
        begin(dorothy, mina, **facts)
    assert Asking.objects.count() == before


def test_nothing_answered_a_figure_that_is_none_and_a_day_gone_are_refused(dorothy, mina):
    one = begin(dorothy, mina)
    for facts, says in (
        ({"answers": {}}, "Nothing is answered"),
        ({"answers": {"left_out": 4}}, "none of this measure"),
        ({"answers": {"left_out": 1}, "total": 5}, "total"),
        ({"answers": {"left_out": 1}, "again_on": timezone.localdate()}, "to come"),
    ):
        with pytest.raises(actions.UnableToAsk, match=says):
            actions.finish_asking(asking=one, seen_version=1, **facts, **mina)


def test_only_whoever_is_alongside_asks(cast, dorothy):
    with pytest.raises(UnableToAllow):
        begin(dorothy, {"by": cast.workers["farah"], "at": timezone.now()})
    assert LedgerEntry.objects.filter(verb="refused", person=dorothy.pk).exists()


def test_goals_come_along_and_are_compared_by_their_words(dorothy, mina):
    goals = [
        {"key": "goal_1", "words": "Prune again", "value": 1, "weight": 1},
        {"key": "goal_2", "words": "Sing", "value": 4, "weight": 1},
    ]
    ask(dorothy, "goal_rating", **mina, goals=goals)
    one = begin(dorothy, mina, "goal_rating", when="after")
    assert [(goal["words"], goal["value"]) for goal in one.goals] == [("Prune again", None), ("Sing", None)]
    swapped = [{**goals[1], "key": "goal_1", "value": 6}, {**goals[0], "key": "goal_2", "value": 3}]
    actions.finish_asking(asking=one, seen_version=1, answers={}, goals=swapped, **mina)
    [row] = [row for row in series_of(dorothy) if row.measure.key == "goal_rating"]
    assert {(found.words, found.by) for found in row.compared.changed} == {("Prune again", 2), ("Sing", 2)}


def test_struck_it_stays_and_counts_no_more_and_a_clock_can_be_let_be(dorothy, mina):
    day = timezone.localdate() + timedelta(days=30)
    one = ask(dorothy, "ucla_3", **mina, answers=LONELY_BEFORE, again_on=day)
    actions.let_be(asking=one, **mina)
    assert Due.objects.get(source_id=one.pk).done_at is not None
    one = actions.strike_asking(asking=one, seen_version=one.version, why="Her neighbour's sheet", **mina)
    assert not Asking.objects.of(dorothy).finished().exists()
    assert not StoryItem.objects.filter(source_id=one.pk).exists()
    with pytest.raises(actions.UnableToAsk, match="already"):
        actions.strike_asking(asking=one, seen_version=one.version, why="Twice", **mina)
    assert the_story_and_clocks_follow()


def test_a_gated_measure_waits_for_the_councils_licence_and_ships_no_question(cast, dorothy, mina):
    for facts, says in (({"measure": "ucla_3"}, "needs no licence"), ({"measure": "scope"}, "cannot be scored")):
        with pytest.raises(actions.UnableToLicense, match=says):
            licensed(cast, **facts)
    with pytest.raises(actions.UnableToLicense, match="before the first"):
        licensed(cast, ends_on=timezone.localdate() - timedelta(days=99))
    with pytest.raises(UnableToAllow):
        actions.enter_licence(
            measure="wemwbs", id=new_id(), reference="x", given_by="y", starts_on=timezone.localdate(), **mina
        )
    licence = licensed(cast)
    one = begin(dorothy, mina, "swemwbs")
    assert [item.words for item in one.items] == [f"Question {n}" for n in range(1, 8)]
    one = actions.finish_asking(asking=one, seen_version=1, answers={}, total=28, **mina)
    assert (one.scores[0]["value"], one.licence) == (25.03, licence)
    helen = {"by": cast.workers["helen"], "at": timezone.now()}
    with pytest.raises(actions.UnableToLicense, match="totals instead"):
        actions.bring_items(licence=licence, seen_version=1, text="x", **helen)
    actions.end_licence(licence=licence, seen_version=1, ends_on=timezone.localdate() - timedelta(days=1), **helen)
    with pytest.raises(actions.UnableToAsk, match="needs a licence"):
        begin(dorothy, mina, "swemwbs")
    brought = licensed(cast, "swemwbs", allows_items=True)
    with pytest.raises(actions.UnableToLicense, match="2 questions"):
        actions.bring_items(licence=brought, seen_version=1, text="One\nTwo", **helen)
    rows = "\n".join(f"Statement {n}" + (",Never,Rarely,Some,Often,Always" if n == 1 else "") for n in range(1, 8))
    actions.bring_items(licence=brought, seen_version=1, text=rows, **helen)
    assert begin(dorothy, mina, "swemwbs").items[6].words == "Statement 7"
    actions.end_licence(
        licence=MeasureLicence.objects.get(pk=brought.pk),
        seen_version=2,
        ends_on=timezone.localdate() - timedelta(days=1),
        **helen,
    )
    assert MeasureLicence.objects.get(pk=brought.pk).items == [], "the questions go with the licence"


def test_exported_are_those_who_agreed_whose_records_are_open_and_the_ledger_says_so(cast, dorothy, mina):
    helen, today = cast.workers["helen"], timezone.localdate()
    ask(dorothy, "ucla_3", **mina, answers=LONELY_BEFORE, is_counted=False)
    facts = {"measure": "ucla_3", "since": today - timedelta(days=99), "until": today, "purpose": "A year of evenings"}
    key = new_id()
    kept, rows = actions.export_answers(id=key, **facts, by=helen, at=timezone.now())
    assert {row.person_id for row in rows} == {cast.people["simon"].pk}
    assert kept.rows == len(rows) == 2
    assert LedgerEntry.objects.filter(verb="measures.exported", subject=f"measures.measureexport:{key}").exists()
    with pytest.raises(AlreadyDone):
        actions.export_answers(id=key, **facts, by=helen, at=timezone.now())
    with pytest.raises(UnableToAllow):
        actions.export_answers(id=new_id(), **facts, **mina)
    for wrong, says in (
        ({"measure": "none"}, "one of the measures"),
        ({"until": today - timedelta(days=200)}, "before the first"),
    ):
        with pytest.raises(actions.UnableToExport, match=says):
            actions.export_answers(id=new_id(), **{**facts, **wrong}, by=helen, at=timezone.now())
    set_openness(
        person=cast.people["simon"],
        openness="restricted",
        named=[mina["by"]],
        why="Family",
        by=House("test"),
        at=mina["at"],
    )
    assert actions.export_answers(id=new_id(), **facts, by=helen, at=timezone.now())[1] == []
    assert MeasureExport.objects.count() == 2
