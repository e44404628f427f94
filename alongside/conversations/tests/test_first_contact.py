"""A first contact: recorded with the right place and its owner, taken on, passed on; who may know of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.conversations import actions
from alongside.conversations.models import FirstContact, ToldInConfidence
from alongside.conversations.models.first_contact import before
from alongside.conversations.tests.calling import call
from alongside.conversations.tests.talking import due, nothing_differs
from alongside.conversations.told import Calling, MayBeTold, RightPlace, Said
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people import actions as people
from alongside.people.models import Involvement, Person, StoryItem, Strength
from alongside.workforce.models import Due

JO = Calling("close", name="Jo Hale", tie="family", answer_how="0113 496 0123")
AGREED = MayBeTold("agreed", ("goals",), "that we rang", "said")
SAID = Said(
    "Dad has not been out since March.", said="I would go out if I had my bike.", strong="Mends bikes\nTurns up"
)


@pytest.fixture
def frank(cast):
    """Somebody whom nobody knew before the call."""
    return people.add_person(id=new_id(), name="Frank Hale", by=cast.workers["farah"], at=timezone.now())


def test_a_daughters_call_stands_in_his_story_with_its_place_its_owner_and_what_she_may_be_told(cast, frank):
    key, team = new_id(), cast.teams["Armley"]
    facts = {"id": key, "calling": JO, "said": SAID, "may_be_told": AGREED,
             "right_place": RightPlace("talking_point", team=team, agreed="Thursday at the centre")}  # fmt: skip
    contact = call(cast, frank, **facts)
    talk = contact.conversation
    assert (talk.pk, talk.in_their_words, talk.said_by) == (key, SAID.concern, "Jo Hale")
    assert (contact.concern, contact.caller_name, contact.caller_contact.phone) == ("", "", "0113 496 0123")
    [his] = talk.statements.all()
    assert (his.words, his.voice, his.mark) == (SAID.said, "person", "said")
    assert {(s.words, s.says_name) for s in Strength.objects.of(frank)} == {
        ("Mends bikes", "Jo Hale"), ("Turns up", "Jo Hale"),
    }  # fmt: skip
    assert (contact.consent.contact, contact.consent.what) == (contact.caller_contact, "My goals; that we rang")
    clock = due(contact, "first_contact")
    assert (clock.team, clock.done_at, clock.person) == (team, None, frank.pk)
    assert due(talk.check_back, "check_back").worker == cast.workers["farah"]
    assert "To: A Talking Point" in StoryItem.objects.of(frank).get(source_id=key, kind="conversation").aside
    assert LedgerEntry.objects.filter(
        verb="first_contact.recorded", subject=f"conversations.firstcontact:{key}"
    ).exists()
    with pytest.raises(AlreadyDone):
        call(cast, frank, **facts)
    assert nothing_differs() == ""


def test_whoever_knows_nobody_is_let_in_by_the_contact_alone_and_whoever_takes_it_on_too(cast):
    simon, leo, now = cast.people["simon"], cast.workers["leo"], timezone.now()
    contact = call(cast, simon, right_place=RightPlace("rapid", team=cast.teams["Rapid response"]))
    hers = Involvement.objects.of(simon).get(worker=cast.workers["farah"])
    assert hers.why == "Took a first contact"
    clock = due(contact, "first_contact_rapid")
    assert timedelta(hours=3, minutes=59) < clock.due_at - now <= timedelta(hours=4, minutes=1)
    taken = actions.take_on(contact=contact, seen_version=1, what_was_done="I am on my way.", by=leo, at=timezone.now())
    assert taken.answered_by == leo
    assert due(contact, "first_contact_rapid").outcome == "met"
    assert Involvement.objects.of(simon).filter(worker=leo, ends_at=None).exists()
    for again in (actions.take_on, actions.pass_on):
        extra = {} if again is actions.take_on else {"right_place": RightPlace("longer")}
        with pytest.raises(actions.UnableToAnswer, match="taken this on already"):
            again(contact=taken, seen_version=2, by=leo, at=timezone.now(), **extra)
    with pytest.raises(UnableToAllow):
        call(cast, simon, by="ade")
    ruth = {"by": "ruth", "right_place": RightPlace("longer")}  # to whom the people in his life are not shown yet
    with pytest.raises(actions.UnableToRecord, match="“Jo Archer” is among the people in their life already"):
        call(cast, simon, calling=Calling("close", name="Jo"), **ruth)
    same = call(cast, simon, calling=Calling("close", name="jo archer"), **ruth)
    assert same.caller_contact.name == "Jo Archer", "written as it stands, it is the same"
    assert nothing_differs() == ""


def test_a_place_needs_somebody_and_no_assessment_needs_a_reason(cast):
    simon, farah, armley = cast.people["simon"], cast.workers["farah"], cast.teams["Armley"]
    for facts, words in (
        ({"right_place": RightPlace("rapid", worker=farah)}, "Choose a team"),
        ({"right_place": RightPlace("known", team=armley)}, "who is alongside them"),
        ({"said": Said("")}, "Write what the concern is"),
        ({"calling": Calling("close")}, "Write who called"),
        ({"right_place": RightPlace("advice", assessment="we_refuse")}, "Write why there is no assessment"),
        ({"contact_at": timezone.now() + timedelta(days=1)}, "in the future"),
    ):
        with pytest.raises(actions.UnableToRecord, match=words):
            call(cast, simon, **facts)
    assert not Involvement.objects.of(simon).filter(worker=farah).exists(), "a refusal lets nobody in"
    facts = {"assessment": "they_refuse", "why_no_assessment": "She would rather ask her sister first."}
    contact = call(cast, simon, right_place=RightPlace("known", worker=cast.workers["mina"], **facts))
    assert (contact.refuses_an_assessment, contact.refusal_law) == (True, "no_assessment@2015-04-01")
    assert (
        StoryItem.objects.of(simon)
        .get(source_id=contact.pk)
        .aside.startswith("To: The worker or the team who knows them · No assessment")
    )
    passed = actions.pass_on(
        contact=contact,
        seen_version=1,
        right_place=RightPlace("safeguarding", team=armley),
        by=farah,
        at=timezone.now(),
    )
    assert [row.kind for row in Due.objects.filter(source_id=passed.pk, done_at=None)] == ["first_contact_safeguarding"]
    with pytest.raises(ChangedMeanwhile):
        actions.take_on(contact=passed, seen_version=1, by=cast.workers["mina"], at=timezone.now())
    assert nothing_differs() == ""


def test_what_is_said_of_a_restricted_record_goes_to_the_few_and_lets_nobody_in(cast):
    yusuf, helen = cast.people["yusuf"], cast.workers["helen"]
    contact = call(cast, yusuf, said=SAID, calling=JO, right_place=RightPlace("rapid", team=cast.teams["Armley"]))
    assert (contact.to_worker, contact.conversation, contact.concern) == (helen, None, SAID.concern)
    assert not Person.objects.one_seen_by(cast.workers["farah"], yusuf.pk, at=timezone.now()).standing
    for act, facts in ((actions.take_on, {}), (actions.pass_on, {"right_place": RightPlace("longer")})):
        with pytest.raises(actions.UnableToAnswer, match="few"):
            act(contact=contact, seen_version=1, by=cast.workers["farah"], at=timezone.now(), **facts)
    taken = actions.take_on(contact=contact, seen_version=1, by=helen, at=timezone.now())
    talk = taken.conversation
    assert (talk.in_their_words, talk.recorded_by, taken.concern) == (SAID.concern, helen, "")
    assert cast.workers["farah"] in {row.worker for row in talk.present.all()}
    assert taken.caller_contact.name == "Jo Hale"
    assert talk.check_back.owner == helen
    assert nothing_differs() == ""


def test_a_hidden_record_is_told_to_its_owner_alone(cast):
    farah, helen, rosa = cast.workers["farah"], cast.workers["helen"], cast.people["rosa"]
    with pytest.raises(actions.UnableToRecord, match="Find or add whom it is about"):
        call(cast, rosa)
    other = people.add_person(id=new_id(), name="Rosa Lind", born_on=rosa.born_on, by=farah, at=timezone.now())
    contact = call(cast, other)
    told = ToldInConfidence.objects.of(rosa).get(contact=contact)
    assert due(told, "first_contact_in_confidence").worker == helen
    assert not LedgerEntry.objects.filter(verb__startswith="first_contact.told", actor=farah.key).exists()
    with pytest.raises(UnableToAllow):
        actions.read_in_confidence(told=told, by=farah, at=timezone.now())
    actions.read_in_confidence(told=told, by=helen, at=timezone.now())
    assert due(told, "first_contact_in_confidence").done_at is not None
    assert nothing_differs() == ""


def test_a_contact_about_nobody_known_is_kept_and_comes_into_the_record_once_it_is_said_whom(cast, frank):
    contact = call(cast, None, calling=Calling("anonymous"), right_place=RightPlace("", team=cast.teams["Armley"]))
    assert (contact.person, contact.place, contact.who_called("")) == (
        None,
        "",
        "Somebody who did not say who they are",
    )
    assert due(contact, "first_contact").person is None
    named = actions.say_who(contact=contact, seen_version=1, person=frank, by=cast.workers["mina"], at=timezone.now())
    assert named.conversation.said_by == "Somebody who did not say who they are"
    assert due(named, "first_contact").person == frank.pk
    with pytest.raises(actions.UnableToAnswer, match="known whom this is about"):
        actions.say_who(contact=named, seen_version=2, person=frank, by=cast.workers["mina"], at=timezone.now())
    assert nothing_differs() == ""


def test_what_waits_goes_along_when_a_worker_hands_over(cast, frank):
    farah, mina = cast.workers["farah"], cast.workers["mina"]
    contact = call(cast, frank, right_place=RightPlace("longer", worker=farah))
    place = Involvement.objects.of(frank).get(worker=farah)
    people.hand_over(
        involvement=place, id=new_id(), to=mina, what_to_know="He mends bikes.", by=farah, at=timezone.now()
    )
    assert due(contact, "first_contact").worker == mina
    assert nothing_differs() == ""


def test_who_comes_back_within_90_180_and_365_days_is_counted(cast, frank):
    now = timezone.now()
    for days in (300, 40, 0):
        call(cast, frank, at=now - timedelta(days=days))
    assert before(frank, at=now - timedelta(minutes=90)) == [(90, 1), (180, 1), (365, 2)]
    assert [FirstContact.objects.coming_back(within=timedelta(days=n)).count() for n in (90, 180, 365)] == [1, 1, 2]


def test_whoever_called_goes_along_when_a_first_contact_is_moved_as_far_as_they_are_in_that_life(cast, frank):
    farah, now = cast.workers["farah"], timezone.now()
    right = people.add_person(id=new_id(), name="Fred Hall", by=farah, at=now)
    carer = Calling("close", name="Jo Hale", tie="carer")
    new = call(cast, frank, calling=carer, said=SAID)
    actions.move(recorded=new.conversation, id=new_id(), to=right, by=farah, at=timezone.now())
    assert [one.name for one in (*right.contacts.all(), *frank.contacts.all())] == ["Jo Hale"]
    assert not StoryItem.objects.of(frank).filter(line__contains="Jo").exists()
    assert nothing_differs() == ""
    jo = people.add_contact(person=frank, id=new_id(), name="Jo Hale", kind="family", by=farah, at=timezone.now())
    known = Calling("close", contact=jo)
    hers, nobodys = (call(cast, frank, calling=known, said=SAID) for _ in range(2))
    actions.move(recorded=hers.conversation, id=new_id(), to=right, caller_goes_along=True, by=farah, at=timezone.now())
    hers.refresh_from_db()
    assert hers.caller_contact == right.contacts.get(), "she is there already"
    actions.move(recorded=nobodys.conversation, id=new_id(), to=right, by=farah, at=timezone.now())
    left = FirstContact.objects.get(pk=nobodys.pk)
    assert (left.caller_contact, left.caller_name) == (None, "Somebody in their life")
    assert left.conversation.said_by == "Somebody in their life"
    assert "Jo Hale" not in {one.says_name for one in Strength.objects.filter(source_id=left.conversation_id)}
    assert nothing_differs() == ""


def test_what_was_struck_or_moved_leaves_no_clock_and_nothing_to_be_told(cast, frank):
    farah, now = cast.workers["farah"], timezone.now()
    facts = {"calling": JO, "said": SAID, "may_be_told": AGREED, "right_place": RightPlace("longer", worker=farah)}
    wrong = call(cast, frank, **facts)
    right = people.add_person(id=new_id(), name="Fred Hall", by=farah, at=now)
    actions.move(recorded=wrong.conversation, id=new_id(), to=right, by=farah, at=timezone.now())
    moved = FirstContact.objects.of(right).get()
    assert (moved.consent, moved.sharing) == (None, "not_asked")
    assert frank.consents.get().taken_back_on is not None
    jo = right.contacts.get()
    assert (moved.caller_contact, jo.name, jo.phone, jo.relationships.get().kind) == (
        jo,
        "Jo Hale",
        "0113 496 0123",
        "family",
    )
    assert [row.contact for row in moved.conversation.present.all()] == [jo], (
        "whoever called is in the life of whom it is about"
    )
    assert not frank.contacts.still().exists(), "and was never in the other's"
    assert due(moved, "first_contact").person == right.pk
    assert nothing_differs() == ""
    actions.strike(recorded=moved.conversation, why="It was a test of the line", by=farah, at=timezone.now())
    assert not Due.objects.filter(source_id=moved.pk, kind="first_contact").exists()
    assert not FirstContact.objects.standing().filter(pk=moved.pk).exists()
    assert nothing_differs() == ""
