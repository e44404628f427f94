"""Finding a person by date of birth, NHS number, postcode, and these with a name: alike on both databases."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.access.standing import Openness
from alongside.audit.acting import House
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.people import actions
from alongside.people.finding import find
from alongside.people.models import Person
from alongside.people.partial_days import MONTH, YEAR, PartialDay


def answer(cast, typed, by="farah"):
    return find(typed, by=cast.workers[by], at=timezone.now())


def found(cast, typed, by="farah"):
    return [one.person.name for one in answer(cast, typed, by).found]


def why(cast, typed, by="farah"):
    return {one.person.name: one.why for one in answer(cast, typed, by).found}


def add(cast, name, **facts):
    return actions.add_person(id=new_id(), name=name, by=cast.workers["mina"], at=timezone.now(), **facts)


@pytest.fixture
def three(cast):
    """The same name, known to the day, the month and the year."""
    add(cast, "Ida Marrow", born_on=date(1931, 3, 27), nhs_number="999 000 0026", postcode="LS9 8AA")
    add(cast, "Ida Monthly", born_on=PartialDay(date(1931, 3, 1), MONTH))
    add(cast, "Ida Yearling", born_on=PartialDay(date(1931, 1, 1), YEAR))
    add(cast, "Ida June", born_on=date(1931, 8, 1))
    return cast


def test_by_a_date_of_birth_the_best_known_first(three):
    assert found(three, "27/3/1931") == ["Ida Marrow", "Ida Monthly", "Ida Yearling"]
    assert found(three, "28/3/1931") == ["Ida Monthly", "Ida Yearling"]
    assert found(three, "March 1931") == ["Ida Marrow", "Ida Monthly", "Ida Yearling"]
    assert set(found(three, "1931")) == {"Ida Marrow", "Ida Monthly", "Ida Yearling", "Ida June"}
    assert found(three, "June 1931") == ["Ida June", "Ida Yearling"]  # a name and a year, then a month
    assert why(three, "27 March 1931")["Ida Monthly"] == ["born March 1931"]
    assert found(three, "3/3/1897") == []


def test_by_an_nhs_number_however_it_is_spaced(three):
    for typed in ("9990000026", "999 000 0026", "marow 999 000 0026"):
        assert why(three, typed) == {"Ida Marrow": ["has this NHS number"]}
    assert answer(three, "999 000 0027").fault.startswith("That is not an NHS number")


def test_by_a_postcode_or_its_half_with_or_without_the_space(three):
    for typed in ("LS9 8AA", "ls98aa"):
        assert why(three, typed) == {"Ida Marrow": ["lives in LS9 8AA"]}
    assert why(three, "ls9") == {"Ida Marrow": ["lives in LS9"]}
    assert found(three, "LS99") == []


def test_a_name_and_a_fact_together_find_who_fits_both_first(three):
    assert found(three, "ida mar 1931")[0] == "Ida Marrow"
    assert found(three, "ida 1931")[:4] == ["Ida June", "Ida Marrow", "Ida Monthly", "Ida Yearling"]
    assert why(three, "marow 1931") == {"Ida Marrow": ["born 27 March 1931"]}
    assert why(three, "Ida LS9")["Ida Marrow"] == ["lives in LS9"]
    assert found(three, "Ida LS9")[0] == "Ida Marrow"
    assert why(three, "ida marrow 1931 ls9 8aa")["Ida Marrow"] == ["born 27 March 1931", "lives in LS9 8AA"]
    assert why(three, "1931 ls9") == {"Ida Marrow": ["born 27 March 1931", "lives in LS9"]}
    assert why(three, "marrow 1932") == {"Ida Marrow": []}, "by name alone, where the year is another"
    assert found(three, "simon archer LS12")[0] == "Simon Archer"


def test_a_changed_birth_and_a_place_they_have_left(three, cast):
    ida, mina = Person.objects.get(name="Ida Marrow"), cast.workers["mina"]
    actions.change_person(
        person=ida, seen_version=ida.version, name=ida.name, known_as="", pronouns="", born_on=date(1932, 3, 27),
        what_matters="", what_matters_said_by="", what_matters_said_on=None, by=mina, at=timezone.now(),
    )  # fmt: skip
    assert why(cast, "marrow 1932") == {"Ida Marrow": ["born 27 March 1932"]}
    assert why(cast, "LS12 4XY") == {"Dorothy Hale": ["lived in LS12 4XY"]}


def test_a_confidential_address_finds_nobody_but_for_those_who_may_see_it(cast):
    for typed in ("LS28 9ZZ", "LS28", "hale LS28 9ZZ", "hale LS28"):
        assert why(cast, typed, by="mina")["Dorothy Hale"] == [f"lives in {typed.removeprefix('hale ')}"]
        for slug in ("farah", "ruth", "ade", "helen"):
            assert not any(why(cast, typed, by=slug).values()), (typed, slug)
        assert why(cast, typed, by="graham").get("Dorothy Hale", []) == []  # on duty, but a supervisor is not shown it
    assert found(cast, "LS28", by="ruth") == []


def test_a_fact_tells_nothing_of_a_record_that_is_closed(cast):
    """Restricted: found by name, and by the whole number as a name; hidden: by the named alone."""
    helen, at = cast.workers["helen"], timezone.now()
    for slug, number, code in (("yusuf", "999 000 0034", "LS7 1AA"), ("rosa", "999 000 0042", "LS7 2AA")):
        person = cast.people[slug]
        actions.change_health_record_link(person=person, seen_version=None, nhs_number=number, by=helen, at=at)
        actions.add_address(person=person, id=new_id(), lines="Here", postcode=code, by=helen, at=at)
    yusuf, rosa = cast.people["yusuf"], cast.people["rosa"]
    born = f"{yusuf.born_on:%d/%m/%Y}"
    assert found(cast, born) == found(cast, "LS7 1AA") == found(cast, "LS7") == []
    assert why(cast, "999 000 0034") == {"Yusuf Khan": []}
    right, wrong = why(cast, f"khan {yusuf.born_on.year}"), why(cast, f"khan {yusuf.born_on.year - 1}")
    assert right == wrong == {"Yusuf Khan": []}, "whether the year is right is not told"
    assert why(cast, born, by="helen") == {"Yusuf Khan": [f"born {yusuf.born.in_words()}"]}
    for typed in ("999 000 0042", "LS7 2AA", f"{rosa.born_on:%d/%m/%Y}", f"lind {rosa.born_on.year}"):
        assert found(cast, typed) == []
        assert found(cast, typed, by="helen")[0] == "Rosa Lind"


def test_many_share_a_year_and_the_page_says_there_may_be_more(cast, sign_in):
    for n in range(12):
        add(cast, f"Wilf {n}", born_on=date(1927, 1, n + 1))
    got = answer(cast, "1927")
    assert (len(got.found), got.is_full) == (10, True)
    html = sign_in(cast.workers["farah"]).get("/people/find/", {"q": "1927"}).content.decode()
    assert "There may be more" in html
    assert found(cast, "wilf 7/1/1927")[0] == "Wilf 6"


def test_the_page_says_why_and_the_ledger_keeps_ids_alone(cast, sign_in):
    client = sign_in(cast.workers["farah"])
    html = client.get("/people/find/", {"q": "999 000 0018"}).content.decode()
    assert "Simon Archer" in html
    assert "has this NHS number" in html
    line = LedgerEntry.objects.filter(verb="listed", actor=cast.workers["farah"].key).latest("id")
    assert line.detail == {"shown": [str(cast.people["simon"].pk)]}
    assert "999" not in line.subject + line.page
    assert "does not agree" in client.get("/people/find/", {"q": "999 000 0019"}).content.decode()
    assert "Nobody here fits that" in client.get("/people/find/", {"q": "1/1/1902"}).content.decode()
    html = client.get("/people/add/", {"q": "Zora Quill 3/4/1961 LS12 3AB"}).content.decode()
    assert all(f'value="{words}"' in html for words in ("Zora Quill", "3", "4", "1961", "LS12 3AB"))


@pytest.mark.parametrize("typed", ["27/3/1931", "ida 1931", "LS9", "ida LS9", "999 000 0026"])
def test_finding_by_a_fact_costs_the_same_for_one_and_for_many(three, typed):
    def statements():
        with CaptureQueriesContext(connection) as caught:
            assert answer(three, typed, by="mina").found
        return len(caught)

    one = statements()
    for name in ("Ida Second", "Ida Third"):
        add(three, name, born_on=date(1931, 3, 27), nhs_number="999 000 0026", postcode="LS9 8AA")
    assert statements() <= one <= 16


def test_of_a_person_with_two_records_each_finds_them_once(three):
    mina, ida = three.workers["mina"], Person.objects.get(name="Ida Marrow")
    again = add(three, "Ada Morrow", born_on=date(1933, 5, 5), nhs_number="999 000 0069", postcode="LS10 1AA")
    actions.join_records(into=ida, id=new_id(), record=again.pk, why="The same", by=mina, at=timezone.now())
    for typed in ("5/5/1933", "27/3/1931", "999 000 0069", "999 000 0026", "LS10 1AA", "LS9", "morrow 1933", "ida LS9"):
        assert [one.person.pk for one in answer(three, typed).found][:1] == [ida.pk], typed
    assert why(three, "morrow 1933") == {"Ida Marrow": ["born 5 May 1933"]}


def test_a_house_that_hides_a_record_hides_it_from_facts_too(three):
    ida = Person.objects.get(name="Ida Marrow")
    actions.set_openness(
        person=ida,
        openness=Openness.HIDDEN,
        named=[three.workers["helen"]],
        why="x",
        by=House("test"),
        at=timezone.now(),
    )
    assert "Ida Marrow" not in found(three, "27/3/1931") + found(three, "LS9") + found(three, "9990000026")
