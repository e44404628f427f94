"""The pages of what a person holds: shown, denied, refused in sentences, files, the same statements for three."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.kit.ids import new_id
from alongside.letters import actions
from alongside.letters.as_given import as_it_stands, hash_of
from alongside.letters.content import Appointment, Document
from alongside.letters.kinds import DocumentKind, Source, _kinds, has_kind
from alongside.letters.models import Copy
from alongside.people import actions as people

MP4 = b"\0\0\0\x20ftypisom" + b"signed" * 1000


@pytest.fixture
def simon(cast):
    return cast.people["simon"]


@pytest.fixture
def pages(cast, sign_in, simon):
    """Mina's browser, and the address of Simon's copies."""
    client = sign_in(cast.workers["mina"])
    client.begin = f"/people/{simon.pk}/copies/"
    return client


@pytest.fixture
def prepare(cast, simon):
    """`prepare(form)` prepares Who I am for Simon."""

    def make(form="standard", **facts):
        now = timezone.now()
        first = {"kind": "who_i_am", "source_id": simon.pk, "give_by": timezone.localdate(now) + timedelta(days=3)}
        mina = cast.workers["mina"]
        return actions.prepare_copy(person=simon, id=new_id(), format=form, **{**first, **facts}, by=mina, at=now)

    return make


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(response.content.decode())).split())


def test_what_simon_holds_is_shown_on_his_page_and_to_nobody_who_is_not_alongside(pages, simon, sign_in, cast):
    shown = words(pages.get(pages.begin))
    assert "What Simon holds" in shown
    assert re.search(r"To be given .*What we talked about not yet given", shown)
    assert re.search(r"In their hand .*Who I am they have it Large print, 18 point · by hand", shown)
    assert f'href="{pages.begin}"' in pages.get(f"/people/{simon.pk}/").content.decode(), "among the tabs"
    assert "There is something to give to Simon" in words(pages.get("/")), "on the desk"
    assert "Given to me: Who I am" in words(pages.get(f"/people/{simon.pk}/"))
    leo = sign_in(cast.workers["leo"])
    for address in (pages.begin, f"{pages.begin}{Copy.objects.of(simon).first().pk}/pdf/"):
        assert leo.get(address).status_code == 403


def test_a_copy_is_prepared_from_a_conversation_read_given_and_acknowledged(pages, simon):
    talk = simon.conversations.latest("contact_at")
    asked = pages.get(f"/people/{simon.pk}/conversations/{talk.pk}/")
    start = f"{pages.begin}prepare/?of=conversation:{talk.pk}"
    assert start in asked.content.decode()
    first = pages.get(start).content.decode()
    assert re.search(rf'value="conversation:{talk.pk}"\s+selected', first)
    sent = {
        "id": new_id(),
        "what": f"conversation:{talk.pk}",
        "to": "person",
        "format": "large_24",
        "opening": "Dear Simon",
    }
    missing = pages.post(f"{pages.begin}prepare/", sent)
    assert missing.status_code == 422
    assert "Write the day by which they will have it." in words(missing)
    assert "Dear Simon" in missing.content.decode(), "nothing typed is lost"
    past = pages.post(f"{pages.begin}prepare/", {**sent, **day("give_by", timezone.localdate() - timedelta(days=1))})
    assert "That day is past" in words(past)
    sent |= day("give_by", timezone.localdate())
    for _ in range(2):  # sent twice, done once
        answer = pages.post(f"{pages.begin}prepare/", sent)
        assert answer["Location"] == f"{pages.begin}{sent['id']}/"
    copy = Copy.objects.get(pk=sent["id"])
    one = pages.get(f"{pages.begin}{copy.pk}/")
    assert 'class="copy copy--large-24" lang="en" dir="ltr"' in one.content.decode()
    assert "Dear Simon" in words(one)
    give = f"{pages.begin}{copy.pk}/give/"
    page = pages.get(give)
    assert (
        "Not by post, by email or through somebody they name. Simon is to be reached by: text message; phone call."
        in words(page)
    )
    seen = re.search(r'name="seen" value="(\w{64})"', page.content.decode())[1]
    today = day("given_on", timezone.localdate())
    closed = pages.post(give, {"version": 1, "seen": seen, "channel": "post", **today})
    assert closed.status_code == 422
    changed = pages.post(give, {"version": 1, "seen": "0" * 64, "channel": "by_hand", **today})
    assert "changed since you looked" in words(changed)
    assert f'name="seen" value="{seen}"' in changed.content.decode(), "what is shown again is what is seen now"
    assert pages.post(give, {"version": 1, "seen": seen, "channel": "by_hand", **today}).status_code == 302
    assert pages.post(give, {"version": 1, "seen": seen, "channel": "by_hand", **today}).status_code == 302
    copy.refresh_from_db()
    assert (copy.version, copy.given_on) == (2, timezone.localdate())
    got = pages.post(
        f"{pages.begin}{copy.pk}/acknowledge/", {"version": 2, **day("acknowledged_on", timezone.localdate())}
    )
    assert got.status_code == 302
    after = pages.get(f"{pages.begin}{copy.pk}/")
    assert "Kept as it was given" in words(after)
    assert "Change the form" not in words(after)
    for closed in ("change", "give", "acknowledge", "not-given"):
        assert pages.get(f"{pages.begin}{copy.pk}/{closed}/").status_code == 302


def test_what_is_kept_and_was_changed_behind_our_back_is_told(pages, simon):
    held = Copy.objects.of(simon).given().get(kind="who_i_am")
    address = f"{pages.begin}{held.pk}/"
    assert "This is not what was given" not in words(pages.get(address))
    held.content["document"]["title"] = "Who I am not"
    Copy.objects.filter(pk=held.pk).update(content=held.content)
    assert "This is not what was given" in words(pages.get(address))


def test_files_are_what_they_say_and_nothing_in_them_runs(pages, simon, prepare, cast):
    held = Copy.objects.of(simon).given().get(kind="who_i_am")
    kept = pages.get(f"{pages.begin}{held.pk}/pdf/")
    assert kept["Content-Type"] == "application/pdf"
    assert kept["Content-Disposition"] == 'inline; filename="who-i-am.pdf"'
    assert b"".join(kept.streaming_content) == b"".join(held.file.parts_in_order())
    made = pages.get(f"{pages.begin}{prepare().pk}/pdf/")
    assert made.content.startswith(b"%PDF")
    text = prepare("plain_text")
    read = pages.get(f"{pages.begin}{text.pk}/text/")
    assert read["Content-Type"] == "text/plain; charset=utf-8"
    assert read.content.decode().startswith("For Simon Archer\n\nWho I am\n")
    video = prepare("recording")
    add = f"{pages.begin}{video.pk}/add-recording/"
    assert pages.get(add).status_code == 200
    for name, sent, says in (
        ("talk.mp4", b"<html><script>alert(1)</script>", "not a recording that can be kept"),
        ("talk.mp4", b"", "Choose the file of the recording"),
    ):
        file = SimpleUploadedFile(name, sent, content_type="video/mp4") if sent else ""
        answer = pages.post(add, {"version": 1, "says": "Mina signs it", **({"file": file} if sent else {})})
        assert answer.status_code == 422
        assert says in words(answer)
        assert "Mina signs it" in words(answer)
    file = SimpleUploadedFile("talk.html", MP4, content_type="text/html")
    assert pages.post(add, {"version": 1, "says": "Mina signs it", "file": file}).status_code == 302
    kept = pages.get(f"{pages.begin}{video.pk}/recording/")
    assert b"".join(kept.streaming_content) == MP4
    assert (kept["Content-Type"], kept["X-Content-Type-Options"]) == ("video/mp4", "nosniff")
    assert kept["Content-Disposition"] == 'attachment; filename="who-i-am.mp4"'
    assert kept["Content-Security-Policy"] == "sandbox; default-src 'none'"
    for form, end in (
        (video, "pdf"),
        (video, "text"),
        (text, "recording"),
        (text, "calendar"),
        (prepare("recording"), "recording"),
    ):
        assert pages.get(f"{pages.begin}{form.pk}/{end}/").status_code == 404


def test_a_time_and_place_are_given_as_a_calendar_file(pages, simon, prepare):
    at = timezone.now() + timedelta(days=4)
    document = Document(
        "Your time to talk", (), Appointment("Talking Point", at, at + timedelta(minutes=30), "Armley Hub")
    )
    has_kind(DocumentKind("booking", "A booking", "story", lambda p: [Source(p.pk, "Tea")], lambda p, key: document))
    try:
        copy = prepare(kind="booking")
        assert "Calendar file" in words(pages.get(f"{pages.begin}{copy.pk}/"))
        file = pages.get(f"{pages.begin}{copy.pk}/calendar/")
    finally:
        _kinds.pop("booking")
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert file["Content-Disposition"] == 'attachment; filename="your-time-to-talk.ics"'
    assert b"LOCATION:Armley Hub" in file.content


def test_easy_read_is_written_line_by_line_with_pictures_and_moved_about(pages, prepare):
    copy = prepare("easy_read")
    lines, line = f"{pages.begin}{copy.pk}/easy-read/", f"{pages.begin}{copy.pk}/easy-read/line/"
    assert "No line is written yet" in words(pages.get(lines))
    one = f"{pages.begin}{copy.pk}/"
    assert pages.get(f"{one}give/")["Location"] == one, "its page says what comes first"
    assert "Look at it and give it" not in words(pages.get(one))
    looked = pages.post(line, {"version": 1, "words": "Mina (your worker) will ring you.", "look": "yes"})
    assert looked.status_code == 200
    assert "Brackets, dashes" in words(looked)
    assert 'value="telephone"' in looked.content.decode()
    sought = pages.post(line, {"version": 1, "words": "Mina will ring you.", "sought": "gard", "look": "yes"})
    assert 'value="garden"' in sought.content.decode()
    empty = pages.post(line, {"version": 1, "words": ""})
    assert (empty.status_code, "Write one short sentence." in words(empty)) == (422, True)
    for number, (said, picture) in enumerate(
        (("Mina will ring you.", "telephone"), ("You make people laugh.", "happy")), 1
    ):
        assert pages.post(line, {"version": number, "words": said, "picture": picture}).status_code == 302
    late = pages.post(line, {"version": 1, "words": "A third line.", "picture": ""})
    assert late.status_code == 422
    assert "A colleague changed the lines" in words(late)
    assert "You make people laugh." in words(late)
    assert 'value="A third line."' in late.content.decode()
    assert 'name="version" value="3"' in late.content.decode(), "kept once more, it is kept"
    assert pages.post(lines, {"version": 3, "down": "1"}).status_code == 302
    assert pages.post(lines, {"version": 3, "out": "1"}).status_code == 422, "a colleague was quicker"
    copy.refresh_from_db()
    assert [one["picture"] for one in copy.easy_read] == ["happy", "telephone"]
    assert pages.post(f"{line}?line=2", {"version": 4, "words": "Mina rings.", "picture": "mobile"}).status_code == 302
    assert pages.post(lines, {"version": 5, "out": "1"}).status_code == 302
    copy.refresh_from_db()
    assert copy.easy_read == [{"words": "Mina rings.", "picture": "mobile"}]
    assert "A mobile phone" in pages.get(lines).content.decode(), "the picture says what it is"
    assert "OpenMoji" in words(pages.get(f"{pages.begin}{copy.pk}/read/"))
    forged = pages.post(line, {"version": 6, "words": "A line.", "picture": "../x"})
    assert (forged.status_code, "pictures that are offered" in words(forged)) == (422, True)


def test_a_translation_is_entered_beside_the_english_and_both_are_seen_when_two_did(pages, prepare):
    copy = prepare("translation", language="ur")
    part = pages.get(f"{pages.begin}{copy.pk}/translators-part/")
    assert "For the translator" in words(part)
    assert "What is most important to me" in words(part)
    address = f"{pages.begin}{copy.pk}/translate/"
    page = pages.get(address).content.decode()
    assert 'dir="rtl"' in page
    assert "What is most important to me" in page
    nobody = pages.post(address, {"version": 1, "text_0": "میں کون ہوں"})
    assert nobody.status_code == 422
    assert "میں کون ہوں" in nobody.content.decode()
    assert pages.post(address, {"version": 1, "translator": "Ali", "text_0": "میں کون ہوں"}).status_code == 302
    both = pages.post(address, {"version": 1, "translator": "Sana", "text_0": "میں"})
    assert both.status_code == 422
    assert "Somebody else changed this" in words(both)
    assert "میں کون ہوں" in words(both)
    one = words(pages.get(f"{pages.begin}{copy.pk}/"))
    assert "not translated yet" in one
    made = pages.get(f"{pages.begin}{copy.pk}/pdf/").content
    assert ("Some letters cannot be shown" in one) == (b"pdfuaid" not in made), "said before it is given"
    assert 'lang="ur" dir="rtl"' in pages.get(f"{pages.begin}{copy.pk}/read/").content.decode()


def test_the_form_is_changed_and_what_is_not_given_says_why(pages, prepare):
    copy = prepare()
    change = f"{pages.begin}{copy.pk}/change/"
    assert pages.get(change).status_code == 200
    sent = {"version": 1, "format": "translation", "language": "", **day("give_by", copy.give_by)}
    assert "Choose the language." in words(pages.post(change, sent))
    assert pages.post(change, {**sent, "language": "so"}).status_code == 302
    both = pages.post(change, {**sent, "format": "large_18"})
    assert "Somebody else changed this" in words(both)
    back = f"{pages.begin}{copy.pk}/not-given/"
    assert "Write why" in words(pages.post(back, {"version": 2, "why_not": "other"}))
    assert pages.post(back, {"version": 2, "why_not": "not_wanted"}).status_code == 302
    assert "They do not want it" in words(pages.get(pages.begin))


def test_what_somebody_held_who_died_is_told_gently(pages, simon, cast):
    simon.refresh_from_db()
    now = timezone.now()
    people.record_death(
        person=simon,
        seen_version=simon.version,
        died_on=timezone.localdate(now),
        told_by="Jo",
        by=cast.workers["mina"],
        at=now,
    )
    shown = words(pages.get(pages.begin))
    assert "Simon has died. What they held stays here" in shown
    assert "Prepare something" not in shown
    waiting = Copy.objects.of(simon).waiting().get()
    assert "so this is no longer to be given" in words(pages.get(f"{pages.begin}{waiting.pk}/"))
    refused = pages.post(
        f"{pages.begin}prepare/",
        {
            "id": new_id(),
            "what": f"who_i_am:{simon.pk}",
            "to": "person",
            "format": "standard",
            **day("give_by", timezone.localdate()),
        },
    )
    assert "nothing more is given to them" in words(refused)


def test_one_copy_and_three_ask_the_database_as_often(pages, prepare, cast):
    pages.get(pages.begin)  # the look of the day is written once
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            pages.get(pages.begin)
        counts.append(len(asked))
        for form in ("standard", "large_18"):
            copy = prepare(form)
            actions.give_copy(
                copy=copy, seen_version=1, seen_hash=hash_of(copy, as_it_stands(copy)), channel="by_hand",
                given_on=timezone.localdate(), by=cast.workers["mina"], at=timezone.now(),
            )  # fmt: skip
            prepare(form)
    assert counts[0] == counts[1]
