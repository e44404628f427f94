"""What the law asks beside a conversation, and what of it a page can see is missing: prompts, never hurdles."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.conversations.models import Conversation
from alongside.conversations.models.conversation import Kind, OfferKind
from alongside.conversations.views.may import may
from alongside.kit.moments import in_london
from alongside.law.beside import laws_on
from alongside.people.models import Person

LAWS = ("information_and_advice", "needs_assessment")
# Those that connect somebody with what is there, in which nothing but advice may be all that anybody has in hand.
FIRST = (Kind.FIRST_CONTACT, Kind.CONNECTING)
NO_ADVICE = "Nothing is written down yet of information or advice that was given."


def beside_writing(request: HttpRequest, kind: str, offered: Iterable[str] = ()) -> dict[str, Any]:
    """Beside a conversation that is being written: the law of today, and whether advice stands among the offers.

    `offered` are the kinds of what was offered, as far as it is filled in.
    """
    missing = [(NO_ADVICE, "#id_offer-0-what")] if kind in FIRST and OfferKind.ADVICE not in offered else []
    return {"laws": laws_on(in_london(request.at).date(), *LAWS), "missing": missing}  # type: ignore[attr-defined]


def beside_reading(request: HttpRequest, person: Person, one: Conversation) -> dict[str, Any]:
    """Beside a recorded one: the law of its day, and a way to write down advice while its series goes on.

    `one` carries whether advice was written down apart from it since (`is_advised`).
    """
    is_asked = one.kind in FIRST and one.series.ended_at is None and person.died_on is None
    has_advice = one.is_advised or any(offer.kind == OfferKind.ADVICE for offer in one.offers.all())  # type: ignore[attr-defined]
    missing = []
    if is_asked and not has_advice and may(request, person, Permission.ADVISE):
        missing = [(NO_ADVICE, reverse("directory:give_advice", args=[person.pk]))]
    return {"laws": laws_on(in_london(one.contact_at).date(), *LAWS), "missing": missing}
