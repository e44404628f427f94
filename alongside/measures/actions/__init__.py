"""The only ways in which askings, licences and exports change."""

from alongside.measures.actions.asking import (
    UnableToAsk,
    begin_asking,
    finish_asking,
    keep_answers,
    let_be,
    stop_asking,
    strike_asking,
)
from alongside.measures.actions.export import UnableToExport, export_answers
from alongside.measures.actions.licence import UnableToLicense, bring_items, end_licence, enter_licence

__all__ = [
    "UnableToAsk",
    "UnableToExport",
    "UnableToLicense",
    "begin_asking",
    "bring_items",
    "end_licence",
    "enter_licence",
    "export_answers",
    "finish_asking",
    "keep_answers",
    "let_be",
    "stop_asking",
    "strike_asking",
]
