"""What helps whoever writes: advice on easy read, the pictures and where they are from; what a recording is."""

import json

import pytest

from alongside import packs
from alongside.design.vendor import checksum
from alongside.files.reading import PART
from alongside.letters import vendor
from alongside.letters.easy_read import advice_on
from alongside.letters.pictures import CREDIT, FOLDER, found, listed, offered_for
from alongside.letters.recordings import BYTES_AT_MOST, NotARecording, kind_of, read

MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))["files"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Mina will ring you on Monday.", ""),
        ("Mina will ring you. You can ask her.", "2 sentences"),
        ("Mina will come to see you at your home on the Monday after next in the morning.", "17 words"),
        ("Mina (your worker) will ring.", "Brackets"),
        ("The CMHT will ring.", "Say CMHT in full"),
        ("The GP will ring.", ""),
    ],
)
def test_advice_on_a_line(line, says):
    advice = advice_on(line, packs.active().words)
    assert bool(advice.sentences) == bool(says), advice
    assert says in " ".join(advice.sentences)


def test_a_hard_word_is_found_by_the_packs_own_lists():
    plainer = advice_on("We will utilise a multi-disciplinary approach.", packs.active().words).plainer
    assert plainer, "the pack lists at least one of these"
    assert all(one.said for one in plainer)


def test_pictures_are_offered_for_the_words_of_a_line_and_found_by_beginnings():
    assert "telephone" in [one.key for one in offered_for("Mina will ring you.")]
    assert "microphone" in [one.key for one in offered_for("You want to make a room laugh with jokes.")]
    assert [one.key for one in found("gard")][:1] == ["garden"]
    assert offered_for("Whereas notwithstanding") == found("zzz") == found("") == []
    assert len(found("a")) <= 6


def test_every_picture_is_as_it_was_fetched_with_its_licence_and_nothing_in_it_runs():
    by_file = {line["file"]: line for line in MANIFEST}
    assert set(by_file) == {"LICENSE", *(f"{key}.svg" for key in listed())}
    for name, line in by_file.items():
        assert checksum(FOLDER / name) == line["sha256"], name
        assert (line["package"], line["version"], line["licence"]) == ("openmoji", "17.0.0", "CC-BY-SA-4.0")
        text = (FOLDER / name).read_text(encoding="utf-8")
        if name.endswith(".svg"):
            assert not any(
                bad in text.lower() for bad in ("<script", "<foreignobject", "href=", "javascript:", " onload")
            )
    assert "Attribution-ShareAlike 4.0" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in CREDIT
    assert set(vendor.OPENMOJI.takes) == set(by_file)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\0\0\0\x20ftypisom", ("video/mp4", "mp4")),
        (b"\0\0\0\x14ftypqt  ", ("video/quicktime", "mov")),
        (b"\0\0\0\x20ftypM4A ", ("audio/mp4", "m4a")),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01webm", ("video/webm", "webm")),
        (b"OggS\0\x02", ("audio/ogg", "ogg")),
        (b"RIFF\x24\x08\0\0WAVEfmt ", ("audio/wav", "wav")),
        (b"ID3\x04\0", ("audio/mpeg", "mp3")),
        (b"\xff\xfb\x90d", ("audio/mpeg", "mp3")),
        (b"<html><script>alert(1)</script>", None),
        (b"%PDF-1.7", None),
        (b"MZ\x90\0", None),
        (b"RIFF\x24\x08\0\0AVI LIST", None),
        (b"", None),
    ],
)
def test_a_recording_is_known_by_how_it_begins_and_never_by_its_name(head, kind):
    assert kind_of(head) == kind


def test_a_recording_is_read_in_parts_and_what_is_none_is_refused():
    sent = [b"ID3" + b"a" * 300_000, b"b" * 400_000]
    recording = read(sent)
    assert b"".join(recording.parts) == b"".join(sent)
    assert [len(part) for part in recording.parts] == [PART, 700_003 - PART]
    assert (recording.size, recording.ending) == (700_003, "mp3")
    for wrong, says in (([], "empty"), ([b"<svg onload=alert(1)>"], "not a recording")):
        with pytest.raises(NotARecording, match=says):
            read(wrong)
    with pytest.raises(NotARecording, match="larger than 60 MB"):
        read(b"ID3" + bytes(1024 * 1024) for _ in range(BYTES_AT_MOST // 1024 // 1024 + 1))
