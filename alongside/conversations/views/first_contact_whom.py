"""Finding or adding whom a first contact is about, within its page: as people are found and added elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from alongside.conversations.around import TEAM, WORKER
from alongside.conversations.forms.first_contact import WriteFirstContact
from alongside.conversations.models.place import Place
from alongside.conversations.whom import Whom
from alongside.design.typed import is_key
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people.actions import add_person
from alongside.people.duplicates import Described, fault_in_description
from alongside.people.finding import Answer, find
from alongside.people.likely import LikelySame, likely_same
from alongside.workforce.models import Worker

BOXES = {"name": "new_name", "born_on": "new_born", "nhs_number": "new_nhs", "postcode": "new_postcode"}


@dataclass
class Adding:
    """What came of adding somebody: `person` is their key once they are added; `likely` are those who may be the same.

    `key` is the key that somebody new will have, so that a page sent twice adds them once.
    """

    person: UUID | None = None
    likely: list[LikelySame] = field(default_factory=list)
    key: UUID = field(default_factory=new_id)


def found_for(sought: str, by: Worker, at: datetime) -> Answer | None:
    """Whom was typed of; None where nothing was."""
    return find(sought, by=by, at=at) if sought else None


def add_somebody(request: HttpRequest, form: WriteFirstContact) -> Adding:
    """Add whom the page describes, unless somebody here may be the same, whom the page then shows with why."""
    sent = request.POST.get("new_key", "")
    adding = Adding(key=UUID(sent) if is_key(sent) else new_id())
    form.is_valid()
    form.errors.clear()  # nothing else is asked while somebody is added
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    facts = form.somebody_new(today)
    if facts is None:
        return adding
    about = {name: facts[name] for name in ("born_on", "nhs_number", "postcode")}
    if fault := fault_in_description(**about, today=today):
        form.add_error(BOXES[fault.field], fault.sentence)
        return adding
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    new = Described.of(name=facts["name"], known_as=facts["known_as"], **about)
    adding.likely = likely_same(new, by=actor, at=at, but=[adding.key]).shown
    if any(str(one.person.pk) not in request.POST.getlist("not_these") for one in adding.likely):
        return adding
    try:
        add_person(id=adding.key, **facts, by=actor, at=at)
    except AlreadyDone:
        pass
    except UnableTo as refusal:
        form.add_error(BOXES.get(getattr(refusal, "field", ""), "new_name"), str(refusal))
        return adding
    adding.person = adding.key
    return adding


def with_those_who_know(words: dict[str, Any], about: Whom) -> dict[str, Any]:
    """What is in the boxes, with those who know the person offered first where no place was chosen yet."""
    if words.get("place") or not (about.workers or about.teams):
        return words
    first = [*(WORKER + key for key in about.workers), *(TEAM + key for key in about.teams)][0]
    return {**words, "place": Place.KNOWN.value, "owner": first}
