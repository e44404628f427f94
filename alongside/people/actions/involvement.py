"""Who is alongside a person: asked in, named, handed over to, ended."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY, PRACTISING
from alongside.access.roles import Role, role_in_words
from alongside.access.standing import Openness
from alongside.audit.acts import action
from alongside.kit.moments import in_london, moment_in_words
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import create_once
from alongside.people import story
from alongside.people.actions.possible_join import keep_clocks
from alongside.people.answering import following, kinds_that_follow, who_answers
from alongside.people.guarding import is_kept_from
from alongside.people.models import HandOver, Involvement, Person, PossibleJoin, StoryItem
from alongside.people.shifts import AHEAD_AT_MOST
from alongside.workforce import dues
from alongside.workforce.models import Due, Team, Worker
from alongside.workforce.models.team import holds_now

OWN_WORDS_WAIT = (
    "Something of your own about them still waits on your desk, such as a note not yet recorded, and only you can "
    "finish it. Finish it first."
)


class UnableToBeAlongside(UnableTo):
    """The time alongside cannot be as it is described."""


class UnableToEnd(UnableTo):
    """The time alongside cannot end like this."""


class UnableToHandOver(UnableTo):
    """The colleague cannot take over like this."""


@action("involvement.begun", needs=Permission.INVOLVEMENT_CHANGE, creates="people.involvement")
def begin_involvement(
    *,
    person: Person,
    id: UUID,
    worker: Worker | None = None,
    team: Team | None = None,
    role: str,
    starts_at: datetime,
    ends_at: datetime | None = None,
    is_named_practitioner: bool = False,
    why: str = "",
    by: Any,
    at: datetime,
) -> Involvement:
    """Say who is alongside a person: a worker or a team, from when, until when (None: until it is ended).

    Refuses moments that cannot be right, a role the worker does not hold, one who will have left, one who is alongside
    at that time already, and a second named practitioner.
    """
    _refuse_moments(starts_at, ends_at, at)
    _hold(person)  # two asked in at once would not see each other
    if worker is not None:
        _refuse_worker(worker, role, ends_at or starts_at, UnableToBeAlongside, field="who")
        _refuse_kept_from(person, worker, at, UnableToBeAlongside, field="who")
    if is_named_practitioner:
        _refuse_second_name(person, worker, ends_at, id)
    meanwhile = Q(ends_at=None) | Q(ends_at__gt=starts_at)
    others = Involvement.objects.of(person).filter(meanwhile, worker=worker, team=team, is_shift=False)
    if ends_at is not None:
        others = others.filter(starts_at__lt=ends_at)
    if (there := others.exclude(pk=id).order_by("starts_at").first()) is not None:
        raise UnableToBeAlongside(f"{there.who} {_already(there, at)}. End that first, or choose a time outside it.")
    row = create_once(
        Involvement,
        id=id,
        person=person,
        worker=worker,
        team=team,
        role=role,
        starts_at=starts_at,
        ends_at=ends_at,
        is_named_practitioner=is_named_practitioner,
        why=why,
    )
    _tell_the_story(row)
    _give_to_whoever_answers(person)
    return row


@action("involvement.from_first_contact", needs=Permission.FIRST_CONTACT_RECORD, creates="people.involvement")
def come_from_first_contact(*, person: Person, id: UUID, why: str, by: Any, at: datetime) -> Involvement:
    """Be alongside somebody from now, since one spoke with them, or for them, first, or takes on what was said.

    Asked by the acts on a first contact, which keep what was said; nobody is asked in first. Refuses a record that is
    not open, whoever is kept from it, an agency's worker, and somebody who is alongside already.
    """
    _hold(person)
    if person.openness != Openness.OPEN:
        raise UnableToBeAlongside("Only a few may open this record. What was said goes to them.")
    role = next((role for role in by.roles if role in POLICY[Permission.FIRST_CONTACT_RECORD].roles), by.roles[0])
    _refuse_worker(by, role, at, UnableToBeAlongside)
    _refuse_kept_from(person, by, at, UnableToBeAlongside, field="")
    if Involvement.objects.of(person).filter(holds_now(at), worker=by, is_shift=False).exists():
        raise AlreadyDone
    row = create_once(Involvement, id=id, person=person, worker=by, role=role, starts_at=at, why=why)
    _tell_the_story(row)
    _give_to_whoever_answers(person)
    return row


@action("involvement.ended", needs=Permission.INVOLVEMENT_CHANGE)
def end_involvement(*, involvement: Involvement, why: str = "", by: Any, at: datetime) -> None:
    """End a time alongside now, or take away one that has not begun. A shift's access closes at once.

    Ending it twice changes nothing. Refuses to leave a person without anybody, and to leave one's own words behind.
    """
    row = _as_it_stands(involvement)
    if row.ends_at is not None and (row.closes_at or row.ends_at) <= at:
        return
    if row.starts_at >= at:
        row.delete()
        _give_to_whoever_answers(involvement.person)
        return
    if not row.is_shift:
        _refuse_to_leave(row, by, UnableToEnd)
        others = Involvement.objects.of(row.person).filter(is_shift=False, starts_at__lte=at, ends_at=None)
        if not others.exclude(pk=row.pk).exists():
            raise UnableToEnd("Nobody else is alongside them. Hand over to a colleague, or ask one in first.")
    _end(row, at, why)
    _tell_the_story(row)
    _give_to_whoever_answers(involvement.person)


@action("involvement.handed_over", needs=Permission.INVOLVEMENT_CHANGE, creates="people.involvement")
def hand_over(*, involvement: Involvement, id: UUID, to: Worker, what_to_know: str, by: Any, at: datetime) -> HandOver:
    """Give a worker's place alongside a person to a colleague, now, with what they should know.

    The clocks that go with the person go along, and the colleague finds the words on their desk. `id` is the key of
    the colleague's own time alongside. Refuses a shift, a team's place, a time that has ended, a colleague who cannot
    hold the place, and leaving one's own words behind.
    """
    row, person = _as_it_stands(involvement), involvement.person
    if Involvement.objects.filter(pk=id).exists():
        raise AlreadyDone
    if row.worker is None or row.is_shift or row.ends_at is not None or row.starts_at >= at:
        raise UnableToHandOver("Only a worker's own time alongside, which has begun and not ended, can be handed over.")
    if to == row.worker:
        raise UnableToHandOver(f"{to} has this place already. Choose somebody else.", field="to")
    role = row.role if row.role in to.roles else next((role for role in to.roles if role in PRACTISING), row.role)
    if row.is_named_practitioner:
        role = Role.PRACTITIONER
    _refuse_worker(to, role, at, UnableToHandOver, field="to")
    _refuse_kept_from(person, to, at, UnableToHandOver, field="to")
    _refuse_to_leave(row, by, UnableToHandOver)
    theirs = Involvement.objects.of(person).filter(worker=to, is_shift=False, ends_at=None).first()
    if theirs is not None and not row.is_named_practitioner:
        raise UnableToHandOver(f"{to} {_already(theirs, at)}. Choose somebody else, or end your own time.", field="to")
    _end(row, at, "")
    if theirs is not None:
        _end(theirs, at, "")
    new = create_once(
        Involvement,
        id=id,
        person=person,
        worker=to,
        role=role,
        starts_at=at,
        is_named_practitioner=row.is_named_practitioner,
        follows=row,
        why="Handed over",
    )
    told = HandOver.objects.create(involvement=new, what_to_know=what_to_know, handed_by=by, handed_at=at)
    dues.keep([story.due_of_hand_over(told)])
    _tell_the_story(row, new)
    _give_to_whoever_answers(person)
    return told


@action("involvement.named", needs=Permission.INVOLVEMENT_CHANGE, creates="people.involvement")
def make_named_practitioner(*, person: Person, id: UUID, worker: Worker, by: Any, at: datetime) -> Involvement:
    """Make a worker who is alongside a person their named practitioner, now. Who was named stays alongside, unnamed.

    `id` is the key of the time that begins. Refuses a worker who is no practitioner, or not alongside by name.
    """
    _hold(person)
    if Involvement.objects.filter(pk=id).exists():
        raise AlreadyDone
    rows = Involvement.objects.of(person).filter(worker__isnull=False, is_shift=False, ends_at=None)
    theirs = rows.filter(worker=worker, starts_at__lt=at).first()
    if theirs is None:
        raise UnableToBeAlongside(f"{worker} is not alongside them. Ask them in first.")
    if theirs.is_named_practitioner:
        raise AlreadyDone
    _refuse_worker(worker, Role.PRACTITIONER, at, UnableToBeAlongside)
    named = list(rows.filter(is_named_practitioner=True).select_related("person", "worker").order_by("starts_at"))
    _end(theirs, at, "")
    for number, before in enumerate(named, start=1):  # two, where two records were joined
        _end(before, at, "")
        Involvement.objects.create(  # its key follows from the new one's, so that this too is done once
            id=UUID(int=id.int ^ number),
            person=before.person,
            worker=before.worker,
            role=before.role,
            starts_at=at,
            why="No longer the named practitioner",
        )
    new = create_once(
        Involvement,
        id=id,
        person=person,
        worker=worker,
        role=Role.PRACTITIONER,
        starts_at=at,
        is_named_practitioner=True,
        follows=named[0] if named else None,
    )
    _tell_the_story(*named, new)
    _give_to_whoever_answers(person)
    return new


@action("hand_over.read", needs=Permission.PERSON_OPEN)
def read_hand_over(*, hand_over: HandOver, by: Any, at: datetime) -> None:
    """Say that one has read what a colleague handed over. Reading it twice changes nothing. Refuses another's."""
    if hand_over.involvement.worker_id != by.pk:
        raise UnableToHandOver("This was handed over to a colleague. Only they can say that they have read it.")
    if hand_over.read_at is None:
        hand_over.read_at = at
        hand_over.save(update_fields=["read_at"])
        dues.keep([story.due_of_hand_over(hand_over)])


