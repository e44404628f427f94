"""A first contact is recorded, taken on, passed on, and said whom it is about."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside import law
from alongside.access.permissions import Permission
from alongside.access.standing import Openness
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.conversations import rules
from alongside.conversations.actions.first_contact_draft import _drop_clock
from alongside.conversations.actions.into_the_record import (
    TO_OPEN,
    InTheRecord,
    _as_told,
    _come_alongside,
    _into_the_record,
    _whom,
)
from alongside.conversations.actions.refusals import UnableToAnswer, UnableToRecord
from alongside.conversations.actions.told_again import _tell_again
from alongside.conversations.models import FirstContact, FirstContactDraft, ToldInConfidence
from alongside.conversations.models.first_contact import REFUSED, Assessment, Caller, Sharing
from alongside.conversations.models.place import AT_ONCE, Place
from alongside.conversations.places import there_by
from alongside.conversations.story.first_contact import TO_TAKE_ON, due_of_first_contact, due_of_told
from alongside.conversations.story.words import ROOM
from alongside.conversations.told import Calling, CheckingBack, MayBeTold, RightPlace, Said
from alongside.files.keeping import keep
from alongside.files.reading import Read
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.kit.versions import change, create_once
from alongside.people.answering import who_answers_in_confidence
from alongside.people.models import Involvement, Person, PossibleJoin
from alongside.people.models.possible_join import Answered
from alongside.workforce import dues
from alongside.workforce.models import Due, Team, Worker

RECORD = Permission.FIRST_CONTACT_RECORD
TELLING = House("finding")
NOTHING_YET = MayBeTold(Sharing.NOT_ASKED)
ONLY_A_FEW = "Only a few may open this record, and nobody is named who could take this on. Ask your manager now."
TAKEN_ON = "A colleague has taken this on already. What they did stands below."


@action("first_contact.recorded", needs=RECORD, creates="conversations.firstcontact")
def record_first_contact(
    *,
    person: Person | None,
    id: UUID,
    contact_at: datetime,
    how: str,
    calling: Calling,
    said: Said,
    may_be_told: MayBeTold = NOTHING_YET,
    right_place: RightPlace,
    checking_back: CheckingBack,
    seen_version: int | None = None,
    by: Any,
    at: datetime,
) -> FirstContact:
    """Record a first contact, whole: its conversation in the story, who called, and the right place with its owner.

    Whoever records it is alongside from then on, where the record is open; of one that only a few may open, what was
    said goes to whoever answers for it, whatever place was chosen, and `by` is let in nowhere. `person` None: nobody
    can say whom it is about. Of each hidden record that may be theirs its owner is told, and nobody else.

    Refuses nobody who called, no concern, a moment that cannot be, a place without somebody who takes it on, no
    assessment without a reason. A form sent twice is recorded once (AlreadyDone); ChangedMeanwhile as for a draft.
    """
    if FirstContact.objects.filter(pk=id).exists():
        raise AlreadyDone
    draft = FirstContactDraft.objects.filter(pk=id, worker=by).first()
    if draft is not None and seen_version is not None and draft.version != seen_version:
        raise ChangedMeanwhile(draft)
    person = _whom(person, by, at)
    _refuse_what_is_missing(person, contact_at, calling, said, right_place, at)
    is_closed = False
    if person is not None:
        knew = _who_knows_them(person, at)
        person = _come_alongside(person, UUID(int=id.int ^ 2), "Took a first contact", by, at)
        is_closed = not person.opens_to(by, TO_OPEN)
        if not is_closed:
            _refuse_place(right_place, knew)
    in_record = None
    if person is not None and not is_closed:
        in_record = _into_the_record(
            person, id=id, contact_at=contact_at, how=how, calling=calling, said=said, may_be_told=may_be_told,
            checking_back=checking_back, by=by, at=at,
        )  # fmt: skip
    to = _to_the_few(person) if person is not None and is_closed else _to(right_place, by)
    done_with = in_record is not None and right_place.place == Place.ADVICE and to.get("to_worker") == by
    contact = create_once(
        FirstContact,
        id=id,
        person=person,
        contact_at=contact_at,
        how=how,
        taken_by=by,
        taken_at=at,
        caller=calling.who,
        organisation=calling.organisation,
        answer_how=calling.answer_how,
        sharing=may_be_told.sharing,
        place=right_place.place,
        agreed=right_place.agreed,
        safety_wishes=right_place.safety_wishes,
        **_refusal(right_place, contact_at),
        **_where_it_stands(in_record, calling, said),
        check_back_on=None if in_record else checking_back.on,
        due_at=there_by(right_place.place, at=at),
        answered_at=at if done_with else None,
        answered_by=by if done_with else None,
        **to,
    )
    dues.keep([due for due in [due_of_first_contact(contact)] if due])
    if in_record is not None:
        _tell_again(in_record.conversation)
    if person is not None:
        _tell_those_in_confidence(contact, person, at)
    if draft is not None:
        _drop_clock(draft.pk)
        draft.delete()
    return contact


@action("first_contact.taken_on", needs=RECORD)
def take_on(
    *, contact: FirstContact, seen_version: int, what_was_done: str = "", by: Any, at: datetime
) -> FirstContact:
    """Take on what was given from a first contact, with what was done where something was. Its clock stops.

    Whoever takes it on is alongside from then on, where the record is open. What was put to the few who may open a
    record comes into it now. Refuses one that is taken on already, and a record closed to `by`.
    """
    if contact.answered_at is not None:
        raise UnableToAnswer(TAKEN_ON)
    facts: dict[str, Any] = {"what_was_done": what_was_done, "answered_at": at, "answered_by": by}
    person = _whom(contact.person, by, at)
    if person is not None:
        person = _come_alongside(person, new_id(), "Took on a first contact", by, at)
        if not person.opens_to(by, TO_OPEN):
            raise UnableToAnswer("Only a few may open this record. One of them takes this on.")
        facts |= _settled(contact, person, by, at)
    return _changed(contact, seen_version, facts)


@action("first_contact.passed_on", needs=RECORD)
def pass_on(
    *, contact: FirstContact, seen_version: int, right_place: RightPlace, by: Any, at: datetime
) -> FirstContact:
    """Say that another place, or another worker or team, is the right one. The clock begins anew, on their desk.

    Refuses one that is taken on already, one that was put to the few who may open a record, and a place without
    somebody who takes it on.
    """
    if contact.answered_at is not None:
        raise UnableToAnswer(TAKEN_ON)
    person = _whom(contact.person, by, at)
    if person is not None:
        if contact.conversation is None and person.openness != Openness.OPEN:
            raise UnableToAnswer("This was put to the few who may open the record. Take it on, or speak with them.")
        _refuse_place(right_place, _who_knows_them(person, at))
    facts = {"place": right_place.place, "due_at": there_by(right_place.place, at=at), **_to(right_place, by)}
    Due.objects.filter(source_room=ROOM, source_id=contact.pk, kind__in=TO_TAKE_ON).delete()
    return _changed(contact, seen_version, facts)


@action("first_contact.named", needs=RECORD)
def say_who(*, contact: FirstContact, seen_version: int, person: Person, by: Any, at: datetime) -> FirstContact:
    """Say whom a first contact is about that nobody could name: it comes into their record, or goes to the few.

    Refuses one of which it is known already, and one from before they were born.
    """
    if contact.person is not None:
        raise UnableToAnswer("It is known whom this is about. If it is wrong, put the mistake right in their story.")
    whom = _whom(person, by, at)
    if whom is None:  # `_whom` gives None for None alone
        raise UnableToRecord("Find or add whom it is about.")
    if fault := rules.fault_in_contact(contact.contact_at, at=at, born_on=whom.born_on):
        raise UnableToRecord(fault)
    whom = _come_alongside(whom, UUID(int=contact.pk.int ^ 2), "Took a first contact", by, at)
    facts = {"person": whom, **(_settled(contact, whom, by, at) if whom.opens_to(by, TO_OPEN) else _to_the_few(whom))}
    changed = _changed(contact, seen_version, facts)
    _tell_those_in_confidence(changed, whom, at)
    return changed


@action("first_contact.letter_kept", needs=RECORD)
def keep_letter(
    *, contact: FirstContact, seen_version: int, letter: Read, letter_says: str, by: Any, at: datetime
) -> FirstContact:
    """Keep what a professional sent with their referral, with what it says, in short. Refuses a second, and any other.

    A letter is evidence: it is kept as it came, and not taken away again but with the whole first contact.
    """
    if contact.caller != Caller.PROFESSIONAL:
        raise UnableToAnswer("Only a professional’s referral has a letter.")
    if contact.letter is not None:
        raise UnableToAnswer("There is a letter already, and it stays as it came. Add beside it what came later.")
    file = keep(letter, by=by, at=at)
    return change(contact, seen_version=seen_version, letter=file, letter_says=letter_says)


@action("first_contact.told_in_confidence", needs=HOUSE, creates="conversations.toldinconfidence")
def tell_in_confidence(*, person: Person, id: UUID, contact: FirstContact, by: House, at: datetime) -> ToldInConfidence:
    """Put on the desk of whoever answers for a hidden record that a first contact may be about this person."""
    told = create_once(ToldInConfidence, id=id, person=person, contact=contact, told_at=at, due_at=contact.due_at)
    dues.keep([due for due in [due_of_told(told)] if due])
    return told


@action("first_contact.read_in_confidence", needs=Permission.PERSON_OPEN)
def read_in_confidence(*, told: ToldInConfidence, by: Any, at: datetime) -> None:
    """Say that one has read what was told in confidence. Reading it twice changes nothing."""
    if told.read_at is None:
        told.read_at, told.read_by = at, by
        told.save(update_fields=["read_at", "read_by"])
        dues.keep([due for due in [due_of_told(told)] if due])


def _refuse_what_is_missing(
    person: Person | None, contact_at: datetime, calling: Calling, said: Said, right_place: RightPlace, at: datetime
) -> None:
    if not said.concern:
        raise UnableToRecord("Write what the concern is, in the words of whoever called.", field="concern")
    if fault := rules.fault_in_contact(contact_at, at=at, born_on=person.born_on if person else None):
        raise UnableToRecord(fault, field="contact_at")
    named = bool(calling.contact or calling.name)
    if calling.who in (Caller.CLOSE, Caller.PROFESSIONAL) and not named:
        raise UnableToRecord("Write who called, or say that they do not want to say who they are.", field="caller")
    if right_place.assessment in REFUSED and not right_place.why_no_assessment:
        raise UnableToRecord("Write why there is no assessment: it can be asked about.", field="assessment")
    if person is None:
        _refuse_place(right_place, set())


def _who_knows_them(person: Person, at: datetime) -> set[UUID]:
    """Keys of the workers and teams who are alongside a person now."""
    rows = Involvement.objects.of(person).now(at=at).filter(is_shift=False)
    return {key for pair in rows.values_list("worker", "team") for key in pair if key}


def _refuse_place(right_place: RightPlace, knew: set[UUID]) -> None:
    to = right_place.team or right_place.worker
    fault = rules.fault_in_place(
        right_place.place,
        at_once=right_place.place in AT_ONCE,
        has_team=right_place.team is not None,
        knows_them=to is not None and to.pk in knew,
    )
    if fault:
        raise UnableToRecord(fault, field="owner")


def _to(right_place: RightPlace, by: Any) -> dict[str, Worker | Team | None]:
    """Who takes it on, as a record's columns: a team, a worker, or whoever recorded it."""
    if right_place.team is not None:
        return {"to_team": right_place.team, "to_worker": None}
    return {"to_worker": right_place.worker or by, "to_team": None}


