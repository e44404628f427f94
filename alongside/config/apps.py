"""The roof as a Django application: it holds the commands, the pages of no room, and says what stands in the header."""

from django.apps import AppConfig
from django.http import HttpRequest

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.design.surroundings import Link, Surroundings, provide

# Words, address, what its pages' addresses begin with, and any one of the permissions that opens it.
LINKS = (
    ("My desk", "/", ("/desk/",), (Permission.DESK_SEE,)),
    ("People", "/people/", ("/people/",), (Permission.PERSON_FIND,)),
    ("Team", "/team/", ("/team/",), (Permission.TEAM_SEE,)),
    ("Shifts", "/shifts/", ("/shifts/",), (Permission.SHIFT_BEGIN_AT_DOOR, Permission.SHIFTS_IMPORT)),
    ("Directory", "/directory/entries/", ("/directory/",), (Permission.DIRECTORY_READ,)),
    ("Figures", "/circles/figures/", ("/circles/figures/",), (Permission.CIRCLES_EVALUATE,)),
    ("Practice", "/practice/", ("/practice/", "/measures/"), (Permission.PRACTICE_READ,)),
    ("Community", "/community/", ("/community/",), (Permission.COMMUNITY_READ,)),
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
    open_to_them = [link for link in LINKS if any(decide(needs, roles=actor.roles) for needs in link[3])]
    links = tuple(
        Link(words, href, request.path == href or request.path.startswith(inside))
        for words, href, inside, _ in open_to_them
    )
    may_find = bool(decide(Permission.PERSON_FIND, roles=actor.roles))
    return Surroundings(
        links, find="/people/find/" if may_find else None, sign_out=getattr(actor, "way_out", "/sign-out/")
    )


class ConfigConfig(AppConfig):
    name = "alongside.config"

    def ready(self) -> None:
        provide(around)
