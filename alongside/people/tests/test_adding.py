"""Likely duplicates are shown before somebody is added; of a hidden one only its owner is told."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.standing import Openness
from alongside.audit.acting import House
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry, RowChange
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions, looks
from alongside.people.models import Address, HealthRecordLink, Person, PossibleJoin
from alongside.workforce.models import Due

ADD = "/people/add/"


def typed(name, born=None, **more):
    facts = {"id": str(new_id()), "name": name, **more}
    if born:
        facts |= {"born_on_day": born.day, "born_on_month": born.month, "born_on_year": born.year}
    return facts


def words_of(response):
    """What the page says, without what differs each time: tokens, keys."""
    html = unescape(response.content.decode())
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|value=\"[A-Za-z0-9]{64}\"", "", html)


def signed_in(worker):
    client = Client()
    client.force_login(worker.account)
    return client


@pytest.fixture
def rosa(cast):
    """A hidden record with a number and a place."""
    rosa, helen, at = cast.people["rosa"], cast.workers["helen"], timezone.now()
    actions.change_health_record_link(person=rosa, seen_version=None, nhs_number="999 000 0042", by=helen, at=at)
    actions.add_address(person=rosa, id=new_id(), lines="Here", postcode="LS7 2AA", by=helen, at=at)
    return rosa


def test_a_likely_duplicate_is_shown_with_why_and_nothing_typed_is_lost(cast, sign_in):
    client, simon = sign_in(cast.workers["farah"]), cast.people["simon"]
    facts = typed("Simmon Archer", simon.born_on, known_as="Sim", nhs_number="999 000 0026", postcode="LS1 1AA")
    answer = client.post(ADD, facts)
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Is it one of these people?" in page
    assert "name one slip away and same date of birth, though not the same NHS number" in page
    assert all(f'value="{words}"' in page for words in ("Simmon Archer", "Sim", "999 000 0026", "LS1 1AA"))
    assert not Person.objects.filter(name="Simmon Archer").exists()
    line = LedgerEntry.objects.filter(verb="listed", page="add_person").latest("id")
    assert line.detail == {"shown": [str(simon.pk)]}
    # The list was about somebody else: what is typed now is looked at again.
    again = client.post(ADD, {**facts, "not_these": new_id()})
    assert again.status_code == 200
    done = client.post(ADD, {**facts, "not_these": re.findall(r'name="not_these" value="([^"]+)"', page)})
    assert done["Location"] == f"/people/{facts['id']}/"
    assert HealthRecordLink.objects.get(person=facts["id"]).nhs_number == "9990000026"
    assert Address.objects.get(person=facts["id"]).postcode == "LS1 1AA"
    assert "LS1 1AA" in client.get(f"/people/{facts['id']}/identity/").content.decode()
    assert client.post(ADD, facts).status_code == 200, "sent again, it shows them again"
    assert client.post(ADD, {**facts, "not_these": str(simon.pk)}).status_code == 302, "and adds nobody twice"
    assert Person.objects.filter(name="Simmon Archer").count() == 1


def test_nobody_like_them_is_added_at_once(cast, sign_in):
    facts = typed("Zora Quill", postcode="LS1 1AB")
    assert sign_in(cast.workers["mina"]).post(ADD, facts)["Location"] == f"/people/{facts['id']}/"
    assert PossibleJoin.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"nhs_number": "999 000 0019"}, "Its last digit does not agree"),
        ({"postcode": "LS1"}, "is not a postcode"),
    ],
)
def test_what_cannot_be_right_is_said_before_anybody_is_shown(cast, sign_in, more, says):
    answer = sign_in(cast.workers["mina"]).post(ADD, typed("Simon Archer", **more))
    assert answer.status_code == 422
    assert says in unescape(answer.content.decode())
    assert not Person.objects.filter(name="Simon Archer").exclude(pk=cast.people["simon"].pk).exists()


def test_of_a_restricted_one_only_the_name_is_shown(cast, sign_in):
    yusuf = cast.people["yusuf"]
    page = unescape(sign_in(cast.workers["mina"]).post(ADD, typed("Yusuf Khan", yusuf.born_on)).content.decode())
    main = page.split("<main")[1].split("<details")[0]
    assert "Yusuf Khan" in main
    assert "same date of birth" not in main
    assert yusuf.born.in_words() not in main


def test_a_confidential_postcode_is_no_reason_to_whoever_may_not_see_it(cast):
    facts = typed("Dorothi Hale", postcode="LS28 9ZZ")
    assert signed_in(cast.workers["farah"]).post(ADD, facts).status_code == 302
    page = unescape(signed_in(cast.workers["mina"]).post(ADD, {**facts, "id": str(new_id())}).content.decode())
    assert "same postcode and name one slip away" in page


def adding_as_seen(farah, born):
    """All that whoever adds Rosa Lind is then shown, page by page; undone again."""
    with transaction.atomic():
        client = signed_in(farah)
        facts = typed("Rosa Lind", born, nhs_number="999 000 0042", postcode="LS7 2AA")
        added = client.post(ADD, facts)
        pages = [
            added,
            *(client.get(f"{added['Location']}{end}") for end in ("", "looks/", "identity/", "identity/changes/")),
        ]
        pages += [
            client.get("/desk/"),
            client.get("/people/find/", {"q": "Rosa Lind"}),
            client.post(ADD, typed("Rosa Lind")),
        ]
        new = Person.objects.get(pk=facts["id"])
        lines = LedgerEntry.objects.filter(Q(person=new.pk) | Q(actor=farah.key)).values_list("verb", flat=True)
        rows = RowChange.objects.filter(actor=farah.key).values_list("table_name", flat=True)
        seen = [answer.status_code for answer in pages], [re.sub(r"\d\d:\d\d", "", words_of(page)) for page in pages]
        noticed = PossibleJoin.objects.count()
        transaction.set_rollback(True)
    return (*seen, sorted(lines), sorted(rows)), noticed


def test_the_adder_is_shown_nothing_of_a_hidden_duplicate(cast, rosa):
    """The same answers, page for page, and the same lines under their name, with the hidden record and without it."""
    helen, at, born = cast.workers["helen"], timezone.now(), rosa.born_on
    with_her, noticed = adding_as_seen(cast.workers["farah"], born)
    actions.change_person(
        person=rosa, seen_version=rosa.version, name="Zora Quill", known_as="", pronouns="", born_on=None,
        what_matters="", what_matters_said_by="", what_matters_said_on=None, by=helen, at=at,
    )  # fmt: skip
    link, [home] = rosa.health_record, rosa.addresses.exclude(postcode="")
    actions.change_health_record_link(person=rosa, seen_version=link.version, by=helen, at=at)
    actions.change_address(address=home, seen_version=home.version, lines="Elsewhere", by=helen, at=at)
    without_her, nobody = adding_as_seen(cast.workers["farah"], born)
    assert (noticed, nobody) == (1, 0)
    assert with_her == without_her
    assert with_her[0][0] == 302


def test_a_hidden_duplicate_is_not_in_the_list_beside_others(cast, rosa, sign_in):
    helen = cast.workers["helen"]
    actions.add_person(id=new_id(), name="Rosa Lind", born_on=rosa.born_on, by=cast.workers["mina"], at=timezone.now())
    page = sign_in(cast.workers["farah"]).post(ADD, typed("Rosa Lind", rosa.born_on)).content.decode()
    assert page.count('name="not_these"') == 1
    assert str(rosa.pk) not in page
    page = signed_in(helen).post(ADD, typed("Rosa Lind", rosa.born_on)).content.decode()
    assert str(rosa.pk) in page, "who is named on it is shown it, as any other"


def noticed(cast, rosa):
    new = actions.add_person(
        id=new_id(), name="Rosa Lynd", born_on=rosa.born_on, by=cast.workers["farah"], at=timezone.now()
    )
    return new, PossibleJoin.objects.get(person=rosa)


def test_the_owner_sees_it_on_the_desk_looks_at_both_and_answers(cast, rosa):
    new, possible = noticed(cast, rosa)
    helen = signed_in(cast.workers["helen"])
    page = f"/people/{rosa.pk}/possible-joins/{possible.pk}/"
    desk = unescape(helen.get("/desk/").content.decode())
    assert "Somebody was added who may be the same person as Rosa Lind" in desk
    assert page in desk
    words = unescape(helen.get(page).content.decode())
    for said in ("Rosa Lynd", new.born.in_words(), "Farah Noor", "name one slip away and same date of birth"):
        assert said in words
    call_command("rebuild_story", check=True)  # exits where a clock is not what its fact gives
    assert helen.post(page)["Location"] == page
    assert helen.post(page).status_code == 302, "said twice"
    assert "Helen Marsh</bdi> said so" in helen.get(page).content.decode()
    assert page not in helen.get("/desk/").content.decode()
    assert Due.objects.get(source_id=possible.pk).outcome == "met"
    call_command("rebuild_story", check=True)  # exits where a clock is not what its fact gives
    told = [look.what for look in looks.in_words(LedgerEntry.objects.filter(person=rosa.pk))]
    assert "noticed a record that may be the same person" in told
    assert "said whether another record is the same person" in told


def test_nobody_but_the_named_reaches_the_page_or_the_act(cast, rosa):
    _, possible = noticed(cast, rosa)
    page = f"/people/{rosa.pk}/possible-joins/{possible.pk}/"
    for slug in ("farah", "mina", "ruth", "priya"):
        assert signed_in(cast.workers[slug]).get(page).status_code == 404
        assert signed_in(cast.workers[slug]).post(page).status_code == 404
        with pytest.raises(UnableToAllow, match="no such record"):
            actions.answer_possible_join(
                possible_join=possible, answer="not_the_same", by=cast.workers[slug], at=timezone.now()
            )
    assert (
        signed_in(cast.workers["helen"]).get(page.replace(str(rosa.pk), str(cast.people["yusuf"].pk))).status_code
        == 404
    )
    with pytest.raises(UnableToAllow):
        actions.notice_possible_join(
            person=rosa, id=new_id(), other=cast.people["li"], why="x", by=cast.workers["helen"], at=timezone.now()
        )


def test_a_second_answer_that_differs_is_refused_with_who_answered(cast, rosa):
    _, possible = noticed(cast, rosa)
    facts = {"possible_join": possible, "by": cast.workers["helen"], "at": timezone.now()}
    actions.answer_possible_join(answer="the_same", **facts)
    with pytest.raises(AlreadyDone):
        actions.answer_possible_join(answer="the_same", **facts)
    with pytest.raises(actions.UnableToAnswer, match="Helen Marsh has said already"):
        actions.answer_possible_join(answer="not_the_same", **facts)
    answer = signed_in(cast.workers["helen"]).post(reverse("people:possible_join", args=[rosa.pk, possible.pk]))
    assert answer.status_code == 422
    assert "Talk with them" in answer.content.decode()


def test_the_owner_is_told_nothing_of_a_new_record_that_was_closed_to_them_since(cast, rosa):
    new, possible = noticed(cast, rosa)
    page, helen = reverse("people:possible_join", args=[rosa.pk, possible.pk]), signed_in(cast.workers["helen"])
    for openness, is_named in ((Openness.RESTRICTED, True), (Openness.HIDDEN, False)):
        new = actions.set_openness(
            person=new, openness=openness, named=[cast.workers["farah"]], why="x", by=House("test"), at=timezone.now()
        )
        words = helen.get(page).content.decode()
        assert ("Rosa Lynd" in words) == is_named
        assert ("closed to you" in words) != is_named


def test_joining_the_two_answers_it(cast, rosa):
    new, possible = noticed(cast, rosa)
    helen, farah, at = cast.workers["helen"], cast.workers["farah"], timezone.now()
    page, client = reverse("people:possible_join", args=[rosa.pk, possible.pk]), signed_in(helen)
    joins_at = reverse("people:join_records", args=[rosa.pk, new.pk])
    assert joins_at not in client.get(page).content.decode()
    actions.begin_involvement(
        person=new, id=new_id(), worker=helen, role="principal", starts_at=at, why="To look", by=farah, at=at
    )
    assert joins_at in client.get(page).content.decode()
    actions.join_records(into=rosa, id=new_id(), record=new.pk, why="The same", by=helen, at=timezone.now())
    assert "They are the same." in client.get(page).content.decode()
    assert "Somebody was added" not in client.get("/desk/").content.decode()
    call_command("rebuild_story", check=True)  # exits where a clock is not what its fact gives


def test_a_number_that_a_hidden_record_carries_tells_its_owner_alone(cast, rosa):
    li, farah = cast.people["li"], cast.workers["farah"]
    client = signed_in(farah)
    for number in ("999 000 0042", "999 000 0018"):
        seen = HealthRecordLink.objects.filter(person=li).first()
        actions.change_health_record_link(
            person=li, seen_version=seen.version if seen else None, nhs_number=number, by=farah, at=timezone.now()
        )
        page = client.get(f"/people/{li.pk}/identity/").content.decode()
        assert ("Another record here has this NHS number" in page) == (number == "999 000 0018")
    assert [(p.person, p.other, p.why) for p in PossibleJoin.objects.all()] == [(rosa, li, "same NHS number")]


def test_the_clock_is_only_for_those_who_may_know(cast, rosa):
    """It follows who is named; whoever covers for its owner is not shown it; without anybody named there is none."""
    from alongside.workforce.actions.cover import set_cover

    _, possible = noticed(cast, rosa)
    helen, mina, now = cast.workers["helen"], cast.workers["mina"], timezone.now()
    set_cover(
        id=new_id(), absent=helen, covering=mina, starts_at=now, ends_at=now + timedelta(days=2),
        by=cast.workers["ruth"], at=now,
    )  # fmt: skip
    assert "same person" not in signed_in(mina).get("/desk/").content.decode()
    rosa.named.update(ends_at=now)
    actions.set_openness(
        person=rosa, openness=Openness.HIDDEN, named=[cast.workers["graham"]], why="x", by=House("test"), at=now
    )
    assert Due.objects.get(source_id=possible.pk).worker == cast.workers["graham"]
    call_command("rebuild_story", check=True)  # exits where a clock is not what its fact gives
    rosa.refresh_from_db()
    rosa.named.update(ends_at=now + timedelta(seconds=1))
    actions.set_openness(person=rosa, openness=Openness.HIDDEN, named=[], why="x", by=House("test"), at=now)
    assert not Due.objects.filter(source_id=possible.pk).exists()
    call_command("rebuild_story", check=True)  # exits where a clock is not what its fact gives
