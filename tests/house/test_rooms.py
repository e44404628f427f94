"""What every room has, what none may have, and how large things may grow."""

import ast
import re

import pytest

from tests.house.repository import PACKAGE, ROOT, code, files, is_test, ours, rooms, tree

# Names that hold anything, and so come to hold everything.
NO_MODULE = {"utils", "util", "helpers", "helper", "common", "core", "services", "service", "selectors", "misc", "base"}
LINES = 400
# Larger, and why.
LARGE = {
    "run": "one file, so that a machine with only Python can start it",
    "alongside/design/static/design/theme.css": "the whole look in one place, so that a council can read it",
}
KIT_LINES = 700
TEST_OF_THE_HOUSE = "tests/house/test_rooms.py"


def name(path):
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("room", rooms())
def test_a_room_says_what_it_is_for(room):
    readme = PACKAGE / room / "README.md"
    assert readme.is_file(), f"{room} has no README.md"
    assert 5 <= len(readme.read_text().splitlines()) <= 80, "half a page, or so"


@pytest.mark.parametrize("room", sorted(set(rooms()) - {"config"}))
def test_a_room_has_tests(room):
    assert list((PACKAGE / room / "tests").glob("test_*.py")), f"{room} has no tests"


def test_no_module_is_named_for_anything():
    found = {name(path) for path in ours(".py") if path.stem in NO_MODULE or NO_MODULE & set(path.parent.parts)}
    assert found == set()


def test_no_file_grows_too_large():
    kinds = (".py", ".html", ".css", ".js", ".mjs", "")
    large = {
        name(path): lines
        for path in ours(*kinds)
        if (path.suffix or path.name == "run") and (lines := len(path.read_text().splitlines())) > LINES
    }
    assert {path: lines for path, lines in large.items() if path not in LARGE} == {}


def test_our_scripts_stay_small():
    assert {name(path) for path in ours(".js", ".mjs") if len(path.read_text().splitlines()) > 250} == set()


def test_the_kit_stays_small():
    kit = [path for path in code() if path.is_relative_to(PACKAGE / "kit")]
    assert sum(len(path.read_text().splitlines()) for path in kit) <= KIT_LINES


def test_every_module_and_function_and_model_says_what_it_does():
    """Of classes, those that do something; one that only lists fields says it by its name and theirs."""
    silent = []
    for path in code():
        module = tree(path)
        if path.name != "__init__.py" and not ast.get_docstring(module):
            silent.append(name(path))
        for node in module.body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node) and (isinstance(node, ast.FunctionDef) or _does_something(node)):
                silent.append(f"{name(path)}:{node.lineno} {node.name}")
    assert silent == []


# Classes whose kind says what they do.
KINDS = ("AppConfig", "BaseCommand", "QuerySet", "Form", "TextChoices", "Storage", "BaseApplication")


def _does_something(node):
    bases = " ".join(ast.unparse(base) for base in node.bases)
    return any(isinstance(part, ast.FunctionDef) for part in node.body) and not any(kind in bases for kind in KINDS)


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    kinds = (".py", ".html", ".css", ".js", ".md", ".yaml", ".toml")
    texts = {name(path): path.read_text() for path in ours(*kinds) if name(path) != TEST_OF_THE_HOUSE}
    assert {path for path, text in texts.items() if later.search(text)} == set()


def test_signals_are_no_glue():
    """Two things of Django's own are listened to: that a connection was made, and that a migrate begins or ends."""
    found = set()
    for path in code():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
                found.add((name(path), ast.unparse(node.func.value)))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.dispatch"):
                found.add((name(path), node.module))
    heard = ("connection_created", "pre_migrate", "post_migrate")
    assert found == {("alongside/audit/apps.py", signal) for signal in heard}


def test_no_test_is_left_out_or_asserts_nothing():
    silent = []
    for path in files():
        if path.suffix != ".py" or not is_test(path) or "journeys" in path.parts:
            continue  # a step of a journey fails by itself
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not _asserts(node):
                silent.append(f"{name(path)}:{node.lineno} {node.name}")
    assert silent == []


# What stands in the place of `assert`: a context that fails, a library's or a test's own check.
CHECKS = re.compile(r"raises|assert|check|expect|warns|fails|shown|wait_until", re.IGNORECASE)


def _asserts(node):
    return any(
        isinstance(part, ast.Assert) or (isinstance(part, ast.Call) and CHECKS.search(ast.unparse(part.func)))
        for part in ast.walk(node)
    )


def test_the_product_does_not_read_outside_the_repository():
    found = {
        name(path)
        for path in files()
        if path.suffix in {".py", ".md", ".html", ".yaml", ".toml", ".js", ".css"}
        and name(path) != TEST_OF_THE_HOUSE
        and re.search(r"\.\./shared|/work/(?:shared|plan|main)", path.read_text(encoding="utf-8"))
    }
    assert found == set()
