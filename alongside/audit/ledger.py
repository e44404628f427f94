"""Writing the ledger and sealing it; `proof.py` proves it."""

import hashlib
import hmac
import json
import logging
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections, transaction
from django.utils import timezone

from alongside.audit.acting import Act
from alongside.audit.fingerprints import BEFORE_ALL, fingerprints
from alongside.audit.models import LOOKED, Block, LedgerEntry
from alongside.kit import planned
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london

log = logging.getLogger("alongside.ledger")
ROWS_IN_A_BLOCK = 10_000
# The ledger's lock on PostgreSQL: writers share it, the sealer has it alone (see triggers.py).
LOCK = 7_142_026


def entry(
    verb: str,
    actor: str,
    subject: str,
    *,
    at: datetime | None = None,
    person: UUID | None = None,
    act: UUID | None = None,
    **more: Any,
) -> LedgerEntry:
    """An entry, not yet written. `at` is when the act says it happened; the ledger's own clock is kept beside it."""
    now = timezone.now()
    return LedgerEntry(
        act=act or new_id(), at=now, acted_at=at or now, actor=actor, verb=verb, subject=subject, person=person, **more
    )


def write_look(
    actor: str, subject: str, *, page: str, sitting: str, person: UUID | None, at: datetime, because: str = ""
) -> None:
    """One line per actor, subject, kind of page, sign-in session and day; a second look that day adds none.

    `because` is the way of standing to the person that opened the page (a key of `access.standing.Kind`).
    """
    day = in_london(at).date()
    line = entry(
        LOOKED, actor, subject, at=at, person=person, page=page, sitting=sitting, day=day, detail=told(because)
    )
    asked = connections[DEFAULT_DB_ALIAS]
    values = [field.get_db_prep_save(getattr(line, field.attname), asked) for field in columns_of_a_line()]
    like_it = [actor, subject, page, sitting, asked.ops.adapt_datefield_value(day)]
    with planned.cursor(asked) as cursor:
        cursor.execute(look_line(asked.vendor), [*values, *like_it])


@cache
def columns_of_a_line() -> list[Any]:
    """The fields of a ledger's line but its number, which the database gives."""
    return [field for field in LedgerEntry._meta.concrete_fields if not field.primary_key]


@cache
def look_line(vendor: str) -> str:
    """The statement that writes a look, unless there is one like it: every page writes it, so that it is kept planned.

    What is there already is sought first: a line refused by the index alone would have had its number by then.
    """
    columns = ", ".join(f'"{field.column}"' for field in columns_of_a_line())
    marks = ["%s"] * len(columns_of_a_line())
    if vendor == "postgresql":
        marks = [f"%s::{field.db_type(connections[DEFAULT_DB_ALIAS])}" for field in columns_of_a_line()]
    like_it = f"verb = '{LOOKED}' AND actor = %s AND subject = %s AND page = %s AND sitting = %s AND day = %s"
    return (
        f'INSERT INTO "audit_ledgerentry" ({columns}) SELECT {", ".join(marks)} '  # noqa: S608 - names of our columns
        f"WHERE NOT EXISTS (SELECT 1 FROM audit_ledgerentry WHERE {like_it}) ON CONFLICT DO NOTHING"
    )


def write_list(actor: str, *, page: str, shown: list[UUID], at: datetime) -> None:
    """A list or a search, with the ids that were shown; never what was typed."""
    entry("listed", actor, page, at=at, page=page, detail={"shown": [str(i) for i in shown]}).save(force_insert=True)


def told(because: str | None) -> dict[str, str]:
    """Why a line could be: the way of standing, as its detail. Nothing where no person was asked about."""
    return {"because": str(because)} if because else {}


def tell_triggers(act: Act) -> None:
    """Tell the row history of an act that no ledger line has told it of (PostgreSQL; SQLite asks Python each time)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('alongside.act', %s, true), set_config('alongside.actor', %s, true)",
                [str(act.id), act.actor],
            )


def _moment(moment: datetime) -> str:
    return f"{moment.timestamp():.6f}"


def seal_of(block: Block) -> str:
    """The seal that a block ought to carry, from all it holds and LEDGER_KEY."""
    told = [block.id, _moment(block.sealed_at), block.first_row, block.last_row, block.rows, block.previous]
    return hmac.new(settings.LEDGER_KEY.encode(), json.dumps(told).encode(), hashlib.sha256).hexdigest()


def seal(*, now: datetime) -> int:
    """Seal what is not yet sealed; gives how many rows (0 also when another sealer, or a long writer, is at it)."""
    sealed = 0
    while True:
        try:
            count = _seal_block(now)
        except OperationalError as busy:  # the lock did not come in time: the next minute will do
            log.warning("ledger not sealed this time: %s", str(busy).splitlines()[0])
            return sealed
        sealed += count
        if count < ROWS_IN_A_BLOCK:
            return sealed


def _seal_block(now: datetime) -> int:
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = Block.objects.order_by("-id").values_list("id", "last_row", "seal").first()
        number, after, previous = last or (0, BEFORE_ALL, "")
        rows = list(islice(fingerprints(after=after), ROWS_IN_A_BLOCK))
        if not rows:
            return 0
        block = Block(
            id=number + 1,
            sealed_at=now,
            first_row=rows[0][0],
            last_row=rows[-1][0],
            rows=[list(row) for row in rows],
            previous=previous,
        )
        block.seal = seal_of(block)
        block.save(force_insert=True)
    log.info("ledger block %s sealed, rows %s to %s, head %s", block.id, block.first_row, block.last_row, block.seal)
    return len(rows)
