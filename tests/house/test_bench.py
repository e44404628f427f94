"""The bench: its names and its reading of pages by themselves, and one small run of the whole."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from bench.client import form_with
from bench.databases import python
from bench.directory import Directory
from bench.jobs import JOBS, parts, slips
from bench.measuring import Outcome, Run, Sweep
from bench.names import Names, misspelt
from bench.report import COLUMNS, markdown, misses, read, together, when, write
from bench.together import Together

ROOT = Path(__file__).resolve().parents[2]


def row(**also):
    facts = {"job": "desk", "database": "sqlite", "people": 1000, "cpu_ms": 5.0, "p50_ms": 5.1, "p95_ms": 6.0}
    return {**facts, "statements": 7, "floor_cpu_ms": 4.0, "ratio": 1.25, **also}


def test_names_are_the_same_every_time():
    one, other = Names(1), Names(1)
    assert [one.person() for _ in range(50)] == [other.person() for _ in range(50)]


def test_a_few_names_are_borne_by_many_and_many_by_a_few():
    names = Names(2)
    families = Counter(names.person()[0].split()[-1] for _ in range(20_000))
    assert families["Smith"] > 100
    assert len(families) > 2_000
    assert {"Li", "Ng"} <= families.keys()


def test_a_share_is_copied_whole_under_other_keys_and_names(tmp_path):
    """Three shares of thirty people and thirty of the bench's worker's own: the kept story is what the facts give."""
    url = f"sqlite:///{tmp_path / 'loaded.sqlite3'}"
    python(url, "manage.py", "migrate", "--noinput", "--verbosity=0")
    told = json.loads(python(url, "-m", "bench.loading", "120", "2026-11-22", "30"))
    assert len(told["names"]) == 120
    assert len(set(told["names"])) > 60
    assert python(url, "manage.py", "rebuild_story", "--check") == ""
    with sqlite3.connect(tmp_path / "loaded.sqlite3") as bare:
        assert bare.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = [key for (key,) in bare.execute("SELECT id FROM people_person")]
        drawn = bare.execute(
            "SELECT count(*) FROM people_person p JOIN people_persontoken t ON t.person_id = p.id "
            "JOIN people_nametoken w ON w.id = t.token_id AND lower(p.name) LIKE lower(w.word) || '%'"
        ).fetchone()
    assert Counter(key[16:19] for key in keys) == {"800": 30, "801": 30, "802": 30, "803": 30}
    assert drawn[0] >= 110


def test_a_slip_is_one_letter_and_no_more():
    chance = Random(3)
    for name in ("Byrne", "Okafor", "Wolverhampton"):
        for _ in range(50):
            assert abs(len(misspelt(name, chance)) - len(name)) <= 1


def test_what_is_typed_is_never_the_same_twice():
    born = Names(4)
    names = [born.person()[0] for _ in range(600)]
    for typed in (parts(names), slips(names)):
        asked = [each.casefold() for each, _ in typed]
        assert len(asked) == len(set(asked)) > 0


def test_a_form_is_read_as_a_browser_would_send_it():
    page = b"""<form><input name="q"></form><form method="post"><input type="hidden" name="id" value="7">
    <input type="radio" name="kind" value="visit" checked><input type="radio" name="kind" value="call">
    <select name="how"><option value="phone">Phone</option><option value="street" selected>Street</option></select>
    <select name="mark"><option value="said">Said</option><option value="seen">Seen</option></select>
    <textarea name="together">We &amp; they</textarea><button name="keep">Keep</button></form>"""
    chosen = {"kind": "visit", "how": "street", "mark": "said"}
    assert form_with(page, "together").fields == {"id": "7", **chosen, "together": "We & they"}
    with pytest.raises(LookupError):
        form_with(page, "password")


def test_a_missed_bar_is_a_sentence():
    rows = [row(), row(people=100_000, cpu_ms=6.0), row(job="add a note", ratio=1.61, statements=9)]
    sweeps = [Sweep("find by part of a name", "sqlite", 1000, 51.0, "Li", 9, 10)]
    assert misses(Outcome(rows, sweeps, {})) == [
        "add a note, sqlite, 1,000 people: 1.61 times the floor, where 1.5 is the bar.",
        "add a note, sqlite, 1,000 people: 9 statements, where 8 is the bar.",
        "desk, sqlite: grows 1.20 times from 1,000 to 100,000 people, where 1.1 is the bar.",
        "find by part of a name, sqlite, 1,000 people: the slowest took 51.0 ms, where 50 is the bar.",
    ]


def test_a_page_far_back_is_held_to_the_first_and_a_team_s_desk_to_milliseconds_over_the_floor():
    first = row(job="story of 5,000 items, first page", ratio=1.0)
    rows = [first, row(job="story of 5,000 items, hundredth page", cpu_ms=6.5, ratio=1.0)]
    rows += [row(job="team desk", cpu_ms=7.5, ratio=1.88), row(job="team desk", people=60, cpu_ms=7.0, ratio=1.75)]
    assert misses(Outcome(rows)) == [
        "story of 5,000 items, hundredth page, sqlite, 1,000 people: 1.30 times story of 5,000 items, first page, "
        "where 1.2 is the bar.",
        "team desk, sqlite, 1,000 people: 3.50 ms over the floor, where 3.0 is the bar.",
    ]


def test_a_run_takes_the_place_of_its_own_rows_alone(tmp_path):
    small, large = Run("sqlite", 1000, "2026-11-22", 2, 0.1), Run("postgresql", 60, "2026-11-22", 2, 3.0)
    sweep = Sweep("find by part of a name", "sqlite", 1000, 51.0, "Li", 9, 10)
    write(Outcome([row(), row(job="add a note")], [sweep], {"sqlite": "synchronous=1"}, [small]), tmp_path)
    later = Outcome([row(ratio=1.5), row(database="postgresql", people=60)], [], {"postgresql": "fsync=on"}, [large])
    later.left_out = {"sqlite, 1,000 people": "it is here meanwhile", "sqlite, 9,000 people": "not loaded."}
    both = together(read(tmp_path), later)
    assert [(each["job"], each["database"], each["ratio"]) for each in both.rows] == [
        ("add a note", "sqlite", 1.25),
        ("desk", "sqlite", 1.5),
        ("desk", "postgresql", 1.25),
    ]
    assert (both.sweeps, both.runs) == ([sweep], [small, large])
    assert both.durable == {"sqlite": "synchronous=1", "postgresql": "fsync=on"}
    assert "* Left out: sqlite, 9,000 people: not loaded.\n" in write(both, tmp_path)
    assert both.left_out.keys() == {"sqlite, 9,000 people"}
    assert read(tmp_path) == both
    assert "3.0 other processes" in when(large)
    assert (
        when(small)
        == "sqlite, 1,000 people: on 2026-11-22, with 2 processors that nothing else used when the bench began."
    )


def test_a_report_names_what_is_durable_and_says_when_all_is_met():
    words = markdown(Outcome([row()], [], {"sqlite": "journal_mode=wal, synchronous=1"}))
    assert "| desk | sqlite | 1,000 | 5.00 | 5.10 | 6.00 | 7 | 4.00 | 1.25 |" in words
    assert "* sqlite: journal_mode=wal, synchronous=1" in words
    assert "Every bar that this run can show is met." in words


def test_what_is_drawn_together_is_reported_held_to_two_seconds_and_kept(tmp_path):
    facts = {"database": "sqlite", "people": 1000, "maps": 50, "devices": 100, "moves": 240, "unseen": 0, "cores": 0.9}
    facts |= {"open_sixty_ms": 21.0, "open_sixty_statements": 14, "move_one_ms": 12.0, "move_one_statements": 12}
    quick = Together(**facts, p50_ms=600.0, p95_ms=1100.0, slowest_ms=1500.0, day="2026-11-26", busy=0.2)
    words = write(Outcome(together=[quick]), tmp_path)
    assert "50 maps open on 100 devices" in words
    assert "95 of 100 within 1100 ms" in words
    assert "Every bar that this run can show is met." in words
    slow = Together(**{**facts, "unseen": 1}, p50_ms=600.0, p95_ms=2100.0, slowest_ms=2500.0)
    both = together(read(tmp_path), Outcome(together=[slow]))
    assert both.together == [slow], "a run takes the place of its like"
    assert misses(both) == [
        "drawn together, sqlite, 1,000 people: 95 of 100 moves are seen within 2100 ms, where 2000 is the bar.",
        "drawn together, sqlite, 1,000 people: 1 moves were not seen at all.",
    ]


def test_a_directory_is_reported_held_to_its_bars_and_kept(tmp_path):
    facts = {"database": "sqlite", "entries": 50_000, "by_meaning": True, "search_statements": 12, "read_statements": 2}
    facts |= {"full_text_ms": 6.0, "full_text_broad_ms": 30.0, "list_ms": 1.1, "one_ms": 0.4, "day": "2026-11-26"}
    quick = Directory(**facts, rare_ms=5.0, broad_ms=9.0, several_ms=10.0)
    words = write(Outcome(directories=[quick]), tmp_path)
    assert "sqlite, 50,000 entries, words and meaning: a rare word 5.0 ms" in words
    assert "Every bar that this run can show is met." in words
    slow = Directory(**{**facts, "read_statements": 3, "list_ms": 4.0}, rare_ms=5.0, broad_ms=21.0, several_ms=20.0)
    both = together(read(tmp_path), Outcome(directories=[slow]))
    assert both.directories == [slow], "a run takes the place of its like"
    assert misses(both) == [
        "directory, sqlite, 50,000 entries: a search takes 20.00 ms, where 10.00 is the bar.",
        "directory, sqlite, 50,000 entries: a broad word takes 4.2 times a rare one.",
        "directory, sqlite, 50,000 entries: Open Referral, a list of 30 takes 4.0 ms, where 3.0 is the bar.",
        "directory, sqlite, 50,000 entries: Open Referral takes 3 statements, where 2 is the bar.",
    ]


@pytest.mark.parametrize(
    "wrong", [["--only", "dance"], ["--people", "1"], ["--people", "many"], ["--database", "oracle"]]
)
def test_wrong_use_is_2_and_one_sentence(wrong):
    done = subprocess.run(
        [sys.executable, "-m", "bench", *wrong], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_the_whole_of_it_on_a_few_people(tmp_path):
    """Loads, serves the product as it is deployed and the floor beside it, does every job, and reports."""
    command = [
        sys.executable,
        "-m",
        "bench",
        "--people",
        "60",
        "--rounds",
        "1",
        "--requests",
        "15",
        "--report",
        str(tmp_path),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    rows = json.loads((tmp_path / "report.json").read_text())
    assert [each["job"] for each in rows] == [job.name for job in JOBS]
    assert all(list(each) == list(COLUMNS) for each in rows)
    assert all(0 < each["statements"] <= 40 for each in rows)
    assert done.stdout == (tmp_path / "report.md").read_text()
    assert "sqlite, 300 entries, words alone" in done.stdout or "sqlite, 300 entries, words and meaning" in done.stdout
