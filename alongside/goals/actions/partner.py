"""Who is in a partnership, and in which part: parts change hands, somebody comes or goes, a place is passed on."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.policy import PRACTISING, decide
from alongside.access.standing import Openness
from alongside.audit.acts import action
from alongside.goals import rules
from alongside.goals.actions.partnership import CHANGE, UnableToWorkTogether, check_goes_on, tell_and_keep
from alongside.goals.models import Partner, Partnership, PassedOn
from alongside.goals.models.partnership import Part
from alongside.goals.story.together import due_of_passing, of_passing
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.people.guarding import is_kept_from
from alongside.people.models import Contact, Person, StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Worker


@action("partnership.parts_changed", needs=CHANGE)
def change_parts(
    *,
    partnership: Partnership,
    seen_version: int,
    parts: Mapping[UUID, str],
    newcomer: Worker | Contact | None = None,
    newcomers_part: str = "",
    from_on: date,
    why: str = "",
    by: Any,
    at: datetime,
) -> Partnership:
    """Say who is in which part from a day on: parts may change hands, somebody may come in, or go.

    `parts` gives a part for the key of each `Partner` that changes (empty: they are no longer in it). Who was in which
    part until then stays told. Refuses a day to come or before they began, and a partnership that nobody would turn.
    """
    check_goes_on(partnership)
    if fault := rules.fault_in_past_day(from_on, today=in_london(at).date(), since=partnership.began_on):
        raise UnableToWorkTogether(fault, field="from_on")
    now = {row.pk: row for row in partnership.partners.filter(ends_on=None).select_related("worker", "contact")}
    changed = {key: part for key, part in parts.items() if key in now and part != now[key].part}
    after = [part for part in ({key: row.part for key, row in now.items()} | changed).values() if part]
    if newcomer is not None:
        _refuse_newcomer(partnership, newcomer, newcomers_part, list(now.values()), at)
        after.append(newcomers_part)
    if not changed and newcomer is None:
        raise UnableToWorkTogether("Nothing is different yet. Choose another part for somebody, or add somebody.")
    if fault := rules.who_turns(after):
        raise UnableToWorkTogether(fault)
    if any(row.starts_on > from_on for key, row in now.items() if key in changed):
        raise UnableToWorkTogether("Somebody came in after that day. Choose a later one.", field="from_on")
    if any(row.is_person and changed.get(key) == "" for key, row in now.items()):
        raise UnableToWorkTogether("Without the person it ends. Move on instead.")
    partnership = change(partnership, seen_version=seen_version)
    for key, part in changed.items():
        row = now[key]
        _end(row, from_on, why)
        if part:
            Partner.objects.create(
                partnership=partnership,
                is_person=row.is_person,
                worker=row.worker,
                contact=row.contact,
                part=part,
                starts_on=from_on,
            )
    if newcomer is not None:
        who = {"worker": newcomer} if isinstance(newcomer, Worker) else {"contact": newcomer}
        Partner.objects.create(partnership=partnership, part=newcomers_part, starts_on=from_on, **who)
    tell_and_keep(partnership)
    return partnership


@action("partnership.passed_on", needs=CHANGE, creates="goals.partner")
def pass_on(
    *,
    partnership: Partnership,
    id: UUID,
    before: Partner,
    to: Worker,
    learnt: str,
    comes_alongside: bool = False,
    by: Any,
    at: datetime,
) -> Partner:
    """Pass a worker's place in a partnership to a colleague, now, with what was learnt; it stands on their desk.

    The clock to look back goes along. `id` is the key of the colleague's place. `comes_alongside`: the same act gives
    them a place alongside the person too, so that they need not stand to them yet. Refuses a place that is no
    worker's or has ended, a colleague who has left, is in it already, or could not open the record.
    """
    if Partner.objects.filter(pk=id).exists():
        raise AlreadyDone
    check_goes_on(partnership)
    # Asked of the table itself: rows that a page has read bring their joins, which PostgreSQL cannot lock.
    now = list(Partner.objects.select_for_update().filter(partnership=partnership, ends_on=None))
    if before.worker_id is None or before.pk not in {row.pk for row in now}:
        raise UnableToWorkTogether("Only a worker's own place, which has not ended, can be passed on.")
    if not learnt.strip():
        raise UnableToWorkTogether("Write what was learnt, so that nobody begins anew.", field="learnt")
    _refuse_worker(partnership, to, now, at, field="to", comes_alongside=comes_alongside)
    today = max(in_london(at).date(), before.starts_on)
    before = next(row for row in now if row.pk == before.pk)
    _end(before, today, f"Passed on to {to}")
    partner = create_once(Partner, id=id, partnership=partnership, worker=to, part=before.part, starts_on=today)
    passed = PassedOn.objects.create(partner=partner, before=before, learnt=learnt, passed_by=by, passed_at=at)
    dues.keep([due_of_passing(passed)])
    StoryItem.objects.bulk_create(of_passing(passed))
    change(partnership, seen_version=Partnership.objects.get(pk=partnership.pk).version)
    tell_and_keep(partnership)
    return partner


@action("partnership.passing_read", needs=Permission.PERSON_OPEN)
def read_passed_on(*, passed: PassedOn, by: Any, at: datetime) -> None:
    """Say that one has read what was learnt. Reading it twice changes nothing. Refuses another's."""
    if passed.partner.worker_id != by.pk:
        raise UnableToWorkTogether("This was passed on to a colleague. Only they can say that they have read it.")
    if passed.read_at is None:
        passed.read_at = at
        passed.save(update_fields=["read_at"])
        dues.keep([due_of_passing(passed)])


