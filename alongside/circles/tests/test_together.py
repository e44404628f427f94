"""Drawn together: a code joins one device to one map for one sitting; each change is the sitting's; it ends."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.audit.models import LedgerEntry
from alongside.circles import actions
from alongside.circles.codes import day_and_month, knows, slowed_until
from alongside.circles.guest import Guest
from alongside.circles.joining import DOORKEEPER, try_to_join
from alongside.circles.models import CircleMap, CirclesKeptFrom, Sitting, SittingTry
from alongside.kit.ids import new_id
from alongside.kit.refusals import UnableTo
from alongside.people.actions import end_involvement
from alongside.people.models import Contact, Involvement
from alongside.workforce.signing_in import SEEN_AT

JOIN, MAP = "/together/", "/together/map/"


@pytest.fixture
def simon(cast):
    return cast.people["simon"]


@pytest.fixture
def later(simon):
    return CircleMap.objects.of(simon).standing().first()


@pytest.fixture
def mina(cast, sign_in):
    return sign_in(cast.workers["mina"])


@pytest.fixture
def sitting(cast, later):
    return actions.begin_sitting(circle_map=later, id=new_id(), by=cast.workers["mina"], at=timezone.now())


@pytest.fixture
def phone(sitting):
    """The person's phone, joined."""
    device = Client()
    assert device.post(JOIN, {"code": sitting.code, "known": "simon"})["Location"] == MAP
    return device


def at(name, circle_map, *more):
    return reverse(f"circles:{name}", args=[circle_map.person_id, circle_map.pk, *more])


def of(circle_map, name):
    return circle_map.placements.select_related("contact").get(contact__name=name)


def words(answer):
    return unescape(answer.content.decode())


def test_a_worker_lets_the_phone_in_both_draw_and_the_worker_ends_it(mina, cast, simon, later):
    html = words(mina.get(at("map", later)))
    assert "Draw together on two devices" in html
    mina.post(at("begin_sitting", later))
    sitting = Sitting.objects.get()
    html = words(mina.get(at("map", later)))
    assert f"{sitting.code[:3]} {sitting.code[3:]}" in html
    assert "http://testserver/together/" in html
    assert mina.get(at("version", later)).content.decode() == f"{later.version}.waiting"
    phone = Client()
    assert phone.get(MAP)["Location"] == JOIN
    assert "The code" in words(phone.get(JOIN))
    typed = {"code": f" {sitting.code[:3].lower()} {sitting.code[3:].lower()}", "known": "Simón"}
    assert phone.post(JOIN, typed)["Location"] == MAP
    assert mina.get(at("version", later)).content.decode() == f"{later.version}.joined"
    assert "Their own device is on this map" in words(mina.get(at("map", later)))
    html = words(phone.get(MAP))
    assert "You are drawing together with <bdi>Mina Osei" in html
    assert "/people/" not in html, "no way from the map to the rest of the record"
    bex = of(later, "Bex")
    assert phone.post(f"{MAP}{bex.pk}/move/", {"version": bex.version, "ring": "1"})["Location"] == f"{MAP}#drawing"
    html = words(mina.get(at("map", later)))
    assert "Bex moved to Closest (ring 1 of 3)." in html
    assert "on their own device" in html
    line = LedgerEntry.objects.filter(verb="circles.moved").latest("id")
    assert (line.actor, line.person, line.detail) == (f"sitting:{sitting.pk}", simon.pk, {"because": "sitting"})
    look = LedgerEntry.objects.get(verb="looked", page="circles_together")
    assert (look.actor, look.detail) == (line.actor, {"because": "sitting"})
    assert "Their own device" in words(mina.get(f"/people/{simon.pk}/looks/"))
    later.refresh_from_db()
    mina.post(at("move", later, bex.pk), {"version": bex.version + 1, "ring": "2"})
    assert phone.get(f"{MAP}version/").content.decode() == f"{later.version + 1}.joined"
    told = phone.post(f"{MAP}{bex.pk}/move/", {"version": bex.version, "ring": "3"})
    assert told.status_code == 409
    assert "Somebody else moved Bex meanwhile, to Close" in words(told)
    mina.post(at("end_sitting", later))
    assert phone.get(f"{MAP}version/").content == b"over"
    too_late = phone.post(f"{MAP}add/", {"id": new_id(), "name": "Kit from the café"})
    assert too_late.status_code == 409
    assert "Mina Osei</bdi> ended it at" in words(too_late)
    assert "Kit from the café" in words(too_late)
    assert "Bex" not in words(phone.get(MAP))
    sitting.refresh_from_db()
    assert (sitting.ended_by, sitting.code) == (cast.workers["mina"], "")
    assert list(LedgerEntry.objects.filter(subject=f"circles.sitting:{sitting.pk}").values_list("verb", flat=True)) == [
        "circles.sitting_begun", "circles.joined", "circles.sitting_ended",
    ]  # fmt: skip


