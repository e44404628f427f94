"""Finding a person by name, alike on both databases."""

import pytest
from django.utils import timezone

from alongside.people.search import find


def found(cast, asked, by="farah"):
    return [person.name for person in find(asked, by=cast.workers[by], at=timezone.now())]


@pytest.mark.parametrize(
    "asked", ["Simon", "simon archer", "sim", "ARCHER", "rche", "Simmon", "Archre", "archer, simon", " simon  "]
)
def test_simon_is_found_first_by_any_part_of_his_name_and_with_a_slip(cast, asked):
    assert found(cast, asked)[0] == "Simon Archer"


@pytest.mark.parametrize("asked", ["Li", "Ng", "Li Ng", "ng li", "l"])
def test_short_names_are_found(cast, asked):
    assert "Li Ng" in found(cast, asked)


def test_what_somebody_likes_to_be_called_finds_them_too(cast):
    assert found(cast, "mr khan")[0] == "Yusuf Khan"


def test_a_hidden_record_is_found_by_the_named_alone(cast):
    assert found(cast, "Rosa Lind", by="helen") == ["Rosa Lind"]
    assert "Rosa Lind" not in found(cast, "Rosa Lind", by="mina")
    assert "Rosa Lind" not in found(cast, "Rosa Lind", by="farah")


@pytest.mark.parametrize("asked", ["", "   ", "--", "'", "%", "_", "zzzzqx", "' OR 1=1 --x"])
def test_nothing_like_a_name_finds_nobody_wrongly(cast, asked):
    assert "Simon Archer" not in found(cast, asked)


def test_each_found_person_carries_how_the_finder_stands_to_them(cast):
    [simon] = [p for p in find("simon archer", by=cast.workers["mina"], at=timezone.now()) if p.known_as == "Simon"]
    assert "allocated" in simon.standing.kinds


def test_a_renamed_person_is_found_by_the_new_name_and_not_by_the_old(cast):
    from alongside.people.actions import change_person

    li, farah = cast.people["li"], cast.workers["farah"]
    change_person(
        person=li, seen_version=li.version, name="Lila Wren", known_as="", pronouns="", born_on=li.born_on,
        what_matters="", what_matters_said_by="", what_matters_said_on=None, by=farah, at=timezone.now(),
    )  # fmt: skip
    assert found(cast, "wren") == ["Lila Wren"]
    assert "Lila Wren" not in found(cast, "Ng")
