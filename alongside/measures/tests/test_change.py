"""Before and after in plain sentences, what a source says of it, and cells that no spreadsheet runs."""

import csv
import io
import zipfile
from datetime import date
from types import SimpleNamespace

import pytest

from alongside.measures.change import NOTHING_PUBLISHED, changes, number, what_it_means
from alongside.measures.export import about_text, answers_csv, bundle, codebook_csv, safe
from alongside.measures.registry import measure
from alongside.measures.rules import fault_in_again_on, read_items
from alongside.measures.scoring import scores_of

WEMWBS, SHORT, UCLA = measure("wemwbs"), measure("swemwbs"), measure("ucla_3")


def kept(found, answers=None, **more):
    return [score.as_kept() for score in scores_of(found, answers or {}, **more)]


@pytest.mark.parametrize(
    ("before", "after", "by", "way", "sentence"),
    [
        (40, 44, 4, "hoped", "Up by 4: the way one would hope."),
        (44, 40, -4, "feared", "Down by 4: not the way one would hope."),
        (40, 40, 0, "same", "The same as before."),
        (40, None, None, "unsaid", "There is no change to tell: one of the two has no score."),
    ],
)
def test_a_change_is_a_sentence(before, after, by, way, sentence):
    [found] = changes(WEMWBS, kept(WEMWBS, entered_total=before), kept(WEMWBS, entered_total=after))
    assert (found.by, found.way, found.sentence) == (by, way, sentence)


def test_fewer_lonely_answers_are_hoped_for():
    all_of = ("companionship", "left_out", "isolated")
    [found] = changes(UCLA, kept(UCLA, dict.fromkeys(all_of, 3)), kept(UCLA, dict.fromkeys(all_of, 1)))
    assert (found.by, found.way) == (-6, "hoped")


@pytest.mark.parametrize(
    ("found", "by", "says"),
    [
        (WEMWBS, 3, "This change is 3, which reaches it."),
        (WEMWBS, -2, "This change is 2, which does not reach it."),
        (SHORT, 1.5, "This change is 1.5, which reaches the lower of the two."),
        (SHORT, 0.5, "does not reach"),
        (UCLA, 3, NOTHING_PUBLISHED),
    ],
)
def test_what_a_change_means_is_what_a_source_says_or_that_none_does(found, by, says):
    assert what_it_means(found, by).endswith(says) or says in what_it_means(found, by)
    assert what_it_means(found, None) == ""


def test_figures_read_as_people_write_them():
    assert [number(value) for value in (6, 19.25, 77.4, None)] == ["6", "19.25", "77.4", "no score"]


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-2 apples", "@sum", "\tx", "\rx"])
def test_a_cell_that_begins_like_a_formula_is_made_safe(cell):
    assert safe(cell) == f"'{cell}"


def test_other_cells_and_figures_stay_as_they_are():
    assert [safe(cell) for cell in ("Plain", -2, 1.5, None)] == ["Plain", "-2", "1.5", ""]


def test_rows_are_numbered_people_by_day_with_a_codebook():
    def asked(who, day, value, when):
        return SimpleNamespace(
            person_id=who, person=SimpleNamespace(goes_on_as_id=None), asked_on=date(2026, 1, day), when=when,
            who_answered="person", how="device", measure_version="2018", answers={"lonely": value},
            scores=kept(measure("ons_lonely"), {"lonely": value}),
        )  # fmt: skip

    lonely = measure("ons_lonely")
    rows = [asked("b", 2, 4, "before"), asked("b", 30, 2, "after"), asked("a", 5, 1, "before")]
    read = list(csv.DictReader(io.StringIO(answers_csv(lonely, lonely.items, rows))))
    assert [(r["person"], r["asking"], r["days_since_first"], r["score_lonely"]) for r in read] == [
        ("1", "1", "0", "4"),
        ("1", "2", "28", "2"),
        ("2", "1", "0", "1"),
    ]
    columns = {row[0] for row in csv.reader(io.StringIO(codebook_csv(lonely, lonely.items)))}
    assert set(read[0]) - {"score_lonely"} <= columns
    about = about_text(
        lonely, since=date(2026, 1, 1), until=date(2026, 2, 1), purpose="A look back", council="C", rows=3
    )
    assert "Do not rank" in about
    with zipfile.ZipFile(io.BytesIO(bundle([("a.csv", "x")]))) as archive:
        assert archive.read("a.csv") == b"x"


def test_a_councils_file_is_read_whole_or_each_fault_is_told_by_its_line():
    text = "How is it,Bad,Fine\nAnd now\n"
    items, faults = read_items(text, count=2, answers=2)
    assert faults == []
    assert items == [
        {"words": "How is it", "answers": ["Bad", "Fine"]},
        {"words": "And now", "answers": ["Bad", "Fine"]},
    ]
    _, faults = read_items("One,Bad\n,Bad,Fine\n", count=3, answers=2)
    assert [fault.split(":")[0] for fault in faults[1:]] == ["Line 1", "Line 2"]
    assert "2 questions, and this measure has 3" in faults[0]


def test_a_day_to_ask_again_is_to_come():
    today = date(2026, 5, 4)
    assert fault_in_again_on(None, asked_on=today, today=today) == ""
    assert fault_in_again_on(date(2026, 6, 1), asked_on=today, today=today) == ""
    assert fault_in_again_on(today, asked_on=today, today=today)
