"""What is sent is judged by its content, cleaned of what it would tell, refused in a sentence: no database."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.files.faults import NotKept
from alongside.files.reading import (
    BYTES_AT_MOST,
    PART,
    document,
    made,
    measured,
    picture,
    picture_or_document,
    picture_or_leaflet,
)

PLACE = b"51.0632 N 0.9871 W"


def segment(marker, body):
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(up=1, order="<"):
    """What a phone writes: which side is up, and where it was."""
    tag = b"II" if order == "<" else b"MM"
    head = struct.pack(order + "2sHIHHHIHH", tag, 42, 8, 2, 0x0112, 3, 1, up, 0)
    return head + struct.pack(order + "HHIII", 0x8825, 4, 1, 0, 0) + PLACE


def jpeg(*before, high=40, wide=60, up=1, after=b"", order="<"):
    frame = struct.pack(">BHHB", 8, high, wide, 1) + b"\x01\x11\x00"
    parts = [segment(0xE0, b"JFIF\0" + b"\1\1\0\0\1\0\1\0\0"), segment(0xE1, b"Exif\0\0" + exif(up, order)), *before]
    parts += [segment(0xDB, bytes(65)), segment(0xC0, frame), segment(0xC4, bytes(20))]
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"drawn\xff\x00here\xff\xd0again"
    return b"\xff\xd8" + b"".join(parts) + scan + b"\xff\xff\xd9" + after


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*more, high=40, wide=60):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0))
    drawn = chunk(b"IDAT", zlib.compress(b"\0" * 61 * 40))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + drawn + chunk(b"IEND", b"")


def webp(*more, up=6, size=None):
    drawing = b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", 60, 40) + b"drawn"
    parts = [(b"VP8X", bytes([0x0C]) + bytes(9)), (b"VP8 ", drawing), (b"EXIF", exif(up)), (b"XMP ", PLACE), *more]
    body = b"".join(kind + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2) for kind, part in parts)
    return b"RIFF" + struct.pack("<I", size or len(body) + 4) + b"WEBP" + body


def docx(**more):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", more.pop("kinds", "<Types/>"))
        parts.writestr("word/document.xml", "<w:document/>")
        for name, content in more.items():
            parts.writestr(name.replace("_", "/", 1).replace("_", "."), content)
    return held.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"


def whole(read):
    return b"".join(read.parts)


@pytest.mark.parametrize(
    "content, kind",
    [
        (jpeg(), ("image/jpeg", "jpg")),
        (jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE), segment(0xFE, PLACE)), ("image/jpeg", "jpg")),
        (jpeg(after=b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + exif()) + b"<script>"), ("image/jpeg", "jpg")),
        (png(chunk(b"eXIf", exif()), chunk(b"tEXt", b"Comment\0" + PLACE)), ("image/png", "png")),
        (png() + b"PK\x03\x04<script>" + PLACE, ("image/png", "png")),
        (webp() + b"<script>" + PLACE, ("image/webp", "webp")),
    ],
)
def test_a_picture_keeps_what_draws_it_and_tells_no_place(content, kind):
    read = picture([content[:7], content[7:]])
    assert (read.content_type, read.ending) == kind
    assert read.is_picture
    clean = whole(read)
    assert PLACE not in clean
    assert b"<script>" not in clean
    assert b"drawn" in clean or zlib.compress(b"\0" * 61 * 40) in clean
    assert whole(picture([clean])) == clean, "clean once, clean for good"
    assert (read.size, read.sha256) == measured([clean])


def test_colours_stay_and_which_side_is_up_and_nothing_else_of_it():
    colours = segment(0xE2, b"ICC_PROFILE\0\1\1colours")
    for order in "<>":
        clean = whole(picture([jpeg(colours, up=6, order=order)]))
        assert colours in clean
        assert clean[2:].startswith(
            segment(0xE1, b"Exif\0\0" + struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, 0x0112, 3, 1, 6, 0, 0))
        )
    assert b"Exif" not in whole(picture([jpeg(up=1)]))
    assert b"Exif" not in whole(picture([jpeg(up=99)]))
    turned, level = whole(picture([webp(up=6)])), whole(picture([webp(up=1)]))
    assert (turned[20], b"EXIF" in turned, b"XMP " in turned) == (0x08, True, False)
    assert (level[20], b"EXIF" in level) == (0, False)
    progressive = jpeg()[:-3] + segment(0xC4, bytes(9)) + segment(0xDA, bytes(6)) + b"more\xff\xd9"
    assert b"more\xff\xd9" in whole(picture([progressive]))


@pytest.mark.parametrize(
    "content, says",
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script></html>", "no picture that can be kept"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "no picture that can be kept"),
        (b"GIF89a" + bytes(40), "no picture that can be kept"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC"),
        (PDF, "no picture that can be kept"),
        (jpeg()[:-30], "damaged"),
        (b"\xff\xd8\xff\xd9", "damaged"),
        (b"\xff\xd8\xff\xe0\x00", "damaged"),
        (jpeg(high=20_000, wide=20_000), "60 million dots"),
        (jpeg(high=0), "damaged"),
        (png()[:-14], "damaged"),
        (png(high=0), "damaged"),
        (png().replace(b"IDAT", b"IDAU"), "damaged"),
        (png(chunk(b"acTL", bytes(8))), "moves"),
        (webp((b"ANIM", bytes(6))), "moves"),
        (webp(size=9_000), "damaged"),
        (b"RIFF\x0c\0\0\0WEBPVP8L\0\0\0\0", "damaged"),
        (bytes(BYTES_AT_MOST + 1), "larger than 10 MB"),
    ],
    ids=range(19),
)
def test_what_is_no_picture_is_refused_in_a_sentence(content, says):
    with pytest.raises(NotKept, match=says):
        picture([content] if content else [])


def test_a_lossless_webp_and_one_without_an_extension_are_pictures():
    drawing = b"\x2f" + struct.pack("<I", 59 | 39 << 14) + b"drawn!"
    body = b"VP8L" + struct.pack("<I", len(drawing)) + drawing + b"\0" * (len(drawing) % 2)
    content = b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
    assert whole(picture([content])) == content


def test_documents_are_kept_as_they_came():
    for content, ending in ((PDF, "pdf"), (docx(), "docx")):
        read = picture_or_document([content])
        assert (whole(read), read.ending, read.is_picture) == (content, ending, False)
    assert picture_or_document([jpeg()]).ending == "jpg", "a letter is often a photograph of one"


def test_a_leaflet_tells_no_place_of_the_pictures_inside_it():
    said = b'<x exif:GPSLatitude="51,3.792N"/><exif:GPSLongitude>0,59.226W</exif:GPSLongitude>'
    pdf = PDF.replace(b"endobj", b"stream\n" + jpeg() + said + b"\nendstream\nendobj")
    clean = whole(picture_or_leaflet([pdf]))
    assert (len(clean), PLACE in clean, b"51,3" in clean, b"59.226" in clean) == (len(pdf), False, False, False)
    assert b"drawn\xff\x00here" in clean
    broken = jpeg()[:-2]  # a reader draws it all the same
    word = docx(word_media_jpg=jpeg(), word_broken_jpg=broken, word_plain_txt=b"Soup")
    clean = whole(picture_or_leaflet([word]))
    with zipfile.ZipFile(io.BytesIO(clean)) as parts:
        assert parts.read("word/media.jpg") == whole(picture([jpeg()]))
        assert (PLACE in parts.read("word/broken.jpg"), parts.read("word/plain.txt")) == (False, b"Soup")
    for same in (clean, docx(), PDF):
        assert whole(picture_or_leaflet([same])) == same, "nothing else is touched"
    assert PLACE in whole(picture_or_document([pdf])), "a letter is kept as it came"
    with pytest.raises(NotKept, match="holds a program"):
        picture_or_leaflet([docx(word_vbaProject_bin=b"macro")])


@pytest.mark.parametrize(
    "content, says",
    [
        (PDF[:-6], "damaged"),
        (b"PK\x03\x04 no archive", "no document that can be kept"),
        (docx(word_vbaProject_bin=b"macro"), "holds a program"),
        (docx(kinds="application/vnd.ms-word.document.macroEnabled.main+xml"), "holds a program"),
        (docx(word_big_xml=bytes(210_000_000)), "unpacks to far more"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "older Office file"),
        (jpeg(), "no document that can be kept"),
        (b"MZ" + bytes(90), "no document that can be kept"),
    ],
    ids=range(8),
)
def test_what_is_no_document_is_refused_in_a_sentence(content, says):
    with pytest.raises(NotKept, match=says):
        document([content])


def test_a_word_document_whose_list_is_damaged_is_refused():
    content = bytearray(docx(kinds="x" * 400))
    content[content.index(b"[Content_Types].xml") + 20] ^= 0xFF
    with pytest.raises(NotKept):
        document([bytes(content)])


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBP", b"PK\x03\x04"]),
)
def test_whatever_comes_is_kept_or_refused(content, beginning):
    said = ""
    try:
        picture_or_leaflet([beginning + content, b" "])
    except NotKept as refused:
        said = refused.sentence
    assert said == "" or said.endswith((".", ").")), "nothing else goes wrong"


def test_what_we_make_is_measured_and_in_parts():
    read = made(bytes(PART + 5), "application/pdf", "pdf")
    assert [len(part) for part in read.parts] == [PART, 5]
    assert read.size == PART + 5