def test_the_phone_does_what_taps_keys_and_forms_do_and_no_more(phone, cast, simon, later, sitting):
    guest = Guest(Sitting.objects.get())
    key = new_id()
    assert phone.post(f"{MAP}add/", {"id": key, "name": "Kit"})["Location"] == f"{MAP}?who={key}#chosen"
    kit = of(later, "Kit")
    assert kit.contact.added_by == cast.workers["mina"]
    assert LedgerEntry.objects.get(verb="contact.named").actor == guest.key
    nia = of(later, "Nia")
    phone.post(f"{MAP}tie/", {"one": kit.pk, "other": nia.pk})
    assert str(nia.contact_id) in later.known_by(kit.contact_id)
    assert "They know each other already" in words(phone.get(f"{MAP}?mode=ties&who={kit.pk}"))
    form = words(phone.get(f"{MAP}{kit.pk}/"))
    assert "how to reach them" not in form
    said = {"version": kit.version, "ring": "2", "kind": "person", "words": "We fix bikes"}
    assert phone.post(f"{MAP}{kit.pk}/", said).status_code == 302
    kit.refresh_from_db()
    assert (kit.ring, kit.words) == (2, "We fix bikes")
    later.refresh_from_db()
    phone.post(f"{MAP}undo/", {"version": later.version})
    kit.refresh_from_db()
    assert kit.ring is None
    # A name much like one in their life is asked about, and nobody else of their life is named.
    html = words(phone.get(MAP))
    assert "Bea Lowther" not in html
    asked = words(phone.post(f"{MAP}add/", {"id": new_id(), "name": "Bea Lowter"}))
    bea = Contact.objects.get(name="Bea Lowther")
    assert "Is it one of these?" in asked
    assert str(bea.pk) in asked
    phone.post(f"{MAP}add/", {"id": new_id(), "name": "Bea Lowter", "contact": bea.pk})
    assert of(later, "Bea Lowther").contact == bea
    phone.post(f"{MAP}{kit.pk}/off/", {"version": kit.version})
    assert not later.placements.filter(pk=kit.pk).exists()
    assert phone.post(f"{MAP}tie/", {"one": kit.pk, "other": nia.pk}).status_code == 404, "a tie to somebody removed"
    # Another map, a review, a new map, the rest of the record: none of it.
    first = CircleMap.objects.of(simon).standing().last()
    now = timezone.now()
    for refused in (
        lambda: actions.review_map(circle_map=later, seen_version=later.version, by=guest, at=now),
        lambda: actions.begin_map(person=simon, id=new_id(), drawn_on=now.date(), by=guest, at=now),
        lambda: actions.move(placement=of(first, "Mum"), seen_version=1, ring=2, by=guest, at=now),
        lambda: actions.begin_sitting(circle_map=later, id=new_id(), by=guest, at=now),
    ):
        with pytest.raises(UnableTo):
            refused()
    for address in (f"/people/{simon.pk}/", at("map", later), "/people/find/"):
        assert phone.get(address).status_code == 302, "to sign in"
    assert phone.post(f"{MAP}leave/")["Location"] == MAP
    assert "You left the map at" in words(phone.get(MAP))


def test_it_lasts_no_longer_than_its_time_the_worker_and_what_they_may_see(phone, cast, simon, later, sitting):
    mina, now = cast.workers["mina"], timezone.now()
    nia = of(later, "Nia").contact
    ruth = cast.workers["ruth"]
    actions.keep_from(person=simon, id=new_id(), contact=nia, worker=ruth, by=mina, at=now)
    assert "Nia" in words(phone.get(MAP))
    Sitting.objects.filter(pk=sitting.pk).update(ends_at=now)
    assert "It was open until" in words(phone.get(MAP))
    Sitting.objects.filter(pk=sitting.pk).update(ends_at=now + timedelta(hours=1))
    assert phone.get(f"{MAP}version/").content != b"over"
    actions.keep_from(person=simon, id=new_id(), worker=mina, by=cast.workers["ade"], at=now)
    assert phone.get(f"{MAP}version/").content == b"over", "all of the circles are kept from the worker beside"
    kept = CirclesKeptFrom.objects.get(worker=mina)
    actions.show_again(kept=kept, by=cast.workers["ade"], at=now)
    assert phone.get(f"{MAP}version/").content != b"over"
    actions.keep_from(person=simon, id=new_id(), contact=nia, worker=mina, by=cast.workers["ade"], at=now)
    assert "Nia" not in words(phone.get(MAP)), "what is kept from the worker beside is not on the screen beside them"
    ade = cast.workers["ade"]
    now = timezone.now()
    by_ade = actions.begin_sitting(circle_map=later, id=new_id(), by=ade, at=now)
    phone.post(JOIN, {"code": by_ade.code, "known": "Simon"})
    assert "Nia" in words(phone.get(MAP))
    row = Involvement.objects.of(simon).now(at=now).get(worker=ade, is_shift=True)
    end_involvement(involvement=row, why="moved", by=mina, at=now)
    assert phone.get(f"{MAP}version/").content == b"over", "and no longer than the worker is alongside"


