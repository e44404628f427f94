"""The jobs: what each asks of the product and of the floor, and what must come back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from bench.client import Answer, Client, form_with
from bench.names import misspelt

SHORTEST_MISSPELT = 5
FIRST_PAGE = "story of 5,000 items, first page"


class Unanswered(Exception):
    """A server did not do the job: measuring it would measure something else."""


@dataclass(frozen=True)
class Job:
    """One job. `doing` gives endless acts of it on one server; each act sends one request and checks what came back.

    The bars, None for none: `times_the_floor`, or where that says little `ms_over_the_floor`; `statements`; `growth`,
    the processor time at the largest size over that at the smallest; `as_quick_as`, another job and how many times its
    processor time this one may take.
    """

    name: str
    doing: Callable[[Client, dict[str, Any], str], Iterator[Callable[..., Answer]]]
    statements: int | None = None
    growth: float | None = None
    times_the_floor: float | None = 1.5
    ms_over_the_floor: float | None = None
    as_quick_as: tuple[str, float] | None = None


def add_a_note(client: Client, facts: dict[str, Any], server: str) -> Iterator[Callable[..., Answer]]:
    """Short notes about the people the worker is alongside, in turn; each form is asked for beforehand, unmeasured."""
    paths = [f"/people/{person}/notes/new/" for person in facts["without_drafts"]]
    forms = {path: form_with(client.get(path).body, "together").fields for path in paths}
    words = {
        "in_their_words": "I would like to try the choir, but not on my own the first time.",
        "together": "We looked at the bus times and walked as far as the stop.",
        "place": "at home",
    }
    while True:
        for path in paths:
            fields = {**forms[path], "id": str(uuid4()), **words}
            if server == "floor":
                fields |= {"kind": "visit", "contact_at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M")}
            yield checked(lambda path=path, fields=fields, **headers: client.post(path, fields, **headers), 302, b"")


def add_a_conversation(client: Client, facts: dict[str, Any], _server: str) -> Iterator[Callable[..., Answer]]:
    """Conversations with the same people in turn, each going on with the series that an unmeasured first one opened."""
    check_back = datetime.now(UTC).date() + timedelta(days=60)  # beyond what a desk shows: other jobs come after
    words = {
        "in_their_words": "I would like to try the choir, but not on my own the first time.",
        "place": "at home",
        "purpose": "Singing again",
        "noticed-0-words": "He hummed all the way to the bus stop, and knew where to change.",
        "to_do-0-words": "Ask his neighbour whether she still sings on Thursdays.",
        "check_back": "day",
        "record": "yes",
        **{f"check_back_on_{part}": str(getattr(check_back, part)) for part in ("day", "month", "year")},
    }
    forms = {}
    for person in facts["without_drafts"]:
        first = {**new_conversation(client, person), **words, "series": "new"}
        opened = client.post(writing(person), first)
        checked(lambda answer=opened: answer, 302, b"")()
        forms[person] = {**new_conversation(client, person), **words}
    while True:
        for person, fields in forms.items():
            path = writing(person)
            yield checked(lambda path=path, fields=fields, **headers: client.post(path, fields, **headers), 302, b"")


def new_conversation(client: Client, person: str) -> dict[str, str]:
    """What is in the boxes of the page of a new conversation."""
    return form_with(client.get(f"{writing(person)}?kind=connecting").body, "in_their_words").fields


def writing(person: str) -> str:
    """Where a conversation with somebody is written; every one has a key of its own."""
    return f"/people/{person}/conversations/{uuid4()}/write/"


def open_a_person(who: str) -> Callable[[Client, dict[str, Any], str], Iterator[Callable[..., Answer]]]:
    """The page of one of the worker's people: `long_story` or `page_of_story`."""

    def doing(client: Client, facts: dict[str, Any], _server: str) -> Iterator[Callable[..., Answer]]:
        path = f"/people/{facts[who]}/"
        while True:
            yield checked(lambda **headers: client.get(path, **headers), 200, b"Tuesday")

    return doing


