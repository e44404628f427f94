"""NHS Data Dictionary: NHS Number. Ten digits, the tenth a check on the nine before it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside import law

NHS_NUMBER = law.as_at("nhs_number", on=date(2026, 11, 22))


def judge(value):
    return NHS_NUMBER.judge({"value": value})


def check_digit(nine):
    """The published sum, written out again: None where no digit fits."""
    left = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return {11: 0, 10: None}.get(left, left)


@pytest.mark.parametrize(
    "value", ["9434765919", "943 476 5919", "4857773457", "485 777 3457", "9876543210", "0000000108"]
)
def test_nhs_number_well_made(value):
    verdict = judge(value)
    assert verdict.met is True
    assert verdict.extra == {"synthetic": False}
    assert verdict.reasons == ("It has ten digits, and the last agrees with the nine before it.",)


@pytest.mark.parametrize("value", ["4857773456", "485 777 3456", "9434765918"])
def test_nhs_number_check_digit_wrong(value):
    verdict = judge(value)
    assert verdict.met is False
    assert "last digit does not agree" in verdict.reasons[0]


def test_nhs_number_a_remainder_of_ten_fits_no_digit():
    nine = next(f"{n:09}" for n in range(400000000, 400001000) if check_digit(f"{n:09}") is None)
    assert not any(judge(f"{nine}{digit}").met for digit in range(10))


@pytest.mark.parametrize("value", ["0000000000", "000 000 0000"])
def test_nhs_number_all_zeros_is_never_issued(value):
    verdict = judge(value)
    assert verdict.met is False
    assert verdict.reasons == ("All its digits are zero, and no such number is issued.",)


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "943476591",
        "94347659190",
        "943-476-5919",
        "9434 765 919",
        "943 4765919",
        "943476 5919",
        "943  476  5919",
        " 9434765919",
        "9434765919 ",
        "9434765919\n",
        "943 476 5919\n",
        "943\u00a0476\u00a05919",
        "943\u2009476\u20095919",
        "943\t476\t5919",
        "943\n476\n5919",
        "９４３４７６５９１９",
        "٩٤٣٤٧٦٥٩١٩",
        "943476591９",
        "94347659\u200b19",
        "+434765919",
        "943476591X",
        "\ud800",
    ],
)
def test_nhs_number_written_otherwise_is_not_met(value):
    verdict = judge(value)
    assert verdict.met is False
    assert verdict.reasons == ("It is not ten digits, written together or with spaces as 3, 3 and 4.",)
    assert verdict.extra == {"synthetic": False}


@pytest.mark.parametrize(("value", "met"), [("9990000018", True), ("999 000 0018", True), ("9990000010", False)])
def test_nhs_number_beginning_999_is_for_testing(value, met):
    verdict = judge(value)
    assert verdict.met is met
    assert verdict.extra == {"synthetic": True}


def test_nhs_number_for_testing_says_so():
    assert judge("9990000018").reasons[-1] == "It begins 999, so it is a test number and belongs to nobody."


@pytest.mark.parametrize("value", [9434765919, 943.0, True, None, [], {}, ["9434765919"]])
def test_nhs_number_only_a_string(value):
    with pytest.raises(law.Refused, match=r"^value must be a string\.$"):
        judge(value)


@given(st.integers(0, 10**10 - 1))
def test_nhs_number_is_the_check_digit_and_nothing_else(number):
    digits = f"{number:010}"
    spaced = f"{digits[:3]} {digits[3:6]} {digits[6:]}"
    right = number != 0 and check_digit(digits[:9]) == int(digits[9])
    assert judge(digits).met is right
    assert judge(spaced).met is right
    assert judge(digits).extra["synthetic"] is digits.startswith("999")


@given(st.integers(1, 10**9 - 1).map("{:09}".format).filter(lambda nine: check_digit(nine) is not None), st.data())
def test_nhs_number_one_digit_wrong_is_always_found(nine, data):
    digits = nine + str(check_digit(nine))
    assert judge(digits).met
    at = data.draw(st.integers(0, 9))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[at]]))
    assert not judge(digits[:at] + other + digits[at + 1 :]).met


@given(st.text())
def test_nhs_number_any_text_is_answered(value):
    assert judge(value).met in (True, False)
