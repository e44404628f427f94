"""Keeping a page of many boxes, each with a version of its own: what was kept, and where somebody else wrote."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from alongside.assessments.forms import Sent
from alongside.design.forms import Form
from alongside.kit.refusals import ChangedMeanwhile

Row = TypeVar("Row")


def fault_in(form: Form) -> str:
    """Why not all that was sent can be kept, with the box: `“What matters most”: …`; empty where all of it can."""
    for name, faults in form.errors.items():
        return f"“{form[name].label}”: {faults[0]}" if name in form.fields else faults[0]
    return ""


def keep_each(changed: Iterable[Sent], keep: Callable[[Sent], Row]) -> tuple[list[Row], list[Row]]:
    """Keep each box that was changed; gives what was kept, and what stands where somebody else wrote meanwhile."""
    kept, elsewhere = [], []
    for sent in changed:
        try:
            kept.append(keep(sent))
        except ChangedMeanwhile as meanwhile:
            elsewhere.append(meanwhile.current)
    return kept, elsewhere
