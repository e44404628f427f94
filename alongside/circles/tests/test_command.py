"""`manage.py network_figures` as others drive it: files in, a file out, one sentence when something is wrong."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[3]
COLUMNS = (
    "ego_id,size,ties,density,mean_degree,effective_size,efficiency,constraint,components,isolates,largest_component,"
    "component_ratio,fragmentation,betweenness"
)
ALTERS = "ego_id,alter_id\n1,a\n1,b\n"
TIES = "ego_id,from,to\n1,a,b\n"


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def figures(tmp_path, capsys):
    """`figures(alters, ties, egos)` gives exit code, the sentence, and what was written (None if nothing was)."""

    def run(alters=ALTERS, ties=TIES, egos=None, options=()):
        out = tmp_path / "out.csv"
        out.unlink(missing_ok=True)
        paths = {"out": out}
        for name, text in {"alters": alters, "ties": ties, "egos": egos}.items():
            if text is not None:
                paths[name] = tmp_path / f"{name}.csv"
                paths[name].write_bytes(text.encode() if isinstance(text, str) else text)
        words = [f"--{name}={path}" for name, path in (paths | dict(options)).items()]
        code = 0
        try:
            call_command("network_figures", *words)
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        assert said.out == ""
        assert list(tmp_path.glob(".*")) == [], "nothing half-written is left"
        written = rows_of(out) if out.exists() else None
        return code, said.err, written

    return run


def test_as_a_process_without_a_database_or_a_key(tmp_path):
    (tmp_path / "alters.csv").write_text(ALTERS)
    (tmp_path / "ties.csv").write_text(TIES)
    (tmp_path / "egos.csv").write_text("ego_id\n2\n")
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}
    words = ["--alters=alters.csv", "--ties=ties.csv", "--egos=egos.csv", "--out=out.csv"]
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "network_figures", *words],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
        env={**kept, "DATABASE_URL": "postgres://nobody@127.0.0.1:9/nothing"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "out.csv").read_text().splitlines() == [
        COLUMNS,
        "2,0,0,,,,,,0,0,0,,,0",
        "1,2,1,1,1,1,0.5,1.125,1,0,2,0,0,0",
    ]


def test_what_is_in_the_tables_counts_once_and_rows_come_in_order(figures):
    alters = "name,alter_id,ego_id\nAsha,a,9\nBen,b,9\nBen,b,9\n\n,,\nCat,c,3\nDan,c,9\nEve,a,5\n"
    ties = "to,weight,from,ego_id,kind\nb,2,a,9,x\na,lots,b,9\nb,2,a,9,x\nc,,c,9,\n"
    code, said, written = figures(alters, ties, egos="ego_id\n5\n7\n5\n")
    assert (code, said) == (0, "")
    assert [row[:3] for row in written[1:]] == [["5", "1", "0"], ["7", "0", "0"], ["9", "3", "1"], ["3", "1", "0"]]
    assert written[3][3] == repr(1 / 3), "every digit"
    assert [row[0] for row in figures(alters, ties)[2][1:]] == ["9", "3", "5"], "without a table of egos, as first met"


def test_semicolons_a_byte_order_mark_and_values_over_lines(figures):
    alters = '\ufeff"ego_id";alter_id;"note, long, very"\r\n"1;\r\none";a;"two\r\nlines"\r\n"1;\r\none";"b, c";\r\n'
    code, said, written = figures(alters, '\ufeffego_id,from,to\n"1;\r\none",a,"b, c"\n')
    assert (code, said) == (0, "")
    assert [row[:3] for row in written[1:]] == [["1;\r\none", "2", "1"]]
    assert figures("ego_id,alter_id\n", "ego_id;from;to\n") == (0, "", [COLUMNS.split(",")])


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"ties": TIES + "1,a,x\n"}, "Line 3 of ties.csv names “x”, not among the alters of ego “1”."),
        ({"ties": TIES + "1,y,x\n"}, "Line 3 of ties.csv names “y” and “x”, not among"),
        ({"ties": TIES + "1,x,x\n"}, "Line 3 of ties.csv names “x”, not"),
        ({"ties": TIES + "2,a,b\n"}, "Line 3 of ties.csv names the ego “2”, who is in no other table."),
        ({"ties": TIES + "2,a,b\n", "egos": "ego_id\n2\n"}, "names “a” and “b”, not among the alters of ego “2”."),
        ({"ties": 'ego_id,from,to\n1,a,"b\nb"\n'}, "Line 2 of ties.csv names “b b”, not"),
        ({"ties": 'ego_id,from,to,n\n1,a,b,"\n\n"\n1,a,x\n1,a,b\n1,x,a\n'}, "Line 5 of ties.csv"),
        ({"ties": TIES + "1,a,x\n" * 30}, "too: 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,"),
        ({"ties": TIES + "1,a,x\n" * 30}, "23 and 9 more."),
        ({"ties": TIES + "1,a\n"}, "Line 3 of ties.csv has no to."),
        (
            {"alters": ALTERS + " ,\n1, \n,x\n"},
            "Line 5 of alters.csv has no alter_id; there are faults on these lines too: 6.",
        ),
        ({"alters": ALTERS + f"1,{'x' * 100}\n", "ties": TIES + f"1,a,{'x' * 99}\n"}, f"names “{'x' * 60}…”, not"),
        ({"alters": ALTERS.encode() + b"1,\xe9\n"}, "Line 4 of alters.csv is not UTF-8 text."),
        ({"alters": ALTERS.encode("utf-16")}, "Line 1 of alters.csv is not UTF-8 text."),
        ({"alters": ALTERS + '1,"c\n1,d\n'}, "The row at line 4 of alters.csv is not CSV: unexpected end of data."),
        ({"alters": ALTERS + f"1,{'x' * 140_000}\n"}, "The row at line 4 of alters.csv is not CSV: field larger than"),
    ],
)
def test_a_fault_in_a_row_is_1_and_named_by_line(figures, tables, sentence):
    code, said, written = figures(**tables)
    assert (code, written) == (1, None)
    assert sentence in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"alters": "ego_id\n1\n"}, "alters.csv has no column alter_id: its first line names the columns, with commas"),
        ({"alters": "ego_id\talter_id\n1\ta\n"}, "alters.csv has no column ego_id and no column alter_id"),
        ({"alters": ""}, "alters.csv has no column ego_id and no column alter_id"),
        ({"ties": "ego_id;from;target\n"}, "ties.csv has no column to:"),
        ({"ties": '"' + "x" * 140_000}, "ties.csv has no column ego_id"),
        ({"egos": "id\n1\n"}, "egos.csv has no column ego_id:"),
        ({"alters": "ego_id,alter_id,ego_id\n1,a,2\n"}, "alters.csv has the column ego_id more than once."),
        ({"alters": None, "options": {"alters": "/nowhere/alters.csv"}}, "There is no file “/nowhere/alters.csv”."),
        ({"alters": ALTERS + "1\n", "ties": "ego_id,from\n1,a\n"}, "ties.csv has no column to"),
        ({"ties": None, "options": {"ties": "/"}}, "There is no file “/”."),
        ({"options": {"out": "/nowhere/out.csv"}}, "There is no folder “/nowhere” to write in."),
        ({"options": {"out": "/dev/null"}}, "“/dev/null” is no file, so nothing can be written there."),
        (
            {"alters": None},
            "manage.py network_figures cannot be used so: the following arguments are required: --alters",
        ),
        ({"options": {"weights": "x"}}, "manage.py network_figures cannot be used so: unrecognized arguments"),
    ],
)
def test_wrong_use_is_2_and_one_sentence(figures, tables, sentence):
    code, said, written = figures(**tables)
    assert (code, written) == (2, None)
    assert sentence in said
    assert len(said.splitlines()) == 1


def test_nothing_is_lost_when_something_is_wrong(figures, tmp_path):
    """A file from before stays as it was, and so does a table that was named as the place to write."""
    before = tmp_path / "before.csv"
    before.write_text("kept")
    assert figures(ties=TIES + "1,a,x\n", options={"out": before})[0] == 1
    assert before.read_text() == "kept"
    code, said, _ = figures(options={"out": tmp_path / "alters.csv"})
    assert (code, "is one of the files to read" in said) == (2, True)
    assert (tmp_path / "alters.csv").read_text() == ALTERS
    code, said, written = figures(options={"out": tmp_path / f"{'x' * 250}.csv"})  # the one beside it is longer
    assert (code, written) == (1, None)
    assert "could not be written: File name too long." in said


def test_a_file_there_before_is_replaced_whole_and_a_link_to_it_followed(figures, tmp_path):
    before, link = tmp_path / "before.csv", tmp_path / "link.csv"
    before.write_text("old")
    link.symlink_to(before)
    assert figures(options={"out": link})[0] == 0
    assert link.is_symlink()
    assert before.read_text().startswith(COLUMNS)
