"""A copy is given and frozen; that they have it is said; or it is not given, and why."""

from datetime import date, datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.files.keeping import keep
from alongside.files.models import KeptFile
from alongside.files.reading import made
from alongside.kit.moments import date_in_words, in_london
from alongside.kit.versions import change
from alongside.letters import rules
from alongside.letters.actions.refusals import UnableToGive, _refuse_the_dead, _refuse_what_is_closed, _tell
from alongside.letters.as_given import (
    AsGiven,
    as_it_stands,
    as_kept,
    as_paper,
    as_words,
    fault_in_what_is_given,
    hash_of,
)
from alongside.letters.formats import Channel, Format, WhyNot
from alongside.letters.models import Copy
from alongside.letters.ways import ways_for
from alongside.people.models import Address
from alongside.people.models.communication import CommunicationNeeds


@action("copy.given", needs=Permission.COPY_GIVE)
def give_copy(
    *,
    copy: Copy,
    seen_version: int,
    seen_hash: str,
    channel: str,
    given_on: date,
    address: Address | None = None,
    through: str = "",
    by: Any,
    at: datetime,
) -> Copy:
    """Keep that a copy was given, on a day and in a way, and freeze it: its content, that content's digest, its bytes.

    `seen_hash` is that of what was previewed: what has changed since is looked at first. `address` is where it was
    posted, `through` whom it went through. Refuses a form that is not written yet, a way that the person's needs or a
    confidential address forbid, and a day that cannot be.
    """
    _refuse_what_is_closed(copy, UnableToGive)
    person = copy.person
    _refuse_the_dead(person, UnableToGive)
    if fault := fault_in_what_is_given(copy):
        raise UnableToGive(fault)
    if channel not in Channel.values:
        raise UnableToGive("Say how it was given.", field="channel")
    today, prepared_on = in_london(at).date(), in_london(copy.prepared_at).date()
    if fault := rules.fault_in_given_on(given_on, today=today, prepared_on=prepared_on):
        raise UnableToGive(fault, field="given_on")
    _refuse_the_form(copy)
    if channel == Channel.THROUGH and not through:
        raise UnableToGive("Write whom it went through.", field="through")
    _refuse_the_way(copy, channel, address, by=by, at=at)
    given = as_it_stands(copy)
    if given is None or hash_of(copy, given) != seen_hash:
        raise UnableToGive("It has changed since you looked at it. Read it once more below, and then give it.")
    copy = change(
        copy,
        seen_version=seen_version,
        given_at=at,
        given_on=given_on,
        given_by=by,
        channel=channel,
        through=through if channel == Channel.THROUGH else "",
        address=address if channel == Channel.POST else None,
        title=given.document.title[:200],
        content=as_kept(given),
        content_hash=seen_hash,
        file=_bytes_of(copy, given, by=by, at=at),
    )
    _tell(copy)
    return copy


@action("copy.acknowledged", needs=Permission.COPY_GIVE)
def acknowledge_copy(
    *, copy: Copy, seen_version: int, acknowledged_on: date, acknowledged_words: str = "", by: Any, at: datetime
) -> Copy:
    """Keep that the reader has it, on a day, and what they said.

    Refuses one that was not given, a day before that or to come, and a second time.
    """
    if copy.given_on is None:
        raise UnableToGive("It was not given yet. Give it first.")
    if copy.acknowledged_on is not None:
        raise UnableToGive(f"It is written down already that they have it, on {date_in_words(copy.acknowledged_on)}.")
    if not copy.given_on <= acknowledged_on <= in_london(at).date():
        raise UnableToGive(
            f"It was given on {date_in_words(copy.given_on)}. Write that day or a later one, and none to come.",
            field="acknowledged_on",
        )
    facts = {"acknowledged_on": acknowledged_on, "acknowledged_words": acknowledged_words, "acknowledged_by": by}
    copy = change(copy, seen_version=seen_version, **facts)
    _tell(copy)
    return copy


@action("copy.not_given", needs=Permission.COPY_GIVE)
def keep_back_copy(
    *, copy: Copy, seen_version: int, why_not: str, why_not_words: str = "", by: Any, at: datetime
) -> Copy:
    """Keep that a copy is not given, and why: it no longer waits. Refuses harm and something else without words."""
    _refuse_what_is_closed(copy, UnableToGive)
    if why_not not in WhyNot.values:
        raise UnableToGive("Say why it is not given.", field="why_not")
    if why_not in (WhyNot.HARM, WhyNot.OTHER) and not why_not_words:
        raise UnableToGive("Write why, so that whoever asks for it can be told.", field="why_not_words")
    facts = {"kept_back_at": at, "kept_back_by": by, "why_not": why_not, "why_not_words": why_not_words}
    copy = change(copy, seen_version=seen_version, **facts)
    _tell(copy)
    return copy


def _refuse_the_form(copy: Copy) -> None:
    """Refuses a form that their needs, as they are now, do not allow: they may have been asked again since."""
    needs = CommunicationNeeds.objects.counting(copy.person) if copy.contact is None else None
    formats = needs.formats if needs else []
    if fault := rules.fault_in_form(copy.format, formats, called=copy.person.called, asked_for=copy.asked_for):
        raise UnableToGive(fault)


def _refuse_the_way(copy: Copy, channel: str, address: Address | None, *, by: Any, at: datetime) -> None:
    """Refuses a way of giving that is closed, and an address that is not theirs to post to."""
    ways = ways_for(copy, by, at)
    if channel in ways.faults:
        raise UnableToGive(ways.faults[channel], field="channel")
    if channel == Channel.POST and copy.contact is None and address not in ways.addresses:
        raise UnableToGive("Choose the address it went to. If it is not here, add it to their facts.", field="address")


def _bytes_of(copy: Copy, given: AsGiven, *, by: Any, at: datetime) -> KeptFile | None:
    """The very bytes that were given, kept: the recording, the plain text, or the paper."""
    if copy.format == Format.RECORDING:
        return copy.file
    if copy.format == Format.PLAIN_TEXT:
        content, content_type, ending = as_words(given), "text/plain", "txt"
    else:
        content, content_type, ending = as_paper(given), "application/pdf", "pdf"
    return keep(made(content, content_type, ending), by=by, at=at)
