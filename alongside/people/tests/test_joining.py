"""Two records of one person read as one, and undone: the acts, what follows both, who may open them."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.roles import Role
from alongside.access.standing import Kind, Openness
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry, RowChange
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people import actions
from alongside.people.models import (
    AboutMe,
    CommunicationNeeds,
    Contact,
    HealthRecordLink,
    Involvement,
    Joining,
    Person,
    StoryItem,
    Strength,
)
from alongside.people.rota import read_rota
from alongside.people.search import find
from alongside.workforce.actions.workers import add_worker
from tests.cast import HOUSE


@pytest.fixture
def now():
    return timezone.now()


def again(person):
    return Person.objects.get(pk=person.pk)


def added(name, by, at, **facts):
    return actions.add_person(id=new_id(), name=name, by=by, at=at, **facts)


def joined(record, into, by, at, why="Added twice"):
    return actions.join_records(into=into, id=new_id(), record=record.pk, why=why, by=by, at=at)


def ask_in(person, worker, role, by, at):
    actions.begin_involvement(person=person, id=new_id(), worker=worker, role=role, starts_at=at, by=by, at=at)


def parted(joining, by, at, why="They are two people"):
    actions.part_records(joining=joining, why=why, by=by, at=at)


def named(person, by, at, words):
    return actions.name_strength(person=person, id=new_id(), words=words, says="person", by=by, at=at)


def nothing_differs():
    """The kept story and clocks say what the facts say; refused otherwise."""
    call_command("rebuild_story", "--check", stdout=StringIO())


def rows_of_everything():
    """Every row of the rooms that hold facts about people, but for what the joining itself keeps."""
    kept = {}
    for model in (Strength, Contact, Involvement, StoryItem, CommunicationNeeds):
        kept |= {(model, row.pk): row.person_id for row in model.objects.all()}
    return kept


def test_joined_records_are_read_as_one_no_row_moves_and_undoing_is_whole(cast, now):
    mina, dorothy = cast.workers["mina"], cast.people["dorothy"]
    dot = added("Dot Hale-Winters", mina, now, known_as="Dot")
    strength = named(dot, mina, now, "Writes to her sister")
    before = rows_of_everything()
    joining = joined(dot, dorothy, mina, now)
    after = rows_of_everything()
    assert {key: after[key] for key in before} == before, "every row stands with the record it stood with"
    one, other = again(dorothy), again(dot)
    assert one.keys == other.keys == (dorothy.pk, dot.pk)
    assert {row.words for row in Strength.objects.of(one)} == {"Knows how to grow anything", "Writes to her sister"}
    assert set(Strength.objects.of(one)) == set(Strength.objects.of(other))
    story = [item.line for item in StoryItem.objects.of(one)]
    assert story[0] == "Two records are one now"
    assert story.count("We met") == 2
    later = named(one, mina, now, "Knows the soil")
    parted(joining, mina, now + timedelta(hours=1))
    one, other = again(dorothy), again(dot)
    assert (one.keys, other.keys) == ((dorothy.pk,), (dot.pk,))
    assert list(Strength.objects.of(other)) == [strength]
    assert later in Strength.objects.of(one), "what was written while they were one stays with the record that went on"
    assert StoryItem.objects.of(one)[0].line == "The two records are two again"
    lines = LedgerEntry.objects.filter(subject__startswith="people.joining:", person=dorothy.pk).order_by("id")
    assert [line.verb for line in lines] == ["person.joined", "person.parted"]
    assert RowChange.objects.of(joining).count() == 2
    parted(joining, mina, now + timedelta(hours=2), why="Again")
    joining.refresh_from_db()
    assert (joining.parted_by, joining.parted_why) == (mina, "They are two people"), "undoing twice changes nothing"
    nothing_differs()


def test_of_three_joined_the_middle_one_is_undone_and_keeps_what_was_joined_to_it(cast, now):
    mina = cast.workers["mina"]
    a, b, c = (added(f"{name} Example", mina, now) for name in ("Ann", "Anne", "Annie"))
    c_to_b = joined(c, b, mina, now)
    b_to_a = joined(b, a, mina, now)
    assert again(c).keys == again(b).keys == again(a).keys
    assert set(again(a).keys) == {a.pk, b.pk, c.pk}
    parted(b_to_a, mina, now)
    assert again(a).keys == (a.pk,)
    assert again(b).keys == again(c).keys == (b.pk, c.pk)
    parted(c_to_b, mina, now)
    assert [again(one).keys for one in (a, b, c)] == [(a.pk,), (b.pk,), (c.pk,)]
    second = joined(b, a, mina, now)
    last = joined(c, again(a), mina, now)
    parted(second, mina, now)
    assert again(a).keys == (a.pk, c.pk), "undoing one of two leaves the other"
    parted(last, mina, now)
    nothing_differs()


def test_what_cannot_be_joined_is_refused_in_a_sentence_and_nothing_is_lost(cast, now):
    mina, dorothy, rosa, li = (cast.workers["mina"], *(cast.people[slug] for slug in ("dorothy", "rosa", "li")))
    dot = added("Dot Hale-Winters", mina, now)
    third = added("Dorothea Hale", mina, now)

    def refused(record, into, who=mina):
        with pytest.raises(actions.UnableToJoin) as refusal:
            joined(record, into, who, now)
        return str(refusal.value)

    assert refused(dot, dot) == "That is this same record. Choose another one."
    first = new_id()
    actions.join_records(into=dorothy, id=first, record=dot.pk, why="Added twice", by=mina, at=now)
    with pytest.raises(AlreadyDone):
        actions.join_records(into=dorothy, id=first, record=dot.pk, why="Added twice", by=mina, at=now)
    assert refused(dorothy, again(dot)) == "These two are one already: nothing more is needed.", "no circle"
    assert refused(dot, again(dorothy)) == "These two are one already: nothing more is needed."
    assert refused(dot, third).startswith("That record goes on as that of Dorothy Hale since ")
    assert refused(third, again(dot)).startswith("This record goes on as that of Dorothy Hale since ")
    assert refused(rosa, dorothy) == "There is no such record. Look for it again.", "a hidden one is not there"
    assert refused(li, dorothy).startswith("Only somebody who may open both records can join them.")
    ade = cast.workers["ade"]
    with pytest.raises(UnableToAllow):
        joined(third, cast.people["simon"], ade, now)
    contact = actions.add_contact(person=third, id=new_id(), name="D. Hale", is_somebody_else=True, by=mina, at=now)
    actions.link_record(contact=contact, seen_version=contact.version, record=dorothy.pk, by=mina, at=now)
    assert refused(third, again(dorothy)).startswith("D. Hale is among the people in their life")
    with pytest.raises(actions.UnableToPart):
        parted(Joining.objects.get(), mina, now, why="")
    assert Joining.objects.holding().count() == 1
    nothing_differs()


def test_joining_opens_nothing_to_anybody_who_could_not_open_each(cast, now):
    """Over every worker: what opens after a joining opened before, wherever one of the two is not open."""
    helen, yusuf, workers = cast.workers["helen"], cast.people["yusuf"], cast.workers
    twice = added("Joseph Khan", workers["mina"], now)
    ask_in(twice, helen, "principal", workers["mina"], now)

    def opens(person, worker, at):
        seen = Person.objects.one_seen_by(worker, person.pk, at=at)
        return bool(
            decide(Permission.PERSON_OPEN, roles=worker.roles, standing=seen.standing, openness=Openness(seen.openness))
        )

    at = now + timedelta(minutes=1)
    both = {slug for slug, worker in workers.items() if opens(twice, worker, at) and opens(yusuf, worker, at)}
    assert both == {"helen"}
    assert opens(twice, workers["mina"], at)
    for record, into in ((twice, yusuf), (yusuf, twice)):
        joining = joined(record, again(into), helen, at)
        assert {slug for slug, worker in workers.items() if opens(into, worker, at)} == both
        assert {slug for slug, worker in workers.items() if opens(record, worker, at)} == both
        parted(joining, helen, at)
    assert opens(twice, workers["mina"], at), "undone, it is as it was"
    # Where both are open, whoever is alongside either stands to the person.
    dorothy, li, farah, mina = cast.people["dorothy"], cast.people["li"], workers["farah"], workers["mina"]
    ask_in(li, mina, "practitioner", farah, now)
    joined(li, dorothy, mina, at)
    assert opens(dorothy, farah, at)
    assert opens(dorothy, workers["ruth"], at)
    assert not opens(dorothy, workers["leo"], at)


def test_a_record_joined_with_a_hidden_one_is_hidden(cast, now):
    helen, rosa, mina = cast.workers["helen"], cast.people["rosa"], cast.workers["mina"]
    rose = added("Rose Lindqvist", mina, now)
    ask_in(rose, helen, "principal", mina, now)
    at = now + timedelta(minutes=1)
    assert find("Lindqvist", by=mina, at=at) == [rose]
    joined(rosa, rose, helen, at)
    assert find("Lindqvist", by=mina, at=at) == find("Rosa Lind", by=mina, at=at) == []
    assert find("Lindqvist", by=helen, at=at) == find("Rosa Lind", by=helen, at=at) == [rose]
    assert rose not in Person.objects.visible_to(mina, at=at)
    assert rose in Person.objects.visible_to(helen, at=at)
    assert Person.objects.one_seen_by(mina, rose.pk, at=at).is_hidden_from_them
    assert Kind.NAMED in Person.objects.one_seen_by(helen, rosa.pk, at=at).standing.kinds


def test_a_joined_record_is_closed_and_opened_as_a_whole_and_stays_so_when_undone(cast, now):
    mina, dorothy, ruth = cast.workers["mina"], cast.people["dorothy"], cast.workers["ruth"]
    dot = added("Dot Hale-Winters", mina, now)
    joining = joined(dot, dorothy, mina, now)
    actions.set_openness(
        person=again(dorothy), openness=Openness.HIDDEN, named=[mina], why="She asked", by=HOUSE, at=now
    )
    at = now + timedelta(minutes=1)
    assert not Person.objects.one_seen_by(mina, dot.pk, at=at).is_hidden_from_them
    assert Person.objects.one_seen_by(ruth, dot.pk, at=at).is_hidden_from_them
    parted(joining, mina, at)
    assert (again(dorothy).openness, again(dot).openness) == (Openness.HIDDEN, Openness.HIDDEN)
    assert Person.objects.one_seen_by(ruth, dot.pk, at=at).is_hidden_from_them


def test_what_is_said_once_is_the_going_on_records_own_else_the_others(cast, now):
    mina, dorothy = cast.workers["mina"], cast.people["dorothy"]
    today = now.date()
    dot = added("Dot Hale-Winters", mina, now, known_as="Dot")
    actions.write_about_me(person=dot, heading="please_do", seen_version=0, words="Ring twice.", by=mina, at=now)
    actions.write_about_me(person=dot, heading="wellness", seen_version=0, words="Sun helps.", by=mina, at=now)
    actions.change_health_record_link(person=dot, seen_version=None, nhs_number="9990000026", by=mina, at=now)
    actions.write_communication(
        person=dot, id=new_id(), seen_version=0, has_needs=True, in_short="Speak slowly.",
        review_on=today + timedelta(days=30), by=mina, at=now,
    )  # fmt: skip
    actions.write_what_matters(person=dot, seen_version=1, words="My sister.", by=mina, at=now)
    joining = joined(dot, dorothy, mina, now)
    one = Person.objects.one_seen_by(mina, dot.pk, at=now)
    assert (one.pk, one.name, one.called, one.what_matters) == (dorothy.pk, "Dorothy Hale", "Dot", "My sister.")
    assert one.also_named == ("Dot Hale-Winters",)
    said = AboutMe.objects.counting(one)
    assert said["please_do"].words.startswith("Come to the back door.")
    assert said["wellness"].words == "Sun helps."
    assert HealthRecordLink.objects.one_of(one).nhs_number == "9990000026"
    assert CommunicationNeeds.objects.counting(one).in_short == "Speak slowly.", "what was said last counts"
    asked = CommunicationNeeds.objects.counting(one)
    actions.write_communication(
        person=one, id=new_id(), seen_version=asked.version, has_needs=True, in_short="Write it down.",
        review_on=today + timedelta(days=30), by=mina, at=now + timedelta(minutes=5),
    )  # fmt: skip
    nothing_differs()
    parted(joining, mina, now + timedelta(minutes=6))
    assert CommunicationNeeds.objects.counting(again(dorothy)).in_short == "Write it down."
    assert CommunicationNeeds.objects.counting(again(dot)).in_short == "Speak slowly.", "and counts again"
    assert AboutMe.objects.counting(again(dot))["please_do"].words == "Ring twice."
    nothing_differs()


def test_somebody_is_alongside_each_once_it_is_undone_and_answers_for_it(cast, now):
    mina, dorothy, ruth = cast.workers["mina"], cast.people["dorothy"], cast.workers["ruth"]
    dot = added("Dot Hale-Winters", mina, now)
    joining = joined(dot, dorothy, mina, now)
    at = now + timedelta(minutes=1)
    [row] = Involvement.objects.filter(person=dot)
    actions.end_involvement(involvement=row, by=ruth, at=at)
    assert not Involvement.objects.filter(person=dot, ends_at=None).exists()
    parted(joining, ruth, at)
    assert Involvement.objects.of(again(dot)).get(ends_at=None).worker == ruth
    nothing_differs()


def test_the_named_practitioner_of_two_records_is_one_again(cast, now):
    mina, dorothy, helen = cast.workers["mina"], cast.people["dorothy"], cast.workers["helen"]
    dot = added("Dot Hale-Winters", mina, now)
    joined(dot, dorothy, mina, now)
    one, at = again(dorothy), now + timedelta(minutes=1)
    assert Involvement.objects.of(one).filter(is_named_practitioner=True, ends_at=None).count() == 2
    ola = add_worker(
        id=new_id(), name="Ola Berg", email="ola@example.org", roles=[Role.PRACTITIONER], is_agency=False, teams=[],
        by=cast.workers["sam"], at=now,
    )  # fmt: skip
    ask_in(one, ola, "practitioner", mina, now)
    actions.make_named_practitioner(person=one, id=new_id(), worker=ola, by=mina, at=at)
    assert [row.worker for row in Involvement.objects.of(one).filter(is_named_practitioner=True, ends_at=None)] == [ola]
    assert helen not in {row.worker for row in Involvement.objects.of(one)}
    nothing_differs()


def test_a_death_told_in_either_record_is_told_of_the_person_and_taken_back_from_both(cast, now):
    mina, dorothy = cast.workers["mina"], cast.people["dorothy"]
    dot = added("Dot Hale-Winters", mina, now)
    actions.record_death(person=dot, seen_version=1, died_on=now.date(), told_by="Her niece", by=mina, at=now)
    joined(dot, dorothy, mina, now)
    one = Person.objects.one_seen_by(mina, dorothy.pk, at=now)
    assert one.died is not None
    actions.take_death_back(person=one, seen_version=one.version, by=mina, at=now)
    assert again(dot).died is None
    nothing_differs()


def test_a_file_of_shifts_finds_one_person_of_two_records_of_one_name(cast, now):
    ruth, mina, dorothy = cast.workers["ruth"], cast.workers["mina"], cast.people["dorothy"]
    twin = added("Dorothy Hale", mina, now, born_on=dorothy.born_on)
    day = (now + timedelta(days=3)).date()
    text = "worker,name,born,day,from,until\n"
    text += f"ade@example.org,Dorothy Hale,{dorothy.born_on:%d/%m/%Y},{day:%d/%m/%Y},09:00,12:00\n"

    def line():
        [only] = read_rota(text, file=new_id(), by=ruth, at=now).lines
        return only

    assert line().person is None, "which of the two is meant is not for the machine to say"
    joining = joined(twin, dorothy, mina, now)
    assert (line().person, line().faults) == (dorothy, [])
    parted(joining, mina, now)
    assert line().person is None
