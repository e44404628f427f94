"""The report: a table for people, a list for machines, and which bars are met. Runs of several sizes stand together.

`report.json` holds the rows; `beside.json` what the table has no column for: how durable, many names, when measured.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from bench import directory
from bench.directory import Directory
from bench.jobs import JOBS, Job
from bench.measuring import Outcome, Row, Run, Sweep
from bench.together import Together, in_words, missed

HERE = Path(__file__).resolve().parent
COLUMNS = ("job", "database", "people", "cpu_ms", "p50_ms", "p95_ms", "statements", "floor_cpu_ms", "ratio")
SLOWEST_MS = 50
BUSY = 0.5  # fewer processes than this that wait for a processor are the machine's own
ORDER = [job.name for job in JOBS]
T = TypeVar("T")
HEAD = """# The bench

`cpu_ms` is the processor time of one request: the web workers' and the database's (SQLite is inside the former).
`floor_cpu_ms` is that of a bare Django view with stock sessions, users and CSRF which does the same job on the same
rows, without ledger, history or rooms; `ratio` is the one over the other. `statements` leave out BEGIN, COMMIT and
SAVEPOINT. Two workers, one request at a time, both servers by turns.
"""


def markdown(outcome: Outcome) -> str:
    """The whole report as Markdown."""
    lines = [HEAD, f"| {' | '.join(COLUMNS)} |", f"| {' | '.join(['---'] * 3 + ['---:'] * 6)} |"]
    lines += [f"| {' | '.join(cell(row[column]) for column in COLUMNS)} |" for row in outcome.rows]
    lines += ["", "## How durable a commit is", ""]
    lines += [f"* {database}: {setting}" for database, setting in outcome.durable.items()]
    lines += ["", "## When, and beside what", "", *(f"* {when(run)}" for run in outcome.runs)]
    lines += [f"* Left out: {what}: {why}" for what, why in outcome.left_out.items()]
    if outcome.sweeps:
        lines += ["", "## Many different names", ""]
        lines += [
            f"* {s.job}, {s.database}, {s.people:,} people: of {s.asked:,} things typed, {s.found:,} showed the name "
            f"that was meant; the slowest took {s.slowest_ms} ms (`{s.slowest}`)."
            for s in outcome.sweeps
        ]
    if outcome.together:
        lines += ["", "## Circles, drawn together on two devices", ""]
        lines += [f"* {in_words(one)}" for one in outcome.together]
    if outcome.directories:
        lines += ["", "## The directory", ""]
        lines += [f"* {directory.in_words(one)}" for one in outcome.directories]
    below = misses(outcome)
    lines += ["", "## Bars", "", *(f"* Missed: {sentence}" for sentence in below)]
    lines += [] if below else ["Every bar that this run can show is met."]
    return "\n".join(lines) + "\n"


def when(run: Run) -> str:
    """One run as a sentence."""
    where = f"{run.database}, {run.people:,} people: on {run.day}, with {run.processors} processors"
    if run.busy < BUSY:
        return f"{where} that nothing else used when the bench began."
    return (
        f"{where}, which were shared: {run.busy} other processes used or waited for them. "
        "`cpu_ms` bears that better than `p50_ms`, `p95_ms` and the slowest of many names."
    )


def cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}" if isinstance(value, float) else str(value)


def misses(outcome: Outcome) -> list[str]:
    """Every bar that was missed, as a sentence."""
    found = []
    bars = {job.name: job for job in JOBS}
    at = {(row["database"], row["people"], row["job"]): row for row in outcome.rows}
    for (database, people, name), row in at.items():
        below = misses_of_row(row, bars[name])
        if quick := bars[name].as_quick_as:
            other, times = quick
            beside = at.get((database, people, other))
            if beside is not None and row["cpu_ms"] > beside["cpu_ms"] * times:
                below.append(f"{row['cpu_ms'] / beside['cpu_ms']:.2f} times {other}, where {times} is the bar.")
        found += [f"{name}, {of_size(database, people)}: {sentence}" for sentence in below]
    for small, large in grown(outcome.rows):
        bar, growth = bars[small["job"]].growth, large["cpu_ms"] / small["cpu_ms"]
        if bar is not None and growth > bar:
            sizes = f"from {small['people']:,} to {large['people']:,} people"
            found.append(
                f"{small['job']}, {small['database']}: grows {growth:.2f} times {sizes}, where {bar} is the bar."
            )
    for s in outcome.sweeps:
        if s.slowest_ms > SLOWEST_MS:
            what = f"{s.job}, {s.database}, {s.people:,} people"
            found.append(f"{what}: the slowest took {s.slowest_ms} ms, where {SLOWEST_MS} is the bar.")
    found += [sentence for one in outcome.together for sentence in missed(one)]
    return found + [sentence for one in outcome.directories for sentence in directory.missed(one)]


def misses_of_row(row: Row, job: Job) -> list[str]:
    """The bars that one row by itself misses."""
    found, over = [], row["cpu_ms"] - row["floor_cpu_ms"]
    if job.times_the_floor is not None and row["ratio"] > job.times_the_floor:
        found.append(f"{row['ratio']:.2f} times the floor, where {job.times_the_floor} is the bar.")
    if job.ms_over_the_floor is not None and over > job.ms_over_the_floor:
        found.append(f"{over:.2f} ms over the floor, where {job.ms_over_the_floor} is the bar.")
    if job.statements is not None and row["statements"] > job.statements:
        found.append(f"{row['statements']} statements, where {job.statements} is the bar.")
    return found


def of_size(database: str, people: int) -> str:
    return f"{database}, {people:,} people"


def grown(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Each job's row at the smallest and at the largest size, for each database that has two."""
    pairs = []
    for key in dict.fromkeys((row["job"], row["database"]) for row in rows):
        sizes = sorted((row for row in rows if (row["job"], row["database"]) == key), key=lambda row: row["people"])
        if len(sizes) > 1:
            pairs.append((sizes[0], sizes[-1]))
    return pairs


