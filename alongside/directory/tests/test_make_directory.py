"""`manage.py make_directory`: the same invented entries each time, and none in a council's own directory."""

from io import StringIO

import pytest
from django.core.management import call_command

from alongside.directory.models import Service

pytestmark = pytest.mark.django_db


def made(number):
    out = StringIO()
    call_command("make_directory", number, stdout=out)
    return out.getvalue().strip()


def test_the_same_entries_are_made_each_time_and_none_twice():
    assert made(12) == "12 added, 0 were there."
    first = {(row.pk, row.name) for row in Service.objects.all()}
    assert len(first) == 12
    assert made(14).startswith("2 added")
    assert first < {(row.pk, row.name) for row in Service.objects.all()}


def test_a_number_that_cannot_be_and_a_councils_directory_are_refused(settings, capsys):
    for number in (0, 1_000_001):
        with pytest.raises(SystemExit) as end:
            made(number)
        assert end.value.code == 2
    settings.IN_SERVER = True
    with pytest.raises(SystemExit):
        made(3)
    assert "never in a council's directory" in capsys.readouterr().err
    assert not Service.objects.exists()
