"""./run bench [--people N] [--database sqlite|postgresql] [--only JOB]

How fast the product is beside a bare Django project that does the same jobs, as a table in Markdown, on standard output
and in bench/report.md and report.json. Each option may be given more than once. By default: 1,000 people on SQLite,
every job. A run puts its own rows in the place of those of the same job, database and size; the others stay in the
report. Loaded databases are kept in .bench; remove that folder to load them anew.
"""

import argparse
import signal
import sys
from pathlib import Path

from bench.databases import TooLong
from bench.directory import NAME as DIRECTORY
from bench.directory import in_words, measure_directory
from bench.jobs import JOBS, Unanswered
from bench.measuring import PATIENCE, REQUESTS, ROUNDS, Outcome, measure
from bench.report import HERE, of_size, read, together, write
from bench.together import NAME


class Wrong(argparse.ArgumentParser):
    """Wrong use is one sentence on standard error, and 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        print(f"./run bench cannot be used so: {message}.", file=sys.stderr)
        sys.exit(2)


def some_people(words: str) -> int:
    """A number of people; the first worker's thirty are needed for the jobs."""
    number = int(words.replace(",", "").replace("_", ""))
    if number < 30:
        raise argparse.ArgumentTypeError("give 30 people or more")
    return number


def some_requests(words: str) -> int:
    """How many requests of a turn: fewer take less processor time than the system counts."""
    number = int(words)
    if number < 10:
        raise argparse.ArgumentTypeError("give 10 requests or more")
    return number


def main(arguments: list[str]) -> int:
    """Measure what is asked, print the table, write the report; gives the exit code."""
    names = [*(job.name for job in JOBS), NAME, DIRECTORY]
    parser = Wrong(prog="./run bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=some_people, action="append", metavar="N")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--only", choices=names, action="append", metavar="JOB", help=f"one of: {'; '.join(names)}")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help=f"turns of each server ({ROUNDS})")
    parser.add_argument(
        "--requests", type=some_requests, default=REQUESTS, metavar="N", help=f"requests a turn ({REQUESTS})"
    )
    parser.add_argument(
        "--patience",
        type=float,
        default=PATIENCE,
        metavar="MINUTES",
        help="for loading one database, else left out (60)",
    )
    parser.add_argument("--report", type=Path, default=HERE, metavar="DIR", help="where the report goes (bench)")
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # a kind `kill` stops the servers too
    jobs = [job for job in JOBS if chosen.only is None or job.name in chosen.only]
    together_too = chosen.only is None or NAME in chosen.only
    outcome = Outcome()
    try:
        for database in chosen.database or ["sqlite"]:
            for people in chosen.people or [1_000]:
                try:
                    one = Outcome()
                    if jobs or together_too:
                        turns = (chosen.rounds, chosen.requests)
                        one = measure(database, people, jobs, turns, chosen.patience, together=together_too)
                    if chosen.only is None or DIRECTORY in chosen.only:
                        one.directories.append(measure_directory(database, people, chosen.patience))
                        print(in_words(one.directories[-1]), file=sys.stderr, flush=True)
                except TooLong as fault:
                    outcome.left_out[of_size(database, people)] = str(fault)
                    continue
                outcome = together(outcome, one)
    except (Unanswered, LookupError) as fault:
        print(fault, file=sys.stderr)
        return 1
    print(write(together(read(chosen.report), outcome), chosen.report), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
