"""Two people begin to work together, and move on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.goals import rules
from alongside.goals.models import LookBack, Partner, Partnership, PassedOn
from alongside.goals.models.partnership import HowEnded
from alongside.goals.story.partnership import of_partnership
from alongside.goals.story.together import due_of_look_back, due_of_passing, with_what_clocks_need
from alongside.goals.story.words import ROOM
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Contact, Person, StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due, Worker

CHANGE = Permission.PARTNERSHIP_CHANGE


class UnableToWorkTogether(UnableTo):
    """These people cannot work together in this way, or it cannot change like this."""


@action("partnership.begun", needs=CHANGE, creates="goals.partnership")
def begin_partnership(
    *,
    person: Person,
    id: UUID,
    shape: str,
    worker: Worker | None = None,
    contacts: Sequence[Contact] = (),
    began_on: date,
    purpose: str = "",
    look_back_on: date | None = None,
    by: Any,
    at: datetime,
) -> Partnership:
    """Say that people work together as equals, from a day: two of them, or a worker and a family.

    `shape` is a worker and the person, a peer and the person, two peers who each support the other, or a worker and a
    family (the person, and `contacts` in their life). Readiness is never asked for first. `look_back_on` is when they
    look together at how it goes (None: no day yet). Refuses a beginning still to come, somebody from another life, a
    worker who has left, and the same two who work together already.
    """
    workers = [worker] if worker else []
    if fault := rules.fault_in_who(shape, workers=len(workers), contacts=len(contacts)):
        raise UnableToWorkTogether(fault, field="contacts" if not contacts and worker else "who")
    if fault := rules.fault_in_past_day(began_on, today=in_london(at).date()):
        raise UnableToWorkTogether(fault, field="began_on")
    if any(one.person_id not in person.keys for one in contacts):
        raise UnableToWorkTogether("Choose from the people in this person's life.", field="who")
    if worker is not None and worker.has_left(on=in_london(at).date()):
        raise UnableToWorkTogether(f"{worker} no longer works here. Choose somebody else.", field="who")
    _refuse_the_same(person, id, shape, worker, contacts)
    partnership = create_once(
        Partnership,
        id=id,
        person=person,
        shape=shape,
        purpose=purpose,
        began_on=began_on,
        begun_by=by,
        begun_at=at,
    )
    parts = rules.parts_at_first(shape)
    rows = [
        Partner(is_person=True, part=parts["person"]),
        *(Partner(worker=one, part=parts["worker"]) for one in workers),
        *(Partner(contact=one, part=parts["contact"]) for one in contacts),
    ]
    for row in rows:
        row.partnership, row.starts_on = partnership, began_on
    Partner.objects.bulk_create(rows)
    if look_back_on is not None:
        if fault := rules.fault_in_day_to_come(look_back_on, today=in_london(at).date()):
            raise UnableToWorkTogether(fault, field="look_back_on")
        LookBack.objects.create(partnership=partnership, on=look_back_on, set_by=by, set_at=at)
    tell_and_keep(partnership)
    return partnership


@action("partnership.ended", needs=CHANGE)
def move_on(
    *,
    partnership: Partnership,
    seen_version: int,
    ended_on: date,
    how_ended: str,
    what_goes_on: str,
    by: Any,
    at: datetime,
) -> Partnership:
    """Say that they moved on, from which day, and what goes on now. There is no word for failure among the answers.

    Refuses a day to come or before they began, and one that was ended already.
    """
    check_goes_on(partnership)
    if fault := rules.fault_in_past_day(ended_on, today=in_london(at).date(), since=partnership.began_on):
        raise UnableToWorkTogether(fault, field="ended_on")
    if how_ended not in HowEnded.values:
        raise UnableToWorkTogether("Choose what comes nearest.", field="how_ended")
    partnership = change(
        partnership,
        seen_version=seen_version,
        ended_on=ended_on,
        how_ended=how_ended,
        what_goes_on=what_goes_on,
        ended_by=by,
        ended_at=at,
    )
    tell_and_keep(partnership)
    return partnership


def check_goes_on(partnership: Partnership) -> None:
    """Refuses whatever is asked of a partnership that was ended."""
    if Partnership.objects.filter(pk=partnership.pk, ended_on__isnull=False).exists():
        raise UnableToWorkTogether("They have moved on. Begin again when they work together once more.")


def _refuse_the_same(person: Person, id: UUID, shape: str, worker: Worker | None, contacts: Sequence[Contact]) -> None:
    going_on = Partnership.objects.of(person).going_on().filter(shape=shape).exclude(pk=id)
    theirs = Partner.objects.filter(partnership__in=going_on, ends_on=None)
    same = theirs.filter(worker=worker) if worker else theirs.filter(contact__in=contacts)
    if (there := same.first()) is not None:
        raise UnableToWorkTogether(f"{there} works together with them already. Open that instead.", field="who")


def tell_and_keep(partnership: Partnership) -> None:
    """Keep the story's lines of a partnership, and the clocks of what is still to come in it, as they are now."""
    StoryItem.objects.filter(source_room=ROOM, source_id=partnership.pk).delete()
    whole = Partnership.objects.with_everybody().get(pk=partnership.pk)
    StoryItem.objects.bulk_create(of_partnership(whole))
    open_ones = list(with_what_clocks_need(LookBack.objects.filter(partnership=partnership, done_on=None)))
    Due.objects.filter(source_room=ROOM, source_id__in=[one.pk for one in open_ones]).delete()
    dues.keep([due for due in map(due_of_look_back, open_ones) if due])
    to_read = PassedOn.objects.filter(partner__partnership=partnership, read_at=None)
    dues.keep([due_of_passing(one) for one in to_read.select_related("partner__partnership", "partner__worker")])
