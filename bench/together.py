"""Drawn together: many maps, each open on a worker's device and a person's own; how soon each sees the other's move.

A device is a thread that does what the page's script does: a few letters asked for each second, the map when they
differ. Now and then one of the two moves somebody. The time runs from the press on one until the map with the move has
come to the other. The laptops share one sign-in, which saves fifty.
"""

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from random import Random
from statistics import quantiles
from typing import Any
from uuid import uuid4

from bench.client import Client, form_with
from bench.jobs import Unanswered
from bench.servers import Server

NAME = "drawn together"
MAPS, MAPS_A_ROUND, SECONDS_A_ROUND = 50, 7, 6
ASKED_EVERY, MOVED_EVERY, ON_A_MAP, MANY = 1.0, 10.0, 12, 60
SEEN_WITHIN_MS = 2_000
TIMES_A_ROUND, LONGEST = 5, 20
NODE = re.compile(r'data-key="([0-9a-f-]+)" data-ring="(\d?)" data-version="(\d+)"')


@dataclass
class Together:
    """What was measured on one database: moves seen by the other device, and a map of sixty opened and changed."""

    database: str
    people: int
    maps: int
    devices: int
    moves: int
    unseen: int
    p50_ms: float
    p95_ms: float
    slowest_ms: float
    cores: float
    open_sixty_ms: float
    open_sixty_statements: int
    move_one_ms: float
    move_one_statements: int
    day: str = ""
    busy: float = 0.0  # other processes that used or waited for a processor when it began


@dataclass
class OneMap:
    """A map in front of two devices. `moved` is what the other device waits to see: who, which version, since when."""

    laptop: str
    lock: threading.Lock = field(default_factory=threading.Lock)
    moved: tuple[str, int, float] | None = None
    seen: list[float] = field(default_factory=list)


class Device:
    """One of the two: asks, looks, and moves somebody."""

    def __init__(self, client: Client, page: str, whose: OneMap, chance: Random):
        self.client, self.page, self.whose, self.chance = client, page, whose, chance
        self.mark = ""
        self.body = ""

    def look(self) -> None:
        """Fetch the map; note a move of the other's that has come with it."""
        answer = self.client.get(self.page)
        if answer.status != 200:
            raise Unanswered(f"A map was answered with {answer.status}.")
        self.body = answer.body.decode()
        self.mark = self.body.split('data-mark="')[1].split('"')[0]

    def watch(self) -> None:
        """Ask whether there is something new, and fetch it if there is."""
        mark = self.client.get(f"{self.page}version/").body.decode()
        if mark == self.mark:
            return
        self.look()
        now = time.perf_counter()
        with self.whose.lock:
            if self.whose.moved and self.shows(*self.whose.moved[:2]):
                self.whose.seen.append(now - self.whose.moved[2])
                self.whose.moved = None

    def shows(self, key: str, version: int) -> bool:
        return any(found[1] == key and int(found[3]) >= version for found in NODE.finditer(self.body))

    def move(self) -> None:
        """Move somebody to another ring, as a tap does: press, and be shown the map."""
        with self.whose.lock:
            if self.whose.moved:
                return  # the other has not seen the one before
            key, ring, version = self.chance.choice(NODE.findall(self.body))
            self.whose.moved = (key, int(version) + 1, time.perf_counter())
        fields = {**self.token(), "version": version, "ring": str(int(ring or 0) % 3 + 1)}
        answer = self.client.post(f"{self.page}{key}/move/", fields)
        if answer.status != 302:
            with self.whose.lock:
                self.whose.moved = None
        self.look()

    def token(self) -> dict[str, str]:
        return {"csrfmiddlewaretoken": self.body.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]}


def draw_together(product: Server, facts: dict[str, Any], database: str, people: int, rounds: int) -> Together:
    """Two devices before each map for some seconds; then a map of sixty by itself."""
    maps, seconds = min(MAPS, MAPS_A_ROUND * rounds), SECONDS_A_ROUND * rounds
    chance = Random(7)
    pairs = [begin(product, person, chance) for person, _ in zip(people_of(facts), range(maps), strict=False)]
    stop = time.monotonic() + seconds
    threads = [
        threading.Thread(target=run, args=(device, is_first, stop, min(MOVED_EVERY, seconds / 2)))
        for pair in pairs
        for is_first, device in zip((True, False), pair, strict=True)
    ]
    before, begun = product.cpu(), time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cores = (product.cpu() - before) / (time.monotonic() - begun)
    whose = [laptop.whose for laptop, _ in pairs]
    seen = [took * 1000 for one in whose for took in one.seen]
    if len(seen) < 2:
        raise Unanswered("No move was seen by the other device.")
    hundredths = quantiles(seen, n=100, method="inclusive")
    return Together(
        database, people, len(pairs), 2 * len(pairs), len(seen), sum(one.moved is not None for one in whose),
        round(hundredths[49], 1), round(hundredths[94], 1), round(max(seen), 1), round(cores, 2),
        *sixty(product, next(people_of(facts)), chance, TIMES_A_ROUND * rounds),
    )  # fmt: skip


def people_of(facts: dict[str, Any]) -> Iterator[str]:
    """People the worker is alongside, again and again: each can have several maps."""
    while True:
        yield from facts["without_drafts"]


