"""The reading age agrees with published examples, and syllables with how words are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.design.reading_age import ENOUGH, counts, reading_age, syllables

CAT = "The cat sat on the mat."
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
PROOF = "This sentence, taken as a reading passage unto itself, is being used to prove a point."
GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in "
    "Liberty, and dedicated to the proposition that all men are created equal.\n\n"
    "Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so "
    "dedicated, can long endure. We are met on a great battle-field of that war. We have come to dedicate a "
    "portion of that field, as a final resting place for those who here gave their lives that that nation might "
    "live. It is altogether fitting and proper that we should do this.\n\n"
    "But, in a larger sense, we can not dedicate — we can not consecrate — we can not hallow — this ground. The "
    "brave men, living and dead, who struggled here, have consecrated it, far above our poor power to add or "
    "detract. The world will little note, nor long remember what we say here, but it can never forget what they "
    "did here. It is for us the living, rather, to be dedicated here to the unfinished work which they who fought "
    "here have thus far so nobly advanced. It is rather for us to be here dedicated to the great task remaining "
    "before us — that from these honored dead we take increased devotion to that cause for which they gave the "
    "last full measure of devotion — that we here highly resolve that these dead shall not have died in vain — "
    "that this nation, under God, shall have a new birth of freedom — and that government of the people, by the "
    "people, for the people, shall not perish from the earth."
)
# Said aloud, and counted; so do dictionaries.
SAID = {
    1: "cat asked looked gave league eyes friend great can't played through 14:30 brrr ",
    2: "table centre taken wanted settled passage places washes boxes didn't going being quiet lonely sometimes "
    "business social worker someone people evening being science every playing rhythm safety before",
    3: "idea area museum serious seemingly therapist assessment everything creative medicine "
    "Australian reptilian platypus opinion",
    4: "society reality medication anxiety experience appreciate ambulated criticism california previously",
    5: "domiciliary occupational opportunity",
}


@pytest.mark.parametrize(
    "text, grade, ease",
    [
        (CAT, -1.45, 116),  # grade and ease: Wikipedia, "Flesch-Kincaid readability tests"
        (PLATYPUS, 11.3, 37.5),  # the same: 13 words, 24 syllables
        (PROOF, 7.6, 69),  # the same: an ease of 69
        (GETTYSBURG, 10.6, 65),  # Microsoft Word: 271 words, 10 sentences, an ease of 65; GNU style: grade 10.2
    ],
)
def test_published_examples(text, grade, ease):
    found = counts(text)
    assert found.grade == pytest.approx(grade, abs=0.5)
    # Flesch's own formula, on the same counts.
    assert 206.835 - 1.015 * found.words / found.sentences - 84.6 * found.syllables / found.words == pytest.approx(
        ease, abs=1
    )


def test_the_counts_of_a_published_text():
    assert (counts(GETTYSBURG).words, counts(GETTYSBURG).sentences) == (271, 10)
    assert (counts(PLATYPUS).words, counts(PLATYPUS).syllables) == (13, 24)


@pytest.mark.parametrize("count", SAID)
def test_syllables_as_words_are_said(count):
    assert {word: said for word in SAID[count].split() if (said := syllables(word)) != count} == {}


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("One. Two! Three? Four", 4),
        ("Dr. Osei came at 14.30 with Mrs. Bello.", 1),
        ("He laughed... and then he sat down.", 2),
        ("Tea\nToast\nA walk", 3),
        ("a line that\nruns on", 1),
        ("One\n\n\n- two\n- three", 3),
        ("", 0),
        ("?!", 0),
    ],
)
def test_where_sentences_end(text, sentences):
    assert counts(text).sentences == sentences


@pytest.mark.parametrize(
    "text, age",
    [
        (CAT, None),
        (PLATYPUS, 16),
        (GETTYSBURG, 16),
        (f"{CAT} {CAT} {CAT}", 5),
        ("multidisciplinary " * 30, 18),
        ("أريد أن أضحك الناس في هذه الغرفة كل يوم من أيام الأسبوع", None),
        ("1 2 3 4 5 6 7 8 9 10 11", None),
    ],
)
def test_the_age_is_one_that_can_be_said(text, age):
    assert reading_age(text) == age


@given(st.text(max_size=400))
def test_no_text_is_too_odd(text):
    found = counts(text)
    assert found.sentences <= found.words <= found.syllables
    assert reading_age(text) is None or 5 <= reading_age(text) <= 18


def test_of_a_long_text_the_beginning_stands_for_the_whole():
    assert reading_age((CAT + " ") * 2000 + PLATYPUS * 1000) == 5
    assert len((CAT + " ") * 2000) > ENOUGH
