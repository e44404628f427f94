"""The words of law as content: each version has its own, each is a sentence, and what is unread is not forgotten."""

import re
import warnings
from datetime import date, datetime

import pytest

from alongside.law.checks import Check, ReviewOverdue
from alongside.law.kinds import Text
from alongside.law.registry import REGISTER, Register, names, versions
from alongside.law.wording import ALWAYS, TEXTS, day_in_words, texts, wording
from alongside.law.working_days import LONDON

PIECES = {"outcomes", "limbs", "domains", "contents", "functions"}  # these stand inside a sentence


def test_every_file_is_a_name_and_every_table_a_version():
    assert sorted(path.stem for path in TEXTS.glob("*.toml")) == list(names())
    for name in names():
        starts = [version.start.isoformat() if version.start else ALWAYS for version in versions(name)]
        assert list(texts(name)) == starts


@pytest.mark.parametrize("name", names())
def test_what_can_be_read_to_the_person_is_whole_and_plain(name):
    for version in versions(name):
        assert version.says[-1] == version.source[-1] == "."
        for listed, words in version.words.items():
            for key, said in words.items():
                assert re.fullmatch(r"[a-z_]+", key)
                assert len(said.split()) <= 45, said
                gap_last = re.search(r"\{(decision|support|wishes)\}$", said)
                assert listed in PIECES or said[-1] in ".?" or gap_last, said


def test_two_versions_of_one_name_may_have_words_of_their_own():
    old, new = versions("mental_capacity")
    assert old.words["impairment"]["yes"] != new.words["impairment"]["yes"]
    with pytest.raises(KeyError):
        wording("mental_capacity", "2007-10-02")


def test_what_nobody_has_read_has_a_place_to_sign_and_a_day():
    for name in names():
        for version in versions(name):
            for check in version.checks:
                assert check.read[-1] == "."
                assert type(check.review_on) is date
                assert bool(check.checked_by) is bool(check.checked_on), f"Half signed: {version.version}"


def test_a_check_is_done_once_somebody_signed_with_a_day_and_overdue_from_the_day_after():
    check = Check("Read it.", date(2028, 3, 31))
    assert (check.is_done, Check("Read it.", date(2028, 3, 31), "A. Solicitor").is_done) == (False, False)
    assert Check("Read it.", date(2028, 3, 31), "A. Solicitor", date(2027, 1, 1)).is_done
    assert not check.is_overdue(on=date(2028, 3, 31))
    assert check.is_overdue(on=date(2028, 4, 1))


def test_what_is_overdue_is_said_in_a_sentence_that_says_where_to_sign():
    register = Register()
    same = {"provisions": ("An Act",), "facts": {"care": Text()}, "says": "Says.", "source": "Read."}
    check = Check("Read section 1.", date(2028, 3, 31))
    register.provision("duty", start=date(2015, 4, 1), checks=(check,), **same)(lambda *, care: None)
    assert list(register.overdue(on=date(2028, 3, 31))) == []
    assert list(register.overdue(on=date(2028, 4, 1))) == [
        "duty@2015-04-01 was to be read against its source by 2028-03-31: Read section 1. Whoever has read it signs in "
        "alongside/law/text/duty.toml."
    ]


@pytest.mark.filterwarnings("default::alongside.law.checks.ReviewOverdue")
def test_it_warns_of_what_should_have_been_read_by_today():
    """Warns, never fails: nobody's mend waits because a day has passed (alongside/law/checks.py)."""
    overdue = list(REGISTER.overdue(on=datetime.now(LONDON).date()))
    for sentence in overdue:
        warnings.warn(sentence, ReviewOverdue, stacklevel=1)
    assert all(sentence.endswith(".toml.") for sentence in overdue)


def test_a_day_in_words():
    assert day_in_words(date(2026, 11, 13)) == "Friday 13 November 2026"
