"""Decisions with their options, what was said of them and what became of them; risks weighed both ways."""

from alongside.decisions.models.beside import Counsel, DecisionTurn
from alongside.decisions.models.decision import Decision, DecisionLaw, Option
from alongside.decisions.models.risk import WeighedRisk

__all__ = ["Counsel", "Decision", "DecisionLaw", "DecisionTurn", "Option", "WeighedRisk"]