def test_a_review_ends_it_and_a_new_code_takes_the_place_of_the_old(phone, mina, cast, later, sitting):
    mina.post(at("begin_sitting", later))
    assert phone.get(f"{MAP}version/").content == b"over"
    again = Sitting.objects.get(ended_at=None)
    later.refresh_from_db()
    mina.post(at("review", later), {"version": later.version})
    again.refresh_from_db()
    assert again.ended_at is not None
    assert mina.post(at("begin_sitting", later)).status_code == 409
    assert mina.post(at("end_sitting", later)).status_code == 302, "ended already"


def test_a_code_guessed_at_is_slowed_and_closed_with_a_sentence(cast, later, sitting):
    now, mina = timezone.now(), cast.workers["mina"]

    def tried(code, known="Simon", place="here", when=now):
        with pytest.raises(UnableTo) as refusal:
            try_to_join(code=code, known=known, place=place, at=when)
        return str(refusal.value)

    wrong = tried("BBBBBB")
    assert "Check both" in wrong
    assert tried(sitting.code, "Somebody") == wrong, "neither is told apart"
    for _ in range(8):
        tried("BBBBBC")
    assert "There were many tries from where you are. Try again at" in tried("CCCCCC")
    assert "many tries" not in tried("CCCCCC", place="elsewhere")
    for n in range(4):
        tried(sitting.code, "Nobody", place=f"from {n}")
    assert "closed after five tries" in tried(sitting.code, place="yet another")
    assert "closed after five tries" in tried("BBBBBC", place="yet another"), "a code that nobody has is closed too"
    assert Sitting.objects.get().joined_at is None
    assert LedgerEntry.objects.filter(verb="circles.join_failed", actor="house:sitting").exists()
    assert not SittingTry.objects.filter(code__contains="BBBBB").exists(), "as hashes only"
    new = actions.begin_sitting(circle_map=later, id=new_id(), by=mina, at=now)
    assert "Check both" in tried(new.code, when=now + timedelta(minutes=16), place="late"), "a code lasts 15 minutes"
    new = actions.begin_sitting(circle_map=later, id=new_id(), by=mina, at=now + timedelta(days=2))
    joined = try_to_join(code=new.code, known="simon archer", place="here", at=now + timedelta(days=2))
    assert joined.joined_at
    assert not SittingTry.objects.exists(), "forgotten after a day, and the one that joined at once"
    answer = Client().post(JOIN, {"code": "", "known": ""})
    assert answer.status_code == 422
    assert "Write the code" in words(answer)


def test_the_second_of_two_devices_with_one_code_is_refused(cast, later, sitting):
    now = timezone.now()
    stale = Sitting.objects.get()
    try_to_join(code=sitting.code, known="Simon", place="a", at=now)
    tried = SittingTry.objects.create(at=now, place="b", code="c")
    with pytest.raises(actions.UnableToSit):
        actions.join_sitting(sitting=stale, tried=tried, by=DOORKEEPER, at=now)


def test_watching_is_no_look_and_no_sign_that_somebody_is_there(mina, phone, later, django_assert_max_num_queries):
    mina.get(at("map", later))
    phone.get(MAP)
    lines = LedgerEntry.objects.count()
    session = mina.session
    session[SEEN_AT] = session[SEEN_AT] - 600
    session.save()
    with django_assert_max_num_queries(7):
        mina.get(at("version", later))
    with django_assert_max_num_queries(7):
        phone.get(f"{MAP}version/")
    assert LedgerEntry.objects.count() == lines
    assert mina.session[SEEN_AT] == session[SEEN_AT]
    session = mina.session
    session[SEEN_AT] = session[SEEN_AT] - 10**6
    session.save()
    assert mina.get(at("version", later)).status_code == 401
    assert mina.get(at("map", later))["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "typed, is_known",
    [
        ("Simon", True),
        ("  SIMON ", True),
        ("Simon Archer", True),
        ("simón", True),
        ("Archer", False),
        ("27 3", True),
        ("27/03", True),
        ("27th of March", True),
        ("3 27", False),
        ("27 June", False),
        ("27", False),
        ("", False),
        ("!", False),
    ],
)
def test_what_the_person_knows(typed, is_known):
    born = timezone.now().date().replace(year=1958, month=3, day=27)
    assert knows(typed, names=("Simon", "Simon Archer", ""), born_on=born) is is_known
    assert not (re.search(r"\d", typed) and knows(typed, names=("27 3",), born_on=None))


def test_days_that_cannot_be_read_are_none():
    assert day_and_month("27 smarch") is None
    assert day_and_month("a b") is None


def test_tries_from_one_place_are_slowed():
    now = timezone.now()
    ten = [now - timedelta(seconds=n) for n in range(10)]
    assert slowed_until(ten[:9], at=now) is None
    assert slowed_until(ten, at=now) == ten[-1] + timedelta(minutes=5)
