"""Adding an entry, changing what it says, closing it and opening it again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.actions.entry_changing import (
    UnableToKeepEntry,
    check_answers,
    let_wait,
    make_change,
    organisation_named,
    record_check,
    set_status,
)
from alongside.directory.actions.entry_keeping import count_in, keep_clocks, keep_documents, keep_parts
from alongside.directory.actions.entry_telling import settle_told
from alongside.directory.entries.answers import PLAIN, Answers, parts_from
from alongside.directory.entries.parts import parts_of
from alongside.directory.entries.trust import waits_for_a_look
from alongside.directory.entries.words import words_of
from alongside.directory.models import EntryChange, Service
from alongside.directory.models.entry import ChangeState, HowChecked
from alongside.directory.models.offer import Status
from alongside.kit.versions import create_once


@action("entry.added", needs=Permission.DIRECTORY_CHANGE, creates="directory.service")
def add_entry(
    *, answers: Answers, id: UUID, how: str = HowChecked.WEBSITE, although_alike: bool = False, by: Any, at: datetime
) -> Service:
    """Add something that is on offer, as the page's answers tell it. It counts as checked today, in the way told.

    Refuses what cannot be (ages, a schedule that never falls on a day), and an entry of the same name by the same
    organisation unless `although_alike`.
    """
    check_answers(answers, at=at)
    organisation = organisation_named(answers["run_by"])
    alike = Service.objects.going().filter(name__iexact=answers["name"], organisation=organisation).exclude(pk=id)
    if not although_alike and alike.exists():
        raise UnableToKeepEntry(
            f"There is an entry “{answers['name']}” run by {organisation.name} already. Find it and correct it, or say "
            "below that this is another.",
            field="although_alike",
        )
    organisation.save()
    service = create_once(
        Service,
        id=id,
        organisation=organisation,
        **{name: answers[name] for name in PLAIN},
        added_by=by,
        added_at=at,
        last_modified=at,
    )
    keep_parts([parts := parts_from(answers, service=service, organisation=organisation)])
    record_check(service, how=how, by=by, by_name=by.name, at=at)
    EntryChange.objects.create(
        service=service, by=by, by_name=by.name, made_at=at, state=ChangeState.MADE, after=words_of(parts)
    )
    count_in(1)
    keep_documents([parts])
    keep_clocks([service])
    return service


@action("entry.changed", needs=Permission.DIRECTORY_CHANGE)
def change_entry(
    *,
    service: Service,
    seen_version: int,
    answers: Answers,
    how: str = "",
    told: EntryChange | None = None,
    by: Any,
    at: datetime,
) -> EntryChange | None:
    """Make an entry say what was answered; with `how`, it counts as checked too. None when nothing is different.

    `told` is what anybody told us that led to it: whoever looks after the directory has then looked at that.

    Where many rely on it, and `by` does not look after the directory, the change waits for a look: the entry stays as
    it was, and the change says so by its state.
    """
    check_answers(answers, at=at)
    if waits_for_a_look(service, roles=by.roles):
        return let_wait(service, seen_version, answers, by=by, by_name=by.name, at=at)
    made = make_change(service, seen_version, answers, by=by, by_name=by.name, at=at)
    if how:
        record_check(made.service if made else service, how=how, by=by, by_name=by.name, at=at)
        keep_documents(parts_of([service]))
        keep_clocks([service])
    settle_told(told, by=by, at=at)
    return made


@action("entry.closed", needs=Permission.DIRECTORY_CHANGE)
def close_entry(
    *,
    service: Service,
    seen_version: int,
    status: str,
    why: str,
    told: EntryChange | None = None,
    by: Any,
    at: datetime,
) -> EntryChange | None:
    """Say that something has ended, does not run at the moment, or is closed for a while, and why; `told` as above.

    Refuses one that many rely on, from anybody who does not look after the directory.
    """
    if status not in set(Status) - {Status.ACTIVE}:
        raise UnableToKeepEntry("Say whether it has ended or only rests.", field="status")
    if waits_for_a_look(service, roles=by.roles):
        raise UnableToKeepEntry(
            "Many rely on this entry, so the team that looks after the directory closes it. Write it under “To know” "
            "on the page that corrects the entry: that goes to their desk.",
            field="status",
        )
    made = set_status(service, seen_version, status, why, by=by, at=at)
    settle_told(told, by=by, at=at)
    return made


@action("entry.opened_again", needs=Permission.DIRECTORY_CHANGE)
def open_again(*, service: Service, seen_version: int, by: Any, at: datetime) -> EntryChange:
    """Say that something that had ended or rested runs again. It is to be checked when it was before."""
    return set_status(service, seen_version, Status.ACTIVE, "", by=by, at=at)
