"""A file of shifts (a rota): read, line by line, with what is wrong in each, and what is worth saying.

The first line names the columns: `worker` (their email address), `name` and `born` (the person's full name and date of
birth), `day`, `from`, `until`; and, if one likes, `until day` and `why`. Commas, semicolons or tabs stand between. An
end that is not after the start is on the next day.
"""

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID, uuid5

from alongside.access.roles import Role
from alongside.access.standing import Openness
from alongside.design.typed import Misread, check_keepable, read_clock, read_day
from alongside.kit.moments import LONDON, at_in_london, clock_time, day_in_words, in_london
from alongside.people.actions import ShiftToBe
from alongside.people.models import Involvement, Person
from alongside.people.partial_days import DAY
from alongside.people.shifts import fault_in_shift, share_time, worth_saying
from alongside.workforce.models import Worker
from alongside.workforce.models.team import overlapping

LINES_AT_MOST, BYTES_AT_MOST, WHY_AT_MOST = 500, 200_000, 200
NEEDED = ("worker", "name", "born", "day", "from", "until")
KNOWN = (*NEEDED, "until day", "why")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# One sentence for nobody, for several and for a record that a shift cannot open: a file finds nobody out.
NO_SUCH_PERSON = "No one record that a shift can open has this name and date of birth. Check both, or enter it by hand."


@dataclass
class Line:
    """One line of a file: where it stands, what it says, what is wrong with it and what is worth saying."""

    number: int
    cells: dict[str, str]
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    period: tuple[datetime, datetime] | None = None
    worker: Worker | None = None
    person: Person | None = None

    def key(self, file: UUID) -> UUID:
        """The key of the shift to be, which follows from the file's, so that a file sent twice is entered once."""
        return uuid5(file, str(self.number))

    def shift(self, file: UUID) -> ShiftToBe:
        """What this line asks for; only of a line in which nothing is wrong."""
        assert self.worker is not None
        assert self.person is not None
        assert self.period is not None
        return ShiftToBe(self.number, self.key(file), self.worker, self.person, *self.period, self.cells.get("why", ""))


@dataclass
class Rota:
    """A file as it was read: its lines, and what is wrong with the whole of it."""

    lines: list[Line] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return bool(self.lines) and not self.faults and not any(line.faults for line in self.lines)

    @property
    def in_sentences(self) -> list[str]:
        """Everything that is wrong, by line."""
        return [*self.faults, *(f"Line {line.number}: {fault}" for line in self.lines for fault in line.faults)]


