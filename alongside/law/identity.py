"""Numbers that say who a person is."""

import re

from nhs_number.validate import calculate_checksum

from alongside.law.kinds import Text
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

NHS_NUMBER = wording("nhs_number", "always")
# Only the ten digits of ASCII and only plain spaces: full-width digits, hyphens and a line's end are no part of a
# number.
WRITTEN = re.compile(r"[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4}")
NEVER_ISSUED = "0000000000"
SYNTHETIC = "999"


@NHS_NUMBER.register(value=Text())
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
    return Verdict(True, tuple(reasons), NHS_NUMBER.provisions, extra={"synthetic": synthetic})


def _not_met(reason: str, *, synthetic: bool) -> Verdict:
    return Verdict(False, (reason,), NHS_NUMBER.provisions, extra={"synthetic": synthetic})
