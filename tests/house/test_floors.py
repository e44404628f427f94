"""Imports and foreign keys go down the floors, never up, never across."""

import subprocess
import sys

from django.apps import apps

from tests.house.repository import PACKAGE, ROOT, code, floors, imports, room_of, rooms

# As docs/architecture.md has them, so that a change of .importlinter alone is seen.
PLAN = """
config
desk mine
reporting
practice commissioning records
crisis
plans
assessments safeguarding peer_review
decisions
circles budgets
goals
conversations
talking_points
letters measures
providers
directory
people
files
workforce
audit
design
packs
kit
law access
"""
PRIVATE = ("views", "forms", "urls")
CHECK = "from importlinter.cli import lint_imports_command as check; check()"


def lint(folder):
    return subprocess.run([sys.executable, "-c", CHECK], cwd=folder, capture_output=True, text=True)


def test_the_floors_are_those_of_the_plan():
    planned = {room: floor for floor, line in enumerate(PLAN.split("\n")[1:-1]) for room in line.split()}
    assert floors() == planned


def test_every_open_room_has_its_floor_and_is_marked_as_open():
    written = (ROOT / ".importlinter").read_text()
    assert set(rooms()) <= set(floors())
    assert [room for room in rooms() if f"({room})" in written] == [], "an open room stands without parentheses"


def test_imports_keep_to_the_floors():
    checked = lint(ROOT)
    assert checked.returncode == 0, checked.stdout


def test_each_import_that_breaks_the_plan_is_found(tmp_path):
    """A copy of the package's import statements alone, with some that should not be."""
    for path in PACKAGE.rglob("*.py"):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("".join(f"import {name.rpartition('.')[0] or name}\n" for name in imports(path)))
    planted = {
        "people/views/person.py": "alongside.conversations.models",  # up
        "access/policy.py": "alongside.law.registry",  # across
        "law/verdict.py": "django",
        "people/rules.py": "alongside.people.models",  # up, inside a room
        "people/models/person.py": "alongside.people.actions",
    }
    for module, imported in planted.items():
        with (tmp_path / "alongside" / module).open("a") as copy:
            copy.write(f"import {imported}\n")
    (tmp_path / "alongside" / "telephone").mkdir()
    (tmp_path / "alongside" / "telephone" / "__init__.py").touch()
    (tmp_path / ".importlinter").write_text((ROOT / ".importlinter").read_text())
    checked = lint(tmp_path)
    assert checked.returncode == 1, checked.stdout
    for module, imported in planted.items():
        assert f"alongside.{module[:-3].replace('/', '.')} -> {imported}" in checked.stdout
    assert "telephone" in checked.stdout, "a room that the plan does not know"


def test_foreign_keys_go_down():
    """Import-linter cannot see the key that a model names by a string."""
    floor = floors()
    wrong = []
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("alongside."):
            continue
        here = room_of(model.__module__)
        for field in model._meta.get_fields():
            to = field.related_model if getattr(field, "concrete", False) and field.is_relation else None
            if to is None:
                continue
            if not to.__module__.startswith("alongside."):
                wrong.append(f"{model.__name__}.{field.name} points out of the house, to {to.__name__}")
            elif (there := room_of(to.__module__)) != here and floor[there] <= floor[here]:
                wrong.append(f"{model.__name__}.{field.name} points from {here} to {there}")
    assert wrong == []


def test_views_forms_and_urls_are_private_to_their_room():
    wrong = []
    for path in code():
        here = path.relative_to(PACKAGE).parts[0]
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "alongside" and len(parts) > 2 and parts[2] in PRIVATE and parts[1] != here:
                # The design room's forms are what every room's forms are made of.
                wrong += [] if parts[1:3] == ["design", "forms"] else [f"{path.relative_to(ROOT)} imports {name}"]
    assert wrong == ["alongside/config/views.py imports alongside.desk.views.day.desk"][: len(wrong)], (
        "only the front page, which is the desk for whoever is signed in"
    )
