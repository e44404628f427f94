"""Links by which whoever runs something keeps its entries true, without an account."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from alongside.access.permissions import Permission
from alongside.audit.acts import HOUSE, action
from alongside.directory.actions.entry_changing import (
    UnableToKeepEntry,
    check_answers,
    let_wait,
    make_change,
    record_check,
)
from alongside.directory.actions.entry_keeping import keep_clocks, keep_documents
from alongside.directory.entries.answers import Answers
from alongside.directory.entries.keys import LASTS, WORD_AT_LEAST, WRONG_WORDS_AT_MOST, hashed_word
from alongside.directory.entries.parts import parts_of
from alongside.directory.entries.trust import waits_for_a_look
from alongside.directory.models import EntryChange, EntryCheck, EntryLink, Organisation, Service
from alongside.directory.models.entry import HowChecked
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once


class UnableToUseLink(UnableTo):
    """The link has ended, or is not for this entry."""


@action("entry_link.made", needs=Permission.DIRECTORY_CHANGE, creates="directory.entrylink")
def make_entry_link(
    *, organisation: Organisation, id: UUID, for_whom: str, word: str, by: Any, at: datetime
) -> EntryLink:
    """Make a link for whoever runs something, good for thirty days, with the word agreed with them on the telephone.

    Refuses a word that is easily guessed: a short one, or one out of the organisation's own name.
    """
    plain = " ".join(word.casefold().split())
    if len(plain) < WORD_AT_LEAST or plain in organisation.name.casefold():
        raise UnableToKeepEntry(
            f"Agree on a word of {WORD_AT_LEAST} letters or more that does not stand in their name.", field="word"
        )
    return create_once(
        EntryLink,
        id=id,
        organisation=organisation,
        for_whom=for_whom,
        word=hashed_word(word, link_id=id),
        made_by=by,
        made_at=at,
        ends_at=at + LASTS,
    )


@action("entry_link.ended", needs=Permission.DIRECTORY_CHANGE)
def end_entry_link(*, link: EntryLink, by: Any, at: datetime) -> EntryLink:
    """End a link now. One that has ended stays ended."""
    EntryLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=at)
    return link


@action("entry_link.word_wrong", needs=HOUSE)
def count_wrong_word(*, link: EntryLink, by: Any, at: datetime) -> EntryLink:
    """Count a wrong word; after five the link ends."""
    rows = EntryLink.objects.filter(pk=link.pk)
    rows.update(wrong_words=F("wrong_words") + 1)
    rows.filter(wrong_words__gte=WRONG_WORDS_AT_MOST, ended_at=None).update(ended_at=at)
    link.refresh_from_db()
    return link


def _check_open(link: EntryLink, service: Service, at: datetime) -> None:
    if not EntryLink.objects.open(at=at).filter(pk=link.pk).exists():
        raise UnableToUseLink("This link has ended. Ask the council for another.")
    if service.organisation_id != link.organisation_id:
        raise UnableToUseLink("This link is for the entries of another organisation.")


@action("entry.changed_by_link", needs=HOUSE)
def change_by_link(
    *, service: Service, link: EntryLink, seen_version: int, answers: Answers, by: Any, at: datetime
) -> EntryChange | None:
    """Make an entry say what whoever runs it answered: their own word, so it counts as a check.

    Where many rely on it the change waits for a look instead. None when nothing is different: a check all the same.
    Who runs it stays as it is. The word was asked for before (`entries/keys.py`).
    """
    _check_open(link, service, at)
    answers = {**answers, "run_by": service.organisation.name}
    check_answers(answers, at=at)
    if waits_for_a_look(service):
        return let_wait(service, seen_version, answers, link=link, by_name=link.for_whom, at=at)
    made = make_change(service, seen_version, answers, link=link, by_name=link.for_whom, at=at)
    _count_as_check(service, link, at)
    return made


@action("entry.checked_by_link", needs=HOUSE)
def check_by_link(*, service: Service, link: EntryLink, by: Any, at: datetime) -> EntryCheck:
    """Record that whoever runs it says that all of an entry is still right."""
    _check_open(link, service, at)
    return _count_as_check(service, link, at)


def _count_as_check(service: Service, link: EntryLink, at: datetime) -> EntryCheck:
    row = record_check(service, how=HowChecked.THEMSELVES, by=None, by_name=link.for_whom, at=at)
    keep_documents(parts_of([service]))
    keep_clocks([service])
    return row
