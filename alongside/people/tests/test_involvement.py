"""Who is alongside: asked in, named, handed over to, ended; refused in sentences; the story and the clocks follow."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from alongside.access.standing import Kind
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions
from alongside.people.answering import Owner, who_answers
from alongside.people.models import HandOver, Involvement, Person, StoryItem
from alongside.workforce.actions.workers import add_worker
from alongside.workforce.models import Due


@pytest.fixture
def ola(cast):
    """A second practitioner."""
    return add_worker(
        id=new_id(), name="Ola Finch", email="ola@example.org", roles=["practitioner"], is_agency=False, teams=[],
        by=cast.workers["sam"], at=timezone.now(),
    )  # fmt: skip


def named(person):
    return Involvement.objects.get(person=person, is_named_practitioner=True, ends_at=None)


def ask_in(cast, worker, *, person="simon", by="mina", at=None, **facts):
    at = at or timezone.now()
    facts = {"role": worker.roles[0], "starts_at": at, "why": "To help", **facts}
    return actions.begin_involvement(
        person=cast.people[person], id=new_id(), worker=worker, by=cast.workers[by], at=at, **facts
    )


def door_shift(cast, person="simon"):
    now = timezone.now()
    Involvement.objects.filter(worker=cast.workers["ade"], closes_at__gt=now).delete()
    return actions.begin_shift_at_door(
        person=cast.people[person], id=new_id(), until=now + timedelta(hours=2), why="Sent by my agency",
        by=cast.workers["ade"], at=now,
    )  # fmt: skip


def stands(worker, person, at=None):
    return Person.objects.seen_by(worker, at=at or timezone.now()).get(pk=person.pk).standing.kinds


def all_is_as_the_facts_say():
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_a_colleague_is_asked_in_and_ends(cast):
    leo, simon = cast.workers["leo"], cast.people["simon"]
    row = ask_in(cast, leo, at=timezone.now() - timedelta(minutes=1))
    assert Kind.ALLOCATED in stands(leo, simon)
    actions.end_involvement(involvement=row, why="Done", by=cast.workers["mina"], at=timezone.now())
    assert not stands(leo, simon)
    assert LedgerEntry.objects.filter(verb="involvement.ended", person=simon.pk).count() == 1
    actions.end_involvement(involvement=row, by=cast.workers["mina"], at=timezone.now())
    row.refresh_from_db()
    assert row.ended_why == "Done", "ended twice changes nothing"


def test_what_has_not_begun_is_taken_away(cast):
    row = ask_in(cast, cast.workers["leo"], starts_at=timezone.now() + timedelta(days=2))
    actions.end_involvement(involvement=row, by=cast.workers["mina"], at=timezone.now())
    assert not Involvement.objects.filter(pk=row.pk).exists()
    with pytest.raises(actions.UnableToEnd, match="took this away"):
        actions.end_involvement(involvement=row, by=cast.workers["mina"], at=timezone.now())


@pytest.mark.parametrize(
    ("days", "until", "says"), [(0, 0, "after the beginning"), (-3, -1, "has passed"), (400, None, "more than a year"),
                                (-60, None, "31 days ago")]
)  # fmt: skip
def test_moments_that_cannot_be_right_are_refused(cast, days, until, says):
    now = timezone.now()
    with pytest.raises(actions.UnableToBeAlongside, match=says):
        ask_in(cast, cast.workers["leo"], at=now, starts_at=now + timedelta(days=days),
               ends_at=None if until is None else now + timedelta(days=until))  # fmt: skip


def test_nobody_is_alongside_twice(cast):
    with pytest.raises(actions.UnableToBeAlongside, match="already"):
        ask_in(cast, cast.workers["mina"], by="mina")
    now = timezone.now()
    with pytest.raises(actions.UnableToBeAlongside, match="already"):
        actions.begin_involvement(
            person=cast.people["dorothy"], id=new_id(), team=cast.teams["Armley"], role="practitioner", starts_at=now,
            ends_at=now + timedelta(days=1), by=cast.workers["mina"], at=now,
        )  # fmt: skip


def test_a_role_one_does_not_hold_and_one_that_opens_nothing_are_refused(cast):
    with pytest.raises(actions.UnableToBeAlongside, match="not a practitioner"):
        ask_in(cast, cast.workers["leo"], role="practitioner")
    with pytest.raises(actions.UnableToBeAlongside, match="opens nobody"):
        ask_in(cast, cast.workers["priya"])


def test_a_support_worker_from_an_agency_comes_for_a_shift_only(cast):
    with pytest.raises(actions.UnableToBeAlongside, match="Enter a shift"):
        ask_in(cast, cast.workers["ade"])


def test_who_is_not_alongside_asks_nobody_in(cast):
    with pytest.raises(UnableToAllow, match="not alongside"):
        ask_in(cast, cast.workers["leo"], by="ruth")


def test_a_second_named_practitioner_is_refused(cast, ola):
    with pytest.raises(actions.UnableToBeAlongside, match="Mina Osei is the named"):
        ask_in(cast, ola, is_named_practitioner=True)
    with pytest.raises(actions.UnableToBeAlongside, match="one practitioner"):
        ask_in(cast, cast.workers["leo"], is_named_practitioner=True)


def test_a_hand_over_moves_the_place_the_clocks_and_the_words(cast, ola):
    mina, simon, now = cast.workers["mina"], cast.people["simon"], timezone.now()
    shift = door_shift(cast)
    assert Due.objects.get(source_id=shift.pk).worker == mina
    told = actions.hand_over(
        involvement=named(simon), id=new_id(), to=ola, what_to_know="He rings on Mondays.", by=mina, at=now
    )
    assert not stands(mina, simon)
    assert Kind.ALLOCATED in stands(ola, simon)
    assert named(simon).worker == ola
    assert Due.objects.get(source_id=shift.pk).worker == ola
    due = Due.objects.get(source_id=told.pk)
    assert (due.worker, due.done_at) == (ola, None)
    assert StoryItem.objects.get(person=simon, kind="handed_over").line == "Mina Osei handed over to Ola Finch"
    assert not StoryItem.objects.filter(person=simon, kind="named_ended").exists()
    all_is_as_the_facts_say()
    actions.read_hand_over(hand_over=told, by=ola, at=timezone.now())
    due.refresh_from_db()
    assert due.outcome == "met"
    actions.read_hand_over(hand_over=told, by=ola, at=timezone.now() + timedelta(days=9))
    due.refresh_from_db()
    assert due.outcome == "met", "read twice changes nothing"
    all_is_as_the_facts_say()


def test_whoever_handed_over_cannot_again_and_may_be_handed_to(cast, ola):
    mina, simon, key, row = cast.workers["mina"], cast.people["simon"], new_id(), named(cast.people["simon"])
    door_shift(cast)
    actions.hand_over(involvement=row, id=key, to=ola, what_to_know="One", by=mina, at=timezone.now())
    with pytest.raises(UnableToAllow):
        actions.hand_over(involvement=row, id=key, to=ola, what_to_know="One", by=mina, at=timezone.now())
    actions.hand_over(involvement=named(simon), id=new_id(), to=mina, what_to_know="Two", by=ola, at=timezone.now())
    assert HandOver.objects.count() == 2
    assert set(Due.objects.open().filter(person=simon.pk).values_list("worker__name", flat=True)) == {"Mina Osei"}
    all_is_as_the_facts_say()


def test_one_with_an_own_draft_about_them_records_it_first(cast, ola):
    dorothy = cast.people["dorothy"]
    with pytest.raises(actions.UnableToHandOver, match="of your own about them"):
        actions.hand_over(
            involvement=named(dorothy), id=new_id(), to=ola, what_to_know="x", by=cast.workers["mina"],
            at=timezone.now(),
        )  # fmt: skip
    with pytest.raises(actions.UnableToEnd, match="of your own about them"):
        actions.end_involvement(involvement=named(dorothy), by=cast.workers["mina"], at=timezone.now())
    actions.hand_over(
        involvement=named(dorothy), id=new_id(), to=ola, what_to_know="x", by=cast.workers["ruth"], at=timezone.now()
    )
    assert Due.objects.open().get(person=dorothy.pk, kind="note_to_record").worker == cast.workers["mina"]
    all_is_as_the_facts_say()


@pytest.mark.parametrize(("to", "says"), [("mina", "this place already"), ("leo", "not a practitioner")])
def test_a_place_goes_to_a_colleague_who_can_hold_it(cast, to, says):
    with pytest.raises(actions.UnableToHandOver, match=says):
        actions.hand_over(
            involvement=named(cast.people["simon"]), id=new_id(), to=cast.workers[to], what_to_know="x",
            by=cast.workers["mina"], at=timezone.now(),
        )  # fmt: skip


def test_a_shift_and_a_colleague_already_there_cannot_be_handed_over_to(cast):
    mina, simon, leo, farah = (cast.workers["mina"], cast.people["simon"], cast.workers["leo"], cast.workers["farah"])
    shift = Involvement.objects.filter(person=simon, is_shift=True).latest("starts_at")
    before = timezone.now() - timedelta(minutes=5)
    row = ask_in(cast, leo, at=before)
    ask_in(cast, farah, at=before)
    for involvement, to, says in ((shift, leo, "own time alongside"), (row, farah, "already")):
        with pytest.raises(actions.UnableToHandOver, match=says):
            actions.hand_over(involvement=involvement, id=new_id(), to=to, what_to_know="x", by=mina, at=timezone.now())


def test_the_last_one_alongside_does_not_leave_a_person_alone(cast):
    with pytest.raises(actions.UnableToEnd, match="Nobody else"):
        actions.end_involvement(involvement=named(cast.people["simon"]), by=cast.workers["mina"], at=timezone.now())


def test_an_ended_named_practitioner_stands_in_the_story_and_the_clocks_go_on(cast):
    simon, mina = cast.people["simon"], cast.workers["mina"]
    shift = door_shift(cast)
    ask_in(cast, cast.workers["leo"], at=timezone.now() - timedelta(minutes=5))
    actions.end_involvement(involvement=named(simon), by=mina, at=timezone.now())
    assert (
        StoryItem.objects.get(person=simon, kind="named_ended").line == "Mina Osei is no longer the named practitioner"
    )
    assert Due.objects.get(source_id=shift.pk).worker == cast.workers["leo"]
    all_is_as_the_facts_say()


def test_naming_another_leaves_the_first_alongside(cast, ola):
    simon, mina, key = cast.people["simon"], cast.workers["mina"], new_id()
    ask_in(cast, ola, at=timezone.now() - timedelta(minutes=5))
    actions.make_named_practitioner(person=simon, id=key, worker=ola, by=mina, at=timezone.now())
    assert named(simon).worker == ola
    assert Kind.ALLOCATED in stands(mina, simon)
    item = StoryItem.objects.get(person=simon, kind="named_began")
    assert (item.line, item.where_and_how) == ("Ola Finch is the named practitioner", "after Mina Osei")
    assert who_answers(simon) == Owner(ola.pk, None)
    with pytest.raises(AlreadyDone):
        actions.make_named_practitioner(person=simon, id=key, worker=ola, by=mina, at=timezone.now())
    with pytest.raises(AlreadyDone):
        actions.make_named_practitioner(person=simon, id=new_id(), worker=ola, by=mina, at=timezone.now())
    all_is_as_the_facts_say()


def test_only_a_practitioner_who_is_alongside_is_named(cast, ola):
    simon, mina = cast.people["simon"], cast.workers["mina"]
    with pytest.raises(actions.UnableToBeAlongside, match="not alongside"):
        actions.make_named_practitioner(person=simon, id=new_id(), worker=ola, by=mina, at=timezone.now())
    ask_in(cast, cast.workers["leo"], at=timezone.now() - timedelta(minutes=5))
    with pytest.raises(actions.UnableToBeAlongside, match="not a practitioner"):
        actions.make_named_practitioner(
            person=simon, id=new_id(), worker=cast.workers["leo"], by=mina, at=timezone.now()
        )


def test_another_s_hand_over_is_not_read_for_them(cast, ola):
    simon, mina = cast.people["simon"], cast.workers["mina"]
    ask_in(cast, cast.workers["leo"], at=timezone.now() - timedelta(minutes=5))
    told = actions.hand_over(
        involvement=named(simon), id=new_id(), to=ola, what_to_know="x", by=mina, at=timezone.now()
    )
    with pytest.raises(actions.UnableToHandOver, match="to a colleague"):
        actions.read_hand_over(hand_over=told, by=cast.workers["leo"], at=timezone.now())


def url(person, name, *more):
    return reverse(f"people:{name}", args=[person.pk, *more])


def test_the_page_says_who_is_alongside_now_soon_and_before(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    html = client.get(url(dorothy, "alongside")).content.decode()
    assert html.index("Mina Osei") < html.index("Soon") < html.index("Ade Bello") < html.index("Before")
    assert "The week after her fall" in html
    assert "She manages again" in html
    assert "Ask a colleague in" in html
    html = sign_in(cast.workers["ade"]).get(url(cast.people["simon"], "alongside")).content.decode()
    assert "Ask a colleague in" not in html


def moment(name, at):
    return {
        f"{name}_day": at.day, f"{name}_month": at.month, f"{name}_year": at.year, f"{name}_time": f"{at:%H:%M}",
    }  # fmt: skip


def test_the_pages_ask_in_hand_over_name_and_end(cast, sign_in, ola):
    client, simon, now = sign_in(cast.workers["mina"]), cast.people["simon"], timezone.localtime()
    leo = cast.workers["leo"]
    facts = {"id": new_id(), "who": f"worker:{leo.pk}", "role": "rapid_response", "why": "A crisis"}
    before = now - timedelta(minutes=90)
    answer = client.post(url(simon, "ask_in"), {**facts, **moment("starts_at", before)})
    assert answer.status_code == 302
    assert client.post(url(simon, "ask_in"), {**facts, **moment("starts_at", before)}).status_code == 302
    team = {**facts, "id": new_id(), "who": f"team:{cast.teams['Armley'].pk}"}
    assert client.post(url(simon, "ask_in"), {**team, **moment("starts_at", before)}).status_code == 302
    html = client.post(url(simon, "ask_in"), {**facts, "id": new_id(), **moment("starts_at", now)}).content.decode()
    assert "is alongside them already" in html
    row = Involvement.objects.get(worker=leo, person=simon)
    assert "can no longer open" in client.get(url(simon, "end_involvement", row.pk)).content.decode()
    assert client.post(url(simon, "end_involvement", row.pk), {"why": "Over"}).status_code == 302
    assert client.get(url(simon, "end_involvement", row.pk)).status_code == 302, "ended already"
    ask_in(cast, ola, at=timezone.now() - timedelta(minutes=2))
    theirs = Involvement.objects.get(worker=ola)
    assert client.get(url(simon, "make_named", theirs.pk)).status_code == 200
    assert client.post(url(simon, "make_named", theirs.pk), {"id": new_id()}).status_code == 302
    mine = named(simon)
    page = client.get(url(simon, "hand_over", mine.pk)).content.decode()
    assert "Mina Osei, practitioner" in page
    assert "Leo Grant" not in page, "a named practitioner is a practitioner"
    empty = client.post(url(simon, "hand_over", mine.pk), {"id": new_id(), "to": "", "what_to_know": ""})
    assert empty.status_code == 422
    sent = {"id": new_id(), "to": str(cast.workers["mina"].pk), "what_to_know": "Ring Jo."}
    assert client.post(url(simon, "hand_over", mine.pk), sent).status_code == 302
    told = HandOver.objects.get()
    assert "was handed over to you" in client.get("/").content.decode()
    read = client.get(url(simon, "handed_over", told.involvement_id)).content.decode()
    assert "Ring Jo." in read
    assert client.post(url(simon, "handed_over", told.involvement_id)).status_code == 302
    assert "was handed over to you" not in client.get("/").content.decode()
    all_is_as_the_facts_say()


def test_rows_of_another_person_and_rows_that_never_were_are_not_found(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    other = Involvement.objects.get(person=cast.people["li"])
    for name in ("end_involvement", "hand_over", "make_named", "handed_over"):
        assert client.get(url(simon, name, other.pk)).status_code == 404
        assert client.get(url(simon, name, new_id())).status_code == 404


def test_whoever_covers_or_is_on_duty_reads_so_on_the_desk(cast, sign_in):
    html = sign_in(cast.workers["graham"]).get("/").content.decode()
    assert "You answer for" in html
    assert "team, on duty" in html
