"""The glossary and the printed pages know every word that the code knows."""

from django.apps import apps

from alongside.access.page import permissions_page
from alongside.access.permissions import Permission
from tests.house.repository import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_every_model_is_in_the_glossary():
    models = [model for model in apps.get_models() if model.__module__.startswith("alongside.")]
    assert [model.__name__ for model in models if f"`{model.__name__}`" not in GLOSSARY] == []


def test_every_permission_is_in_the_glossary():
    assert [permission for permission in Permission if f"`{permission}`" not in GLOSSARY] == []


def test_the_glossary_knows_no_permission_that_is_gone():
    listed = GLOSSARY.split("## Permissions")[1].split("\n## ")[0]
    assert {line.split("`")[1] for line in listed.splitlines() if line.startswith("| `")} == set(Permission)


def test_the_page_of_permissions_is_fresh():
    page = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")
    assert page == permissions_page(), "Run `./manage.py permissions > docs/permissions.md`."


def test_the_command_prints_the_page(capsys):
    from django.core.management import call_command

    call_command("permissions")
    assert capsys.readouterr().out == permissions_page()
