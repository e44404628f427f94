"""What others wrote and we serve: unchanged since it was fetched, licensed, and without GOV.UK's branding."""

import json
import tarfile
from pathlib import Path

import pytest

from alongside.design import vendor

MANIFEST = json.loads((vendor.OUT / "manifest.json").read_text(encoding="utf-8"))["files"]
GOVUK_CSS = (vendor.OUT / "govuk/govuk-frontend.min.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", MANIFEST, ids=lambda line: line["file"])
def test_a_file_is_what_was_fetched(line):
    assert vendor.checksum(vendor.OUT / line["file"]) == line["sha256"]
    assert line["package"]
    assert line["version"]
    assert line["licence"] in ("MIT", "0BSD", "OFL-1.1")


def test_the_manifest_lists_every_file_and_no_other():
    there = {path.relative_to(vendor.OUT).as_posix() for path in vendor.OUT.rglob("*") if path.is_file()}
    assert there - {"manifest.json"} == {line["file"] for line in MANIFEST}


def test_every_package_brings_its_licence():
    for package in vendor.PACKAGES:
        assert (vendor.OUT / package.licence_file).stat().st_size > 200, package.name


def test_nothing_of_govuks_branding_is_left():
    for left in ("GDS Transport", "crest.svg", "@font-face", "Margaret Calvert", "/assets/"):
        assert left not in GOVUK_CSS
    assert "var(--typeface" in GOVUK_CSS


def test_no_file_points_at_a_source_map():
    for path in [*vendor.OUT.rglob("*.css"), *vendor.OUT.rglob("*.js")]:
        assert "sourceMappingURL" not in path.read_text(encoding="utf-8")


def test_a_sheet_with_branding_left_is_refused():
    with pytest.raises(SystemExit, match="still holds"):
        vendor.without_branding(".a{background:url(/assets/images/other.svg)}")


def test_what_is_taken_is_written_down(tmp_path):
    package = vendor.Package(
        "p", "1.0", "MIT", "", {"p/a.js": "a.js"}, {"p/a.js": vendor.without_source_map}, "p/LICENSE", "Text"
    )
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "a.js").write_text("go();//# sourceMappingURL=a.js.map")
    lines = vendor.take(package, folder, tmp_path)
    assert (tmp_path / "p/a.js").read_text() == "go();\n"
    assert [(line["file"], line["changed"]) for line in lines] == [
        ("p/a.js", "without source map"),
        ("p/LICENSE", "no"),
    ]


def test_our_scripts_are_short():
    scripts = Path(vendor.__file__).parent / "static" / "design"
    for script in scripts.glob("*.js"):
        assert len(script.read_text(encoding="utf-8").splitlines()) < 250, script.name


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """A stand-in for npm that packs one small package, as npm does: an archive beside it and a line of JSON."""
    inside = tmp_path / "inside" / "package"
    inside.mkdir(parents=True)
    (inside / "a.js").write_text("go();\n")
    (inside / "LICENSE").write_text("Do as you like.\n")
    with tarfile.open(tmp_path / "a-1.0.tgz", "w:gz") as archive:
        archive.add(inside, "package")
    program = tmp_path / "bin" / "npm"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\ncp {tmp_path}/a-1.0.tgz .\necho \'[{{"integrity": "sha512-right"}}]\'\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    out = tmp_path / "vendor"
    monkeypatch.setattr(vendor, "OUT", out)
    return out


def one_package(integrity):
    return vendor.Package("a", "1.0", "MIT", integrity, {"a/a.js": "a.js", "a/LICENSE": "LICENSE"}, {}, "a/LICENSE")


def test_the_whole_folder_is_written_anew(npm, monkeypatch):
    monkeypatch.setattr(vendor, "PACKAGES", (one_package("sha512-right"),))
    (npm / "old").mkdir(parents=True)
    assert vendor.main() == 0
    assert sorted(path.name for path in npm.rglob("*") if path.is_file()) == ["LICENSE", "a.js", "manifest.json"]
    lines = json.loads((npm / "manifest.json").read_text())["files"]
    assert [line["file"] for line in lines] == ["a/LICENSE", "a/a.js"]
    assert lines[1]["sha256"] == vendor.checksum(npm / "a/a.js")


@pytest.mark.usefixtures("npm")
def test_a_package_that_is_not_what_it_was_is_refused(tmp_path):
    into = tmp_path / "into"
    into.mkdir()
    with pytest.raises(SystemExit, match="is not what it was"):
        vendor.fetch(one_package("sha512-other"), into)
