"""Are two descriptions likely to be of one person: pure, a table of cases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.duplicates import Described, why_alike
from alongside.people.partial_days import MONTH, YEAR, PartialDay

DAY, SWAPPED, SAME_YEAR = (PartialDay(date(1958, 3, 7)), PartialDay(date(1958, 7, 3)), PartialDay(date(1958, 11, 2)))
IN_YEAR, IN_MONTH, OTHER = (
    PartialDay(date(1958, 1, 1), YEAR),
    PartialDay(date(1958, 3, 1), MONTH),
    PartialDay(date(1991, 3, 7)),
)
HERE, THERE = frozenset(["LS12 3AB"]), frozenset(["LS9 9ZZ"])
NUMBER, ANOTHER = "9990000018", "9990000026"


def of(name, born=None, *, called="", number="", at=frozenset()):
    return Described(name, called, born, number, at)


@pytest.mark.parametrize(
    ("new", "known", "why"),
    [
        (of("A B", number=NUMBER), of("Noor Ali", OTHER, number=NUMBER), "same NHS number"),
        (of("Simon Archer", DAY), of("Simon Archer", DAY), "same name and same date of birth"),
        (of("archer simon", DAY), of("Simon Archer", DAY), "same name and same date of birth"),
        (of("Simmon Archer", DAY), of("Simon Archer", DAY), "name one slip away and same date of birth"),
        (of("Simon John Archer", DAY), of("Simon Archer", DAY), "alike name and same date of birth"),
        (of("Bob Archer", DAY), of("Robert Archer", DAY, called="Bob"), "same name and same date of birth"),
        (of("Mr Yusuf Khan", DAY), of("Yusuf Khan", DAY, called="Mr Khan"), "same name and same date of birth"),
        (of("Éva O’Neill", DAY), of("Eva ONeill", DAY), "same name and same date of birth"),
        (of("Simon Archer", DAY), of("Simon Archer", SWAPPED), "same name, and day and month of birth changed over"),
        (of("Simona Wren", DAY, at=HERE), of("Noor Ali", DAY, at=HERE), "same date of birth and same postcode"),
        (of("Simon Archr", at=HERE), of("Simon Archer", OTHER, at=HERE), "same postcode and name one slip away"),
        (of("Simon Archer", DAY), of("Simon Archer", SAME_YEAR), "same name and same year of birth"),
        (of("Simon Archer", DAY), of("Simon Archer", IN_YEAR), "same name and same year of birth"),
        (of("Simon Archer", IN_MONTH), of("Simon Archr", DAY), "name one slip away and same year of birth"),
        (of("Simon Archer"), of("Simon Archer", DAY), "same name, and no date of birth to tell them apart"),
        (
            of("Simon Archer", DAY, number=NUMBER),
            of("Simon Archer", DAY, number=ANOTHER),
            "same name and same date of birth, though not the same NHS number",
        ),
        # Not likely the same.
        (of("Simon Archer", DAY), of("Simon Archer", OTHER), None),
        (of("Simon Archer", DAY), of("Noor Ali", DAY), None),
        (of("Simon Archr"), of("Simon Archer", DAY), None),
        (of("Simon", DAY), of("Simon Archer", DAY), None),
        (of("Li", DAY), of("Lu", DAY), None),
        (of("Simon Archer", at=HERE), of("Noor Ali", at=HERE), None),
        (of("Simon Archer", OTHER, at=HERE), of("Simon Archer", DAY, at=THERE), None),
        (of("Simon Archer", DAY, number=NUMBER), of("Simon Archer", SAME_YEAR, number=ANOTHER), None),
        (of("", DAY), of("", DAY), None),
    ],
)
def test_who_may_be_the_same_and_why(new, known, why):
    found = why_alike(new, known)
    assert (found.why if found else None) == why


def test_a_stronger_reason_counts_for_more():
    simon = of("Simon Archer", DAY, number=NUMBER, at=HERE)
    weaker = [
        of("Noor Ali", number=NUMBER), of("Simon Archer", DAY), of("Simmon Archer", DAY), of("Simon Archer", SWAPPED),
        of("Simon Archer", OTHER, at=HERE), of("Simon Archer", SAME_YEAR), of("Simmon Archer", SAME_YEAR),
        of("Simon Archer"),
    ]  # fmt: skip
    ranks = [why_alike(simon, one).rank for one in weaker]
    assert ranks == sorted(set(ranks), reverse=True)


names = st.text(alphabet="abcéo '-", max_size=12)


@given(names, names, st.sampled_from([None, DAY, SWAPPED, IN_YEAR]), st.sampled_from([None, DAY, OTHER]))
def test_likeness_is_the_same_both_ways(one, other, born, again):
    assert why_alike(of(one, born), of(other, again)) == why_alike(of(other, again), of(one, born))