def text_of(content: bytes) -> str:
    """A file's bytes as text. Refuses (Misread) what is too large, or no text."""
    if len(content) > BYTES_AT_MOST:
        raise Misread("This file is too large. Send 500 shifts or fewer at a time.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
            check_keepable(text.replace("\r\n", "\n").replace("\r", "\n"))
            return text
        except UnicodeDecodeError:
            continue
    raise Misread("This file is not text. Save it from your rota as CSV, and send that.")


def read_rota(text: str, *, file: UUID, by: Worker, at: datetime) -> Rota:
    """A file's shifts, each checked against the workers, the people and the shifts that there are. It only reads.

    `file` is the key it is sent with: shifts that this very file has entered are not in its way.
    """
    rota = _parsed(text)
    if not rota.faults:
        for line in rota.lines:
            _read_times(line, at)
        _find_workers(rota.lines, by)
        _find_people(rota.lines, by, at)
        _compare_with_each_other(rota.lines)
        _compare_with_what_is_there(rota.lines, file)
    return rota


def _parsed(text: str) -> Rota:
    text = text.lstrip("\ufeff")
    first = text.split("\n", 1)[0]
    between = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    try:
        heads = [" ".join(head.strip().lower().split()) for head in next(rows, [])]
        lines = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error:
        return Rota(faults=["This cannot be read as CSV. Is a quotation mark left open?"])
    if missing := [name for name in NEEDED if name not in heads]:
        return Rota(faults=[f"The first line has to name the columns. Not found: {', '.join(missing)}."])
    if unknown := [head for head in heads if head not in KNOWN]:
        return Rota(
            faults=[f"These columns are not known here: {', '.join(head or 'one without a name' for head in unknown)}."]
        )
    if len(set(heads)) < len(heads):
        return Rota(faults=["A column stands in the first line twice."])
    if not lines:
        return Rota(faults=["There is no shift in it: only the names of the columns."])
    if len(lines) > LINES_AT_MOST:
        return Rota(faults=[f"There are {len(lines)} shifts in it. Send {LINES_AT_MOST} or fewer at a time."])
    return Rota([_line(number, heads, row) for number, row in lines])


def _line(number: int, heads: list[str], row: list[str]) -> Line:
    line = Line(number, {head: cell.strip() for head, cell in zip(heads, row, strict=False)})
    if len(row) != len(heads):
        line.faults.append(f"It has {len(row)} parts, and the first line has {len(heads)}.")
    elif empty := [name for name in NEEDED if not line.cells[name]]:
        line.faults.append(f"Nothing stands under {', '.join(empty)}.")
    elif len(line.cells.get("why", "")) > WHY_AT_MOST:
        line.faults.append(f"The reason is too long. The limit is {WHY_AT_MOST} letters.")
    return line


def day_in(words: str) -> date:
    """A day as files write it: `2026-11-23`, `23/11/2026`, `23 Nov 2026`. Refuses (Misread) anything else."""
    if found := ISO_DAY.fullmatch(words):
        year, month, day = found.groups()
        return read_day(day, month, year)
    parts = re.split(r"[/.\s-]+", words)
    if len(parts) != 3:
        raise Misread(f"“{words[:20]}” is not a day. Write it like 23/11/2026.")
    return read_day(*parts)


def _read_times(line: Line, at: datetime) -> None:
    if line.faults:
        return
    cells = line.cells
    try:
        first, begins, ends = day_in(cells["day"]), read_clock(cells["from"]), read_clock(cells["until"])
        if cells.get("until day"):
            last = day_in(cells["until day"])
        elif ends == begins:
            raise Misread(
                "It begins and ends at the same time. If it lasts a day, name the day it ends under until day."
            )
        else:
            last = first if ends > begins else first + timedelta(days=1)
        line.period = (_moment(first, begins), _moment(last, ends))
    except Misread as misread:
        line.faults.append(misread.sentence)
        return
    if fault := fault_in_shift(*line.period, at=at):
        line.faults.append(fault[1])
    line.remarks += worth_saying(*line.period)


def _moment(day: date, clock: time) -> datetime:
    moment = at_in_london(day, clock)
    if moment.astimezone(UTC).astimezone(LONDON).time() != clock:
        raise Misread(f"The clocks went forward over {clock:%H:%M} on {day_in_words(day)}, so it never was.")
    return moment


def _find_workers(lines: list[Line], by: Worker) -> None:
    emails = {line.cells.get("worker", "").lower() for line in lines}
    found = {w.email.lower(): w for w in Worker.objects.filter(account__email__in=emails).select_related("account")}
    for line in lines:
        if not (email := line.cells.get("worker", "").lower()):
            continue
        worker = line.worker = found.get(email)
        if worker is None or Role.SUPPORT_WORKER not in worker.roles:
            line.faults.append(f"No support worker here has the email address {email[:100]}.")
        elif worker == by:
            line.faults.append("Nobody enters a shift of their own. Ask a colleague.")
        elif line.period and worker.has_left(on=in_london(line.period[0]).date()):
            line.faults.append(f"{worker} will have left by then.")


def _find_people(lines: list[Line], by: Worker, at: datetime) -> None:
    born: dict[int, date] = {}
    for line in lines:
        if line.cells.get("born"):
            try:
                born[line.number] = day_in(line.cells["born"])
            except Misread as misread:
                line.faults.append(f"Born: {misread.sentence}")
    names = {line.cells.get("name", "") for line in lines}
    found = list(Person.objects.filter(name__in=names, born_on__in=set(born.values()), born_precision=DAY))
    people = {person.pk: person for person in found}
    if any(person.goes_on_as_id or person.joined_keys for person in found):
        people = Person.objects.some_seen_by(by, people, at=at)
    rows: dict[tuple[str, date], set[Person]] = defaultdict(set)
    for person in found:
        rows[person.name, person.born_on].add(people[person.pk])  # type: ignore[index]
    for line in lines:
        if line.number in born and line.cells.get("name"):
            meant = list(rows[line.cells["name"], born[line.number]])
            if len(meant) == 1 and meant[0].openness == Openness.OPEN:
                line.person = meant[0]
            else:
                line.faults.append(NO_SUCH_PERSON)


def _compare_with_each_other(lines: list[Line]) -> None:
    by_worker: dict[Any, list[Line]] = defaultdict(list)
    for line in lines:
        if line.worker and line.person and line.period:
            by_worker[line.worker.pk].append(line)
    for theirs in by_worker.values():
        for one, other in combinations(theirs, 2):
            if not share_time(one.period, other.period):  # type: ignore[arg-type]
                continue
            if one.person == other.person:
                other.faults.append(f"It shares time with line {one.number}, the same worker and person.")
            else:
                other.remarks.append(f"It shares time with line {one.number}: the same worker, two people.")


def _compare_with_what_is_there(lines: list[Line], file: UUID) -> None:
    whole = [line for line in lines if line.worker and line.person and line.period]
    if not whole:
        return
    first = min(line.period[0].astimezone(UTC) for line in whole)  # type: ignore[index]
    last = max(line.period[1].astimezone(UTC) for line in whole)  # type: ignore[index]
    workers = {line.worker.pk for line in whole if line.worker}
    rows = Involvement.objects.filter(overlapping(first, last), worker__in=workers, is_shift=True).order_by("starts_at")
    own = {line.key(file) for line in whole}
    there: dict[UUID | None, list[Involvement]] = defaultdict(list)
    for row in rows:
        if row.pk not in own:
            there[row.worker_id].append(row)
    for line in whole:
        for row in there[line.worker.pk]:  # type: ignore[union-attr]
            if not share_time(line.period, (row.starts_at, row.ends_at)):  # type: ignore[arg-type]
                continue
            when = f"{clock_time(row.starts_at)} until {clock_time(row.ends_at)}"  # type: ignore[arg-type]
            if row.person_id in line.person.keys:  # type: ignore[union-attr]
                line.faults.append(f"{line.worker} has a shift with them then already, from {when}.")
            else:
                line.remarks.append(f"{line.worker} has a shift with somebody else then, from {when}.")
