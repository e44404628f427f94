"""`manage.py check_pack`: each fault on a line, silent when right, and the exit codes that others count on."""

import pytest
from django.core.management import call_command

from alongside.packs import SHIPPED
from alongside.packs.tests.packing import small_pack


def run(capsys, *words):
    """(exit code, standard output, standard error)."""
    try:
        call_command("check_pack", *words)
        code = 0
    except SystemExit as left:
        code = left.code
    return (code, *capsys.readouterr())


@pytest.mark.parametrize("path", sorted(path for path in SHIPPED.iterdir() if path.is_dir()))
def test_silent_when_right(capsys, path):
    assert run(capsys, str(path)) == (0, "", "")


def test_each_fault_on_a_line(capsys, tmp_path):
    path = small_pack(tmp_path, tiers="tiers:\n  - id: No\n", teers="a: b\n")
    code, out, err = run(capsys, str(path))
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert f"{path}/teers.yaml:1: A pack has no file of this name." in lines
    assert any(line.startswith(f"{path}/tiers.yaml:2: 'No' is not an id") for line in lines)


@pytest.mark.parametrize("name", ["nowhere", "a-file"])
def test_no_such_folder(capsys, tmp_path, name):
    (tmp_path / "a-file").write_text("")
    code, out, err = run(capsys, str(tmp_path / name))
    assert (code, out) == (2, "")
    assert err == f"There is no folder {tmp_path / name}.\n"
