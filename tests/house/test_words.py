"""The words not used for people are found in what people read, and not in the names of code."""

import pytest

from tests.house import words


@pytest.mark.parametrize(
    ("suffix", "text", "lines"),
    [
        (".md", "A client is told.\nA person is told.\n", [1]),
        (".html", "<p>Service users</p>\n", [1]),
        (".yaml", "say: the patients\n", [1]),
        (".md", "She is calm and patient.\n", []),
        (".md", "Client Level Data, an HTTP client, inpatients\n", []),
        (".py", 'def test_a(client):\n    """Ask the client."""\n    client.get("/")\n', [2]),
        (".py", "x = 1  # the patient's\n", [1]),
    ],
)
def test_words_not_used_for_people_are_found(suffix, text, lines, tmp_path):
    path = tmp_path / f"page{suffix}"
    path.write_text(text)
    assert [number for number, _ in words.faults(path)] == lines


def test_the_repository_has_none():
    assert [(path, fault) for path in words.files() for fault in words.faults(path)] == []
