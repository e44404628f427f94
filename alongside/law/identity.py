"""Numbers that say who a person is."""

import re

from nhs_number.validate import calculate_checksum

from alongside.law.kinds import Text
from alongside.law.registry import provision
from alongside.law.verdict import Verdict

STANDARD = ("NHS Data Dictionary: NHS Number, and its Modulus 11 check digit",)
# Only the ten digits of ASCII and only plain spaces: full-width digits, hyphens and a line's end are no part of a
# number.
WRITTEN = re.compile(r"[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4}")
NEVER_ISSUED = "0000000000"
SYNTHETIC = "999"


@provision(
    "nhs_number",
    start=None,
    provisions=STANDARD,
    facts={"value": Text()},
    says="Whether a string is written as an NHS number and its check digit is right. It does not say that the number "
    "was issued, or to whom.",
    source="The published check digit: the first nine digits are weighted 10 to 2 and summed, and the "
    "remainder by 11 is taken from 11 (11 counts as 0, and 10 fits no digit). Numbers "
    "that begin 999 are for testing and belong to nobody.",
    to_check="Read the current NHS Data Dictionary entry again: the check digit, and that 999 is still kept for "
    "testing.",
)
def nhs_number(*, value: str) -> Verdict:
    """Is this string a well-made NHS number?

    Ten digits, together or as 3-3-4 with one space each, the check digit right, not all zeros. A string of any other
    shape is not met, with the reason. Gives `synthetic`: True when ten digits were written that begin 999, whether or
    not the check digit is right. The library's own `is_valid` is not asked: it takes other shapes too, and turns down
    well-made numbers of Scotland's range that begin with no date.
    """
    if not WRITTEN.fullmatch(value):
        return _not_met("It is not ten digits, written together or with spaces as 3, 3 and 4.", synthetic=False)
    digits = value.replace(" ", "")
    synthetic = digits.startswith(SYNTHETIC)
    if digits == NEVER_ISSUED:
        return _not_met("All its digits are zero, and no such number is issued.", synthetic=synthetic)
    if calculate_checksum(digits[:9]) != int(digits[9]):
        return _not_met(
            "Its last digit does not agree with the nine before it, so at least one digit is wrong.",
            synthetic=synthetic,
        )
    reasons = ["It has ten digits, and the last agrees with the nine before it."]
    if synthetic:
        reasons.append("It begins 999, so it is a test number and belongs to nobody.")
    return Verdict(True, tuple(reasons), STANDARD, extra={"synthetic": synthetic})


def _not_met(reason: str, *, synthetic: bool) -> Verdict:
    return Verdict(False, (reason,), STANDARD, extra={"synthetic": synthetic})
