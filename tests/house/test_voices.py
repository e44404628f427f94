"""What a person said is theirs: no box for their words offers others."""

import re
from importlib import import_module
from pathlib import Path

from alongside.design.fields import WordsField
from alongside.design.forms import Form
from tests.house.repository import ROOT, code

THEIRS = re.compile(r"\b(their|own) words\b", re.IGNORECASE)


def boxes():
    """Every box for words at length of the product: its form, its name and the field."""
    for path in code():
        if path.name == "forms.py" or path.parent.name == "forms":
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    for form in sorted(forms_of(Form), key=str):
        if form.__module__.startswith("alongside.") and "tests" not in Path(form.__module__.replace(".", "/")).parts:
            for name, field in form.base_fields.items():
                if isinstance(field, WordsField):
                    yield form, name, field


def forms_of(kind):
    return {each for form in kind.__subclasses__() for each in (form, *forms_of(form))}


def test_a_box_that_asks_for_somebodys_own_words_is_of_the_persons_voice():
    found = list(boxes())
    assert len(found) > 10
    wrong = [
        f'{form.__module__}.{form.__name__}.{name}: give it voice="person"'
        for form, name, field in found
        if THEIRS.search(f"{name.replace('_', ' ')} {field.label} {field.help_text}") and field.voice != "person"
    ]
    assert wrong == []
