"""The two wheels as pages show them: what touched each element and when, what nothing touched for a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside import packs
from alongside.goals import rules, sources, wheel_layout
from alongside.goals.elements import Element, elements
from alongside.goals.models import Partnership, WheelEvent
from alongside.goals.models.wheel import Wheel
from alongside.goals.wheel_layout import Spot
from alongside.people.models import Person

IDEAS, NEW_PEOPLE = 2, "introduced_new_people"
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Spoke:
    """One element: what touched it last, how often anything did, and where it is drawn."""

    element: Element
    last: WheelEvent | None
    times: int
    spot: Spot

    @property
    def is_touched(self) -> bool:
        return self.times > 0


@dataclass(frozen=True)
class Turned:
    """One thing that happened: the event, the titles it touched, whose wheel where two turn both, the fact it was."""

    event: WheelEvent
    titles: list[str]
    whose: str
    source: str
    href: str


@dataclass(frozen=True)
class Idea:
    """An element that nothing touched for a while, with since when. It is an idea to offer, and never a fault."""

    element: Element
    since: date
    is_never: bool


@dataclass(frozen=True)
class Wheels:
    """Both wheels: their spokes in the order of the list, what turned them newest first, ideas, what pushes back."""

    spokes: list[Spoke]
    turned: list[Turned]
    ideas: list[Idea]
    pushes: Sequence[str] = ()
    no_connection_yet: str = ""

    def of(self, wheel: str) -> list[Spoke]:
        """The spokes of one wheel, or of the middle (`shared`)."""
        return [spoke for spoke in self.spokes if spoke.element.wheel == wheel]

    @property
    def in_words(self) -> str:
        """`Worker: four of nine have turned. Together: two of two. Person: four of eight.`"""
        said = [
            f"{title}: {_number(sum(one.is_touched for one in rows))} of {_number(len(rows))}"
            for title, rows in ((name, self.of(wheel)) for name, wheel in _TITLES)
            if rows
        ]
        return f"Touched so far. {'. '.join(said)}." if said else ""


_TITLES = (("Worker", Wheel.WORKER), ("Together", Wheel.SHARED), ("Person", Wheel.PERSON))


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def wheels_of(
    partnership: Partnership,
    person: Person,
    *,
    today: date,
    connections: int | None = None,
    pushes: Sequence[str] = (),
) -> Wheels:
    """The wheels of a partnership: two statements, however often they turned.

    `connections` is how many new connections are known (None: as many as `NEW_PEOPLE` was touched); 0 is a state, and
    told as one. `pushes` are words of barriers that push the person's wheel back.
    """
    rows = (
        WheelEvent.objects.standing().filter(partnership=partnership).select_related("recorded_by", "partner__worker")
    )
    events = list(rows.select_related("partner__contact").prefetch_related("touches"))
    last: dict[str, WheelEvent] = {}
    times: dict[str, int] = {}
    for event in events:
        for touch in event.touches.all():
            last.setdefault(touch.element, event)
            times[touch.element] = times.get(touch.element, 0) + 1
    spots = _spots(elements())
    spokes = [Spoke(one, last.get(one.key), times.get(one.key, 0), spots[one.key]) for one in elements()]
    turned = [_turned(event, person) for event in events]
    known = times.get(NEW_PEOPLE, 0) if connections is None else connections
    return Wheels(spokes, turned, _ideas(partnership, spokes, today), pushes, _not_yet(known))


def _turned(event: WheelEvent, person: Person) -> Turned:
    return Turned(
        event,
        [touch.title for touch in event.touches.all()],
        event.partner.who(person.called) if event.partner else "",
        sources.called(event.source_kind),
        sources.href_of(event.source_kind, person.pk, event.source_id),
    )


def _ideas(partnership: Partnership, spokes: list[Spoke], today: date) -> list[Idea]:
    """Of what a wheel is made of, the two untouched longest; none while it rests, or once they moved on."""
    if partnership.ended_on or partnership.rest:
        return []
    counted = {one.element.key: one for one in spokes if not one.element.is_any_time}
    latest = {key: one.last.happened_on if one.last else None for key, one in counted.items()}
    keys = rules.untouched_for_a_while(latest, began_on=partnership.began_on, today=today)[:IDEAS]
    return [Idea(counted[key].element, latest[key] or partnership.began_on, latest[key] is None) for key in keys]


def _not_yet(connections: int) -> str:
    """What the pack says of having no new connection yet; empty where there are some."""
    always = packs.active().connecting.always if packs.active().connecting else ()  # type: ignore[union-attr]
    return next((one.text for one in always if one.id == "no_connection_yet"), "") if not connections else ""


def _spots(of: list[Element]) -> dict[str, Spot]:
    found: dict[str, Spot] = {}
    for wheel in (Wheel.WORKER, Wheel.PERSON):
        is_worker = wheel == Wheel.WORKER
        rim = [one for one in of if one.wheel == wheel and not one.is_any_time]
        inside = [one for one in of if one.wheel == wheel and one.is_any_time]
        for rows, place in ((rim, wheel_layout.on_the_rim), (inside, wheel_layout.at_any_point)):
            spots = place([one.title for one in rows], is_worker=is_worker)
            found |= {one.key: spot for one, spot in zip(rows, spots, strict=True)}
    lens = [one for one in of if one.wheel == Wheel.SHARED]
    return found | dict(
        zip((one.key for one in lens), wheel_layout.in_the_lens([one.title for one in lens]), strict=True)
    )
