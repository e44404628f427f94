"""The report: a table for people, a list for machines, and which bars are met."""

import json
from pathlib import Path

from bench.jobs import JOBS
from bench.measuring import Outcome, Row

HERE = Path(__file__).resolve().parent
COLUMNS = ("job", "database", "people", "cpu_ms", "p50_ms", "p95_ms", "statements", "floor_cpu_ms", "ratio")
MOST_TIMES_THE_FLOOR = 1.5
SLOWEST_MS = 50
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
    if outcome.sweeps:
        lines += ["", "## Many different names", ""]
        lines += [
            f"* {s.job}, {s.database}, {s.people:,} people: of {s.asked:,} things typed, {s.found:,} showed the name "
            f"that was meant; the slowest took {s.slowest_ms} ms (`{s.slowest}`)."
            for s in outcome.sweeps
        ]
    missed = misses(outcome)
    lines += ["", "## Bars", "", *(f"* Missed: {sentence}" for sentence in missed)]
    lines += [] if missed else ["Every bar that this run can show is met."]
    return "\n".join(lines) + "\n"


def cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}" if isinstance(value, float) else str(value)


def misses(outcome: Outcome) -> list[str]:
    """Every bar that was missed, as a sentence."""
    found = []
    bars = {job.name: job for job in JOBS}
    for row in outcome.rows:
        what = f"{row['job']}, {row['database']}, {row['people']:,} people"
        if row["ratio"] > MOST_TIMES_THE_FLOOR:
            found.append(f"{what}: {row['ratio']:.2f} times the floor, where {MOST_TIMES_THE_FLOOR} is the bar.")
        most = bars[row["job"]].statements
        if most is not None and row["statements"] > most:
            found.append(f"{what}: {row['statements']} statements, where {most} is the bar.")
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
    return found


def grown(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Each job's row at the smallest and at the largest size, for each database that has two."""
    pairs = []
    for key in dict.fromkeys((row["job"], row["database"]) for row in rows):
        sizes = sorted((row for row in rows if (row["job"], row["database"]) == key), key=lambda row: row["people"])
        if len(sizes) > 1:
            pairs.append((sizes[0], sizes[-1]))
    return pairs


def write(outcome: Outcome, folder: Path) -> str:
    """Write report.md and report.json; gives the Markdown."""
    words = markdown(outcome)
    (folder / "report.md").write_text(words)
    (folder / "report.json").write_text(
        json.dumps([{c: row[c] for c in COLUMNS} for row in outcome.rows], indent=2) + "\n"
    )
    return words