def _to_the_few(person: Person) -> dict[str, Any]:
    """Whoever answers for a record that only a few may open, as a record's columns; refuses where there is nobody."""
    owner = who_answers_in_confidence(person)
    if owner is None:
        raise UnableToRecord(ONLY_A_FEW)
    return {"to_worker_id": owner.worker, "to_team_id": owner.team}


def _refusal(right_place: RightPlace, contact_at: datetime) -> dict[str, str]:
    """What becomes of an assessment; where there is none, why, and the version of the law it rests on."""
    is_refused = right_place.assessment in REFUSED
    version = law.as_at("no_assessment", on=in_london(contact_at).date()).version if is_refused else ""
    return {
        "assessment": Assessment(right_place.assessment).value if right_place.assessment else "",
        "why_no_assessment": right_place.why_no_assessment if is_refused else "",
        "refusal_law": version,
    }


def _where_it_stands(in_record: InTheRecord | None, calling: Calling, said: Said) -> dict[str, Any]:
    """What stands with the first contact itself; what its conversation holds stands there and nowhere else."""
    facts: dict[str, Any] = {name: getattr(said, name) for name in ("tried", "around", "communicate", "good_outcome")}
    if in_record is None:
        return facts | {
            "concern": said.concern, "said": said.said, "strong": said.strong, "caller_name": calling.name,
        }  # fmt: skip
    return facts | {
        "conversation": in_record.conversation,
        "caller_contact": in_record.caller,
        "caller_name": "" if in_record.caller else calling.name,
        "consent": in_record.consent,
    }


