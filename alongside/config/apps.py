"""The roof as a Django application: it holds the commands, the pages of no room, and says what stands in the header."""

from typing import Any

from django.apps import AppConfig
from django.http import HttpRequest

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.design.surroundings import Link, Surroundings, provide

# Words, address, what its pages' addresses begin with, and any one of the permissions that opens it.
PARTS = (
    ("What is on", "/directory/entries/", ("/directory/",), (Permission.DIRECTORY_READ,)),
    ("Who we know", "/community/", ("/community/links/",), (Permission.COMMUNITY_READ,)),
    ("Events", "/community/events/", ("/community/evenings/", "/community/going/"), (Permission.COMMUNITY_READ,)),
    (
        "Questions",
        "/community/questions/",
        ("/community/questions/", "/community/answers/"),
        (Permission.QUESTION_ASK,),
    ),
    ("Talking Points", "/talking-points/", ("/talking-points/",), (Permission.TALKING_POINT_SEE,)),
)
# Its pages show its parts: one link of the header for what is one thing to whoever looks for it.
COMMUNITY = (
    "Community",
    "/directory/entries/",
    ("/directory/", "/community/", "/talking-points/"),
    (Permission.DIRECTORY_READ,),
)
LINKS = (
    ("My desk", "/", ("/desk/",), (Permission.DESK_SEE,)),
    ("People", "/people/", ("/people/",), (Permission.PERSON_FIND,)),
    ("Team", "/team/", ("/team/",), (Permission.TEAM_SEE,)),
    ("Shifts", "/shifts/", ("/shifts/",), (Permission.SHIFT_BEGIN_AT_DOOR, Permission.SHIFTS_IMPORT)),
    COMMUNITY,
    ("Figures", "/circles/figures/", ("/circles/figures/",), (Permission.CIRCLES_EVALUATE,)),
    ("Practice", "/practice/", ("/practice/", "/measures/"), (Permission.PRACTICE_READ,)),
    (
        "Administration",
        "/administration/",
        ("/administration/",),
        (Permission.WORKERS_MANAGE, Permission.TEAMS_MANAGE, Permission.COVER_SET),
    ),
)


def around(request: HttpRequest) -> Surroundings:
    """The header of a page: only links that the one who is signed in may follow.

    Whoever is in without an account (`way_out` None) has no sign-out, but the way out of their own page.
    """
    actor = getattr(request, "actor", None)
    if actor is None:
        return Surroundings()
    links = _open_to(actor, request.path, LINKS)
    is_community = any(link.words == COMMUNITY[0] and link.is_here for link in links)
    may_find = bool(decide(Permission.PERSON_FIND, roles=actor.roles))
    return Surroundings(
        links,
        find="/people/find/" if may_find else None,
        sign_out=getattr(actor, "way_out", "/sign-out/"),
        parts=_open_to(actor, request.path, PARTS) if is_community else (),
    )


def _open_to(actor: Any, path: str, links: tuple[Any, ...]) -> tuple[Link, ...]:
    """Of these, what an actor may follow from a page."""
    return tuple(
        Link(words, href, path == href or path.startswith(inside))
        for words, href, inside, needs in links
        if any(decide(permission, roles=actor.roles) for permission in needs)
    )


class ConfigConfig(AppConfig):
    name = "alongside.config"

    def ready(self) -> None:
        provide(around)
