"""A conversation for a test, as whole or as short as it needs."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from alongside.conversations import actions
from alongside.conversations.told import CheckingBack
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.workforce.models import Due


def talk(cast, slug="simon", *, by="mina", **facts):
    """Record a conversation of an hour ago; `facts` as the action takes them."""
    at = facts.pop("at", timezone.now())
    contact_at = facts.pop("contact_at", at - timedelta(hours=1))
    worker = cast.workers[by]
    facts = {
        "id": new_id(), "kind": "connecting", "how": "visit", "in_their_words": "I told the bus one.",
        "checking_back": CheckingBack(on=in_london(contact_at).date() + timedelta(days=14), owner=worker), **facts,
    }  # fmt: skip
    return actions.record_conversation(person=cast.people[slug], contact_at=contact_at, by=worker, at=at, **facts)


def due(fact, kind):
    """The clock of this kind that a fact has."""
    return Due.objects.get(source_room="conversations", source_id=fact.pk, kind=kind)


def nothing_differs():
    """What `rebuild_story --check` finds; empty when the kept story and clocks say what the facts say."""
    out = StringIO()
    try:
        call_command("rebuild_story", "--check", stdout=out, stderr=StringIO())
    except SystemExit:
        pass
    return out.getvalue()