def _end(row: Partner, on: date, why: str) -> None:
    """End somebody's part. What was passed on to them and not read ends too, with `tell_and_keep`."""
    row.ends_on, row.why_ended = on, why
    row.save(update_fields=["ends_on", "why_ended"])


def _refuse_newcomer(
    partnership: Partnership, newcomer: Worker | Contact, part: str, now: list[Partner], at: datetime
) -> None:
    if part not in Part.values:
        raise UnableToWorkTogether("Say what the newcomer's part is.", field="newcomers_part")
    if isinstance(newcomer, Worker):
        _refuse_worker(partnership, newcomer, now, at, field="newcomer")
    elif newcomer.person_id not in partnership.person.keys:
        raise UnableToWorkTogether("Choose from the people in this person's life.", field="newcomer")
    elif newcomer.pk in {row.contact_id for row in now}:
        raise UnableToWorkTogether(f"{newcomer} is in it already.", field="newcomer")


def _refuse_worker(
    partnership: Partnership,
    worker: Worker,
    now: list[Partner],
    at: datetime,
    *,
    field: str,
    comes_alongside: bool = False,
) -> None:
    person = partnership.person
    if worker.has_left(on=in_london(at).date()):
        raise UnableToWorkTogether(f"{worker} no longer works here. Choose somebody else.", field=field)
    if worker.pk in {row.worker_id for row in now}:
        raise UnableToWorkTogether(f"{worker} is in it already. Choose somebody else.", field=field)
    if not PRACTISING & set(worker.roles) or is_kept_from(worker, person, at=at):
        raise UnableToWorkTogether(f"{worker} could not open this record. Choose somebody else.", field=field)
    if not comes_alongside and not may_open(person, worker, at):
        raise UnableToWorkTogether(f"{worker} is not alongside them. Ask them in first.", field=field)


def may_open(person: Person, worker: Worker, at: datetime) -> bool:
    """Could this worker open the person's record at this moment?"""
    seen = Person.objects.one_seen_by(worker, person.pk, at=at)
    if seen is None:
        return False
    openness = Openness(person.openness)
    return bool(decide(Permission.PERSON_OPEN, roles=worker.roles, standing=seen.standing, openness=openness))
