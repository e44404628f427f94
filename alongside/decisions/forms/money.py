"""The box for an amount of money, in pounds and pence."""

import re
from decimal import Decimal
from typing import Any

from alongside.design import typed
from alongside.design.fields import NOTHING, LineField

POUNDS = re.compile(r"£?\s*([0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)(?:\.([0-9]{1,2}))?")
MOST = Decimal("9999999.99")


class MoneyField(LineField):
    """An amount in pounds, as a `Decimal` with two places: `45`, `£45.50` and `1,200` are understood."""

    def __init__(self, label: str = "", **kwargs: Any):
        super().__init__(label, limit=20, width=10, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return value
        words = super().to_python(value)
        if not words:
            return None
        found = POUNDS.fullmatch(words)
        if found is None:
            raise typed.Misread("Write an amount in pounds, like 45 or 45.50.")
        return Decimal(f"{found[1].replace(',', '')}.{(found[2] or '').ljust(2, '0')}")

    def check(self, value: Any) -> None:
        if value > MOST:
            raise typed.Misread("That is more than can be kept here. Check the amount.")

    def in_words(self, value: Any) -> str:
        return NOTHING if value is None else f"£{value:,.2f}"
