"""What is done at Talking Points, what is refused, and what the ledger, the story and the clocks then say."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from alongside.access.permissions import Permission
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.directory.search.nearness import point_of
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.letters.kinds import written
from alongside.letters.models import Copy
from alongside.people.actions import write_communication
from alongside.people.models import CommunicationNeeds, Person, StoryItem
from alongside.people.still_to_do import still_to_do
from alongside.talking_points import actions, story
from alongside.talking_points.models import Booking, Move, Session, Slot, Venue
from alongside.talking_points.tests.booking import NOW, again, give, nothing_differs, session, slots, venue
from alongside.talking_points.times import free_times
from alongside.talking_points.upcoming import for_the_public, sessions_to_come
from alongside.workforce.models import Due

pytestmark = pytest.mark.django_db


def told(person, *kinds):
    rows = StoryItem.objects.filter(person=person, kind__in=kinds or [*story.OF_A_BOOKING, story.MOVED])
    return [(row.kind, row.line) for row in rows.order_by("at", "kind")]


def due(source, kind):
    return Due.objects.filter(source_room=story.ROOM, source_id=source.pk, kind=kind).first()


def opens(cast, worker, person, at):
    seen = Person.objects.one_seen_by(cast.workers[worker], cast.people[person].pk, at=at)
    return seen.opens_to(cast.workers[worker], Permission.CONVERSATION_RECORD)


def test_many_sessions_are_opened_at_once_without_bank_holidays_and_never_twice(cast):
    ruth, there, at = cast.workers["ruth"], venue(cast), datetime(2026, 12, 1, 9, tzinfo=UTC)
    key = new_id()
    facts = {
        "venue": there, "days": [4], "starts_on": date(2026, 12, 4), "ends_on": date(2027, 1, 8), "opens_at": time(10),
        "closes_at": time(11), "slot_minutes": 20, "side_by_side": 2, "workers": [cast.workers["mina"]], "by": ruth,
        "at": at,
    }  # fmt: skip
    actions.open_sessions(id=key, **facts)
    made = list(Session.objects.filter(pattern=key).order_by("starts_at"))
    assert [f"{in_london(one.starts_at):%d.%m}" for one in made] == ["04.12", "11.12", "18.12", "08.01"]
    assert Slot.objects.filter(session=made[0]).count() == 6
    clocks = Due.objects.filter(kind=story.SESSION, worker=cast.workers["mina"])
    assert clocks.count() == 4
    assert "The Old Mill, 10:00 to 11:00" in clocks.earliest("due_at").what
    with pytest.raises(AlreadyDone):
        actions.open_sessions(id=key, **facts)
    for changed, words in (
        ({}, "There is one at The Old Mill already"),
        ({"opens_at": time(12), "closes_at": time(13), "workers": []}, "Choose who is there"),
        ({"opens_at": time(12), "closes_at": time(13), "workers": [cast.workers["sam"]]}, "no role that meets people"),
        ({"closes_at": time(9)}, "closes before it opens"),
        ({"venue": Venue.objects.get(name="Invented Street Library")}, "Mina Osei is at The Old Mill then"),
    ):
        with pytest.raises(actions.UnableToOpen, match=words):
            actions.open_sessions(id=new_id(), **{**facts, **changed})
    with pytest.raises(UnableToAllow):
        actions.open_sessions(id=new_id(), **{**facts, "by": cast.workers["priya"]})
    with pytest.raises(actions.UnableToOpen, match="is a venue already"):
        venue(cast)
    one = actions.change_session(
        session=made[0], seen_version=1, workers=[ruth], note="The key is at the café", by=ruth, at=at
    )
    assert [row.worker for row in story.sessions_of(one)] == [ruth]
    assert clocks.count() == 3
    with pytest.raises(ChangedMeanwhile):
        actions.change_session(
            session=Session.objects.get(pk=made[0].pk), seen_version=1, workers=[ruth], by=ruth, at=at
        )
    nothing_differs()


def test_a_time_is_given_moved_and_given_back_and_stands_in_their_story(cast):
    dorothy, mina, held = cast.people["dorothy"], cast.workers["mina"], session(cast)
    first, second, third, *_ = slots(held)
    booking = give(
        cast,
        first,
        wants="The stairs, and who might help with the beans.",
        confirmation="large_18",
        asked_at=NOW() - timedelta(days=2),
    )
    assert LedgerEntry.objects.filter(verb="talking_point.booked", person=dorothy.pk).count() == 1
    [(kind, line)] = told(dorothy)
    assert (kind, line[-5:]) == (story.BOOKED, "13:00")
    item = StoryItem.objects.get(source_id=booking.pk, kind=story.BOOKED)
    assert (item.said, item.aside) == ("The stairs, and who might help with the beans.", "11 days after asking")
    assert [line.words for title, lines in still_to_do(dorothy) if title == "A time to talk" for line in lines] == [
        "13:00, The Old Mill"
    ]
    copy = Copy.objects.get(kind="talking_point", source_id=booking.pk)
    assert (copy.format, copy.is_open) == ("large_18", True)
    document = written(dorothy, "talking_point", booking.pk)
    assert document.appointment.starts_at == first.starts_at
    assert "The Old Mill, Canal Lane" in document.appointment.place
    with pytest.raises(AlreadyDone):
        actions.book(person=dorothy, id=booking.pk, slot=second, asked_at=NOW(), by=mina, at=NOW())
    with pytest.raises(actions.UnableToBook, match="has a time already"):
        give(cast, second)
    with pytest.raises(actions.UnableToBook, match="Still free there that day: 13:20, 13:40, 14:00 and 14:20"):
        give(cast, first, person="simon")
    with pytest.raises(UnableToAllow):
        give(cast, second, by="leo")
    actions.move_booking(booking=booking, seen_version=1, slot=second, by=mina, at=NOW())
    with pytest.raises(ChangedMeanwhile):
        actions.move_booking(booking=again(booking), seen_version=1, slot=third, by=mina, at=NOW())
    with pytest.raises(actions.UnableToBook, match="the time they have"):
        actions.move_booking(booking=again(booking), seen_version=2, slot=second, by=mina, at=NOW())
    give(cast, first, person="simon")  # free again
    with pytest.raises(actions.UnableToBook, match="given to somebody else"):
        actions.move_booking(booking=again(booking), seen_version=2, slot=first, by=mina, at=NOW())
    assert [line[-5:] for _, line in told(dorothy)] == ["13:00", "13:20"]
    assert Move.objects.get(booking=booking).before == first
    actions.cancel_booking(
        booking=again(booking), seen_version=2, why="found", why_words="Joan mends it", by=mina, at=NOW()
    )
    assert story.CANCELLED in dict(told(dorothy))
    assert "given this time back" in written(dorothy, "talking_point", booking.pk).sections[0].blocks[1].words
    with pytest.raises(actions.UnableToBook, match="given back already"):
        actions.cancel_booking(booking=again(booking), seen_version=3, why="found", by=mina, at=NOW())
    nothing_differs()


def test_a_written_need_is_met_or_the_time_is_not_given(cast):
    dorothy, mina, today = cast.people["dorothy"], cast.workers["mina"], in_london(NOW()).date()
    before = CommunicationNeeds.objects.counting(dorothy)
    write_communication(
        person=dorothy, id=new_id(), seen_version=before.version if before else 0, has_needs=True, contacts=["letter"],
        formats=["large_print"], review_on=today + timedelta(days=300), by=mina, at=NOW(),
    )  # fmt: skip
    held = session(cast)
    with pytest.raises(actions.UnableToBook, match="needs: large print") as refused:
        give(cast, slots(held)[0], confirmation="standard")
    assert refused.value.field == "confirmation"
    assert not Booking.objects.of(dorothy).exists()
    give(cast, slots(held)[0], confirmation="large_24")


def test_a_session_that_is_called_off_or_a_venue_that_closes_rings_everybody(cast):
    mina, ruth, there = cast.workers["mina"], cast.workers["ruth"], venue(cast)
    one, later = session(cast, there), session(cast, there, days=10)
    booked, other = give(cast, slots(one)[0]), give(cast, slots(later)[1], person="simon")
    actions.call_off_session(session=one, seen_version=1, why="The boiler broke", by=ruth, at=NOW())
    clock = due(booked, story.TO_GIVE_ANEW)
    assert (clock.worker, clock.done_at) == (mina, None)
    assert "The boiler broke. Ring, say so, and offer another time." in clock.what
    assert dict(told(cast.people["dorothy"])).keys() == {story.BOOKED, story.CALLED_OFF}
    assert due(story.sessions_of(one)[0], story.SESSION).done_at is not None
    assert (
        "had to be called off"
        in written(cast.people["dorothy"], "talking_point", booked.pk).sections[0].blocks[1].words
    )
    assert LedgerEntry.objects.filter(verb="talking_point.called_off_for", person=cast.people["dorothy"].pk).exists()
    with pytest.raises(actions.UnableToCallOff, match="called off already"):
        actions.call_off_session(session=one, seen_version=2, by=ruth, at=NOW())
    with pytest.raises(actions.UnableToBook, match="was called off that day"):
        give(cast, slots(one)[2], person="li", by="farah")
    with pytest.raises(actions.UnableToAnswer, match="another time instead"):
        actions.say_whether_they_came(booking=again(booked), seen_version=2, came=True, by=mina, at=NOW())
    actions.move_booking(booking=again(booked), seen_version=2, slot=slots(later)[0], by=mina, at=NOW())
    assert due(booked, story.TO_GIVE_ANEW) is None
    assert Move.objects.get(booking=booked).was_called_off
    actions.close_venue(
        venue=there, seen_version=1, closes_on=in_london(NOW()).date(), why="The roof leaks", by=ruth, at=NOW()
    )
    assert [due(row, story.TO_GIVE_ANEW).what.split(". ")[0][-16:] for row in (booked, other)] == [
        ": The roof leaks"
    ] * 2
    assert not Session.objects.to_come(at=NOW()).filter(venue=there).exists()
    with pytest.raises(actions.UnableToOpen, match="will have closed"):
        session(cast, Venue.objects.get(pk=there.pk))
    with pytest.raises(actions.UnableToOpen, match="said already that it closes"):
        actions.close_venue(venue=there, seen_version=2, closes_on=in_london(NOW()).date(), why="x", by=ruth, at=NOW())
    nothing_differs()


def test_hours_change_and_whoever_has_a_time_keeps_it_or_is_rung(cast):
    """The free times are cut anew around those given; a time that is left out is called off by name, and never lost."""
    ruth, mina, leo, held = (*(cast.workers[slug] for slug in ("ruth", "mina", "leo")), session(cast, workers=("leo",)))
    first, second, *_, last = slots(held)
    kept, lost = give(cast, second), give(cast, last, person="simon")

    def to(*clocks, minutes=20, version=1, **facts):
        facts = {"by": ruth, "at": NOW(), **facts}
        return actions.change_hours(
            session=held, seen_version=version, opens_at=time(*clocks[0]), closes_at=time(*clocks[1]),
            slot_minutes=minutes, **facts,
        )  # fmt: skip

    def free():
        return [f"{in_london(one.starts_at):%H:%M}" for one in Slot.objects.free(at=NOW()).filter(session=held)]

    with pytest.raises(UnableToAllow):
        to((13, 0), (14, 0), by=cast.workers["priya"])
    with pytest.raises(actions.UnableToOpen, match="Somebody has a time at 14:40, which these hours leave out"):
        to((13, 0), (14, 0))
    with pytest.raises(AlreadyDone):
        to((13, 0), (15, 0))
    with pytest.raises(actions.UnableToOpen, match="closes before it opens"):
        to((13, 0), (12, 0))
    to((13, 10), (14, 10), to_ring=[lost.pk], why="The hall is let from two")
    assert again(kept).slot == second
    assert free() == ["13:50"], "13:10 and 13:30 lie over the time that is given"
    clock = due(lost, story.TO_GIVE_ANEW)
    assert (clock.worker, clock.done_at) == (mina, None)
    assert "14:40, The Old Mill was called off: The hall is let from two. Ring, say so" in clock.what
    assert story.CALLED_OFF in dict(told(cast.people["simon"]))
    assert "13:10 to 14:10" in due(story.sessions_of(held)[0], story.SESSION).what
    assert LedgerEntry.objects.filter(verb="talking_point.hours_changed", actor=ruth.key).exists()
    with pytest.raises(ChangedMeanwhile):
        to((13, 0), (16, 0))
    with pytest.raises(actions.UnableToBook, match="hours at The Old Mill have changed"):
        give(cast, first, person="li", by="farah")
    held.refresh_from_db()
    to((13, 0), (15, 0), minutes=30, version=2)
    assert free() == ["14:00", "14:30"], "a time that was called off is not given to somebody else by the same row"
    new = Slot.objects.free(at=NOW()).filter(session=held).latest("starts_at")
    actions.move_booking(booking=again(lost), seen_version=2, slot=new, by=mina, at=NOW())
    assert due(lost, story.TO_GIVE_ANEW) is None
    assert (Move.objects.get(booking=lost).was_called_off, free()) == (True, ["14:00"])
    late = held.starts_at + timedelta(minutes=40)
    with pytest.raises(actions.UnableToOpen, match="has begun"):
        to((13, 30), (15, 0), version=3, at=late)
    to((13, 0), (14, 0), version=3, to_ring=[lost.pk], at=late)
    actions.say_whether_they_came(booking=again(kept), seen_version=1, came=True, by=leo, at=late)
    held.refresh_from_db()
    actions.finish_session(session=held, seen_version=4, by=leo, at=late)
    with pytest.raises(actions.UnableToOpen, match="is over"):
        to((13, 0), (16, 0), version=5, at=held.ends_at)
    nothing_differs()


def test_the_day_opens_a_record_to_whoever_is_there_and_closes_it_again(cast):
    """Nobody blames whoever did not come; whoever comes by is met; the record is open for that, and no longer."""
    held, leo, mina = session(cast, workers=("leo",)), cast.workers["leo"], cast.workers["mina"]
    first, second, *_ = slots(held)
    came, missed = give(cast, first), give(cast, second, person="simon")
    day, before = held.starts_at + timedelta(minutes=1), held.starts_at - timedelta(days=3)
    assert [opens(cast, "leo", "dorothy", at) for at in (before, day, held.closes_at)] == [False, True, False]
    with pytest.raises(UnableToAllow):
        actions.say_whether_they_came(booking=came, seen_version=1, came=True, by=leo, at=before)
    with pytest.raises(actions.UnableToAnswer, match="still to come"):
        actions.say_whether_they_came(booking=came, seen_version=1, came=True, by=mina, at=before)
    with pytest.raises(actions.UnableToAnswer, match="not their time yet"):
        actions.say_whether_they_came(booking=missed, seen_version=1, came=False, by=leo, at=day)
    actions.say_whether_they_came(booking=came, seen_version=1, came=True, by=leo, at=day)
    with pytest.raises(AlreadyDone):
        actions.say_whether_they_came(booking=again(came), seen_version=2, came=True, by=leo, at=day)
    with pytest.raises(actions.UnableToCallOff, match="Of one person it is not said"):
        actions.finish_session(session=held, seen_version=1, by=leo, at=day)
    late = second.starts_at + timedelta(minutes=15)
    actions.say_whether_they_came(booking=missed, seen_version=1, came=False, by=leo, at=late)
    clock = due(missed, story.TO_ASK_AFTER)
    assert (clock.worker, clock.what) == (leo, story.ASK_AFTER)
    assert dict(told(cast.people["simon"], story.NOT_MET)) == {story.NOT_MET: "We did not meet at the Talking Point"}
    assert opens(cast, "leo", "simon", held.closes_at + timedelta(days=9)), "until they were asked after"
    actions.ask_after(
        booking=again(missed), seen_version=2, came_of_it="not_now", words="The bus was full", by=leo, at=late
    )
    assert due(missed, story.TO_ASK_AFTER).outcome == "met"
    assert not opens(cast, "leo", "simon", held.closes_at + timedelta(days=9))
    li = cast.people["li"]
    with pytest.raises(actions.UnableToBook, match="Only whoever is at this session"):
        actions.let_in_at_the_door(person=li, id=new_id(), session=held, by=mina, at=late)
    with pytest.raises(actions.UnableToBook, match="is not on now"):
        actions.let_in_at_the_door(person=li, id=new_id(), session=held, by=leo, at=before)
    with pytest.raises(actions.UnableToBook, match="open to a named few"):
        actions.let_in_at_the_door(person=cast.people["yusuf"], id=new_id(), session=held, by=leo, at=late)
    with pytest.raises(actions.UnableToBook, match="on the list already"):
        actions.let_in_at_the_door(person=cast.people["dorothy"], id=new_id(), session=held, by=leo, at=late)
    assert not opens(cast, "leo", "li", late)
    actions.let_in_at_the_door(
        person=li, id=new_id(), session=held, wants="A form I do not understand", by=leo, at=late
    )
    assert opens(cast, "leo", "li", late)
    assert (story.CAME, "I came by at a Talking Point") in told(li)
    done = actions.finish_session(session=held, seen_version=1, by=leo, at=late)
    assert due(story.sessions_of(done)[0], story.SESSION).outcome == "met"
    nothing_differs()


def test_free_times_are_the_soonest_day_first_and_the_nearest_first_within_it(cast):
    near, why_not = point_of("LS12 9ZZ")
    assert why_not == ""
    session(cast, days=9, workers=("leo",))
    found = free_times(at=NOW(), near=near)
    days = [in_london(one.slots[0].starts_at).date() for one in found]
    assert days == sorted(days)
    assert {one.session.venue.name for one in found} == {
        "The Old Mill", "Town Street Community Centre", "Invented Street Library",
    }  # fmt: skip
    mill = next(one for one in found if one.session.venue.name == "The Old Mill")
    assert mill.distance == "less than 0.1 miles"
    assert len(mill.slots) == 6
    first = sessions_to_come(at=NOW(), near=near)[0]
    assert (first.venue, first.free, first.next_free_at) == ("The Old Mill", 6, mill.slots[0].starts_at)
    assert first.access[0] == "Blue Badge parking"
    assert sessions_to_come(at=NOW())[0].miles is None
    told = for_the_public(NOW())
    assert any("The Old Mill" in line.words and "6 times free" in line.about for line in told.lines)
    beside = for_the_public(NOW(), near)
    assert "Less than 0.1 miles from LS12 9ZZ" in beside.lines[0].about
    assert beside.heading == "Come and talk near LS12 9ZZ"
    assert for_the_public(NOW() + timedelta(days=300)) is None
