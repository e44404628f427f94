"""Writing down what a person says about themselves."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.refusals import ChangedMeanwhile, UnableTo
from alongside.kit.versions import change
from alongside.people.models import AboutMe, Person
from alongside.people.models.about_me import Heading
from alongside.people.rules import fault_in_day_said


class UnableToWriteAboutMe(UnableTo):
    """The words cannot be kept as they are."""


@action("about_me.written", needs=Permission.PERSON_CHANGE)
def write_about_me(
    *,
    person: Person,
    heading: str,
    seen_version: int,
    words: str,
    said_by: str = "",
    said_on: date | None = None,
    supported_by: str = "",
    by: Any,
    at: datetime,
) -> AboutMe:
    """Write what a person says under one heading of About Me, in their words; empty words take it away again.

    `said_by` empty: the person said it. `said_on` None: today. `supported_by` is who helped them to write it.
    `seen_version` 0: nothing stood there. Refuses a day to come, and the second of two editors (ChangedMeanwhile).
    Source: PRSB About Me standard.
    """
    today = in_london(at).date()
    if fault := fault_in_day_said(said_on, today=today):
        raise UnableToWriteAboutMe(fault, field="said_on")
    facts = {
        "words": words,
        "said_by": said_by,
        "said_on": said_on or today,
        "supported_by": supported_by,
        "updated_by": by,
        "updated_at": at,
    }
    there = AboutMe.objects.counting(person).get(Heading(heading))
    if there is not None:
        return change(there, seen_version=seen_version, **facts)
    try:
        with transaction.atomic():
            return AboutMe.objects.create(person=person, heading=Heading(heading), **facts)
    except IntegrityError:  # somebody else wrote the first words at the same moment
        raise ChangedMeanwhile(AboutMe.objects.counting(person)[heading]) from None


@action("about_me.what_matters_written", needs=Permission.PERSON_CHANGE)
def write_what_matters(
    *,
    person: Person,
    seen_version: int,
    words: str,
    said_by: str = "",
    said_on: date | None = None,
    supported_by: str = "",
    by: Any,
    at: datetime,
) -> Person:
    """Write what is most important to a person: the first heading of About Me, and the first line of their page.

    As `write_about_me`; `seen_version` is the person's.
    """
    today = in_london(at).date()
    if fault := fault_in_day_said(said_on, today=today):
        raise UnableToWriteAboutMe(fault, field="said_on")
    return change(
        person,
        seen_version=seen_version,
        what_matters=words,
        what_matters_said_by=said_by if words else "",
        what_matters_said_on=(said_on or today) if words else None,
        what_matters_supported_by=supported_by if words else "",
    )
