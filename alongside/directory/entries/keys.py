"""The key in a link's address, and the word that was agreed with whoever runs something.

The key follows from the link's own and SECRET_KEY, so that nothing in the database opens anything.
"""

from datetime import timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from alongside.directory.models import EntryLink

LASTS = timedelta(days=30)
WRONG_WORDS_AT_MOST = 5
WORD_AT_LEAST = 6


def key_of(link: EntryLink) -> str:
    """What stands at the end of a link's address: 32 letters that nobody guesses."""
    return salted_hmac("alongside.directory.link", str(link.pk), algorithm="sha256").hexdigest()[:32]


def is_key_of(link: EntryLink, key: str) -> bool:
    """Does this key open this link?"""
    return constant_time_compare(key_of(link), key)


def hashed_word(word: str, *, link_id: object) -> str:
    """The keyed hash of an agreed word: small and capital letters, and spaces at its ends, make no difference."""
    told = f"{link_id}:{' '.join(word.casefold().split())}"
    return salted_hmac("alongside.directory.word", told, algorithm="sha256").hexdigest()


def is_word_of(link: EntryLink, word: str) -> bool:
    """Is this the word that was agreed?"""
    return constant_time_compare(link.word, hashed_word(word, link_id=link.pk))