def _settled(contact: FirstContact, person: Person, by: Any, at: datetime) -> dict[str, Any]:
    """Bring one that is in nobody's record into this person's; gives what changes of it. Nothing where it is there."""
    if contact.conversation is not None:
        return {}
    on = contact.check_back_on
    checking = CheckingBack(max(on, in_london(at).date()), by) if on else CheckingBack(why_none="None was agreed then")
    told = _as_told(contact)
    others = (contact.taken_by,) if contact.taken_by_id != by.pk else ()
    in_record = _into_the_record(person, **told, checking_back=checking, others=others, by=by, at=at)
    facts = _where_it_stands(in_record, told["calling"], told["said"])
    return facts | {"concern": "", "said": "", "strong": "", "check_back_on": None}


def _changed(contact: FirstContact, seen_version: int, facts: dict[str, Any]) -> FirstContact:
    changed = change(contact, seen_version=seen_version, **facts)
    dues.keep([due for due in [due_of_first_contact(changed)] if due])
    if changed.conversation is not None:
        _tell_again(changed.conversation)
    return changed


def _tell_those_in_confidence(contact: FirstContact, person: Person, at: datetime) -> None:
    """Tell the owner of each hidden record that may be this person's; nobody else learns of it."""
    possible = PossibleJoin.objects.filter(other__in=person.keys).exclude(answer=Answered.NOT_THE_SAME)
    for one in possible.select_related("person").order_by("pk"):
        tell_in_confidence(person=one.person, id=new_id(), contact=contact, by=TELLING, at=at)
