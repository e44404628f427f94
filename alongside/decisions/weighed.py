"""What is written of a decision while it is weighed, as plain values: forms make it, rules read it, an act keeps it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class WeighedOption:
    """One way that could be taken. `cost` None: it does not matter here. `why`: why it is chosen, or why not right."""

    name: str
    good: str = ""
    wrong: str = ""
    fit: str = ""
    cost: Decimal | None = None
    cost_each: str = ""
    why: str = ""


@dataclass(frozen=True)
class Weighed:
    """Everything that is written, whatever is still missing. Empty words and None: nothing is written there.

    `chosen` is the place of an option, from 0. `facts` are those of the test, as JSON gives them, without what is not
    answered; `evidence` maps a finding (`unable.retain`) to what shows it. `finding` is the practitioner's own
    conclusion. `made_at` None: now. `more` maps a question of `kinds.more_of` to its answer.
    """

    question: str = ""
    their_view: str = ""
    view_said_by: str = ""
    view_said_on: date | None = None
    agrees: str = ""
    why_not_known: str = ""
    options: tuple[WeighedOption, ...] = ()
    chosen: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    finding: bool | None = None
    reasons: str = ""
    laws: tuple[str, ...] = ()
    other_law: str = ""
    restricts: bool = False
    more: dict[str, str] = field(default_factory=dict)
    rests_on: UUID | None = None
    risk: UUID | None = None
    supersedes: UUID | None = None
    is_provisional: bool = False
    review_on: date | None = None
    made_at: datetime | None = None
    has_copy: bool = False
    seconds: str = ""
