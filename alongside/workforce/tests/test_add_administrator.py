"""The first way in, from the command line."""

from io import StringIO

import pytest
from django.core.management import call_command

from alongside.workforce.models import Worker


def run(*words):
    out, err = StringIO(), StringIO()
    try:
        call_command("add_administrator", *words, stdout=out, stderr=err)
    except SystemExit as ended:
        return ended.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_the_first_administrator_is_added_from_the_command_line(db, client, settings, ledger):
    code, out, _ = run("sam@example.org", "Sam", "Whitlock")
    assert code == 0
    assert Worker.objects.get().name == "Sam Whitlock"
    link = out.splitlines()[-1]
    assert link.startswith("http://127.0.0.1:8000/password/")
    assert client.get(link.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert ledger() == ["worker.added"]
    settings.ALLOWED_HOSTS = ["localhost", ".alongside.example.gov.uk"]
    assert "https://alongside.example.gov.uk/password/" in run("jo@example.org", "Jo")[1]
    assert "https://other.example/password/" in run("al@example.org", "Al", "--site", "https://other.example/")[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["SAM@example.org", "Other"], "Somebody already signs in with that email address."),
        (["nonsense", "Other"], "Write an email address in full"),
        (["x@example.org", " "], "Write their name."),
    ],
)
def test_an_administrator_who_cannot_be_added_is_refused_in_a_sentence(sam, words, sentence):
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert sentence in err
    assert Worker.objects.count() == 1
