"""A person assesses themselves by a link: offered, guessed at, opened, written, sent, added to, read together, over."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.assessments import actions, own_story, story
from alongside.assessments.models import Assessment, OpeningTry, OwnWords, Picked, SelfAssessment
from alongside.assessments.opening import NO_MATCH, try_to_open
from alongside.assessments.own_questions import QUESTIONS, questions_of
from alongside.assessments.parts import BY_SLUG
from alongside.assessments.said_before import said_before
from alongside.assessments.self_assessment_keys import code_in, code_of, fault_in_word, hashed_code
from alongside.assessments.writer import Writer
from alongside.audit.models import LedgerEntry
from alongside.design.reading_age import reading_age
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.letters.kinds import written
from alongside.people.actions import record_death, write_communication
from alongside.people.models import StoryItem
from alongside.people.models.communication import CommunicationNeeds
from alongside.people.tests.test_views import statements
from alongside.workforce.models import Due
from tests.cast_assessments import OWN_WORDS

SAID = {"able": "He types.", "willing": "He wants to.", "capacity": "He told me why.", "help": "Ring Mina."}


@pytest.fixture
def mina(cast):
    return cast.workers["mina"]


@pytest.fixture
def simon(cast):
    return cast.people["simon"]


@pytest.fixture
def his(mina, simon):
    return actions.begin_assessment(person=simon, id=new_id(), kind="carer", by=mina, at=timezone.now())


@pytest.fixture
def own(his, mina):
    return offered(his, mina)


@pytest.fixture
def hers(cast):
    return SelfAssessment.objects.of(cast.people["dorothy"]).get()


def offered(one, by, **more):
    now = timezone.now()
    facts = {**SAID, "channel": "by_hand", "word": "Bus Number One", "ends_on": in_london(now).date() + timedelta(14)}
    return actions.offer_self_assessment(assessment=one, **{"id": new_id(), **facts, **more}, by=by, at=now)


def address(own, name="own_words"):
    return reverse(f"assessments:{name}", args=[code_of(own.pk, own.turn)])


def let_in(own, word="bus number one"):
    device = Client()
    assert device.post(address(own), {"word": word})["Location"] == address(own)
    return device


def read(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode())


def marks_in(page):
    return dict(re.findall(r'name="(seen-\w+)" id="seen-\w+" value="([^"]+)"', page))


def verbs(own):
    lines = LedgerEntry.objects.filter(subject=f"assessments.selfassessment:{own.pk}").exclude(verb="looked")
    return list(lines.order_by("id").values_list("verb", flat=True))


def waits(own, kind):
    return Due.objects.filter(source_id=own.pk, kind=kind, done_at=None).exists()


def as_rebuilt():
    """Are the story and the clocks of every self-assessment what its facts say?"""
    told = {item.source_id: item.line for items, _ in story.facts() for item in items if item.kind == own_story.OWN}
    kept = dict(StoryItem.objects.filter(kind=own_story.OWN).values_list("source_id", "line"))
    clocks = {(due.source_id, due.kind, due.done_at, due.worker_id) for _, dues in story.facts() for due in dues}
    rows = Due.objects.filter(kind__in=[own_story.WRITTEN, own_story.WAITS])
    return told == kept and clocks.issuperset(rows.values_list("source_id", "kind", "done_at", "worker_id"))


def test_what_is_asked_is_of_the_kind_and_read_at_nine():
    for kind in QUESTIONS:
        asked = questions_of(kind).values()
        assert len({one.part for one in asked}) == sum(len(group.asked) for group in QUESTIONS[kind])
        assert reading_age(" ".join(f"{one.words} {one.hint}" for one in asked)) <= 9
        assert set(questions_of(kind)) < {part.slug for part in BY_SLUG[kind].parts}, "each answer has its part"
    key, born_on = new_id(), date(1992, 3, 27)
    assert code_in(f" {code_of(key, 1).lower().replace('-', ' ')} ") == code_of(key, 1).replace("-", "")
    assert code_of(key, 1) != code_of(key, 2)
    for word, fault in (
        ("ape", "6 letters"),
        ("Simon says", "in their name"),
        ("spring 1992", "the year they were born"),
    ):
        assert fault in fault_in_word(word, names=("Simon Archer", ""), born_on=born_on)
    assert fault_in_word("bus number one", names=("Simon Archer", "Si"), born_on=born_on) == ""


def test_it_is_offered_to_who_is_able_willing_and_has_the_capacity_in_a_way_that_suits(cast, his, mina, simon):
    now = timezone.now()
    today = in_london(now).date()
    wrong = [*({field: ""} for field in (*SAID, "channel")), {"word": "Archer"}]
    wrong += [{"ends_on": today}, {"ends_on": today + timedelta(days=99)}]
    for facts in wrong:
        with pytest.raises(actions.UnableToOffer) as refusal:
            offered(his, mina, **facts)
        assert [refusal.value.field] == list(facts)
    asked = CommunicationNeeds.objects.counting(simon)
    write_communication(
        person=simon, id=new_id(), seen_version=asked.version if asked else 0, has_needs=True, contacts=["phone_call"],
        review_on=today + timedelta(days=200), by=mina, at=now,
    )  # fmt: skip
    with pytest.raises(actions.UnableToOffer, match="is to be reached by: phone call"):
        offered(his, mina, channel="email")
    with pytest.raises(UnableTo, match="Your role"):
        offered(his, cast.workers["ade"])
    seen = actions.begin_assessment(person=simon, id=new_id(), kind="occupational_therapy", by=mina, at=now)
    assert offered(seen, mina).assessment == seen, "what they do in a day, too, is theirs to write"
    key = new_id()
    own = offered(his, mina, id=key)
    with pytest.raises(AlreadyDone):
        offered(his, mina, id=key)
    with pytest.raises(actions.UnableToOffer, match="have a page of their own"):
        offered(his, mina)
    assert own.code == hashed_code(code_of(key, 1)), "what opens it is kept as a hash alone"
    assert waits(own, own_story.WAITS)
    assert verbs(own)[0] == "self_assessment.offered"
    assert as_rebuilt()


def test_a_link_that_is_guessed_at_tells_nothing_and_is_shut_until_another_is_given(own, mina):
    now = timezone.now()

    code_now = code_of(own.pk, 1)

    def tried(word, code=code_now, minutes=0, place="here"):
        with pytest.raises(actions.UnableToOpen) as refusal:
            try_to_open(code=code, word=word, place=place, at=now + timedelta(minutes=minutes))
        return str(refusal.value)

    assert {tried("a bus"), tried("bus number one", "BCDF-GHJK-MNPQ"), tried("x", "")} == {NO_MATCH}
    assert {tried(f"word {n}", place=f"p{n}") for n in range(4)} == {NO_MATCH}
    assert tried("bus number one", place="elsewhere") == NO_MATCH, "after five it is shut, to the right word too"
    assert try_to_open(code=code_of(own.pk, 1), word="Bus, number ONE", place="p", at=now + timedelta(minutes=16))
    for _ in range(10):
        tried("guess", "CCCC-CCCC-CCCC", minutes=17, place="one")
    assert "many tries from where you are" in tried("bus number one", minutes=18, place="one")
    for n in range(15):
        tried(f"word {n}", minutes=40 * (n + 1), place=f"q{n}")
    own.refresh_from_db()
    assert own.is_shut
    assert tried("bus number one", minutes=60 * 20) == NO_MATCH
    assert Due.objects.get(source_id=own.pk, kind=own_story.WAITS).due_at == own.shut_at
    assert as_rebuilt()
    assert set(OpeningTry.objects.values_list("code", flat=True)) >= {hashed_code(code_of(own.pk, 1))}, "hashes alone"
    again = actions.give_another_link(
        own=own, seen_version=own.version, channel="by_hand", word="hot chocolate",
        ends_on=in_london(now).date() + timedelta(days=9), by=mina, at=now,
    )  # fmt: skip
    assert tried("hot chocolate", code_of(own.pk, 1), minutes=9, place="z") == NO_MATCH
    assert try_to_open(code=code_of(own.pk, 2), word="hot chocolate", place="z", at=now + timedelta(minutes=9)) == again
    assert again.wrong_words == 0
    assert "self_assessment.open_failed" in verbs(own)
    told = LedgerEntry.objects.filter(verb="self_assessment.open_failed", subject="assessments.link")
    assert told.exists(), "what there is not is tried too"


def test_it_is_written_on_two_devices_sent_once_added_to_and_never_changed_by_anybody(his, own, mina, simon):
    now = timezone.now()
    writer = Writer(own)
    first = {"own": own, "part": "matters", "seen_version": 0, "by": writer, "at": now}
    with pytest.raises(actions.UnableToKeepWords, match="Nothing is written"):
        actions.send_own_words(own=own, by=writer, at=now)
    row = actions.keep_own_words(**first, words="My sister.")
    with pytest.raises(ChangedMeanwhile) as elsewhere:
        actions.keep_own_words(**first, words="The bus joke.")
    assert elsewhere.value.current.words == "My sister."
    with pytest.raises(UnableTo):
        actions.keep_own_words(**(first | {"by": mina, "seen_version": 1}), words="He likes films.")
    with pytest.raises(actions.UnableToKeepWords, match="a question of this page"):
        actions.keep_own_words(**(first | {"part": "support"}), words="?")
    with pytest.raises(actions.UnableToKeepWords):
        actions.add_own_words(own=own, id=new_id(), part="matters", words="Early", by=writer, at=now)
    assert str(row.pk) not in {str(one.key) for one in said_before(simon)}, "not ours to read before it is sent"
    sent = actions.send_own_words(own=own, by=writer, at=now)
    with pytest.raises(AlreadyDone):
        actions.send_own_words(own=own, by=writer, at=now)
    with pytest.raises(actions.UnableToKeepWords, match="you can add to it"):
        actions.keep_own_words(**(first | {"seen_version": 1}), words="Another.")
    item = StoryItem.objects.get(source_id=own.pk)
    assert (item.said, item.voice) == ("My sister.", "person")
    assert waits(own, own_story.WRITTEN)
    assert not waits(own, own_story.WAITS)
    read = actions.read_together(own=sent, seen_version=sent.version, by=mina, at=now)
    assert not waits(own, own_story.WRITTEN)
    key = new_id()
    more = {"own": own, "id": key, "part": "matters", "words": "And the cat.", "by": writer, "at": now}
    actions.add_own_words(**more)
    with pytest.raises(AlreadyDone):
        actions.add_own_words(**more)
    assert waits(own, own_story.WRITTEN), "what is added waits to be read together too"
    with pytest.raises(ChangedMeanwhile):
        actions.read_together(own=read.__class__.objects.get(pk=own.pk), seen_version=read.version, by=mina, at=now)
    assert as_rebuilt()
    name = f"own_words:{row.pk}"
    actions.pick_said(assessment=his, part="matters", what=[name], still="yes", by=mina, at=now)
    picked = Picked.objects.get(assessment=his)
    assert (picked.words, picked.said_by, picked.voice) == ("My sister.", "Simon", "person")
    done = [verb.partition(".")[2] for verb in verbs(own) if verb != "refused"]
    assert done == ["offered", "sent", "read_together"], "what is added has a line of its own"
    line = LedgerEntry.objects.get(verb="self_assessment.sent", subject=f"assessments.selfassessment:{own.pk}")
    assert (line.actor, line.person, line.detail) == (writer.key, simon.pk, {"because": "by_link"})
    finished = actions.finish_assessment(
        assessment=his, seen_version=Assessment.objects.get(pk=his.pk).version, is_carer_blind=False, by=mina, at=now
    )
    assert not waits(own, own_story.WRITTEN)
    assert "And the cat." in str(written(simon, "assessment", finished.pk))
    with pytest.raises(UnableTo):
        actions.add_own_words(**(more | {"id": new_id()}))
    actions.strike_assessment(assessment=finished, seen_version=finished.version, why="Wrong", by=mina, at=now)
    assert not StoryItem.objects.filter(source_id=own.pk).exists()
    assert not Due.objects.filter(source_id=own.pk).exists()
    assert str(row.pk) not in {str(one.key) for one in said_before(simon)}
    assert as_rebuilt()


def test_the_page_opens_with_link_and_word_alone_keeps_what_is_typed_and_opens_nothing_else(own, mina, simon, sign_in):
    known, unknown = address(own), "/in-your-words/BCDF-GHJK-MNPQ/"
    stranger = Client()
    pages = {
        re.sub(r'(?s)<input type="hidden" name="csrf.*?>|\d\d:\d\d', "", read(stranger.get(one)))
        for one in (known, unknown)
    }
    assert len(pages) == 1, "the same page, whether there is such a link or not"
    told = {read(stranger.post(one, {"word": "cheese rolls"}), 422).count(NO_MATCH) for one in (known, unknown)}
    assert told == {1}, "in the same words"
    phone = let_in(own)
    answer = phone.get(known)
    html = read(answer)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
    assert "Can you do all that you do now" in html
    assert "Ring Mina." in html
    assert "an advocate" in html
    assert "/people/" not in html
    assert phone.get(f"/people/{simon.pk}/").status_code == 302, "nothing else of the record"
    typed = {**marks_in(html), "matters": "My sister.", "able_now": "Most days."}
    assert phone.post(known, typed | {"leave": "yes"})["Location"] == address(own, "own_words_finished")
    # The session ends, and what is typed then goes through the door with the word.
    tablet = Client()
    late = {**typed, "matters": "My sister, and films.", "seen-matters": "1.x"}
    html = read(tablet.post(known, late), 422)
    assert "My sister, and films." in html
    assert tablet.post(known, late | {"word": "bus number one"})["Location"] == known
    assert OwnWords.objects.get(self_assessment=own, part="matters").words == "My sister, and films."
    # The phone still shows what stood before: both are shown.
    both = read(phone.post(known, {**typed, "matters": "My sister first."}), 422)
    assert "You wrote here on another device too." in both
    assert "My sister, and films." in both
    assert "My sister first." in both
    long = read(phone.post(address(own, "keep_own_words"), {**marks_in(both), "health": "x" * 10_001}))
    assert "Not all is saved. “How do you feel, in body and mind?”: This is 1 character too long." in long
    kept = phone.post(address(own, "keep_own_words"), {**marks_in(both), "health": "Tired."})
    assert "Saved" in read(kept)
    assert "seen-health" in read(kept)
    assert "write your word once more" in read(Client().post(address(own, "keep_own_words"), {"health": "?"}))
    assert "Tired." in read(phone.get(address(own, "own_words_finished")))
    phone.post(address(own, "own_words_finished"))
    assert "Thank you" in read(phone.get(known))
    added = {"id": new_id(), "part": "health", "words": "Better on Sunday."}
    assert (
        read(phone.post(address(own, "add_own_words"), added | {"words": ""}), 422).count("Write what you would like")
        == 2
    )
    for _ in range(2):
        assert phone.post(address(own, "add_own_words"), added)["Location"] == f"{known}?added"
    assert OwnWords.objects.filter(is_added=True).count() == 1
    assert "Better on Sunday." in read(phone.get(address(own, "own_words_copy")))
    looks = LedgerEntry.objects.filter(verb="looked", page="own_words", subject=f"assessments.selfassessment:{own.pk}")
    assert {(look.actor, look.person) for look in looks} == {(Writer(own).key, simon.pk)}
    worker = sign_in(mina)
    assert "They themselves" in read(worker.get(f"/people/{simon.pk}/looks/"))
    worker.post(reverse("assessments:take_back_link", args=[simon.pk, own.pk]))
    over = read(phone.post(address(own, "add_own_words"), added | {"words": "One more thing."}), 409)
    assert "This link has ended" in over
    assert "One more thing." in over
    assert "for another link" in over
    died = {"died_on": in_london(timezone.now()).date(), "told_by": "His sister", "by": mina, "at": timezone.now()}
    record_death(person=simon, seen_version=simon.version, **died)
    assert "for another link" not in read(phone.get(known)), "nobody is asked to go on with it"
    phone.post(address(own, "close_own_words"))
    assert NO_MATCH in read(phone.post(known, {"word": "bus number one"}), 422)


def test_a_worker_offers_it_sees_the_link_for_an_hour_reads_and_picks(cast, sign_in, mina, simon, his, hers):
    client, dorothy = sign_in(mina), cast.people["dorothy"]
    form = reverse("assessments:offer", args=[simon.pk, his.pk])
    assert "Let <bdi>Simon</bdi> write" in read(client.get(form))
    assert read(client.post(form, {"id": new_id()}), 422).count("Write what shows that they are able to.") == 2
    day = in_london(timezone.now()).date() + timedelta(days=14)
    key = new_id()
    typed = {
        "id": key, **SAID, "channel": "by_hand", "word": "hot chocolate",
        "ends_on_day": day.day, "ends_on_month": day.month, "ends_on_year": day.year,
    }  # fmt: skip
    first = client.post(form, typed)["Location"]
    assert client.post(form, typed)["Location"] == first == reverse("assessments:link", args=[simon.pk, key])
    html = read(client.get(first))
    assert code_of(key, 1) in html
    assert "hot chocolate" not in html
    shown = reverse("assessments:self_assessment", args=[simon.pk, key])
    assert client.get(form)["Location"] == shown
    assert "Not opened yet." in read(client.get(shown))
    again = reverse("assessments:another_link", args=[simon.pk, key])
    assert "opens nothing any more" in read(client.get(again))
    assert client.post(again, {**typed, "version": 1})["Location"] == first
    assert code_of(key, 2) in read(client.get(first))
    SelfAssessment.objects.filter(pk=key).update(linked_at=timezone.now() - timedelta(hours=2))
    assert client.get(first)["Location"] == shown, "after an hour another is made"
    # Dorothy's, sent: theirs on every page, hers to nobody else to change; picked with one tap.
    theirs = reverse("assessments:self_assessment", args=[dorothy.pk, hers.pk])
    cost = statements(client, theirs)
    for part in ("health", "means", "control"):
        more = {"own": hers, "id": new_id(), "part": part, "words": "And more.", "at": timezone.now()}
        actions.add_own_words(**more, by=Writer(hers))
    assert statements(client, theirs) == cost, "as many for six rows as for nine"
    hers.refresh_from_db()
    html = read(client.get(theirs))
    assert OWN_WORDS["control"] in html
    way = re.search(r'href="([^"]+\?part=control[^"]+)"', html)[1]
    assert re.search(r'value="own_words:[^"]+"[^>]* checked', read(client.get(way)))
    picked = {"part": "control", "what": re.findall(r'value="(own_words:[^"]+)"[^>]* checked', read(client.get(way)))}
    assert client.post(way, {**picked, "still": "yes"}).status_code == 302
    assert "Picked into “Control over day-to-day life”." in read(client.get(theirs))
    assert "Picked into “Control over day-to-day life”." in read(client.get(way)), "and is not picked again unseen"
    for name in ("assessment", "write"):
        assert "Dorothy Hale, written by themselves" in read(
            client.get(reverse(f"assessments:{name}", args=[dorothy.pk, hers.assessment_id]))
        )
    done = reverse("assessments:read_together", args=[dorothy.pk, hers.pk])
    assert client.post(done, {"version": "1"}).status_code == 409
    assert client.post(done, {"version": hers.version}).status_code == 302
    assert client.post(done, {"version": hers.version}).status_code == 302, "twice is once"
    assert "Read together on" in read(client.get(reverse("assessments:self_assessment", args=[dorothy.pk, hers.pk])))
    record_death(
        person=simon, seen_version=simon.version, died_on=in_london(timezone.now()).date(), told_by="His sister",
        by=mina, at=timezone.now(),
    )  # fmt: skip
    assert not SelfAssessment.objects.with_everybody().get(pk=key).is_going(at=timezone.now())
    assert client.post(again, {**typed, "version": 2}).status_code == 422
