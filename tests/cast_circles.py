"""Simon's circles: the first map, with few beyond family and the service, and a later one with people he met since."""

from datetime import datetime, timedelta
from typing import Any

from alongside.circles import actions as circles
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.models import Contact

SAID: dict[str, Any] = {
    "kind": "person", "is_paid": None, "sector": "", "quality": "", "words": "", "help_received": [], "help_given": [],
    "modes": [], "often": "", "met": "", "met_words": "", "met_through": None,
}  # fmt: skip
FAMILY = {"is_paid": False, "sector": "family", "met": "always"}
SERVICE = {"is_paid": True, "sector": "support", "met": "service"}
# Name, ring (None: no ring yet), what is said.
FIRST: list[tuple[str, int | None, dict[str, Any]]] = [
    ("Jo Archer", 1, {**FAMILY, "quality": "strong", "words": "She has heard all of my jokes", "often": "weekly",
                      "modes": ["face", "phone"], "help_received": ["listening", "practical"], "help_given": ["company"]}),
    ("Mum", 1, {**FAMILY, "quality": "fine", "often": "weekly", "modes": ["phone"], "help_received": ["listening"]}),
    ("Uncle Pat", 2, {**FAMILY, "quality": "strong", "words": "Taught me the bus one", "often": "yearly", "modes": ["face"]}),
    ("Lee", 2, {"is_paid": False, "sector": "friends", "met": "service", "quality": "weak", "often": "monthly"}),
    ("Mina", 3, {**SERVICE, "often": "weekly", "modes": ["face"]}),
    ("Ade", 3, {**SERVICE, "often": "monthly", "modes": ["face", "phone"]}),
    ("Carl", None, {"is_paid": False, "met": "service"}),
]  # fmt: skip
# Who moved, to which ring, once he had stood on a stage.
MOVED: list[tuple[str, int]] = [("Mina", 2), ("Carl", 3)]
AT_THE_NIGHT = {
    "is_paid": False,
    "sector": "interests",
    "met": "activity",
    "met_words": "stayed to talk after the comedy night",
}
LATER: list[tuple[str, int, dict[str, Any]]] = [
    ("Community centre", 3, {"kind": "place", "sector": "interests", "met": "activity", "is_paid": False}),
    ("Nia", 2, {**AT_THE_NIGHT, "quality": "fine", "words": "We meet at the café on Saturdays", "often": "weekly", "modes": ["face"], "help_given": ["company"], "help_received": ["company"]}),
    ("Tom, lights", 2, {**AT_THE_NIGHT, "often": "weekly", "modes": ["face"]}),
    ("Bex", 3, {**AT_THE_NIGHT, "often": "monthly", "modes": ["message"]}),
    ("Joke a day", 3, {"kind": "online", "sector": "interests", "met": "online", "is_paid": False, "often": "daily", "modes": ["online"]}),
]  # fmt: skip


def simons_circles(cast: Any, *, first: datetime, later: datetime) -> None:
    """Drawn with Mina at the `first` moment and reviewed then; again `later`, and not reviewed yet."""
    mina, simon = cast.workers["mina"], cast.people["simon"]
    one = circles.begin_map(
        person=simon, id=new_id(), drawn_on=in_london(first).date(), made_with="Mina Osei", by=mina, at=first
    )
    for name, ring, said in FIRST:
        _put(one, name, ring, said, by=mina, at=first)
    _tie(one, "Jo Archer", "Mum", by=mina, at=first)
    _tie(one, "Mum", "Uncle Pat", by=mina, at=first)
    one.refresh_from_db()
    circles.review_map(circle_map=one, seen_version=one.version, by=mina, at=first + timedelta(minutes=40))
    two = circles.begin_map(
        person=simon, id=new_id(), drawn_on=in_london(later).date(), made_with="Mina Osei", follows=one, by=mina, at=later
    )  # fmt: skip
    for name, ring in MOVED:
        placement = two.placements.select_related("map", "contact").get(contact__name=name)
        circles.move(placement=placement, seen_version=placement.version, ring=ring, by=mina, at=later)
    centre = None
    for name, ring, said in LATER:
        through = centre if said.get("met_words") else None
        contact = _put(two, name, ring, {**said, "met_through": through}, by=mina, at=later)
        centre = centre or contact
    _tie(two, "Nia", "Tom, lights", by=mina, at=later)


def _put(circle_map: Any, name: str, ring: int | None, said: dict[str, Any], *, by: Any, at: datetime) -> Contact:
    known = Contact.objects.of(circle_map.person).filter(name=name).first()
    whom = {"contact": known} if known else {"name": name, "is_somebody_else": True}
    placement = circles.add_to_map(circle_map=circle_map, id=new_id(), **whom, by=by, at=at)
    circles.describe(
        placement=placement, seen_version=placement.version, ring=ring, **{**SAID, **said}, by=by, at=at
    )  # fmt: skip
    return placement.contact


def _tie(circle_map: Any, one: str, other: str, *, by: Any, at: datetime) -> None:
    pair = {row.contact.name: row.contact for row in circle_map.placements.select_related("contact")}
    circles.tie(circle_map=circle_map, one=pair[one], other=pair[other], by=by, at=at)
