"""`manage.py law` as others drive it: a process, without a database and without SECRET_KEY."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import execute_from_command_line

from alongside.law.registry import names

ROOT = Path(__file__).parents[3]
FRIDAY = '{"contact_at": "2026-11-13T16:10:00+00:00", "working_days": 2}\n'


def law(*args, stdin="", **environment):
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}  # no setting of the product
    return subprocess.run(
        [sys.executable, "manage.py", "law", *args],
        cwd=ROOT,
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=60,
        env={**kept, "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3", **environment},
    )


def printed(done):
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_it_answers_line_by_line():
    done = law("recording_deadline", stdin=FRIDAY + "\n" + FRIDAY)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [answer["due_on"] for answer in printed(done)] == ["2026-11-17"] * 2


def test_one_refused_line_is_1_at_the_end_and_the_rest_is_answered():
    done = law("recording_deadline", "--facts", "-", stdin="no\n" + FRIDAY)
    assert (done.returncode, done.stderr) == (1, b"")
    refused, answered = printed(done)
    assert refused == {"name": "recording_deadline", "refused": "This line is not JSON."}
    assert answered["due_on"] == "2026-11-17"


def test_a_file_of_facts_in_utf_8_whatever_the_terminal_speaks(tmp_path):
    facts = tmp_path / "facts.jsonl"
    facts.write_text('\ufeff{"value": "９"}\n', encoding="utf-8")
    done = law("nhs_number", "--facts", str(facts), "--on", "1066-10-14", PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert '"facts": {"value": "９"}'.encode() in done.stdout


def test_no_lines_no_answers():
    done = law("nhs_number")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_list_and_the_page():
    done = law("--list")
    assert done.returncode == 0
    assert [entry["name"] for entry in printed(done)] == list(names())
    page = law("--page")
    assert page.stdout == (ROOT / "docs" / "law.md").read_bytes()


def test_what_should_have_been_read_is_named_and_ends_with_1():
    done = law("--overdue", "--on", "2999-01-01")
    assert (done.returncode, done.stderr) == (1, b"")
    assert "signs in alongside/law/text/section_42.toml." in done.stdout.decode()
    done = law("--overdue", "--on", "2026-11-22")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_day_whose_law_applies_wins_over_a_day_in_the_facts():
    facts = {
        "decision": "Where to live",
        "support_given": "Pictures of both flats.",
        "unable": [],
        "impairment": False,
        "because_of_impairment": False,
        "assessed_on": "2010-01-01",
    }
    new, old = json.dumps(facts), json.dumps(facts | {"assessed_on": "2026-01-01"})
    assert [each["version"] for each in printed(law("mental_capacity", stdin=new))] == ["mental_capacity@2021-11-24"]
    done = law("mental_capacity", "--on", "2010-01-01", stdin=old)
    assert [each["version"] for each in printed(done)] == ["mental_capacity@2007-10-01"]


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (
            ["recording"],
            "There is no law named “recording” here; the names are accessible_information, adult_eligibility, ",
        ),
        ([], "manage.py law cannot be used so: give one of a name, --list, --overdue and --page."),
        (
            ["nhs_number", "--list"],
            "manage.py law cannot be used so: give one of a name, --list, --overdue and --page.",
        ),
        (["nhs_number", "--facts", "/nowhere/facts"], "The file of facts “/nowhere/facts” cannot be read."),
        (["nhs_number", "--facts", "/"], "The file of facts “/” cannot be read."),
        (["nhs_number", "--on", "2026-02-30"], "--on takes a day such as 2026-11-22, not “2026-02-30”"),
        (["nhs_number", "--on", "20261122"], "--on takes a day such as 2026-11-22, not “20261122”"),
        (["nhs_number", "--on", "2026-W47-7"], "--on takes a day such as 2026-11-22, not “2026-W47-7”"),
        (["nhs_number", "--on"], "manage.py law cannot be used so: argument --on: expected one argument."),
        (["nhs_number", "--off"], "manage.py law cannot be used so: unrecognized arguments: --off."),
    ],
)
def test_wrong_use_is_2_and_one_sentence(capsys, args, sentence):
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["manage.py", "law", *args])
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
