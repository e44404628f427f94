"""What a document says, in data, in texts for a translator, as plain text, as a calendar file. No database."""

from dataclasses import asdict
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.letters.calendar_file import as_calendar_file
from alongside.letters.content import (
    Appointment,
    Bullets,
    Document,
    Paragraph,
    Pictured,
    Said,
    Section,
    Table,
    as_data,
    digest,
    from_data,
    mapped,
    texts_of,
    with_texts,
)
from alongside.letters.plain_text import as_text

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS),
    st.builds(Bullets, st.tuples(WORDS, WORDS)),
    st.builds(Table, WORDS, st.tuples(WORDS, WORDS), st.tuples(st.tuples(WORDS, WORDS))),
    st.builds(Said, WORDS, WORDS, WORDS),
    st.builds(Pictured, WORDS, st.sampled_from(["", "house"])),
)
MOMENTS = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
DOCUMENTS = st.builds(
    Document,
    WORDS,
    st.lists(
        st.builds(Section, st.one_of(st.just(""), WORDS), st.lists(BLOCKS, max_size=3).map(tuple)), max_size=3
    ).map(tuple),
    st.one_of(st.none(), st.builds(Appointment, WORDS, MOMENTS, MOMENTS, WORDS)),
)
A_DOCUMENT = Document(
    "What we talked about",
    (
        Section("", (Paragraph("Simon and Mina talked."),)),
        Section("What Simon said", (Said("A room.", "Simon", "6 November 2026"),)),
        Section(
            "What we each will do",
            (
                Bullets(("Laugh", "Learn")),
                Table("Who does what", ("Who", "What"), (("Simon", "A joke a day"), ("Mina", ""))),
            ),
        ),
    ),
)


@given(DOCUMENTS)
def test_a_document_is_the_same_after_it_was_kept_and_its_digest_too(document):
    again = from_data(as_data(document))
    assert again == document
    assert digest(as_data(again)) == digest(as_data(document))
    assert digest(dict(reversed(as_data(document).items()))) == digest(as_data(document)), "in whatever order"


@given(DOCUMENTS)
def test_a_translator_is_given_every_text_once_and_each_comes_back_to_its_place(document):
    texts = texts_of(document)
    assert with_texts(document, texts) == document
    other = with_texts(document, [f"{text}!" for text in texts])
    assert texts_of(other) == [f"{text}!" for text in texts]
    assert mapped(other, lambda text: text[:-1]) == document
    with pytest.raises(ValueError, match="as many texts"):
        with_texts(document, [*texts, "one more"])


def test_a_digest_changes_with_any_word():
    changed = mapped(A_DOCUMENT, lambda text: text.replace("room", "Room"))
    assert digest(as_data(changed)) != digest(as_data(A_DOCUMENT))
    assert asdict(A_DOCUMENT)["title"] in texts_of(A_DOCUMENT)
    assert "6 November 2026" not in texts_of(A_DOCUMENT), "who said it and when is not translated"


def test_plain_text_reads_aloud():
    assert as_text(A_DOCUMENT, before="For Simon Archer", after="Example Council").split("\n") == [
        "For Simon Archer", "", "What we talked about", "", "Simon and Mina talked.", "", "What Simon said", "",
        "Simon, 6 November 2026: “A room.”", "", "What we each will do", "", "1 of 2: Laugh", "2 of 2: Learn", "",
        "Who does what", "Who: Simon. What: A joke a day.", "Who: Mina.", "", "Example Council", "",
    ]  # fmt: skip


def test_a_calendar_file_says_what_when_and_where_in_lines_that_every_calendar_reads():
    visit = Appointment(
        "Talking Point; tea, cake", datetime(2026, 7, 1, 9, 30, tzinfo=UTC), datetime(2026, 7, 1, 10, tzinfo=UTC),
        "Armley Hub\nélan " + "très " * 20,
    )  # fmt: skip
    made = as_calendar_file(visit, key=UUID(int=7), made_at=datetime(2026, 6, 1, tzinfo=UTC))
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert made.endswith(b"END:VCALENDAR\r\n")
    whole = made.replace(b"\r\n ", b"").decode()
    assert f"UID:{UUID(int=7)}" in whole
    assert "DTSTART:20260701T093000Z" in whole
    assert "SUMMARY:Talking Point\\; tea\\, cake" in whole
    assert "LOCATION:Armley Hub\\nélan très très" in whole
    naive = visit.starts_at.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        as_calendar_file(Appointment("x", naive, naive), key=UUID(int=7), made_at=visit.starts_at)
