"""Where postcodes are, and what is near: the table, a typed place as a point, and how far."""

import pytest
from django.core.management import call_command

from alongside.audit.models import LedgerEntry
from alongside.directory.models import Postcode
from alongside.directory.search.nearness import (
    Point,
    in_miles,
    miles_between,
    nearest_first,
    point_of,
    points_of_postcodes,
    square_around,
)
from alongside.directory.search.postcodes import Refused, Told, read

TABLE = """pcds,lat,long,lsoa21cd
LS12 3AB,53.7968,-1.5862,E01011229
ls124xy,53.7995,-1.5935,

NOT ONE,53.7,-1.5,
LS12 9ZZ,99.999999,0.0,
LS28 9ZZ,53.7962,,
LS1 1AA,53.8,-1.55,somewhere
"""


def test_a_table_is_read_with_headings_of_others_and_each_wrong_line_says_why():
    said = list(read(TABLE.splitlines()))
    assert said[:2] == [Told("LS12 3AB", 53.7968, -1.5862, "E01011229"), Told("LS12 4XY", 53.7995, -1.5935)]
    assert [(one.line, one.why.split()[-1]) for one in said[2:] if isinstance(one, Refused)] == [
        (5, "postcode."), (6, "Kingdom."), (7, "degrees."), (8, "E01011229."),
    ]  # fmt: skip
    assert list(read(["SG1 1AA,51.9,-0.19"])) == [Told("SG1 1AA", 51.9, -0.19)]
    [short] = read(["SG1 1AA"])
    assert "no latitude" in short.why


def test_miles_in_words_and_the_nearest_first():
    leeds, stevenage = (53.797, -1.588), (51.903, -0.195)
    assert miles_between(leeds, leeds) == 0
    assert miles_between(leeds, stevenage) == pytest.approx(142.5, abs=1)
    assert [in_miles(miles) for miles in (0.04, 0.4, 0.98, 1.5, 12.4)] == [
        "less than 0.1 miles", "0.4 miles", "1 mile", "1.5 miles", "12 miles",
    ]  # fmt: skip
    here = Point(*leeds, "LS12")
    rows = [stevenage, (None, None), (53.8, -1.588)]
    ordered = nearest_first(rows, here, at=lambda row: row)
    assert [row for row, _ in ordered] == [(53.8, -1.588), stevenage, (None, None)]
    assert ordered[-1][1] is None
    (south, north), (west, east) = square_around(here, 1)
    assert south < 53.797 < north
    assert west < -1.588 < east
    assert miles_between(leeds, (north, -1.588)) == pytest.approx(1, abs=0.01)


@pytest.mark.django_db
def test_without_a_table_a_place_is_asked_for_and_the_sentence_says_why():
    assert point_of("  ") == (None, "")
    point, why = point_of("sg1 1aa")
    assert point is None
    assert "No table of postcodes" in why
    assert "SG1 1AA" in why
    assert "name of a place" in why


def test_a_postcode_its_first_half_a_place_and_a_town_are_points(cast):
    assert point_of("ls123ab")[0] == Point(53.7968, -1.5862, "LS12 3AB")
    assert points_of_postcodes(["LS12 3AB", "LS99 9ZZ"]) == {"LS12 3AB": (53.7968, -1.5862)}
    around, _ = point_of("LS12 0AA")  # not in the table
    assert around == point_of("ls12")[0]
    assert around.called == "LS12"
    library, _ = point_of("invented street library")
    assert (library.latitude, library.called) == (53.7968, "Invented Street Library")
    assert point_of("the old")[0].called == "The Old Mill"
    town, _ = point_of("leeds")
    assert town.called == "leeds"
    assert miles_between((town.latitude, town.longitude), (53.797, -1.588)) < 2
    assert "Check it" in point_of("ZE2 9ZZ")[1]
    assert "No place called “Atlantis”" in point_of("Atlantis")[1]


@pytest.mark.django_db
def test_a_file_is_taken_told_anew_and_what_is_wrong_is_named(tmp_path, capsys):
    path = tmp_path / "postcodes.csv"
    path.write_text(TABLE, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        call_command("import_postcodes", path)
    told = capsys.readouterr()
    assert end.value.code == 1
    assert "2 postcodes taken, 4 lines refused." in told.out
    assert "Line 6: LS12 9ZZ would lie outside the United Kingdom." in told.err
    path.write_text("postcode,latitude,longitude\nLS12 3AB,53.5,-1.5\nLS12 3AB,53.6,-1.6\n", encoding="utf-8")
    call_command("import_postcodes", path)
    assert list(Postcode.objects.order_by("postcode").values_list("postcode", "latitude", "lsoa21")) == [
        ("LS12 3AB", 53.6, ""), ("LS12 4XY", 53.7995, ""),
    ]  # fmt: skip
    assert LedgerEntry.objects.filter(verb="postcodes.taken").count() == 2
    path.write_text("postcode,latitude,longitude\n" + "no,1,2\n" * 25, encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("import_postcodes", path)
    assert "And 5 more lines like these." in capsys.readouterr().err
    path.write_bytes(b"\xff\xfe\x00bad")
    with pytest.raises(SystemExit) as unreadable:
        call_command("import_postcodes", path)
    with pytest.raises(SystemExit) as missing:
        call_command("import_postcodes", tmp_path / "none.csv")
    assert (unreadable.value.code, missing.value.code) == (1, 2)
