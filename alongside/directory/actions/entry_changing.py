"""What the actions of an entry share: making a change, or letting it wait; a check. Inside the calling transaction."""

import copy
from datetime import datetime
from typing import Any

from alongside.directory.actions.entry_keeping import keep_clocks, keep_documents, keep_parts, newest_team
from alongside.directory.entries import story
from alongside.directory.entries.answers import PLAIN, Answers, parts_from, schedule_from, would_say
from alongside.directory.entries.days import fault_in, when_of
from alongside.directory.entries.parts import parts_of
from alongside.directory.entries.rules import fault_in_ages
from alongside.directory.entries.words import differing, words_of
from alongside.directory.models import EntryChange, EntryCheck, EntryLink, Feed, Organisation, Service
from alongside.directory.models.entry import ChangeState
from alongside.directory.models.offer import Status
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change
from alongside.workforce import dues


class UnableToKeepEntry(UnableTo):
    """What was told of an entry cannot be right, or is there already."""


def check_answers(answers: Answers, *, at: datetime) -> None:
    """Refuse answers that cannot be right, each with the question it is about."""
    if fault := fault_in_ages(answers["minimum_age"], answers["maximum_age"]):
        raise UnableToKeepEntry(fault, field="minimum_age")
    service = Service(id=new_id())
    for told in answers["times"]:
        if fault := fault_in(when_of(schedule_from(told, service, service.pk)), today=in_london(at).date()):
            raise UnableToKeepEntry(fault)


def organisation_named(name: str) -> Organisation:
    """The organisation of this name, or a new one that is not kept yet."""
    found = Organisation.objects.filter(name__iexact=name).order_by("id").first()
    return found or Organisation(id=new_id(), name=name)


def make_change(
    service: Service,
    seen_version: int,
    answers: Answers,
    *,
    by: Any = None,
    link: EntryLink | None = None,
    feed: Feed | None = None,
    by_name: str,
    at: datetime,
) -> EntryChange | None:
    """Change an entry at once, and keep what it said before and after. None when it says the same."""
    [before] = parts_of([service])
    said = words_of(before)
    old = copy.copy(before)
    old.service = copy.copy(service)
    organisation = service.organisation
    if answers["run_by"].casefold() != organisation.name.casefold():
        organisation = organisation_named(answers["run_by"])
    now = parts_from(answers, service=service, organisation=organisation, before=old)
    organisation.save()
    facts = {name: answers[name] for name in PLAIN}
    change(service, seen_version=seen_version, **facts, organisation=organisation, last_modified=at)
    keep_parts([now], [old])
    keep_documents([now])
    keep_clocks([service])
    return write_down(service, said, words_of(now), by=by, link=link, feed=feed, by_name=by_name, at=at)


def write_down(
    service: Service, before: dict[str, str], after: dict[str, str], *, by_name: str, at: datetime, **whose: Any
) -> EntryChange | None:
    """Keep the headings that differ, with what they said before and after; None when none does."""
    names = differing(before, after)
    if not names:
        return None
    return EntryChange.objects.create(
        service=service,
        by_name=by_name,
        made_at=at,
        state=ChangeState.MADE,
        before={name: before.get(name, "") for name in names},
        after={name: after.get(name, "") for name in names},
        **whose,
    )


def let_wait(
    service: Service, seen_version: int, answers: Answers, *, by_name: str, at: datetime, **whose: Any
) -> EntryChange | None:
    """Keep a change for somebody to look at; the entry stays as it is. None when it would say the same.

    One that they asked for already, in the same words, waits once.
    """
    [now] = parts_of([service])
    said = words_of(now)
    would = words_of(would_say(now, answers))
    names = differing(said, would)
    if not names:
        return None
    mine = EntryChange.objects.filter(service=service, state=ChangeState.WAITING, **whose)
    if same := next((one for one in mine if one.answers == answers), None):
        return same
    waiting = EntryChange.objects.create(
        service=service,
        by_name=by_name,
        made_at=at,
        state=ChangeState.WAITING,
        before={name: said.get(name, "") for name in names},
        after={name: would.get(name, "") for name in names},
        answers=answers,
        seen_version=seen_version,
        **whose,
    )
    if (team := newest_team()) is not None:
        dues.keep([story.due_of_change(waiting, team)])
    return waiting


def set_status(
    service: Service, seen_version: int, status: str, why: str, *, by: Any, at: datetime
) -> EntryChange | None:
    """Change whether an entry runs, and keep it among its changes."""
    [before] = parts_of([service])
    said = words_of(before)
    runs = status == Status.ACTIVE
    closed_at = None if runs else at
    change(service, seen_version=seen_version, status=status, closed_why=why, closed_at=closed_at, last_modified=at)
    keep_documents([before])
    keep_clocks([service])
    return write_down(service, said, words_of(before), by=by, by_name=by.name, at=at)


def record_check(
    service: Service, *, how: str, by: Any, by_name: str, at: datetime, checked_on: Any = None
) -> EntryCheck:
    """Keep that an entry was found to be true on a day (None: today). The newest day is the entry's."""
    day = checked_on or in_london(at).date()
    row = EntryCheck.objects.create(service=service, checked_on=day, how=how, by=by, by_name=by_name, recorded_at=at)
    if service.checked_on is None or day >= service.checked_on:
        service.checked_on, service.checked_by, service.checked_how, service.last_modified = day, by_name, how, at
        service.save(update_fields=["checked_on", "checked_by", "checked_how", "last_modified"])
    return row
