"""Rows about a person are read by one phrase, `.of(person)`: a person may have two records that were joined.

So a room that is opened tomorrow follows both without knowing that records can be joined.
"""

import ast
import re

import pytest
from django.apps import apps

from alongside.people.models import Person
from tests.house.repository import PACKAGE, ROOT, code, tree

# What asks for rows, and what may never name a person there.
ASKS = {"filter", "exclude", "get", "get_or_create", "update_or_create", "get_object_or_404", "Q"}
NAMES = re.compile(r"(^|__)person(_id)?(__(pk|id|in|exact))*$")
# Where a record itself is meant, not the person, and why.
OF_ONE_RECORD = {
    "alongside/people/urls.py": "`person` is a module there",
    "alongside/people/actions/person.py": "the index of names is of one record, whose words lead to the person",
}


def about_people():
    """Every model with a `person` that is a Person."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.name == "person" and field.many_to_one and field.related_model is Person:
                yield model


def reverse_names():
    """What Django calls the rows about a person on the person: `person.notes`."""
    ours = {field.get_accessor_name() for field in Person._meta.related_objects}
    return {name for name in ours if name and not name.endswith("+")}


def follows_both(value):
    """Does what a row is compared with name every record: keys, or rows of an outer question?"""
    if isinstance(value, ast.Attribute):
        return value.attr == "keys"
    if isinstance(value, ast.Subscript):
        return follows_both(value.value)
    if isinstance(value, ast.Call):
        return getattr(value.func, "id", getattr(value.func, "attr", "")) in ("OuterRef", "F", "values", "keys")
    return getattr(value, "id", "") in ("keys", "every_key", "people") or isinstance(value, ast.Constant)


def strays(source):
    """The lines of a module that ask for rows of one record where a person is meant."""
    found = []
    for node in ast.walk(source):
        if isinstance(node, ast.Call):
            asks = getattr(node.func, "attr", getattr(node.func, "id", ""))
            found += [
                node.lineno
                for word in node.keywords
                if asks in ASKS and word.arg and NAMES.search(word.arg) and not follows_both(word.value)
            ]
        if isinstance(node, ast.Attribute) and node.attr in reverse_names():
            owner = node.value
            if getattr(owner, "id", getattr(owner, "attr", "")) == "person":
                found.append(node.lineno)
    return found


def test_rows_about_a_person_are_read_by_the_one_phrase():
    wrong = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in code()
        if path.relative_to(ROOT).as_posix() not in OF_ONE_RECORD
        for line in strays(tree(path))
    }
    assert wrong == set(), "read by Model.objects.of(person), or by person.keys"


def test_templates_read_no_rows_of_one_record():
    names = "|".join(sorted(reverse_names()))
    reads = re.compile(rf"\bperson\.({names})\.(all|filter|count|first|exists|order_by)\b")
    wrong = [path for path in PACKAGE.rglob("templates/**/*.html") if reads.search(path.read_text(encoding="utf-8"))]
    assert wrong == []


@pytest.mark.parametrize("model", sorted(about_people(), key=lambda model: model._meta.label), ids=lambda m: m.__name__)
def test_every_record_about_a_person_can_be_asked_for_by_it(model):
    if model._meta.label == "people.PersonToken":
        return  # see OF_ONE_RECORD
    assert hasattr(model._default_manager, "of"), "objects = OfAPersonQuerySet.as_manager()"


@pytest.mark.parametrize(
    ("line", "is_wrong"),
    [
        ("Note.objects.filter(person=person)", True),
        ("Note.objects.exclude(person_id=person.pk)", True),
        ("Relationship.objects.filter(contact__person=person)", True),
        ("get_object_or_404(Note, pk=1, person=person)", True),
        ("person.notes.count()", True),
        ("request.person.strengths", True),
        ("Q(person__in=[person.pk])", True),
        ("Note.objects.of(person)", False),
        ("Due.objects.filter(person__in=person.keys)", False),
        ("Note.objects.create(person=person)", False),
        ("rows.filter(person=OuterRef('pk'))", False),
        ("person.name", False),
    ],
)
def test_this_test_sees_what_it_should(line, is_wrong):
    assert bool(strays(ast.parse(line))) == is_wrong
