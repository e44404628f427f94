"""What a form needs that no machine makes: easy read in lines, a translation, a recording."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.files.keeping import keep
from alongside.files.reading import Read
from alongside.kit.versions import change
from alongside.letters.actions.refusals import UnableToWrite, _refuse_what_is_closed
from alongside.letters.as_given import GONE, english_of
from alongside.letters.content import as_data, digest, texts_of
from alongside.letters.formats import Format
from alongside.letters.models import Copy
from alongside.letters.pictures import listed

LINES_AT_MOST, LETTERS_AT_MOST = 60, 200


@action("copy.easy_read_written", needs=Permission.COPY_GIVE)
def write_easy_read(
    *, copy: Copy, seen_version: int, lines: Sequence[Mapping[str, str]], by: Any, at: datetime
) -> Copy:
    """Keep the lines of easy read, each `words` and the key of a `picture` (empty: none), as the worker wrote them.

    Refuses another form, an empty line, a picture that is not one of ours, and more than sixty lines.
    """
    _refuse_another_form(copy, Format.EASY_READ)
    if len(lines) > LINES_AT_MOST:
        raise UnableToWrite(f"Easy read has at most {LINES_AT_MOST} lines. Say less, or make two of it.")
    if any(not line["words"] or len(line["words"]) > LETTERS_AT_MOST for line in lines):
        raise UnableToWrite("Write one short sentence on each line.", field="words")
    if any(line["picture"] and line["picture"] not in listed() for line in lines):
        raise UnableToWrite("Choose one of the pictures that are offered, or none.", field="picture")
    kept = [{"words": line["words"], "picture": line["picture"]} for line in lines]
    return change(copy, seen_version=seen_version, easy_read=kept, based_on=_digest_of_english(copy))


@action("copy.translated", needs=Permission.COPY_GIVE)
def write_translation(
    *, copy: Copy, seen_version: int, texts: Sequence[str], translator: str, by: Any, at: datetime
) -> Copy:
    """Keep what a translator wrote, text by text in the document's order (empty: not yet), and who they are.

    Refuses another form, a number of texts that is not the document's, and no word on who translated.
    """
    _refuse_another_form(copy, Format.TRANSLATION)
    english = english_of(copy)
    if english is None or len(texts) != len(texts_of(english)):
        raise UnableToWrite("The English has changed while this was written. Look at both again; your words are here.")
    if not translator:
        raise UnableToWrite("Write who translated it: a name, or the agency’s.", field="translator")
    texts = list(texts)
    return change(
        copy, seen_version=seen_version, translated=texts, translator=translator, based_on=_digest_of_english(copy)
    )


@action("copy.recording_kept", needs=Permission.COPY_GIVE)
def keep_recording(*, copy: Copy, seen_version: int, recording: Read, says: str, by: Any, at: datetime) -> Copy:
    """Keep a recording, checked by its content, with what it says in short.

    One that was kept before stays in the history. Refuses another form.
    """
    _refuse_another_form(copy, Format.RECORDING)
    file = keep(recording, by=by, at=at)
    return change(copy, seen_version=seen_version, file=file, says=says, based_on=_digest_of_english(copy))


def _refuse_another_form(copy: Copy, form: Format) -> None:
    _refuse_what_is_closed(copy, UnableToWrite)
    if copy.format != form:
        raise UnableToWrite(f"This copy is {copy.form_in_words} now. Change its form first.")


def _digest_of_english(copy: Copy) -> str:
    english = english_of(copy)
    if english is None:
        raise UnableToWrite(GONE)
    return digest(as_data(english))