def write(outcome: Outcome, folder: Path) -> str:
    """Write report.md, report.json and beside.json; gives the Markdown."""
    words = markdown(outcome)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(words)
    (folder / "report.json").write_text(
        json.dumps([{c: row[c] for c in COLUMNS} for row in outcome.rows], indent=2) + "\n"
    )
    beside = {
        "durable": outcome.durable,
        "sweeps": [asdict(sweep) for sweep in outcome.sweeps],
        "runs": [asdict(run) for run in outcome.runs],
        "left_out": outcome.left_out,
        "together": [asdict(one) for one in outcome.together],
        "directories": [asdict(one) for one in outcome.directories],
    }
    (folder / "beside.json").write_text(json.dumps(beside, indent=2) + "\n")
    return words


def read(folder: Path) -> Outcome:
    """What earlier runs wrote there; of a job that is asked no longer, nothing."""
    try:
        rows = json.loads((folder / "report.json").read_text())
        beside = json.loads((folder / "beside.json").read_text())
    except FileNotFoundError:
        return Outcome()
    sweeps, runs = [Sweep(**each) for each in beside["sweeps"]], [Run(**each) for each in beside["runs"]]
    rows = [row for row in rows if row["job"] in ORDER]
    drawn = [Together(**each) for each in beside.get("together", [])]
    found = [Directory(**each) for each in beside.get("directories", [])]
    return Outcome(rows, sweeps, beside["durable"], runs, beside.get("left_out", {}), drawn, found)


def together(earlier: Outcome, later: Outcome) -> Outcome:
    """Both, each row of the later in the place of its like; by database, size and the order of the jobs."""
    rows = {(row["database"], row["people"], ORDER.index(row["job"])): row for row in (*earlier.rows, *later.rows)}
    sweeps = {(s.database, s.people, ORDER.index(s.job)): s for s in (*earlier.sweeps, *later.sweeps)}
    runs = {(run.database, run.people): run for run in (*earlier.runs, *later.runs)}
    drawn = {(one.database, one.people): one for one in (*earlier.together, *later.together)}
    found = {(one.database, one.entries): one for one in (*earlier.directories, *later.directories)}
    durable, left_out = earlier.durable | later.durable, earlier.left_out | later.left_out
    for database, people in runs:
        left_out.pop(of_size(database, people), None)
    return Outcome(
        sorted_by_key(rows),
        sorted_by_key(sweeps),
        durable,
        sorted_by_key(runs),
        left_out,
        sorted_by_key(drawn),
        sorted_by_key(found),
    )


def sorted_by_key(found: dict[tuple[Any, ...], T]) -> list[T]:
    return [found[key] for key in sorted(found, key=lambda key: (key[0] != "sqlite", *key))]
