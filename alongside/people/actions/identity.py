"""Changing who a person is in facts: their words on identity and culture, coded answers, NHS number, GP practice."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.models import Editable
from alongside.kit.moments import in_london
from alongside.kit.refusals import ChangedMeanwhile, UnableTo
from alongside.kit.versions import change
from alongside.people.actions.possible_join import tell_owners
from alongside.people.code_lists import code_list
from alongside.people.duplicates import Described
from alongside.people.models import Characteristics, HealthRecordLink, Identity, Person
from alongside.people.models.identity import NhsNumberStatus
from alongside.people.rules import PRACTICE_CODE, fault_in_day_said, fault_in_nhs_number, nhs_number_in

E = TypeVar("E", bound=Editable)


class UnableToChangeIdentity(UnableTo):
    """What is said of who the person is cannot be right."""


@action("identity.changed", needs=Permission.PERSON_CHANGE)
def change_identity(
    *,
    person: Person,
    seen_version: int | None,
    words: str = "",
    said_by: str = "",
    said_on: date | None = None,
    first_language: str = "",
    other_languages: str = "",
    by: Any,
    at: datetime,
) -> Identity:
    """Keep what a person says of their identity and culture, and the languages they speak.

    `seen_version` None: nothing was written yet. `said_by` empty: they said it; `said_on` None: today. Refuses a day
    to come. ChangedMeanwhile when somebody was quicker.
    """
    today = in_london(at).date()
    if fault := fault_in_day_said(said_on, today=today):
        raise UnableToChangeIdentity(fault, field="said_on")
    return _keep_one(
        Identity,
        person,
        seen_version,
        words=words,
        said_by=said_by if words else "",
        said_on=(said_on or today) if words else None,
        first_language=first_language,
        other_languages=other_languages,
    )


@action("characteristics.changed", needs=Permission.PERSON_CHANGE)
def change_characteristics(
    *,
    person: Person,
    seen_version: int | None,
    answers: dict[str, str],
    told_by: str = "",
    answered_on: date | None = None,
    by: Any,
    at: datetime,
) -> Characteristics:
    """Keep coded answers (list name -> key) and the person's own words beside them (`..._words` -> words).

    What is not among `answers` stays as it is. `told_by` empty: the person answered; `answered_on` None: today. Refuses
    an answer that its list does not have, and a day to come.
    """
    today = in_london(at).date()
    for name, answer in answers.items():
        if not name.endswith("_words") and answer not in code_list(name).words:
            raise UnableToChangeIdentity(f"Choose an answer of the list “{code_list(name).label}”.", field=name)
    if fault := fault_in_day_said(answered_on, today=today):
        raise UnableToChangeIdentity(fault, field="answered_on")
    return _keep_one(
        Characteristics, person, seen_version, **answers, told_by=told_by, answered_on=answered_on or today
    )


@action("health_record.changed", needs=Permission.PERSON_CHANGE)
def change_health_record_link(
    *,
    person: Person,
    seen_version: int | None,
    nhs_number: str = "",
    nhs_number_status: str = NhsNumberStatus.NONE,
    gp_practice: str = "",
    gp_code: str = "",
    by: Any,
    at: datetime,
) -> HealthRecordLink:
    """Keep the NHS number with how sure it is (a number given without one counts as not checked), and the GP practice.

    Refuses a number that the published check turns down, a status without a number, and a code that no practice has.
    A number that another record carries is kept: the page says so, and of a hidden record its owner is told.
    """
    digits, status = nhs_number_in(nhs_number), NhsNumberStatus(nhs_number_status)
    if fault := fault_in_nhs_number(nhs_number, today=in_london(at).date()):
        raise UnableToChangeIdentity(fault, field="nhs_number")
    if digits:
        status = NhsNumberStatus.UNVERIFIED if status == NhsNumberStatus.NONE else status
    elif status != NhsNumberStatus.NONE:
        raise UnableToChangeIdentity("Write the number too, or choose “None known”.", field="nhs_number")
    code = gp_code.replace(" ", "").upper()
    if code and not PRACTICE_CODE.fullmatch(code):
        raise UnableToChangeIdentity("A practice's code is a letter and five figures, like B86012.", field="gp_code")
    if code and not gp_practice:
        raise UnableToChangeIdentity("Write the name of the practice beside its code.", field="gp_practice")
    link = _keep_one(
        HealthRecordLink,
        person,
        seen_version,
        nhs_number=digits,
        nhs_number_status=status,
        gp_practice=gp_practice,
        gp_code=code,
    )
    if digits:
        tell_owners(person, Described("", nhs_number=digits), by, at)
    return link


def _keep_one(model: type[E], person: Person, seen_version: int | None, **facts: Any) -> E:
    """The one record of this kind of a person, made or changed; ChangedMeanwhile where the editor did not see it so."""
    record = model.objects.one_of(person)
    if record is not None and seen_version is None:
        raise ChangedMeanwhile(record)
    if record is not None:
        return change(record, seen_version=seen_version, **facts)
    try:
        with transaction.atomic():
            return model.objects.create(person=person, **facts)
    except IntegrityError:
        if (record := model.objects.one_of(person)) is not None:
            raise ChangedMeanwhile(record) from None
        raise