def _hold(person: Person) -> None:
    """Whoever else would change who is alongside this person waits."""
    list(Person.objects.select_for_update().filter(pk__in=person.keys).order_by("pk").values_list("pk"))


def _as_it_stands(involvement: Involvement) -> Involvement:
    """The row as it is now; whoever else would change who is alongside this person waits."""
    _hold(involvement.person)
    row = Involvement.objects.select_related("person", "worker", "team").filter(pk=involvement.pk).first()
    if row is None:
        raise UnableToEnd("A colleague took this away a moment ago.")
    return row


def _end(row: Involvement, at: datetime, why: str) -> None:
    """End a row at a moment; a shift closes with it. What was handed over and not read ends too."""
    row.ends_at, row.ended_why = min(at, row.ends_at or at), why
    row.closes_at = at if row.is_shift else None
    row.save(update_fields=["ends_at", "ended_why", "closes_at"])
    told = HandOver.objects.filter(involvement=row, read_at=None).select_related("involvement").first()
    if told is not None:
        dues.keep([story.due_of_hand_over(told)])


def _tell_the_story(*rows: Involvement) -> None:
    """Write the story items of these rows anew, as their facts now are."""
    keys = [row.pk for row in rows]
    StoryItem.objects.filter(source_room=story.ROOM, source_id__in=keys).delete()
    now = Involvement.objects.filter(pk__in=keys).select_related("person", "worker", "follows__worker", "hand_over")
    StoryItem.objects.bulk_create([item for row in now for item in story.of_involvement(row)])


