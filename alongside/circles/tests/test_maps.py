"""Maps drawn, changed, undone, reviewed, corrected and copied forward: the facts, the ledger, the refusals."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.circles import actions
from alongside.circles.models import CircleMap, MapChange, Placement, Tie
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.actions.contact import UnableToTellApart
from alongside.people.models import Contact, StoryItem
from tests.cast_circles import SAID

NOW = timezone.now()


def verbs():
    return list(LedgerEntry.objects.exclude(verb="look").order_by("id").values_list("verb", flat=True))


@pytest.fixture
def mina(cast):
    return {"by": cast.workers["mina"], "at": timezone.now()}


@pytest.fixture
def drawing(cast, mina):
    """A map of Dorothy's, with nobody on it."""
    day = mina["at"].date() - timedelta(days=1)
    return actions.begin_map(person=cast.people["dorothy"], id=new_id(), drawn_on=day, **mina)


def fresh(placement):
    return Placement.objects.select_related("map", "contact").get(pk=placement.pk)


def state(circle_map):
    """Everything that is stored of who is on a map and who knows whom."""
    rows = Placement.objects.filter(map=circle_map).order_by("pk")
    facts = [{k: v for k, v in vars(row).items() if k not in ("_state", "version")} for row in rows]
    return facts, sorted(Tie.objects.filter(map=circle_map).values_list("one_id", "other_id"))


def test_somebody_is_added_moved_described_tied_and_taken_off_and_each_is_undone(drawing, mina):
    states, put = [state(drawing)], {}
    una = Contact.objects.of(drawing.person).get(name="Una Hale")

    def seen():
        drawing.refresh_from_db()
        states.append(state(drawing))

    put["una"] = actions.add_to_map(circle_map=drawing, id=new_id(), contact=una, ring=1, **mina)
    seen()
    assert (put["una"].ring, put["una"].is_paid) == (1, False), "a carer is unpaid"
    key = new_id()
    put["bee"] = actions.add_to_map(circle_map=drawing, id=key, name="B.", kind="pet", **mina)
    seen()
    assert put["bee"].ring is None
    assert Contact.objects.of(drawing.person).filter(name="B.").exists(), "in her life from now on"
    with pytest.raises(AlreadyDone):
        actions.add_to_map(circle_map=drawing, id=key, name="B.", **mina)
    with pytest.raises(UnableToTellApart):
        actions.add_to_map(circle_map=drawing, id=new_id(), name="Arthur Pel", **mina)
    with pytest.raises(actions.UnableToChangeMap, match="already"):
        actions.add_to_map(circle_map=drawing, id=new_id(), contact=una, **mina)
    with pytest.raises(actions.UnableToChangeMap, match="Write a name"):
        actions.add_to_map(circle_map=drawing, id=new_id(), **mina)
    moved = actions.move(placement=fresh(put["bee"]), seen_version=1, ring=3, **mina)
    seen()
    with pytest.raises(ChangedMeanwhile):
        actions.move(placement=fresh(put["bee"]), seen_version=1, ring=2, **mina)
    with pytest.raises(actions.UnableToChangeMap, match="no such ring"):
        actions.move(placement=fresh(put["bee"]), seen_version=moved.version, ring=4, **mina)
    said = {**SAID, "kind": "pet", "quality": "strong", "help_received": ["company"], "met_through": una}
    actions.describe(placement=fresh(put["bee"]), seen_version=2, ring=1, **said, **mina)
    seen()
    for _ in range(2):  # said twice, kept once
        actions.tie(circle_map=drawing, one=put["bee"].contact, other=una, **mina)
    seen()
    assert Tie.objects.filter(map=drawing).count() == 1
    with pytest.raises(actions.UnableToChangeMap, match="themselves"):
        actions.tie(circle_map=drawing, one=una, other=una, **mina)
    actions.untie(circle_map=drawing, one=una, other=put["bee"].contact, **mina)
    seen()
    actions.say_whom_they_know(
        circle_map=drawing, contact=una, asked=[put["bee"].contact_id], known=[put["bee"].contact_id], **mina
    )
    seen()
    actions.take_off(placement=fresh(put["bee"]), seen_version=3, **mina)
    drawing.refresh_from_db()
    with pytest.raises(actions.UnableToChangeMap, match="no longer on this map"):
        actions.tie(circle_map=drawing, one=una, other=put["bee"].contact, **mina)
    with pytest.raises(actions.UnableToUndo, match="meanwhile"):
        actions.undo(circle_map=drawing, seen_version=drawing.version - 1, **mina)
    while states:
        drawing.refresh_from_db()
        actions.undo(circle_map=drawing, seen_version=drawing.version, **mina)
        assert state(drawing) == states.pop()
    drawing.refresh_from_db()
    with pytest.raises(actions.UnableToUndo, match="nothing to undo"):
        actions.undo(circle_map=drawing, seen_version=drawing.version, **mina)
    assert Contact.objects.of(drawing.person).filter(name="B.").exists()
    assert {"circles.added", "circles.moved", "circles.described", "circles.tied", "circles.untied"} <= set(verbs())
    assert {"circles.begun", "circles.known_said", "circles.taken_off", "circles.undone", "refused"} <= set(verbs())


