"""The glass: broken for a reason, seen through, closed, reviewed by a second person; who has looked says why."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from alongside.access.standing import Kind
from alongside.audit.acts import UnableToAllow
from alongside.audit.ledger import seal
from alongside.audit.models import LOOKED, LedgerEntry
from alongside.audit.proof import verify
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.law.working_days import end_of_working_days
from alongside.people import actions
from alongside.people.guarding import whom_to_ask
from alongside.people.models import BrokenGlass, Involvement, NamedAccess, Person
from alongside.people.tests.test_openness import at, guard, keep, name
from alongside.people.tests.test_views import statements
from alongside.workforce.actions.workers import add_worker
from alongside.workforce.models import Due, Worker


def break_glass(cast, person="yusuf", by="leo", *, when=None, **facts):
    facts = {"reason": "danger", "words": "He rang and did not make sense", "hours": 4, **facts}
    return actions.break_glass(
        person=Person.objects.get(pk=cast.people[person].pk), id=facts.pop("id", new_id()), by=cast.workers[by],
        at=when or timezone.now(), **facts,
    )  # fmt: skip


def review(cast, glass, by="helen", verdict="right", words="", when=None):
    return actions.review_glass(
        glass=BrokenGlass.objects.get(pk=glass.pk), verdict=verdict, words=words, by=cast.workers[by],
        at=when or timezone.now(),
    )  # fmt: skip


def stands(cast, worker, person="yusuf", when=None):
    one = Person.objects.one_seen_by(cast.workers[worker], cast.people[person].pk, at=when or timezone.now())
    listed = Person.objects.seen_by(cast.workers[worker], at=when or timezone.now()).get(pk=cast.people[person].pk)
    assert one.standing == listed.standing
    return one.standing.kinds


def due_of(glass, kind="glass_to_review"):
    return Due.objects.get(source_id=glass.pk, kind=kind)


def test_a_record_is_open_until_its_end_to_the_second(cast):
    now = timezone.now()
    glass = break_glass(cast, when=now)
    assert glass.ends_at == now + timedelta(hours=4)
    assert [stands(cast, "leo", when=glass.ends_at + away) for away in (-timedelta(seconds=1), timedelta())] == [
        {Kind.BROKE_GLASS}, set(),
    ]  # fmt: skip
    line = LedgerEntry.objects.filter(verb="glass.broken", subject=f"people.brokenglass:{glass.pk}").get()
    assert (line.person, line.detail) == (glass.person_id, {})
    actions.close_glass(glass=glass, by=cast.workers["leo"], at=now + timedelta(minutes=5))
    assert stands(cast, "leo", when=now + timedelta(minutes=5)) == set()
    actions.close_glass(glass=glass, by=cast.workers["leo"], at=now + timedelta(hours=9))
    assert BrokenGlass.objects.get(pk=glass.pk).until == now + timedelta(minutes=5)
    with pytest.raises(actions.UnableToBreakGlass, match="A colleague opened this"):
        actions.close_glass(glass=glass, by=cast.workers["helen"], at=now)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"reason": "curious"}, "Choose why"),
        ({"words": "  "}, "Write what is happening"),
        ({"hours": 0}, "from one hour to 72"),
        ({"hours": 73}, "from one hour to 72"),
        ({"by": "helen"}, "open to you already"),
    ],
)
def test_what_does_not_open_a_record(cast, facts, says):
    with pytest.raises(actions.UnableToBreakGlass, match=says):
        break_glass(cast, **facts)
    assert BrokenGlass.objects.count() == 1, "the one night of the cast's"


def test_a_hidden_record_has_no_glass_and_not_everybody_breaks_one(cast):
    with pytest.raises(UnableToAllow, match="There is no such record"):
        break_glass(cast, "rosa")
    for by in ("priya", "sam"):
        with pytest.raises(UnableToAllow):
            break_glass(cast, by=by)
    key = new_id()
    break_glass(cast, id=key)
    with pytest.raises(AlreadyDone):
        break_glass(cast, id=key)
    with pytest.raises(actions.UnableToBreakGlass, match="already"):
        break_glass(cast)
    guard(cast, person="yusuf", by="helen", openness="hidden", named=("helen",))
    assert Kind.BROKE_GLASS in stands(cast, "leo")
    with pytest.raises(UnableToAllow):
        actions.change_person(
            person=Person.objects.get(pk=cast.people["yusuf"].pk), seen_version=1, name="x", by=cast.workers["leo"],
            at=timezone.now(), known_as="", pronouns="", born_on=None, what_matters="", what_matters_said_by="",
            what_matters_said_on=None,
        )  # fmt: skip


def test_broken_glass_does_not_ask_oneself_in(cast):
    leo = cast.workers["leo"]
    break_glass(cast, "simon")
    with pytest.raises(UnableToAllow):
        actions.begin_involvement(
            person=cast.people["simon"], id=new_id(), worker=leo, role="rapid_response", starts_at=timezone.now(),
            why="x", by=leo, at=timezone.now(),
        )  # fmt: skip
    with pytest.raises(UnableToAllow):
        guard(cast, by="leo", named=("leo",))


def test_a_principal_who_broke_the_glass_names_somebody_so_that_no_record_is_lost(cast):
    guard(cast)
    break_glass(cast, "simon", by="helen")
    name(cast, "ruth", person="simon", by="helen")
    assert Kind.NAMED in stands(cast, "ruth", "simon")


def test_whoever_answers_is_told_and_reviews_by_the_next_working_day(cast):
    now = timezone.now()
    simon, dorothy = break_glass(cast, "simon", when=now), break_glass(cast, "dorothy", by="farah", when=now)
    for glass, owner in ((simon, "mina"), (dorothy, "mina"), (break_glass(cast, when=now), "helen")):
        due = due_of(glass)
        assert (due.worker, due.due_at, due.done_at) == (cast.workers[owner], end_of_working_days(now, 1), None)
        assert due.person == glass.person_id
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_who_is_asked_is_never_who_broke_it_and_there_is_always_somebody(cast):
    people = cast.people
    mina, ruth, helen = (cast.workers[slug] for slug in ("mina", "ruth", "helen"))

    def asked(person, broke):
        owner = whom_to_ask(Person.objects.get(pk=people[person].pk), broke, at=timezone.now())
        return owner and (owner.worker or owner.team)

    assert asked("dorothy", mina) == ruth.pk, "the manager of the team that is alongside"
    assert asked("simon", mina) == helen.pk, "a principal, where no team is alongside"
    assert asked("yusuf", mina) == helen.pk, "one of the few named"
    assert asked("yusuf", helen) == ruth.pk
    Involvement.objects.filter(person=people["dorothy"], worker__isnull=False).update(is_named_practitioner=False)
    assert asked("dorothy", mina) == cast.teams["Armley"].pk
    keep(cast, "helen", person="li", by="farah")
    assert asked("li", cast.workers["farah"]) == ruth.pk
    Worker.objects.exclude(pk=mina.pk).update(roles=["commissioner"])
    assert asked("simon", mina) is None
    Involvement.objects.filter(person=people["simon"]).delete()
    with pytest.raises(actions.UnableToBreakGlass, match="Nobody else here could review"):
        break_glass(cast, "simon", by="mina")


def test_a_second_person_reviews_it_once_and_whoever_broke_it_reads_that(cast):
    now = timezone.now()
    glass = break_glass(cast, when=now, hours=1)
    with pytest.raises(actions.UnableToReview, match="still open"):
        review(cast, glass)
    later = now + timedelta(hours=2)
    name(cast, "leo")
    with pytest.raises(actions.UnableToReview, match="yourself"):
        review(cast, glass, by="leo", when=later)
    with pytest.raises(actions.UnableToReview, match="Say whether"):
        review(cast, glass, verdict="perhaps", when=later)
    with pytest.raises(UnableToAllow):
        review(cast, glass, by="mina", when=later)
    review(cast, glass, words="Thank you", when=later)
    assert due_of(glass).outcome == "met"
    told = due_of(glass, "glass_reviewed")
    assert (told.worker, told.done_at) == (cast.workers["leo"], None)
    with pytest.raises(actions.UnableToReview, match="Helen Marsh has reviewed"):
        review(cast, glass, when=later)
    with pytest.raises(actions.UnableToReview, match="nothing here of yours"):
        actions.read_review(glass=glass, by=cast.workers["helen"], at=later)
    for _ in range(2):
        actions.read_review(glass=glass, by=cast.workers["leo"], at=later + timedelta(hours=1))
    assert due_of(glass, "glass_reviewed").outcome == "met"
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_what_was_not_right_closes_at_once(cast):
    glass = break_glass(cast)
    with pytest.raises(actions.UnableToReview, match="Write what was not right"):
        review(cast, glass, verdict="not_right")
    review(cast, glass, verdict="not_right", words="You know him. We talked.")
    assert stands(cast, "leo") == set()


def test_it_is_passed_on_to_governance_who_sees_the_review_and_no_record(cast, sign_in):
    glass = break_glass(cast)

    def pass_on(words="I cannot tell"):
        actions.pass_glass_on(
            glass=BrokenGlass.objects.get(pk=glass.pk), words=words, by=cast.workers["helen"], at=timezone.now()
        )

    with pytest.raises(actions.UnableToReview, match="Write what you saw"):
        pass_on("")
    with pytest.raises(actions.UnableToReview, match="no information governance officer"):
        pass_on()
    gil = add_worker(
        id=new_id(), name="Gil Ames", email="gil@example.org", roles=["governance_officer"], is_agency=False, teams=[],
        by=cast.workers["sam"], at=timezone.now(),
    )  # fmt: skip
    pass_on()
    with pytest.raises(actions.UnableToReview, match="already"):
        pass_on()
    assert due_of(glass).worker == gil
    client = sign_in(gil)
    assert f"/opened/{glass.pk}/" in client.get("/").content.decode()
    page = client.get(at(cast, "review_glass", "yusuf", glass.pk))
    assert "I cannot tell" in page.content.decode()
    assert "I cannot tell:" not in page.content.decode()
    assert client.get(at(cast, "story", "yusuf")).status_code == 403
    sent = {"verdict": "not_right", "words": "We spoke"}
    assert client.post(at(cast, "review_glass", "yusuf", glass.pk), sent).headers["Location"] == "/"
    assert client.get(at(cast, "review_glass", "yusuf", glass.pk)).status_code == 403
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_somebody_else_is_asked_when_the_record_closes_to_whoever_was(cast):
    ruth_to_review = break_glass(cast, "simon")
    assert due_of(ruth_to_review).worker == cast.workers["mina"]
    name_two = ("mina", "ade")
    guard(cast, openness="hidden", named=name_two)
    assert due_of(ruth_to_review).worker == cast.workers["mina"]
    name(cast, "ruth", person="simon", by="mina")
    actions.unname_worker(
        named=NamedAccess.objects.get(person=cast.people["simon"], worker=cast.workers["mina"]),
        by=cast.workers["mina"], at=timezone.now(),
    )  # fmt: skip
    assert due_of(ruth_to_review).worker == cast.workers["ruth"]
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_the_page_that_is_closed_offers_it_and_the_banner_stands_on_every_page(cast, sign_in):
    client, yusuf = sign_in(cast.workers["leo"]), cast.people["yusuf"]
    address = f"{reverse('people:break_glass')}?person={yusuf.pk}"
    assert address in client.get(at(cast, "story", "yusuf")).content.decode()
    assert address not in sign_in(cast.workers["priya"]).get(at(cast, "story", "yusuf")).content.decode()
    client = sign_in(cast.workers["leo"])
    page = client.get(address).content.decode()
    assert "a second person reviews it" in page
    answer = client.post(address, {"id": new_id(), "reason": "danger", "words": "", "hours": "4"})
    assert answer.status_code == 422
    assert "Write what is happening" in answer.content.decode()
    sent = {"id": new_id(), "reason": "danger", "words": "He rang <b>twice</b>", "hours": "4"}
    for _ in range(2):
        assert client.post(address, sent).headers["Location"] == at(cast, "story", "yusuf")
    for page in ("story", "alongside", "who_i_am", "looks", "who_may_open"):
        html = client.get(at(cast, page, "yusuf")).content.decode()
        assert "You opened this record until" in html
        assert "He rang &lt;b&gt;twice&lt;/b&gt;" in html
        assert reverse("people:opened") in html
    assert "You opened this" not in sign_in(cast.workers["helen"]).get(at(cast, "story", "yusuf")).content.decode()
    client = sign_in(cast.workers["leo"])
    mine = client.get(reverse("people:opened")).content.decode()
    assert "open now" in mine
    assert "Thank you for going" in mine
    glass = BrokenGlass.objects.get(reviewed_at=None)
    assert client.post(reverse("people:close_glass", args=[glass.pk])).status_code == 302
    assert client.get(at(cast, "story", "yusuf")).status_code == 403
    assert client.post(reverse("people:have_read", args=[glass.pk])).status_code == 302
    assert sign_in(cast.workers["mina"]).post(reverse("people:close_glass", args=[glass.pk])).status_code == 404
    assert client.get(reverse("people:break_glass")).headers["Location"] == "/people/find/"
    assert client.get(reverse("people:break_glass"), {"person": "x"}).status_code == 404


def test_who_has_looked_says_why_each_could(cast, sign_in):
    story = at(cast, "story", "yusuf")
    leo = sign_in(cast.workers["leo"])
    for words in ("He rang", "He rang again"):
        glass = break_glass(cast, words=words)
        leo.get(story)
        leo.get(story)
        actions.close_glass(glass=glass, by=cast.workers["leo"], at=timezone.now())
    looked = LedgerEntry.objects.filter(verb=LOOKED, actor=cast.workers["leo"].key)
    assert [line.detail for line in looked] == [{"because": "broke_glass"}] * 2, "one for each time it was opened"
    helen = sign_in(cast.workers["helen"])
    page = helen.get(at(cast, "looks", "yusuf")).content.decode()
    assert "opened it for a reason: Somebody may come to harm: He rang again" in page
    assert "one of the few named" in page
    only = helen.get(at(cast, "looks", "yusuf"), {"who": str(cast.workers["leo"].pk)}).content.decode()
    assert "one of the few named" not in only
    assert "He rang" in only
    assert helen.get(at(cast, "looks", "yusuf"), {"who": "nobody"}).status_code == 200
    seen = helen.get(at(cast, "review_glass", "yusuf", glass.pk)).content.decode()
    assert seen.count("Looked at their story") == 1
    assert "opened it for a reason" in helen.get(story).content.decode()
    seal(now=timezone.now())
    assert verify().faults == []
    ade = sign_in(cast.workers["ade"])
    ade.get(at(cast, "story"))
    assert "on a shift" in ade.get(at(cast, "looks")).content.decode()


def test_the_review_is_on_the_desk_and_only_whoever_may_reviews(cast, sign_in):
    glass = break_glass(cast)
    actions.close_glass(glass=glass, by=cast.workers["leo"], at=timezone.now())
    helen, address = sign_in(cast.workers["helen"]), at(cast, "review_glass", "yusuf", glass.pk)
    assert "Mr Khan’s record was opened for a reason" in helen.get("/").content.decode()
    answer = helen.post(address, {"verdict": "not_right"})
    assert answer.status_code == 422
    assert "Write what was not right" in answer.content.decode()
    assert helen.post(address, {"verdict": "right"}).headers["Location"] == address
    assert "It stands on the desk of" in helen.get(address).content.decode()
    assert "was reviewed" in sign_in(cast.workers["leo"]).get("/").content.decode()
    assert sign_in(cast.workers["leo"]).get(address).status_code == 403
    name(cast, "leo")
    assert "You opened it yourself" not in sign_in(cast.workers["leo"]).get(address).content.decode()


def test_statements_are_the_same_for_one_and_for_three(cast, sign_in):
    leo, helen = cast.workers["leo"], cast.workers["helen"]

    def counted():
        mine = statements(sign_in(leo), reverse("people:opened"))
        client = sign_in(helen)
        return (
            mine,
            statements(client, at(cast, "looks", "yusuf")),
            statements(client, at(cast, "who_may_open", "yusuf")),
        )

    before = counted()
    for _ in range(2):
        glass = break_glass(cast)
        sign_in(leo).get(at(cast, "story", "yusuf"))
        actions.close_glass(glass=glass, by=leo, at=timezone.now())
    assert counted() == before
