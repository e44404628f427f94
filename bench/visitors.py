"""The public's directory under visitors: what a page costs, and how many visitors an hour two processors could serve.

`python -m bench.visitors N` makes N invented entries (`manage.py make_directory`) in a database of its own, or takes
the one that is given by `--url`, and serves it as the product is deployed. A visitor opens the first page, this week,
what is found by a word and a day, and two entries; nobody's browser has anything yet, and nothing stands between that
keeps pages.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from statistics import quantiles

from bench.client import Client
from bench.databases import ROOT, python
from bench.measuring import busy
from bench.servers import Server, serving

AN_HOUR, WANTED, PROCESSORS, BAR = 3_600, 10_000, 2, 1.0
WORDS = ("choir", "bikes", "walk", "lunch", "computer", "drumming")
ENTRY = re.compile(r"/directory/[0-9a-f]{8}-[0-9a-f-]{27}/")


def visits(client: Client) -> Iterator[list[tuple[str, str]]]:
    """Endless visits: each a list of kinds of pages and their addresses."""
    listed = [f"/directory/find/?page={number}" for number in range(1, 20)]
    entries = [path for page in listed for path in ENTRY.findall(client.get(page).body.decode())]
    if not entries:
        sys.exit("There is no entry to look at.")
    entry = cycle(dict.fromkeys(entries))
    for number in range(sys.maxsize):
        word, day = WORDS[number % len(WORDS)], ("MO", "TH", "SA")[number % 3]
        yield [
            ("first page", "/directory/"),
            ("this week", "/directory/this-week/"),
            ("found by a word and a day", f"/directory/find/?q={word}&day={day}"),
            *(("an entry", next(entry)) for _ in range(2)),
        ]


def measure(server: Server, number: int) -> bool:
    """Print what each kind of page costs, and whether ten thousand visitors an hour fit into two processors."""
    client = Client(server.port)
    coming = visits(client)
    for visit in islice(coming, 20):  # both workers have reckoned the week, and have read their templates
        for _, path in visit:
            client.get(path)
    cost: dict[str, list[float]] = {}
    took: dict[str, list[float]] = {}
    sent = list(islice(coming, number))
    for kind in dict.fromkeys(kind for kind, _ in sent[0]):
        pages = [path for visit in sent for name, path in visit if name == kind]
        before = server.cpu()
        answers = [client.get(path) for path in pages]
        if any(answer.status != 200 for answer in answers):
            sys.exit(f"{kind}: a page was not answered.")
        cost[kind] = [(server.cpu() - before) * 1000 / len(pages), len(pages) / number]
        took[kind] = quantiles((answer.took * 1000 for answer in answers), n=20)
    print("| page | CPU ms | p50 ms | p95 ms | in a visit |\n| --- | --- | --- | --- | --- |")
    for kind, (ms, times) in cost.items():
        print(f"| {kind} | {ms:.1f} | {took[kind][9]:.1f} | {took[kind][18]:.1f} | {times:g} |")
    visit_ms = sum(ms * times for ms, times in cost.values())
    an_hour = int(PROCESSORS * AN_HOUR * 1000 / visit_ms)
    cores = WANTED * visit_ms / 1000 / AN_HOUR
    print(f"\nA visit of {sum(times for _, times in cost.values()):g} pages takes {visit_ms:.0f} ms of processor time.")
    print(f"{WANTED:,} visitors an hour use {cores:.2f} of {PROCESSORS} processors; {an_hour:,} would fill them.")
    return cores <= BAR * PROCESSORS


def main() -> int:
    """Exit 0 when the bar is met, 1 when it is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries", type=int, nargs="?", default=3_000)
    parser.add_argument("--visits", type=int, default=100)
    parser.add_argument("--url", help="a database that has entries already")
    chosen = parser.parse_args()
    (ROOT / ".bench").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / ".bench") as folder:
        url = chosen.url or f"sqlite:///{folder}/alongside.sqlite3"
        if not chosen.url:
            python(url, "manage.py", "migrate", "--verbosity", "0")
            python(url, "manage.py", "make_directory", str(chosen.entries), ALONGSIDE_MODE="demo")
        python(url, "manage.py", "collectstatic", "--noinput", "--verbosity=0")
        with serving("product", "alongside.config.wsgi", "alongside.config.settings", url) as product:
            print(f"{busy():.1f} other processes used or waited for a processor.\n")
            return 0 if measure(product, chosen.visits) else 1


if __name__ == "__main__":
    sys.exit(main())
