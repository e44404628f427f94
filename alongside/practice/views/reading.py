"""Reading how we work: the active pack's words, for every worker."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from alongside import packs
from alongside.access.permissions import Permission
from alongside.access.roles import Role
from alongside.audit.doors import worker_view
from alongside.design.pages import page, partial
from alongside.design.plain_words import LONGEST, Looked, look_at
from alongside.packs.pack import Pack
from alongside.packs.sections import Card
from alongside.practice.forms.words import LookAtWords
from alongside.practice.sources import Sourced, made_from
from alongside.workforce.kept import typed

# The pages of this room, in their order: the name of the view (with its room, if another's), and its tab's words.
PAGES = (
    ("overview", "How we work"),
    ("principles", "Principles"),
    ("conversations", "Conversations"),
    ("cards", "My card"),
    ("connecting", "Connecting people"),
    ("model", "The model"),
    ("community", "Commissioning and community"),
    ("plain_words", "Plain words"),
    ("examples", "Good examples"),
    ("skills", "Skills we share"),
    ("measures:register", "Measures"),
)


@worker_view(Permission.PRACTICE_READ, page="practice")
def overview(request: HttpRequest) -> HttpResponse:
    """What do we want, what do we hold dear, and whose words are these?"""
    return practice_page(request, "overview")


@worker_view(Permission.PRACTICE_READ, page="practice")
def model(request: HttpRequest) -> HttpResponse:
    """What is the model made of, and how do we assess?"""
    return practice_page(request, "model")


@worker_view(Permission.PRACTICE_READ, page="practice")
def principles(request: HttpRequest) -> HttpResponse:
    """Which principles is every decision, record and complaint tested against?"""
    return practice_page(request, "principles")


@worker_view(Permission.PRACTICE_READ, page="practice")
def principle(request: HttpRequest, slug: str) -> HttpResponse:
    """What does one principle ask of us, point by point?"""
    pack = packs.active()
    found = pack.principle(slug)
    if found is None or pack.principles is None:
        raise Http404
    every = pack.principles.principles
    before = next((other for other in every if other.number == found.number - 1), None)
    after = next((other for other in every if other.number == found.number + 1), None)
    return practice_page(request, "principles", template="principle", principle=found, previous=before, following=after)


@worker_view(Permission.PRACTICE_READ, page="practice")
def conversations(request: HttpRequest) -> HttpResponse:
    """Which conversations do we have, by which clocks, and how do peers review a plan?"""
    every = sorted(packs.active().conversations.conversations, key=lambda conversation: conversation.order)
    return practice_page(request, "conversations", conversations=every)


@worker_view(Permission.PRACTICE_READ, page="practice")
def cards(request: HttpRequest) -> HttpResponse:
    """How do I work in my role? And how do others in theirs?"""
    own, others = _cards(packs.active(), request.actor.roles)  # type: ignore[attr-defined]
    return practice_page(request, "cards", own=own, others=others)


@worker_view(Permission.PRACTICE_READ, page="practice")
def card(request: HttpRequest, role: str) -> HttpResponse:
    """How does one role work?"""
    found = packs.active().cards.get(role)
    if found is None:
        raise Http404
    return practice_page(request, "cards", template="card", card=found)


@worker_view(Permission.PRACTICE_READ, page="practice")
def connecting(request: HttpRequest) -> HttpResponse:
    """How do two people, as equals, make new connections?"""
    return practice_page(request, "connecting")


@worker_view(Permission.PRACTICE_READ, page="practice")
def community(request: HttpRequest) -> HttpResponse:
    """What do we ask of commissioning, and of ourselves in the community?"""
    return practice_page(request, "community")


@worker_view(Permission.PRACTICE_READ, page="practice", is_aside=True)
def plain_words(request: HttpRequest) -> HttpResponse:
    """What could a text say more plainly, and how old need its reader be? Writes nothing, and keeps nothing it is sent.

    htmx sends the words of one box, under the name they have in their form, and is answered with the offer beneath it.
    """
    if "HX-Request" in request.headers:
        sent = [words for name, words in request.POST.items() if name != "csrfmiddlewaretoken"]
        words = "".join(sent[:1]).replace("\r\n", "\n")  # nothing else is changed: places are counted in it
        looked = look_at(words, packs.active().words) if len(words) <= LONGEST else Looked()
        return partial(request, "design/plainer.html", {"words_found": looked, "can_put": True})
    form = LookAtWords(request.POST or typed(request))
    looked = look_at(form.cleaned_data["words"], packs.active().words, most=100) if form.is_valid() else None
    return practice_page(request, "plain_words", form=form, words_found=looked)


def _cards(pack: Pack, roles: Any) -> tuple[list[Card], list[Card]]:
    """The cards of these roles, and those of all others, in the order of the roles."""
    in_order = [pack.cards[role] for role in Role if role in pack.cards]
    return [c for c in in_order if c.role in roles], [c for c in in_order if c.role not in roles]


def practice_page(
    request: HttpRequest, here: str, *, template: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    """A page of this room, with its tabs: `here` is the tab, and the template's name unless `template` is given."""
    pages = [
        {"words": words, "href": reverse(name if ":" in name else f"practice:{name}"), "is_here": name == here}
        for name, words in PAGES
    ]
    pack = packs.active()

    def said_in(*things: Sourced) -> str:
        return made_from(things, pack)

    context = {"pack": pack, "pages": pages, "said_in": said_in, **more}
    return page(request, f"practice/{template or here}.html", context, status=status)
