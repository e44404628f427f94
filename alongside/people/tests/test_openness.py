"""Who may open a record: made restricted, hidden, open again; named and un-named; kept from it; shown, and to whom."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from alongside.access.standing import Kind, Openness
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people import actions
from alongside.people.guarding import who_can_open
from alongside.people.models import HowOpen, Involvement, KeptFrom, NamedAccess, Person, StoryItem
from alongside.people.tests.test_views import statements
from alongside.workforce.actions.workers import say_worker_left


def guard(cast, *, person="simon", by="mina", openness="restricted", named=("mina",), reason="works_here", **facts):
    someone = Person.objects.get(pk=cast.people[person].pk)
    return actions.change_openness(
        person=someone, id=facts.pop("id", new_id()), seen_version=facts.pop("seen_version", someone.version),
        openness=openness, reason=reason, named=[cast.workers[slug] for slug in named], by=cast.workers[by],
        at=facts.pop("at", timezone.now()), **facts,
    )  # fmt: skip


def name(cast, worker, *, person="yusuf", by="helen", **facts):
    at = facts.pop("at", timezone.now())
    facts = {"starts_at": at, "why": "To help", **facts}
    return actions.name_worker(
        person=Person.objects.get(pk=cast.people[person].pk), id=new_id(), worker=cast.workers[worker],
        by=cast.workers[by], at=at, **facts,
    )  # fmt: skip


def keep(cast, worker, *, person="simon", by="mina", reason="relative", **facts):
    return actions.keep_from(
        person=Person.objects.get(pk=cast.people[person].pk), id=new_id(), worker=cast.workers[worker], reason=reason,
        by=cast.workers[by], at=timezone.now(), **facts,
    )  # fmt: skip


def opens(cast, sign_in, worker, person="simon"):
    return sign_in(cast.workers[worker]).get(reverse("people:story", args=[cast.people[person].pk])).status_code


def at(cast, page, person="simon", *more):
    return reverse(f"people:{page}", args=[cast.people[person].pk, *more])


def test_a_restricted_record_is_for_the_named_alone_at_once(cast, sign_in):
    assert opens(cast, sign_in, "ade") == 200
    before = StoryItem.objects.filter(person=cast.people["simon"]).count()
    row = guard(cast, words="He starts as a porter at the town hall")
    assert (row.why, row.set_by) == (
        "They work for the council: He starts as a porter at the town hall",
        cast.workers["mina"],
    )
    assert [opens(cast, sign_in, slug) for slug in ("mina", "ade", "leo")] == [200, 403, 403]
    line = LedgerEntry.objects.get(verb="openness.changed")
    assert (line.person, line.subject) == (cast.people["simon"].pk, f"people.howopen:{row.pk}")
    assert line.detail == {"because": "allocated"}
    assert StoryItem.objects.filter(person=cast.people["simon"]).count() == before
    # Neither the desk nor the list of people shows what would not open.
    for address in ("/", "/people/"):
        page = sign_in(cast.workers["ade"]).get(address).content.decode()
        assert "Simon" not in page
    assert at(cast, "story") + '"' in sign_in(cast.workers["mina"]).get("/").content.decode()
    call_command("rebuild_story", "--check", stdout=StringIO())


def test_a_hidden_record_is_not_there_for_the_others(cast, sign_in):
    guard(cast, openness="hidden", reason="danger")
    client = sign_in(cast.workers["ade"])
    assert client.get(at(cast, "story")).status_code == 404
    assert client.get(at(cast, "who_may_open")).status_code == 404
    assert client.get(reverse("people:break_glass"), {"person": cast.people["simon"].pk}).status_code == 404
    for address in ("/", "/people/", "/shifts/", "/people/find/?q=Simon+Archer"):
        assert "Simon<" not in client.get(address).content.decode()
        assert "Archer<" not in client.get(address).content.decode()


def test_a_record_opens_again_to_those_alongside(cast, sign_in):
    guard(cast)
    guard(cast, openness="open", reason="over", named=())
    assert [opens(cast, sign_in, slug) for slug in ("mina", "ade", "leo")] == [200, 200, 403]
    assert not NamedAccess.objects.filter(person=cast.people["simon"], ends_at=None).exists()
    html = sign_in(cast.workers["mina"]).get(at(cast, "who_may_open")).content.decode()
    assert (
        html.index("The reason is over")
        < html.index("They work for the council")
        < html.index("As every record begins")
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"reason": "nonsense"}, "reason"),
        ({"reason": "over"}, "reason"),
        ({"reason": "other"}, "words"),
        ({"named": ()}, "named"),
        ({"named": ("priya",)}, "named"),
    ],
)
def test_what_cannot_guard_a_record_changes_nothing(cast, facts, field):
    with pytest.raises(actions.UnableToGuard) as refusal:
        guard(cast, **facts)
    assert refusal.value.field == field
    assert Person.objects.get(pk=cast.people["simon"].pk).openness == Openness.OPEN
    assert LedgerEntry.objects.filter(verb="refused", detail__verb="openness.changed").exists()


def test_only_those_who_stand_by_name_say_so(cast):
    for by in ("ade", "leo", "helen"):
        with pytest.raises(UnableToAllow):
            guard(cast, by=by, named=(by,))
    with pytest.raises(UnableToAllow):
        guard(cast, person="dorothy", by="ruth", named=("ruth",))


def test_two_editors_and_a_form_sent_twice(cast):
    version = Person.objects.get(pk=cast.people["simon"].pk).version
    key = new_id()
    guard(cast, id=key)
    with pytest.raises(AlreadyDone):
        guard(cast, id=key, seen_version=version)
    with pytest.raises(ChangedMeanwhile):
        guard(cast, openness="hidden", seen_version=version)
    assert HowOpen.objects.filter(person=cast.people["simon"]).count() == 1


def test_a_worker_is_named_from_when_until_when(cast, sign_in):
    now = timezone.now()
    row = name(cast, "ruth", ends_at=now + timedelta(days=2))
    assert [opens(cast, sign_in, slug, "yusuf") for slug in ("ruth", "graham")] == [200, 403]
    then = Person.objects.one_seen_by(cast.workers["ruth"], row.person_id, at=row.ends_at)
    assert Kind.NAMED not in then.standing.kinds
    assert who_can_open(cast.people["yusuf"], at=now) == [cast.workers["helen"]], "one with an end is not enough"
    with pytest.raises(actions.UnableToGuard, match="named at that time already"):
        name(cast, "ruth")
    soon = name(cast, "leo", starts_at=now + timedelta(days=3))
    assert opens(cast, sign_in, "leo", "yusuf") == 403
    actions.unname_worker(named=soon, by=cast.workers["helen"], at=timezone.now())
    assert not NamedAccess.objects.filter(pk=soon.pk).exists()


@pytest.mark.parametrize(
    ("worker", "facts", "says"),
    [
        ("priya", {}, "no role that opens a record"),
        ("ruth", {"starts_at": timedelta(days=-3)}, "has passed"),
        ("ruth", {"starts_at": timedelta(days=400)}, "more than a year"),
        ("ruth", {"ends_at": timedelta(hours=-1)}, "That end has passed"),
        ("ruth", {"starts_at": timedelta(days=2), "ends_at": timedelta(days=1)}, "after the beginning"),
    ],
)
def test_who_cannot_be_named(cast, worker, facts, says):
    now = timezone.now()
    with pytest.raises(actions.UnableToGuard, match=says):
        name(cast, worker, at=now, **{key: now + away for key, away in facts.items()})


def test_nobody_is_named_on_an_open_record_nor_who_has_left(cast):
    with pytest.raises(actions.UnableToGuard, match="is open"):
        name(cast, "leo", person="simon", by="mina")
    ruth = cast.workers["ruth"]
    say_worker_left(
        worker=ruth, seen_version=ruth.version, left_on=timezone.localdate(), by=cast.workers["sam"], at=timezone.now()
    )
    cast.workers["ruth"].refresh_from_db()
    with pytest.raises(actions.UnableToGuard, match="will have left"):
        name(cast, "ruth")


def test_a_record_is_never_left_with_nobody_who_can_open_it(cast):
    named = NamedAccess.objects.get(person=cast.people["yusuf"])
    named.person = Person.objects.get(pk=named.person_id)
    with pytest.raises(actions.UnableToGuard, match="nobody could open"):
        actions.unname_worker(named=named, by=cast.workers["helen"], at=timezone.now())
    Involvement.objects.filter(person=cast.people["yusuf"]).update(ends_at=timezone.now())
    with pytest.raises(actions.UnableToGuard, match="nobody could open"):
        keep(cast, "helen", person="yusuf", by="helen", reason="themselves")
    name(cast, "ruth")
    actions.unname_worker(named=named, by=cast.workers["helen"], at=timezone.now())
    assert who_can_open(named.person, at=timezone.now()) == [cast.workers["ruth"]]
    actions.unname_worker(named=named, by=cast.workers["ruth"], at=timezone.now())  # twice changes nothing


def test_whoever_is_kept_from_a_record_opens_it_in_no_way(cast, sign_in):
    with pytest.raises(actions.UnableToKeepFrom, match="is alongside them"):
        keep(cast, "mina", by="mina")
    row = keep(cast, "ade", words="His cousin")
    ade = cast.workers["ade"]
    assert opens(cast, sign_in, "ade") == 403, "though he is on a shift"
    page = sign_in(ade).get(at(cast, "story")).content.decode()
    assert "too close" in page
    assert "Open it now" not in page
    assert at(cast, "story") + '"' not in sign_in(ade).get("/").content.decode()
    with pytest.raises(actions.UnableToBreakGlass, match="kept from"):
        actions.break_glass(
            person=cast.people["simon"], id=new_id(), reason="danger", words="x", hours=1, by=ade, at=timezone.now()
        )
    with pytest.raises(actions.UnableToBeginAtTheDoor, match="too close"):
        actions.begin_shift_at_door(
            person=cast.people["simon"], id=new_id(), until=timezone.now() + timedelta(hours=1), why="Sent", by=ade,
            at=timezone.now(),
        )  # fmt: skip
    with pytest.raises(actions.UnableToKeepFrom, match="already"):
        keep(cast, "ade")
    keep(cast, "leo")
    with pytest.raises(actions.UnableToBeAlongside, match="kept from this record"):
        actions.begin_involvement(
            person=cast.people["simon"], id=new_id(), worker=cast.workers["leo"], role="rapid_response",
            starts_at=timezone.now(), by=cast.workers["mina"], at=timezone.now(),
        )  # fmt: skip
    guard(cast)
    with pytest.raises(actions.UnableToGuard, match="is kept from"):
        name(cast, "ade", person="simon", by="mina")
    guard(cast, openness="open", reason="mistake", named=())
    actions.let_again(kept=KeptFrom.objects.get(pk=row.pk), by=cast.workers["mina"], at=timezone.now())
    assert opens(cast, sign_in, "ade") == 200
    assert [line.detail["because"] for line in LedgerEntry.objects.filter(verb="access.let_again")] == ["allocated"]


def test_the_page_says_how_open_it_is_and_the_ways_to_change_it(cast, sign_in):
    mina, helen = (sign_in(cast.workers["mina"]).get(at(cast, "who_may_open")), None)
    assert "Restrict or hide it" in mina.content.decode()
    ade = sign_in(cast.workers["ade"]).get(at(cast, "who_may_open")).content.decode()
    assert "Restrict or hide it" not in ade
    helen = sign_in(cast.workers["helen"]).get(at(cast, "who_may_open", "yusuf")).content.decode()
    for words in (
        "Restricted", "Helen Marsh", "Name a second", "His daughter works for the council",
        "They are in a crisis and need somebody now: His neighbour rang", "It was right, says", "What they looked at",
    ):  # fmt: skip
        assert words in helen
    assert "<main" in helen
    assert at(cast, "guard", "yusuf") in helen


def test_the_forms_say_what_is_wrong_and_lose_nothing(cast, sign_in):
    client, address = sign_in(cast.workers["mina"]), at(cast, "guard")
    version = Person.objects.get(pk=cast.people["simon"].pk).version
    sent = {"id": new_id(), "version": version, "openness": "restricted", "reason": "other", "words": ""}
    answer = client.post(address, sent | {"named": [cast.workers["mina"].pk]})
    assert answer.status_code == 422
    assert "Write why, in a few words." in answer.content.decode()
    answer = client.post(address, sent | {"words": "She asked my manager"})
    assert "Choose at least one worker" in answer.content.decode()
    assert "She asked my manager" in answer.content.decode()
    sent |= {"words": "She asked", "named": [cast.workers["mina"].pk]}
    for _ in range(2):  # sent twice, done once
        assert client.post(address, sent).headers["Location"].endswith("?done=guarded")
    stale = client.post(address, sent | {"id": new_id(), "openness": "hidden"})
    assert stale.status_code == 422
    assert "What stands now" in stale.content.decode()
    named = {"id": new_id(), "worker": cast.workers["leo"].pk, "why": "Nights"}
    day = timezone.localtime()
    named |= {
        "starts_at_day": day.day,
        "starts_at_month": day.month,
        "starts_at_year": day.year,
        "starts_at_time": f"{day:%H:%M}",
    }
    assert client.post(at(cast, "name_worker"), named).status_code == 302
    row = NamedAccess.objects.get(worker=cast.workers["leo"])
    assert row.starts_at >= day - timedelta(seconds=1), "nobody is named for a time that has passed"
    assert "Leo Grant" in client.get(at(cast, "unname", "simon", row.pk)).content.decode()
    assert client.post(at(cast, "unname", "simon", row.pk)).status_code == 302
    kept = {"id": new_id(), "worker": cast.workers["graham"].pk, "reason": "relative"}
    assert client.post(at(cast, "keep_from"), kept).status_code == 302
    row = KeptFrom.objects.get()
    assert "close to them" in client.get(at(cast, "let_again", "simon", row.pk)).content.decode()
    assert client.post(at(cast, "let_again", "simon", row.pk)).status_code == 302
    again = {"id": new_id(), "version": version + 1, "reason": "over"}
    assert client.post(at(cast, "open_again"), again).headers["Location"].endswith("?done=opened")


def test_whoever_no_longer_may_open_it_is_led_away(cast, sign_in):
    client, person = sign_in(cast.workers["helen"]), Person.objects.get(pk=cast.people["yusuf"].pk)
    name(cast, "ruth")
    row = NamedAccess.objects.get(worker=cast.workers["helen"], person=person)
    assert client.post(at(cast, "unname", "yusuf", row.pk)).headers["Location"] == "/people/"


def test_statements_are_the_same_for_one_row_and_for_three(cast, sign_in):
    client = sign_in(cast.workers["helen"])
    one = statements(client, at(cast, "who_may_open", "yusuf"))
    for slug in ("ruth", "mina"):
        name(cast, slug)
        keep(cast, {"ruth": "graham", "mina": "farah"}[slug], person="yusuf", by="helen")
        guard(cast, person="yusuf", by="helen", named=("helen", "ruth"))
    assert statements(client, at(cast, "who_may_open", "yusuf")) == one


def test_of_joined_records_each_is_guarded_and_stays_so_when_they_are_parted(cast, sign_in):
    now, mina, leo = timezone.now(), cast.workers["mina"], cast.workers["leo"]
    other = actions.add_person(id=new_id(), name="Si Archer", by=mina, at=now)
    simon = Person.objects.get(pk=cast.people["simon"].pk)
    joining = actions.join_records(into=simon, id=new_id(), record=other.pk, why="Twice", by=mina, at=timezone.now())
    cast.people["simon"] = Person.objects.get(pk=simon.pk)
    guard(cast, named=("mina", "helen"))
    html = sign_in(mina).get(at(cast, "who_may_open")).content.decode()
    assert html.count("They work for the council") == 1, "one line, though each record has its own"
    assert html.count("named by") == 2
    assert [opens(cast, sign_in, slug) for slug in ("helen", "ade", "leo")] == [200, 403, 403]
    glass = actions.break_glass(
        person=Person.objects.get(pk=simon.pk), id=new_id(), reason="danger", words="He rang", hours=1, by=leo,
        at=timezone.now(),
    )  # fmt: skip
    assert opens(cast, sign_in, "leo") == 200, "it opens the person, not half of them"
    actions.close_glass(glass=glass, by=leo, at=timezone.now())
    helen = NamedAccess.objects.filter(person=simon, worker=cast.workers["helen"]).get()
    actions.unname_worker(named=helen, by=mina, at=timezone.now())
    keep(cast, "ade")
    assert opens(cast, sign_in, "helen") == 403
    assert who_can_open(Person.objects.get(pk=simon.pk), at=timezone.now()) == [mina]
    actions.part_records(joining=joining, why="They are two", by=mina, at=timezone.now())
    for record in (simon, other):
        row = Person.objects.one_seen_by(cast.workers["ade"], record.pk, at=timezone.now())
        assert (row.openness, row.standing.is_kept_from) == (Openness.RESTRICTED, True)
        assert who_can_open(Person.objects.get(pk=record.pk), at=timezone.now()) == [mina]


def test_a_list_shows_nobody_one_of_whose_joined_records_would_not_open(cast, sign_in):
    mina, ade = cast.workers["mina"], cast.workers["ade"]
    assert at(cast, "story") + '"' in sign_in(ade).get("/").content.decode()
    other = actions.add_person(id=new_id(), name="Si Archer", by=mina, at=timezone.now())
    cast.people["other"] = other
    guard(cast, person="other", named=("mina",))
    actions.join_records(
        into=Person.objects.get(pk=cast.people["simon"].pk), id=new_id(), record=other.pk, why="Twice", by=mina,
        at=timezone.now(),
    )  # fmt: skip
    assert opens(cast, sign_in, "ade") == 403
    assert at(cast, "story") + '"' not in sign_in(ade).get("/").content.decode()
    keep(cast, "leo", person="other", reason="relative")
    assert Person.objects.one_seen_by(cast.workers["leo"], other.pk, at=timezone.now()).standing.is_kept_from
