"""Proving the ledger: every sealed row and block, and the tail that is not sealed yet."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import Error, connection
from django.db.models import Count

from alongside.audit.fingerprints import BEFORE_ALL, fingerprints
from alongside.audit.ledger import seal_of
from alongside.audit.models import Block, LedgerEntry, RowChange

# A row may wait this long for its seal before that is a fault.
WAIT = timedelta(minutes=2)
# What reading a row may end in, once a hand has been at it.
UNREADABLE = (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError, Error)
BLOCKS_AT_ONCE = 20
MISSING_AT_MOST = 1_000  # blocks named as missing before one that claims a far number


class Proof:
    """What `verify` found: each fault as a line, and the counts of the last line."""

    def __init__(self) -> None:
        self.rows = self.blocks = self.unsealed = 0
        self.faults: list[str] = []

    def blame(self, kind: str, key: Any, sentence: str) -> None:
        """Add one fault; `kind` is `row` or `block`."""
        self.faults.append(f"fault {kind} {key}: {sentence}")

    def in_words(self) -> str:
        """The last line."""
        return f"{self.rows} rows in {self.blocks} blocks verified, {self.unsealed} not yet sealed"


def verify() -> Proof:
    """Prove the whole ledger. Changes nothing; reads a few thousand rows at a time, whatever a hand has done to them.

    A block that is missing or broken proves nothing: its own rows are neither verified nor blamed.
    """
    proof = Proof()
    remembered = _remembered()  # before the blocks are read, since a sealer may add one meanwhile
    expected, before, newest, end = 1, None, None, BEFORE_ALL
    for key, block in _blocks():
        if not isinstance(key, int):
            proof.blame("block", key, "Its number is not a whole one.")
            continue
        for missing in range(expected, min(key, expected + MISSING_AT_MOST)):
            proof.blame("block", missing, "It is missing.")
        if key != expected:
            before = None
        expected = max(expected, key + 1)
        fault = "It cannot be read." if block is None else _fault_of(block, before)
        if fault or block is None:
            proof.blame("block", key, fault)
            before, end = None, max(end, _end_of(block))
            continue
        _prove_rows(block, before, proof)
        proof.blocks += 1
        before, newest, end = block, block.sealed_at, max(end, block.last_row)
    _prove_last(expected, before, remembered, proof)
    tail = LedgerEntry.objects.filter(id__gt=end)
    proof.unsealed = tail.count()
    if newest is not None:
        for key in tail.filter(at__lt=newest - WAIT).order_by("id").values_list("id", flat=True).iterator():
            proof.blame("row", key, "It is not sealed, though it says that it is older than the newest block.")
    return proof


def _fault_of(block: Block, before: Block | None) -> str:
    """What is wrong with a block by itself and after the one before (None: that one is missing or broken)."""
    try:
        fits = seal_of(block) == block.seal
    except UNREADABLE:
        fits = False
    if not fits:
        return "Its seal does not fit what it holds, or it was sealed with another key."
    if (before is not None and block.previous != before.seal) or (block.id == 1 and block.previous):
        return "It does not follow from the block before it."
    return ""


def _remembered() -> tuple[int, Any]:
    """Number and seal of the newest block that the row history saw made. (It is not sealed itself: it only accuses.)"""
    made = RowChange.objects.filter(table_name=Block._meta.db_table, operation="insert")
    try:
        number, seal = made.order_by("-id").values_list("row_id", "after").first() or (0, None)
        return int(number), seal
    except UNREADABLE:
        return 0, None


def _prove_last(expected: int, last: Block | None, remembered: tuple[int, Any], proof: Proof) -> None:
    """The newest block has none after it that would miss it; the row history remembers each that was made."""
    made = RowChange.objects.filter(table_name=Block._meta.db_table, operation="insert")
    twice = made.values("row_id").annotate(times=Count("id")).filter(times__gt=1).order_by("row_id")
    for key in twice.values_list("row_id", flat=True):
        proof.blame("block", key, "It was made again, after one of the same number had been taken away.")
    number, seal = remembered
    for missing in range(expected, min(number + 1, expected + MISSING_AT_MOST)):
        proof.blame("block", missing, "It is missing.")
    if last is not None and last.id == number and seal != {"seal": last.seal}:
        proof.blame("block", last.id, "It is not the one that was made.")


def _end_of(block: Block | None) -> int:
    """The last row that a broken block claims, but none that there is not: rows after it are the tail."""
    newest = LedgerEntry.objects.order_by("-id").values_list("id", flat=True).first() or BEFORE_ALL
    return min(block.last_row, newest) if block is not None and isinstance(block.last_row, int) else BEFORE_ALL


def _prove_rows(block: Block, before: Block | None, proof: Proof) -> None:
    """Compare the rows in a block's range with those it lists; the range begins where the block before ended."""
    listed = dict(block.rows)
    start = before.last_row if before else BEFORE_ALL if block.id == 1 else block.first_row - 1
    for key, fingerprint in fingerprints(after=start, until=block.last_row):
        sealed_as = listed.pop(key, None)
        if sealed_as is None:
            proof.blame("row", key, f"It was added after block {block.id} was sealed over its place.")
        elif fingerprint != sealed_as:
            proof.blame("row", key, f"It was altered after block {block.id} sealed it.")
        else:
            proof.rows += 1
    for key in sorted(listed):
        proof.blame("row", key, f"It is missing, though block {block.id} sealed it.")


def _blocks() -> Iterator[tuple[Any, Block | None]]:
    """Number and block, in order; None for one whose columns no longer hold what their type says."""
    after: Any = BEFORE_ALL
    while True:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM audit_block WHERE id > %s ORDER BY id LIMIT {BLOCKS_AT_ONCE}", [after])  # noqa: S608
            keys = [key for (key,) in cursor.fetchall()]
        if not keys:
            return
        whole = [key for key in keys if isinstance(key, int)]
        try:
            found = Block.objects.in_bulk(whole)
        except UNREADABLE:
            found = {key: block for key in whole if (block := _read(key))}
        yield from ((key, found.get(key)) for key in keys)
        after = keys[-1]


def _read(key: int) -> Block | None:
    try:
        return Block.objects.get(id=key)
    except UNREADABLE:
        return None
