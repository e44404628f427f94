"""Entries that mean something like what was said, whatever their words. Words alone count where there is no model.

Each process keeps a code of 384 bits of each entry's meaning (48 bytes) and asks the database for those made since. The
codes nearest by the bits in which they differ are then compared in full.
"""

import threading
from typing import Any
from uuid import UUID

from alongside.directory.models import SearchMeaning
from alongside.directory.search.model import SIZE, vector_of

COMPARED = 100
# Numbers of a vector as signed bytes; those of a sentence hardly reach a quarter.
SCALE = 400


class Codes:
    """The codes of all entries, in this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.begin_again()

    def begin_again(self) -> None:
        """Know of no entry, as a process that has just begun."""
        self.places: dict[UUID, int] = {}
        self.keys: list[UUID] = []
        self.bits: Any = None
        self.last: tuple[int, UUID] | None = None  # turn and entry of the newest that is known

    def catch_up(self) -> None:
        """Take in what was made since. Where the newest that is known is not there, this is another database."""
        with self.lock:
            made = self._since(self.last[0] if self.last else -1)
            if self.last is not None:
                if not made or (made[0][0], made[0][1]) != self.last:
                    self.begin_again()
                    made = self._since(-1)
                else:
                    made = made[1:]
            if made:
                self._take_in(made)

    @staticmethod
    def _since(turn: int) -> list[tuple[int, UUID, Any]]:
        rows = SearchMeaning.objects.filter(turn__gte=turn).order_by("turn")
        return list(rows.values_list("turn", "service", "vector"))

    def _take_in(self, made: list[tuple[int, UUID, Any]]) -> None:
        import numpy as np

        vectors = np.frombuffer(b"".join(bytes(vector) for _, _, vector in made), np.int8).reshape(-1, SIZE)
        codes = np.packbits(vectors > 0, axis=1).view(np.uint64)
        fresh = [key for _, key, _ in made if key not in self.places]
        for key in fresh:
            self.places.setdefault(key, len(self.places))
        grown = np.zeros((len(self.places), codes.shape[1]), np.uint64)
        if self.bits is not None:
            grown[: len(self.bits)] = self.bits
        grown[[self.places[key] for _, key, _ in made]] = codes
        self.bits, self.keys = grown, list(self.places)
        self.last = made[-1][:2]

    def nearest(self, vector: Any) -> list[UUID]:
        """The entries whose codes differ least from a vector's."""
        import numpy as np

        if self.bits is None:
            return []
        code = np.packbits(vector > 0).view(np.uint64)
        apart = np.bitwise_count(self.bits ^ code).sum(axis=1, dtype=np.uint16)
        if len(apart) <= COMPARED:
            return self.keys
        return [self.keys[place] for place in np.argpartition(apart, COMPARED)[:COMPARED]]


codes = Codes()


def alike(words: str, *, among: list[UUID] | None) -> dict[UUID, float] | None:
    """Entry -> how like it means, -1 to 1, for the most alike, or for these few; None where there is no model."""
    said = vector_of(words)
    if said is None:
        return None
    if among is None:
        codes.catch_up()
        among = codes.nearest(said)
    rows = list(SearchMeaning.objects.filter(service__in=among).values_list("service", "vector")) if among else []
    if not rows:
        return {}
    import numpy as np

    vectors = np.frombuffer(b"".join(bytes(vector) for _, vector in rows), np.int8).reshape(-1, SIZE)
    likeness = vectors.astype(np.float32) @ said / SCALE
    return {key: float(like) for (key, _), like in zip(rows, likeness, strict=True)}


def as_bytes(vector: Any) -> bytes:
    """A vector as it is kept: 384 signed bytes."""
    import numpy as np

    return np.clip(np.rint(vector * SCALE), -127, 127).astype(np.int8).tobytes()
