"""Copies prepared, written, given and frozen, received, kept back: the facts, the ledger, the story, the refusals."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.audit.acting import House
from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry, RowChange
from alongside.files.reading import measured
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.letters import actions
from alongside.letters.as_given import as_it_stands, english_of, fault_in_what_is_given, hash_of
from alongside.letters.content import Appointment, Document, Paragraph, Section, texts_of
from alongside.letters.kinds import DocumentKind, _kinds, has_kind
from alongside.letters.kinds import Source as SourceOf
from alongside.letters.models import Copy
from alongside.letters.recordings import read
from alongside.people import actions as people
from alongside.people.actions.consent import agree_sharing
from alongside.people.models import AboutMe, Address, Consent, Contact, Person, StoryItem
from alongside.workforce.actions.workers import add_worker
from alongside.workforce.models import Due

MP4 = b"\0\0\0\x20ftypisom" + b"signed" * 200_000


@pytest.fixture
def mina(cast):
    return {"by": cast.workers["mina"], "at": timezone.now()}


@pytest.fixture
def prepare(cast, mina):
    """`prepare(person, **facts)` prepares Who I am, in standard print, for somebody of the cast."""

    def make(slug="simon", **facts):
        person = cast.people[slug]
        today = timezone.localdate(mina["at"])
        first = {"kind": "who_i_am", "source_id": person.pk, "format": "standard", "give_by": today + timedelta(days=3)}
        return actions.prepare_copy(person=person, id=new_id(), **{**first, **facts}, **mina)

    return make


def give(copy, mina, **facts):
    facts = {"channel": "by_hand", "given_on": timezone.localdate(mina["at"]), **facts}
    seen = facts.pop("seen_hash", "") or hash_of(copy, as_it_stands(copy))
    return actions.give_copy(
        copy=copy, seen_version=facts.pop("seen_version", copy.version), seen_hash=seen, **facts, **mina
    )


def item(copy):
    return StoryItem.objects.filter(source_room="letters", source_id=copy.pk).first()


def clock(copy):
    return Due.objects.get(source_room="letters", source_id=copy.pk)


def verbs():
    return list(LedgerEntry.objects.exclude(verb="look").order_by("id").values_list("verb", flat=True))


def rebuilt_is_the_same():
    out = StringIO()
    call_command("rebuild_story", "--check", stdout=out, stderr=out)
    return out.getvalue()


def test_a_copy_waits_is_given_and_frozen_and_is_acknowledged(prepare, mina, cast):
    began = len(verbs())
    copy = prepare(opening="Yours to keep.")
    assert (clock(copy).worker, clock(copy).what, clock(copy).done_at) == (mina["by"], "Who I am, standard print", None)
    assert item(copy) is None, "nothing is in the story before it is given"
    copy = give(copy, mina)
    assert clock(copy).outcome == "met"
    assert item(copy).line == "Given to me: Who I am"
    assert item(copy).where_and_how == "standard print, by hand"
    kept = b"".join(copy.file.parts_in_order())
    assert kept.startswith(b"%PDF")
    assert measured([kept]) == (copy.file.size, copy.file.sha256)
    before = as_it_stands(copy)
    AboutMe.objects.of(copy.person).update(words="All of it is otherwise now.")
    after = as_it_stands(Copy.objects.get(pk=copy.pk))
    assert after == before, "what was given stays as it was given"
    assert hash_of(copy, after) == copy.content_hash
    copy = actions.acknowledge_copy(
        copy=copy,
        seen_version=copy.version,
        acknowledged_on=timezone.localdate(mina["at"]),
        acknowledged_words="Ta",
        **mina,
    )
    assert item(copy).aside.endswith(": Ta")
    assert verbs()[began:] == ["copy.prepared", "copy.given", "copy.acknowledged"]
    assert LedgerEntry.objects.filter(verb="copy.given").latest("id").person == cast.people["simon"].pk
    assert "differ" not in rebuilt_is_the_same()
    changes = RowChange.objects.filter(table_name="letters_copy", row_id__in=[str(copy.pk), copy.pk.hex]).count()
    assert changes == 3
    assert not RowChange.objects.filter(table_name="letters_filepart").exists(), "the bytes are kept once"


def test_a_closed_copy_changes_no_more_and_what_is_not_given_says_why(prepare, mina):
    given, kept_back = give(prepare(), mina), prepare()
    with pytest.raises(actions.UnableToGive, match="Write why"):
        actions.keep_back_copy(copy=kept_back, seen_version=1, why_not="harm", **mina)
    kept_back = actions.keep_back_copy(
        copy=kept_back, seen_version=1, why_not="harm", why_not_words="His flatmate reads his post.", **mina
    )
    assert item(kept_back).line == "Not given: Who I am"
    assert "flatmate" not in item(kept_back).searched, "what could bring harm is not found in the story"
    assert clock(kept_back).outcome == "met"
    today = timezone.localdate(mina["at"])
    for copy, says in ((given, "stays as it was given"), (kept_back, "is not given")):
        words = {"copy": copy, "seen_version": copy.version}
        for act in (
            lambda words=words: actions.change_copy(**words, format="large_18", give_by=today, **mina),
            lambda words=words: actions.keep_back_copy(**words, why_not="not_wanted", **mina),
            lambda words=words: actions.write_easy_read(**words, lines=[], **mina),
            lambda words=words: actions.give_copy(**words, seen_hash="x", channel="by_hand", given_on=today, **mina),
        ):
            with pytest.raises((actions.UnableToGive, actions.UnableToPrepare, actions.UnableToWrite), match=says):
                act()
    with pytest.raises(actions.UnableToGive, match="not given yet"):
        actions.acknowledge_copy(copy=prepare(), seen_version=1, acknowledged_on=today, **mina)
    with pytest.raises(actions.UnableToGive, match="that day or a later one"):
        actions.acknowledge_copy(
            copy=given, seen_version=given.version, acknowledged_on=today - timedelta(days=1), **mina
        )
    got = actions.acknowledge_copy(copy=given, seen_version=given.version, acknowledged_on=today, **mina)
    with pytest.raises(actions.UnableToGive, match="already"):
        actions.acknowledge_copy(copy=got, seen_version=got.version, acknowledged_on=today, **mina)
    assert "differ" not in rebuilt_is_the_same()


def test_what_was_previewed_is_what_is_given(prepare, mina, cast):
    copy = prepare()
    seen = hash_of(copy, as_it_stands(copy))
    row = AboutMe.objects.of(copy.person).get(heading="wellness")
    people.write_about_me(
        person=copy.person, heading="wellness", seen_version=row.version, words="Ask me again.",
        said_on=timezone.localdate(mina["at"]), **mina,
    )  # fmt: skip
    with pytest.raises(actions.UnableToGive, match="changed since you looked"):
        give(copy, mina, seen_hash=seen)
    assert give(copy, mina).given_at is not None
    two = prepare()
    with pytest.raises(ChangedMeanwhile):
        give(two, mina, seen_version=two.version + 7)
    with pytest.raises(AlreadyDone):
        actions.prepare_copy(
            person=copy.person, id=two.pk, kind="who_i_am", source_id=copy.person.pk, format="standard",
            give_by=two.give_by, **mina,
        )  # fmt: skip


def test_needs_and_an_address_kept_safe_close_ways_and_say_so(prepare, mina, cast):
    """Dorothy reads large print, and where she lives is kept safe: Mina may know of it, her colleague Ade may not."""
    with pytest.raises(actions.UnableToPrepare, match="Dorothy Hale needs: large print"):
        prepare("dorothy")
    copy = prepare("dorothy", format="large_24")
    asked = prepare("dorothy", asked_for="My niece reads it to me.")
    assert asked.format == "standard"
    with pytest.raises(actions.UnableToGive, match="Choose the address"):
        give(copy, mina, channel="post")
    theirs = {one.is_confidential: one for one in Address.objects.of(copy.person)}
    with pytest.raises(actions.UnableToGive, match="Choose the address"):
        give(copy, mina, channel="post", address=theirs[False])  # she has left there
    posted = give(copy, mina, channel="post", address=theirs[True])
    assert posted.address == theirs[True]
    said = str(posted.content) + str(item(posted).__dict__) + clock(posted).what
    assert not any(word in said for word in ("Nowhere Terrace", "LS28")), "a copy never says where it went"
    ade = {"by": cast.workers["ade"], "at": mina["at"]}
    people.enter_shift(
        person=copy.person, id=new_id(), worker=ade["by"], starts_at=mina["at"] - timedelta(hours=1),
        ends_at=mina["at"] + timedelta(hours=3), why="Lunch", although_elsewhere=True, **mina,
    )  # fmt: skip
    with pytest.raises(actions.UnableToGive, match=r"confidential, so nothing is posted from here\. Ask Mina Osei"):
        give(Copy.objects.get(pk=asked.pk), ade, channel="post", address=theirs[True])
    simons = prepare()
    with pytest.raises(actions.UnableToGive, match="reached by: text message"):
        give(simons, mina, channel="post", address=Address.objects.of(simons.person).newest_first().first())
    with pytest.raises(actions.UnableToGive, match="Say how"):
        give(simons, mina, channel="by_pigeon")


def test_easy_read_is_written_by_a_worker_and_looked_at_again_when_the_english_changes(prepare, mina):
    copy = prepare(format="easy_read")
    assert "not written yet" in fault_in_what_is_given(copy)
    with pytest.raises(actions.UnableToGive, match="not written yet"):
        give(copy, mina)
    line = {"words": "You make people laugh.", "picture": "happy"}
    for wrong, says in (
        ([{**line, "words": ""}], "short sentence"),
        ([{**line, "picture": "../../etc"}], "pictures that are offered"),
        ([line] * 61, "at most 60"),
    ):
        with pytest.raises(actions.UnableToWrite, match=says):
            actions.write_easy_read(copy=copy, seen_version=1, lines=wrong, **mina)
    copy = actions.write_easy_read(copy=copy, seen_version=1, lines=[line], **mina)
    assert fault_in_what_is_given(copy) == ""
    today = timezone.localdate(mina["at"])
    copy = actions.change_copy(
        copy=copy, seen_version=copy.version, format="easy_read", opening="New words.", give_by=today, **mina
    )
    with pytest.raises(actions.UnableToGive, match="English has changed"):
        give(copy, mina)
    copy = actions.write_easy_read(copy=copy, seen_version=copy.version, lines=copy.easy_read, **mina)
    given = give(copy, mina)
    assert [block["words"] for block in given.content["document"]["sections"][0]["blocks"]] == [
        "You make people laugh."
    ]
    with pytest.raises(actions.UnableToWrite, match="standard print now"):
        actions.write_easy_read(copy=prepare(), seen_version=1, lines=[line], **mina)


def test_a_translation_is_entered_text_by_text_and_given_whole(prepare, mina):
    with pytest.raises(actions.UnableToPrepare, match="Choose the language"):
        prepare(format="translation")
    with pytest.raises(actions.UnableToPrepare, match="languages listed"):
        prepare(format="translation", language="xx")
    copy = prepare(format="translation", language="pl")
    texts = texts_of(english_of(copy))
    half = ["Kim jestem", *[""] * (len(texts) - 1)]
    with pytest.raises(actions.UnableToWrite, match="who translated"):
        actions.write_translation(copy=copy, seen_version=1, texts=half, translator="", **mina)
    with pytest.raises(actions.UnableToWrite, match="English has changed"):
        actions.write_translation(copy=copy, seen_version=1, texts=half[:-1], translator="Ewa", **mina)
    copy = actions.write_translation(copy=copy, seen_version=1, texts=half, translator="Ewa", **mina)
    with pytest.raises(actions.UnableToGive, match="Some of it is not translated"):
        give(copy, mina)
    whole = [f"PL {text}" for text in texts]
    copy = actions.write_translation(copy=copy, seen_version=copy.version, texts=whole, translator="Ewa", **mina)
    given = give(copy, mina)
    assert texts_of(as_it_stands(given).document) == whole
    assert (given.content["language"], given.form_in_words) == ("pl", "in Polish")


def test_a_recording_is_kept_as_it_was_sent_and_given(prepare, mina, cast):
    people.write_communication(
        person=cast.people["simon"], id=new_id(), seen_version=1, has_needs=True, formats=["bsl_video"],
        review_on=timezone.localdate(mina["at"]) + timedelta(days=90), **mina,
    )  # fmt: skip
    with pytest.raises(actions.UnableToPrepare, match="video in British Sign Language"):
        prepare()
    copy = prepare(format="recording")
    with pytest.raises(actions.UnableToGive, match="no recording yet"):
        give(copy, mina)
    copy = actions.keep_recording(copy=copy, seen_version=1, recording=read([MP4]), says="Mina signs it.", **mina)
    given = give(copy, mina, channel="together")
    assert b"".join(given.file.parts_in_order()) == MP4
    assert given.file.parts.count() == 3
    assert hash_of(given, as_it_stands(given)) == given.content_hash


def test_somebody_the_person_shares_with_is_given_a_copy_while_it_is_agreed(prepare, mina, cast):
    simon, today = cast.people["simon"], timezone.localdate(mina["at"])
    jo = Contact.objects.of(simon).get(name="Jo Archer")
    for consent in Consent.objects.of(simon).filter(contact=jo, taken_back_on=None):
        people.take_back_sharing(
            consent=consent, seen_version=consent.version, taken_back_on=today, how_taken_back="Said so", **mina
        )
    with pytest.raises(actions.UnableToPrepare, match="has not agreed to share “Who I am"):
        prepare(contact=jo)
    agree_sharing(person=simon, id=new_id(), contact=jo, parts=["who_i_am"], starts_on=today, how_given="said", **mina)
    copy = give(prepare(contact=jo), mina, channel="post")
    assert (item(copy).line, copy.content["reader"]) == ("Given to somebody I share with: Who I am", "Jo Archer")
    talk = simon.conversations.latest("contact_at")
    with pytest.raises(actions.UnableToPrepare, match="My story and notes"):
        prepare(contact=jo, kind="conversation", source_id=talk.pk)


def test_nothing_more_is_given_to_somebody_who_died(prepare, mina, cast):
    copy, simon = prepare(), cast.people["simon"]
    simon.refresh_from_db()
    people.record_death(
        person=simon, seen_version=simon.version, died_on=timezone.localdate(mina["at"]), told_by="Jo", **mina
    )
    copy = Copy.objects.get(pk=copy.pk)
    with pytest.raises(actions.UnableToGive, match=r"Simon has died .*What they held"):
        give(copy, mina)
    with pytest.raises(actions.UnableToPrepare, match="has died"):
        prepare()
    assert actions.keep_back_copy(copy=copy, seen_version=1, why_not="died", **mina).why_not == "died"


def test_a_clock_follows_whoever_answers_and_a_stranger_may_give_nothing(prepare, mina, cast):
    copy = prepare()
    nasreen = add_worker(
        id=new_id(), name="Nas Aziz", email="nasreen@example.org", roles=["practitioner"], is_agency=False, teams=[],
        by=cast.workers["sam"], at=mina["at"],
    )  # fmt: skip
    involvement = copy.person.involvements.get(worker=mina["by"], ends_at=None)
    people.hand_over(involvement=involvement, id=new_id(), to=nasreen, what_to_know="He texts.", **mina)
    assert clock(copy).worker == nasreen
    people.set_openness(
        person=copy.person, openness="restricted", named=[nasreen], why="He asked", by=House("test"), at=mina["at"]
    )
    assert "Who I am" not in clock(copy).what, "a clock says nothing of a record that is not open"
    with pytest.raises(UnableToAllow):
        actions.keep_back_copy(copy=copy, seen_version=1, why_not="not_wanted", by=cast.workers["leo"], at=mina["at"])
    assert "differ" not in rebuilt_is_the_same()


def test_a_copy_whose_source_is_gone_is_not_given(prepare, mina):
    words = {"now": Document("A note", (Section("", (Paragraph("Come."),)),))}
    has_kind(DocumentKind("gone", "A note", "story", lambda person: [], lambda person, key: words["now"]))
    try:
        copy = prepare(kind="gone")
        words["now"] = None
        assert as_it_stands(copy) is None
        with pytest.raises(actions.UnableToGive, match="no longer there"):
            actions.give_copy(
                copy=copy, seen_version=1, seen_hash="x", channel="by_hand", given_on=copy.give_by, **mina
            )
        with pytest.raises(actions.UnableToPrepare, match="no longer"):
            prepare(kind="gone")
    finally:
        _kinds.pop("gone")
    with pytest.raises(actions.UnableToPrepare, match="no longer"):
        prepare(kind="gone")


def test_a_room_registers_a_kind_with_a_time_and_a_place(prepare, mina, cast):
    """As a booking's will be: in whatever form it is given, its time and place stay with it."""
    at = timezone.now() + timedelta(days=4)
    booked = Appointment("Talking Point", at, at + timedelta(minutes=30), "Armley Hub")
    words = Document("Your time to talk", (Section("", (Paragraph("Come to Armley Hub."),)),), booked)
    kind = DocumentKind(
        "booking", "A booking", "story", lambda person: [SourceOf(person.pk, "Tea")], lambda person, key: words
    )
    has_kind(kind)
    try:
        copy = prepare(kind="booking")
        given = give(copy, mina)
        assert as_it_stands(given).document.appointment == booked
        assert Person.objects.filter(copies=given).exists()
    finally:
        _kinds.pop("booking")