def run(device: Device, is_first: bool, stop: float, moved_every: float) -> None:
    """What one device does until then: asks each second, and by turns with the other moves somebody."""
    time.sleep(device.chance.random() * ASKED_EVERY)
    next_move = time.monotonic() + device.chance.random() * moved_every + (0 if is_first else moved_every)
    while (now := time.monotonic()) < stop:
        if now >= next_move:
            device.move()
            next_move = now + 2 * moved_every
        device.watch()
        time.sleep(ASKED_EVERY)
    # What was moved last is still to be seen.
    for _ in range(LONGEST):
        if device.whose.moved is None:
            return
        time.sleep(ASKED_EVERY)
        device.watch()


def new_map(client: Client, person: str, names: int) -> str:
    """Draw a new map by the worker's pages; gives its address."""
    begin_at = f"/people/{person}/circles/begin/"
    form = form_with(client.get(begin_at).body, "made_with").fields
    form |= {"follows": "new", "ring_set": form.get("ring_set") or "closeness", "id": str(uuid4())}
    today = datetime.now(UTC).date()
    form |= {f"drawn_on_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    body = client.get(begin_at).body.decode()
    sets = re.findall(r'name="ring_set"[^>]*value="([^"]+)"', body)
    answer = client.post(begin_at, {**form, "ring_set": sets[0]})
    if answer.status != 302:
        raise Unanswered(f"A map could not be begun (status {answer.status}).")
    page = answer.headers["Location"]
    token = form_with(client.get(page).body, "name").fields["csrfmiddlewaretoken"]
    for number in range(names):
        facts = {"csrfmiddlewaretoken": token, "id": str(uuid4()), "name": f"Friend {number} {uuid4().hex[:6]}"}
        client.post(f"{page}add/", {**facts, "is_somebody_else": "yes"})
        ring = {"csrfmiddlewaretoken": token, "version": "1", "ring": str(number % 3 + 1)}
        client.post(f"{page}{facts['id']}/move/", ring)
    return page


def begin(product: Server, person: str, chance: Random) -> tuple[Device, Device]:
    """One map with a laptop and a phone before it."""
    page = new_map(product.client, person, ON_A_MAP)
    whose = OneMap(page)
    laptop = Client(product.port)
    laptop.cookies = dict(product.client.cookies)
    first = Device(laptop, page, whose, Random(chance.random()))
    first.look()
    laptop.post(f"{page}together/", first.token())
    first.look()
    code = re.findall(r'<p class="code"><span aria-hidden="true">([A-Z0-9]{3}) ([A-Z0-9]{3})<', first.body)[0]
    known = unescape(first.body.split("<title>")[1].rsplit("'s circles", 1)[0])
    phone = Client(product.port)
    token = form_with(phone.get("/together/").body, "code").fields["csrfmiddlewaretoken"]
    fields = {"csrfmiddlewaretoken": token, "code": "".join(code), "known": known}
    if phone.post("/together/", fields).status != 302:
        raise Unanswered("A phone could not join its map.")
    second = Device(phone, "/together/map/", whose, Random(chance.random()))
    second.look()
    first.look()
    return first, second


def sixty(product: Server, person: str, chance: Random, times: int) -> tuple[float, int, float, int]:
    """A map of sixty by itself: the median of opening it and of a move, in ms, and the statements of each."""
    page = new_map(product.client, person, MANY)
    one = Device(product.client, page, OneMap(page), chance)
    opened, moved = [], []
    for _ in range(times):
        opened.append(product.client.get(page).took)
        one.look()
        key, ring, version = chance.choice(NODE.findall(one.body))
        fields = {**one.token(), "version": version, "ring": str(int(ring or 0) % 3 + 1)}
        moved.append(product.client.post(f"{page}{key}/move/", fields).took)
    one.look()
    counting = {"X-Count-Statements": "1"}
    statements = int(product.client.get(page, **counting).headers["X-Statements"])
    key, ring, version = NODE.findall(one.body)[0]
    fields = {**one.token(), "version": version, "ring": str(int(ring or 0) % 3 + 1)}
    of_a_move = int(product.client.post(f"{page}{key}/move/", fields, **counting).headers["X-Statements"])
    middle = times // 2
    return (
        round(sorted(opened)[middle] * 1000, 1), statements, round(sorted(moved)[middle] * 1000, 1), of_a_move,
    )  # fmt: skip


def in_words(one: Together) -> str:
    """What was measured, as a sentence."""
    when = f" On {one.day}, beside {one.busy:g} other busy processes." if one.day else ""
    unseen = f" {one.unseen} were not seen before the end." if one.unseen else ""
    return (
        f"{one.database}, {one.people:,} people: {one.maps} maps open on {one.devices} devices, each asking once "
        f"a second; of {one.moves} moves half were seen by the other device within {one.p50_ms:g} ms, 95 of 100 within "
        f"{one.p95_ms:g} ms, the slowest within {one.slowest_ms:g} ms; the web workers used {one.cores:g} processors."
        f"{unseen} A map of {MANY} opens in {one.open_sixty_ms:g} ms with {one.open_sixty_statements} statements, and "
        f"one on it is moved in {one.move_one_ms:g} ms with {one.move_one_statements} (medians).{when}"
    )


def missed(one: Together) -> list[str]:
    """The bars that were missed."""
    what = f"{NAME}, {one.database}, {one.people:,} people"
    found = []
    if one.p95_ms > SEEN_WITHIN_MS:
        found.append(f"{what}: 95 of 100 moves are seen within {one.p95_ms:g} ms, where {SEEN_WITHIN_MS} is the bar.")
    if one.unseen:
        found.append(f"{what}: {one.unseen} moves were not seen at all.")
    return found