def story(*, older: str = "") -> Callable[[Client, dict[str, Any], str], Iterator[Callable[..., Answer]]]:
    """A page of the long story: the first, or the one beyond a cursor of the facts."""

    def doing(client: Client, facts: dict[str, Any], _server: str) -> Iterator[Callable[..., Answer]]:
        path = f"/people/{facts['long_story']}/story/" + (f"?older={facts[older]}" if older else "")
        while True:
            yield checked(lambda **headers: client.get(path, **headers), 200, b"newer=" if older else b"older=")

    return doing


def team_desk(client: Client, facts: dict[str, Any], _server: str) -> Iterator[Callable[..., Answer]]:
    """The desk of the worker's team: what waits, who is here with how much, who has nobody named, cover and duty."""
    while True:
        yield checked(lambda **headers: client.get(f"/team/{facts['team']}/", **headers), 200, b"/people/")


def people_list(client: Client, _facts: dict[str, Any], _server: str) -> Iterator[Callable[..., Answer]]:
    """The list of the people whom the worker is alongside."""
    while True:
        yield checked(lambda **headers: client.get("/people/", **headers), 200, b"/people/")


def desk(client: Client, _facts: dict[str, Any], _server: str) -> Iterator[Callable[..., Answer]]:
    """The worker's desk."""
    while True:
        yield checked(lambda **headers: client.get("/desk/", **headers), 200, b"/people/")


def find(asking: Callable[[list[str]], list[tuple[str, str]]]) -> Callable[..., Iterator[Callable[..., Answer]]]:
    """People by what is typed: another thing every time."""

    def doing(client: Client, facts: dict[str, Any], _server: str) -> Iterator[Callable[..., Answer]]:
        typed = asking(facts["names"])
        while True:
            for asked, _ in typed:
                yield checked(lambda asked=asked, **headers: client.get(searching(asked), **headers), 200, b"")

    return doing


def searching(asked: str) -> str:
    return f"/people/find/?q={quote(asked)}"


def parts(names: list[str]) -> list[tuple[str, str]]:
    """(what is typed, the word meant): beginnings of words, three to five letters; every fourth the middle of one."""
    chance, found = Random(1), []
    for number, name in enumerate(names):
        word = chance.choice(name.split())
        begin = chance.randrange(1, len(word) - 3) if number % 4 == 0 and len(word) > 5 else 0
        found.append((word[begin : begin + chance.randrange(3, 6)], word))
    return distinct(found)


def slips(names: list[str]) -> list[tuple[str, str]]:
    """(what is typed, the word meant): family names with one slip of spelling."""
    chance = Random(2)
    words = [word for name in names if len(word := name.split()[-1]) >= SHORTEST_MISSPELT]
    return distinct([(misspelt(word, chance), word) for word in words])


def distinct(typed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return list({asked.casefold(): (asked, word) for asked, word in typed}.values())


def checked(act: Callable[..., Answer], status: int, holding: bytes) -> Callable[..., Answer]:
    """The act, refusing (Unanswered) an answer of another status or without the words."""

    def do(**headers: str) -> Answer:
        answer = act(**headers)
        if answer.status != status or holding not in answer.body:
            raise Unanswered(f"A server answered {answer.status} where {status} was due; its log is in .bench.")
        return answer

    return do


JOBS = [
    Job("add a note", add_a_note, statements=8, growth=1.2),
    Job("add a conversation", add_a_conversation, growth=1.2),
    Job("open a person with 50 story items", open_a_person("page_of_story"), statements=12),
    Job("open a person with 5,000 story items", open_a_person("long_story"), statements=12),
    Job(FIRST_PAGE, story()),
    Job("story of 5,000 items, hundredth page", story(older="before_the_hundredth"), as_quick_as=(FIRST_PAGE, 1.2)),
    Job("desk", desk, growth=1.1),
    Job("team desk", team_desk, times_the_floor=None, ms_over_the_floor=3.0),
    Job("people list", people_list, growth=1.1),
    Job("find by part of a name", find(parts), growth=3.0),
    Job("find by a misspelt name", find(slips), growth=3.0),
]