def _give_to_whoever_answers(person: Person) -> None:
    """Move the open clocks that go with a person to whoever answers for them now."""
    if (owner := who_answers(person)) is not None:
        waiting = Due.objects.open().filter(person__in=person.keys, kind__in=story.GO_WITH_THE_PERSON)
        waiting.update(worker=owner.worker, team=owner.team)
    dues.keep(following(person))
    keep_clocks(*PossibleJoin.objects.of(person).open().select_related("person"))


def _already(row: Involvement, at: datetime) -> str:
    if row.starts_at > at:
        return f"will be alongside them from {moment_in_words(row.starts_at)}"
    return f"is alongside them already, since {moment_in_words(row.starts_at)}"


def _refuse_moments(starts_at: datetime, ends_at: datetime | None, at: datetime) -> None:
    if ends_at is not None and ends_at.astimezone(UTC) <= starts_at.astimezone(UTC):
        raise UnableToBeAlongside("The end must come after the beginning.", field="ends_at")
    if ends_at is not None and ends_at <= at:
        raise UnableToBeAlongside("That end has passed. Choose one still to come, or leave it empty.", field="ends_at")
    if starts_at > at + AHEAD_AT_MOST:
        raise UnableToBeAlongside("That is more than a year from now. Check the year.", field="starts_at")
    if starts_at < at - timedelta(days=31):
        raise UnableToBeAlongside("That is more than 31 days ago. Choose a later beginning.", field="starts_at")


def _refuse_worker(worker: Worker, role: str, on: datetime, refusal: type[UnableTo], field: str = "") -> None:
    if worker.has_left(on=in_london(on).date()):
        raise refusal(f"{worker} will have left by then. Choose somebody else.", field=field)
    if role not in worker.roles:
        raise refusal(f"{worker} is not a {role_in_words(role)}. Choose somebody who is.", field=field)
    if role not in PRACTISING:
        raise refusal(f"A {role_in_words(role)} opens nobody's record. Choose somebody else.", field=field)
    if worker.is_agency and role == Role.SUPPORT_WORKER:
        raise refusal(
            f"{worker} comes from an agency. Enter a shift: the record opens and closes with it.", field=field
        )


def _refuse_kept_from(person: Person, worker: Worker, at: datetime, refusal: type[UnableTo], field: str) -> None:
    if is_kept_from(worker, person, at=at):
        raise refusal(f"{worker} is kept from this record, and could not open it. Choose somebody else.", field=field)


def _refuse_second_name(person: Person, worker: Worker | None, ends_at: datetime | None, id: UUID) -> None:
    if worker is None or ends_at is not None or Role.PRACTITIONER not in worker.roles:
        raise UnableToBeAlongside("The named practitioner is one practitioner, until they hand over.")
    named = Involvement.objects.of(person).filter(is_named_practitioner=True, ends_at=None).exclude(pk=id)
    if (there := named.select_related("worker").first()) is not None:
        raise UnableToBeAlongside(f"{there.worker} is the named practitioner. They can hand over.")


def _refuse_to_leave(row: Involvement, by: Any, refusal: type[UnableTo]) -> None:
    """Whoever goes cannot open the record afterwards: their own unfinished words would be out of their reach."""
    if row.worker_id != by.pk:
        return
    waiting = Due.objects.open().filter(worker=by, person__in=row.person.keys)
    handed_on = (*story.GO_WITH_THE_PERSON, *kinds_that_follow(), *story.OTHERS_MAY, story.POSSIBLE_JOIN)
    if waiting.exclude(kind__in=handed_on).exists():
        raise refusal(OWN_WORDS_WAIT)
