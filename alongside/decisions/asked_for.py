"""What a decision was begun for: a room above says so, with the words that can be chosen as what shows a finding.

asked_by(lambda decision: AskedFor("An assessment", address, quotes))
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from alongside.decisions.models import Decision

TAKE = "take-"


@dataclass(frozen=True)
class Quote:
    """Words that stand where the decision was begun, with whose they are; `key` names them in a form."""

    key: str
    words: str
    who: str

    @property
    def in_full(self) -> str:
        """`“I want to cook again.” Dorothy, 20 November 2026`."""
        return f"“{self.words}” {self.who}"


@dataclass(frozen=True)
class AskedFor:
    """What it was begun for: in words, where one goes on once it is made, and what can be chosen there."""

    words: str
    href: str
    quotes: Sequence[Quote] = ()


Asks = Callable[[Decision], AskedFor | None]
_asking: list[Asks] = []


def asked_by(asks: Asks) -> None:
    """A room above says what it began a decision for; None for any other."""
    if asks not in _asking:
        _asking.append(asks)


def asked_for(decision: Decision | None) -> AskedFor | None:
    """What a decision was begun for; None where it stands by itself."""
    found = (asks(decision) for asks in _asking) if decision is not None else ()
    return next((one for one in found if one is not None), None)


def taken(sent: Mapping[str, str], quotes: Sequence[Quote]) -> dict[str, str]:
    """Box -> what is in it once the words chosen for it (`take-…`) stand beneath what was typed, each once."""
    known = {quote.key: quote.in_full for quote in quotes}
    boxes = {}
    for name, key in sent.items():
        if name.startswith(TAKE) and key in known:
            box = f"evidence-{name.removeprefix(TAKE)}"
            there = sent.get(box, "").strip()
            if known[key] not in there:
                boxes[box] = f"{there}\n{known[key]}".strip()
    return boxes
