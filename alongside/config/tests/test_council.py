"""The council's own file: read, or refused with what is wrong in it."""

import pytest

from alongside.config.environment import WrongEnvironment, council


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ('second_person = ["restriction", "best_interests"]', ""),
        ('second_person = ["everything"]', "second_person knows no everything; it may name adult_eligibility"),
        ('second_person = "restriction"', "second_person has a value of the wrong kind"),
        ("thirds = 1", "keys that are not known: thirds"),
    ],
)
def test_a_council_names_the_kinds_of_decisions_that_want_a_second_person(said, wrong, tmp_path, monkeypatch):
    path = tmp_path / "council.toml"
    path.write_text(said)
    monkeypatch.setenv("COUNCIL_FILE", str(path))
    if wrong:
        with pytest.raises(WrongEnvironment, match=wrong):
            council()
    else:
        assert council().second_person == ["restriction", "best_interests"]