def test_a_reviewed_map_changes_no_more_and_is_corrected_by_a_version_that_follows(cast, drawing, mina):
    una = Contact.objects.of(drawing.person).get(name="Una Hale")
    placement = fresh(actions.add_to_map(circle_map=drawing, id=new_id(), contact=una, ring=1, **mina))
    with pytest.raises(actions.UnableToChangeMap, match="not reviewed yet"):
        actions.correct_map(circle_map=drawing, id=new_id(), **mina)
    with pytest.raises(actions.UnableToChangeMap, match="meanwhile"):
        actions.review_map(circle_map=drawing, seen_version=1, **mina)
    drawing.refresh_from_db()
    actions.review_map(circle_map=drawing, seen_version=drawing.version, **mina)
    item = StoryItem.objects.get(source_id=drawing.pk)
    assert item.told == "1 on the map, 0 of them known to be beyond services."
    before = state(drawing)
    for change in (
        lambda: actions.move(placement=placement, seen_version=1, ring=2, **mina),
        lambda: actions.take_off(placement=placement, seen_version=1, **mina),
        lambda: actions.add_to_map(circle_map=drawing, id=new_id(), name="Pim", **mina),
        lambda: actions.undo(circle_map=drawing, seen_version=drawing.version, **mina),
        lambda: actions.review_map(circle_map=drawing, seen_version=drawing.version, **mina),
    ):
        with pytest.raises(actions.UnableToChangeMap, match="Correct it"):
            change()
    key = new_id()
    correction = actions.correct_map(circle_map=drawing, id=key, **mina)
    with pytest.raises(AlreadyDone):
        actions.correct_map(circle_map=drawing, id=key, **mina)
    with pytest.raises(actions.UnableToChangeMap, match="already"):
        actions.correct_map(circle_map=drawing, id=new_id(), **mina)
    moved = actions.move(placement=correction.placements.get(), seen_version=1, ring=3, **mina)
    assert (moved.ring, state(drawing)) == (3, before)
    assert list(CircleMap.objects.of(drawing.person).standing()) == [correction]
    assert not StoryItem.objects.filter(source_id=drawing.pk).exists()
    assert StoryItem.objects.get(source_id=correction.pk).aside == "A correction of the map before it"
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_a_map_is_copied_forward_and_the_earlier_one_stays(cast, mina):
    simon = cast.people["simon"]
    first, second = CircleMap.objects.of(simon).order_by("drawn_on")
    assert (second.follows, first.reviewed_at is not None) == (first, True)
    assert {p.contact.name: p.ring for p in first.placements.all()}["Mina"] == 3
    assert {p.contact.name: p.ring for p in second.placements.all()}["Mina"] == 2
    assert second.ties.count() == 3
    other_rings = actions.begin_map(
        person=simon, id=new_id(), drawn_on=NOW.date(), ring_set="circles_of_support", follows=second, **mina
    )
    assert (len(other_rings.rings), set(other_rings.placements.values_list("ring", flat=True))) == (4, {None})
    for refused, says in (
        ({"drawn_on": NOW.date() + timedelta(days=3)}, "day to come"),
        ({"ring_set": "no_such"}, "sets of rings"),
        ({"person": cast.people["dorothy"], "follows": second}, "own maps"),
    ):
        facts = {"person": simon, "drawn_on": NOW.date(), **refused}
        with pytest.raises(actions.UnableToChangeMap, match=says):
            actions.begin_map(id=new_id(), **facts, **mina)
    with pytest.raises(UnableToAllow):
        actions.begin_map(person=simon, id=new_id(), drawn_on=NOW.date(), by=cast.workers["graham"], at=mina["at"])
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_a_name_or_everything_is_kept_from_a_worker_and_no_count_gives_it_away(cast, mina):
    simon, ade = cast.people["simon"], cast.workers["ade"]
    later = CircleMap.objects.of(simon).standing().first()
    nia = later.placements.get(contact__name="Nia")
    everybody = later.placements.count()
    for refused, says in (
        ({}, "from whom"),
        ({"worker": mina["by"]}, "from yourself"),
        ({"worker": ade, "contact": Contact.objects.of(cast.people["dorothy"]).first()}, "in this person's life"),
    ):
        with pytest.raises(actions.UnableToKeep, match=says):
            actions.keep_from(person=simon, id=new_id(), **refused, **mina)
    kept = actions.keep_from(person=simon, id=new_id(), contact=nia.contact, worker=ade, why="He asked me to", **mina)
    assert later.placements.seen_by(ade).count() == everybody - 1
    assert later.placements.seen_by(mina["by"]).count() == everybody
    assert not StoryItem.objects.filter(kind="circles_drawn").exclude(told="").exists(), "no count for anybody"
    call_command("rebuild_story", "--check", stdout=StringIO())
    as_ade = {"by": ade, "at": mina["at"]}
    for change in (
        lambda: actions.move(placement=fresh(nia), seen_version=nia.version, ring=1, **as_ade),
        lambda: actions.add_to_map(circle_map=later, id=new_id(), contact=nia.contact, **as_ade),
    ):
        with pytest.raises(actions.UnableToChangeMap, match="nothing of that kind"):
            change()
    with pytest.raises(actions.UnableToKeep, match="nothing here"):
        actions.show_again(kept=kept, **as_ade)
    jo = Contact.objects.of(simon).get(name="Jo Archer")
    actions.keep_from(person=simon, id=new_id(), contact=nia.contact, sharer=jo, **mina)
    assert later.placements.seen_by(jo).count() == everybody - 1
    whole = actions.keep_from(person=simon, id=new_id(), worker=ade, **mina)
    with pytest.raises(actions.UnableToChangeMap):
        actions.begin_map(person=simon, id=new_id(), drawn_on=NOW.date(), **as_ade)
    for row in (whole, kept):
        actions.show_again(kept=row, **mina)
    assert later.placements.seen_by(ade).count() == everybody
    assert {"circles.kept_from", "circles.shown_again"} <= set(verbs())
    assert MapChange.objects.filter(map=later, undone_at=None).exists()
