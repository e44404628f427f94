"""Every address has one door, which says who may come in."""

import ast
import importlib
import inspect

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from alongside.access.policy import POLICY
from alongside.people import looks
from tests.house.repository import code, tree

DECORATORS = {"public_view", "worker_view", "person_view", "own_view"}


def addresses(resolver=None, before=""):
    """Every address of the product: its pattern and its view."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, pattern)
        elif isinstance(entry, URLPattern):
            yield pattern, entry.callback


ALL = list(addresses())


def test_there_are_addresses():
    assert len(ALL) > 20


@pytest.mark.parametrize("pattern, view", ALL, ids=[pattern or "/" for pattern, _ in ALL])
def test_an_address_has_a_view_of_ours_with_a_door_of_the_policy(pattern, view):
    assert view.__module__.startswith("alongside.")
    assert inspect.isfunction(view), "a view is a function"
    door = view.door
    assert door.kind in {"public", "worker", "person", "own"}
    assert door.needs is None or door.needs in POLICY
    asks_about_a_person = door.needs is not None and POLICY[door.needs].standing is not None
    assert asks_about_a_person == (door.kind in {"person", "own"})
    assert ("person_id" in pattern) == (door.kind in {"person", "own"})


def test_every_view_carries_exactly_one_decorator_of_the_four():
    """Read from the code: a view with a door within a door would ask twice."""
    wrong = []
    for module in {view.__module__ for _, view in ALL}:
        source = tree_of(module)
        for node in source.body:
            if isinstance(node, ast.FunctionDef) and takes_request(node) and not node.name.startswith("_"):
                doors = [one for one in node.decorator_list if called(one) in DECORATORS]
                if len(doors) != 1 and (node.name in names_in_urls(module) or doors):
                    wrong.append(f"{module}.{node.name}")
    assert wrong == []


def names_in_urls(module):
    return {view.__name__ for _, view in ALL if view.__module__ == module}


def tree_of(module):
    from pathlib import Path

    return tree(Path(importlib.import_module(module).__file__))


def takes_request(node):
    return bool(node.args.args) and node.args.args[0].arg == "request"


def called(decorator):
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(function).rpartition(".")[2]


def test_every_view_says_what_it_shows():
    assert [f"{view.__module__}.{view.__name__}" for _, view in ALL if not view.__doc__] == []


def test_every_address_ends_with_a_slash():
    """But a file has its file's name."""
    assert [
        pattern for pattern, _ in ALL if pattern and not pattern.endswith(("/", ".css", ".json", ".txt", ".xml"))
    ] == []


def test_who_has_looked_has_words_for_every_kind_of_page():
    pages = {view.door.page for _, view in ALL if view.door.kind in {"person", "own"}}
    assert pages - {""} - set(looks.PAGES) == set(), "a draft is part of the page that was looked at"


def test_views_are_functions():
    classes = [
        node.name
        for path in code()
        if path.name == "views.py" or path.parent.name == "views"
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and not any(called(one) == "dataclass" for one in node.decorator_list)
    ]
    assert classes == []
