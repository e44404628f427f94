"""A first contact for a test, as whole or as short as it needs."""

from datetime import timedelta

from django.utils import timezone

from alongside.conversations import actions
from alongside.conversations.told import Calling, CheckingBack, RightPlace, Said
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london


def call(cast, person, *, by="farah", **facts):
    """Record a first contact of an hour ago about a person (None: nobody knows whom); `facts` as the action takes."""
    at = facts.pop("at", timezone.now())
    worker = cast.workers[by]
    facts = {
        "id": new_id(), "contact_at": at - timedelta(hours=1), "how": "phone", "calling": Calling("person"),
        "said": Said("I cannot manage the stairs."), "right_place": RightPlace("advice", worker=worker),
        "checking_back": CheckingBack(on=in_london(at).date() + timedelta(days=14), owner=worker), **facts,
    }  # fmt: skip
    return actions.record_first_contact(person=person, by=worker, at=at, **facts)
