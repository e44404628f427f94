"""What opens somebody's own page: the code in the link's address, and the word that was agreed apart from it. Pure.

The code follows from the row's key, its turn and SECRET_KEY, and is kept as a hash: nothing in the database opens
anything. It is short enough to be copied from paper, and long enough that nobody finds one.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from alongside.circles.codes import LETTERS, plain

LENGTH = 12  # of 24 letters and digits: fifty-five bits
SHOWN_FOR = timedelta(hours=1)
OPEN_FOR = timedelta(hours=4)  # then the word is asked for again
LASTS = timedelta(days=14)
LONGEST = timedelta(days=60)
WRONG_WORDS_AT_MOST = 15
WORD_AT_LEAST = 6
TRIES_REMEMBERED = timedelta(days=1)


def code_of(key: UUID, turn: int) -> str:
    """The code of a link, as it stands in its address: `BCDF-GHJK-MNPQ`. Each turn has another."""
    digest = salted_hmac("alongside.assessments.code", f"{key}:{turn}", algorithm="sha256").digest()
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "-".join("".join(letters[begins : begins + 4]) for begins in range(0, LENGTH, 4))


def code_in(typed: str) -> str:
    """A code as it was typed, without blanks and strokes and in capitals: twelve letters, or more than any has."""
    return re.sub(r"[^A-Z0-9]+", "", typed.upper())[: LENGTH + 1]


def hashed_code(code: str) -> str:
    """The keyed hash by which a link is found."""
    return salted_hmac("alongside.assessments.link", code_in(code), algorithm="sha256").hexdigest()


def hashed_word(word: str, *, key: UUID | None) -> str:
    """The keyed hash of an agreed word; capitals, accents, marks and blanks at its ends make no difference."""
    return salted_hmac("alongside.assessments.word", f"{key}:{plain(word)}", algorithm="sha256").hexdigest()


def is_word(word: str, *, key: UUID | None, hashed: str) -> bool:
    """Is this the word that was agreed? Takes as long where there is no such link (None and empty)."""
    return constant_time_compare(hashed, hashed_word(word, key=key))


def fault_in_word(word: str, *, names: Iterable[str], born_on: date | None) -> str:
    """Why a word is too easily guessed by somebody who knows the person; empty when it is not."""
    said = plain(word)
    if len(said.replace(" ", "")) < WORD_AT_LEAST:
        return f"Agree on a word of {WORD_AT_LEAST} letters or more, or on two or three short ones."
    if any(part in said for name in names for part in plain(name).split() if len(part) > 2):
        return "Agree on a word that does not stand in their name: that is the first that others would try."
    if born_on is not None and str(born_on.year) in said:
        return "Agree on a word without the year they were born: that is the first that others would try."
    return ""


def fault_in_ends_on(ends_on: date, *, today: date) -> str:
    """Why a link cannot work until a day; empty when it can."""
    if ends_on <= today:
        return "Write a day that is still to come, so that they have time to write."
    if ends_on > today + LONGEST:
        return f"Write a day within {LONGEST.days} days. You can give them another link then."
    return ""
