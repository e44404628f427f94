"""In which ways a copy may reach its reader, as their needs, an address kept safe and whoever gives it have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextChoices

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.kit.moments import in_london
from alongside.law.kinds import listed
from alongside.letters import rules
from alongside.letters.formats import Channel
from alongside.letters.models import Copy
from alongside.people.facts import who_may_say
from alongside.people.models import Address, Person
from alongside.people.models.communication import CommunicationNeeds
from alongside.people.standing import how_they_stand

NO_ADDRESS = "There is no address to post it to. Add where they live to their facts first."


@dataclass(frozen=True)
class Ways:
    """The ways for one copy. `faults` says why one is closed; `addresses` are those that it may be posted to, by
    whoever asked.
    """

    faults: dict[str, str]
    addresses: list[Address]
    choices: Sequence[tuple[str, Any]] = tuple(Channel.choices)

    @property
    def open(self) -> list[tuple[str, str]]:
        """The ways that are open, as key and words."""
        return [(key, words) for key, words in self.choices if key not in self.faults]

    @property
    def closed(self) -> list[tuple[str, str]]:
        """The ways that are closed, those of one reason together, as words and why: `by post, by email or …`."""
        together: dict[str, list[str]] = {}
        for key, fault in self.faults.items():
            together.setdefault(fault, []).append(str(dict(self.choices)[key]).lower())
        return [(listed(ways, "or"), fault) for fault, ways in together.items()]


def ways_for(copy: Copy, by: Any, at: datetime) -> Ways:
    """How a copy may be given by a worker. To somebody the person shares with, in every way: their needs are not known
    here.
    """
    return Ways({}, []) if copy.contact_id is not None else ways_to(copy.person, by, at)


def ways_to(person: Person, by: Any, at: datetime, *, channels: type[TextChoices] = Channel) -> Ways:
    """How something may be given to a person by a worker, of these ways."""
    on = in_london(at).date()
    theirs = [one for one in Address.objects.of(person).newest_first() if not one.is_past(on=on)]
    is_confidential = any(one.is_confidential for one in theirs)
    may_see = is_confidential and _may_see_confidential(person, by, at)
    needs = CommunicationNeeds.objects.counting(person)
    faults = {
        channel: fault
        for channel in channels.values
        if (
            fault := rules.fault_in_channel(
                channel,
                called=person.called,
                contacts=needs.contacts if needs else [],
                formats=needs.formats if needs else [],
                is_confidential=is_confidential,
                may_see_confidential=may_see,
                who_may=" or ".join(who_may_say(person, at=at)) if is_confidential and not may_see else "",
            )
        )
    }
    if not theirs:
        faults.setdefault(Channel.POST.value, NO_ADDRESS)
    return Ways(faults, [] if Channel.POST in faults else theirs, channels.choices)


def _may_see_confidential(person: Any, by: Any, at: datetime) -> bool:
    stands = how_they_stand(by, person, at)
    permission = Permission.ADDRESS_SEE_CONFIDENTIAL
    return bool(decide(permission, roles=by.roles, standing=stands.standing, openness=stands.openness))
