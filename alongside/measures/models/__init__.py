"""Askings of measures, the council's licences, and what was exported."""

from alongside.measures.models.asking import Asking
from alongside.measures.models.export import MeasureExport
from alongside.measures.models.licence import MeasureLicence

__all__ = ["Asking", "MeasureExport", "MeasureLicence"]
