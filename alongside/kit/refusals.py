"""Refusals a person can act on: the message is always a whole sentence, and is shown as it stands."""

from typing import Any


class UnableTo(Exception):
    """An act was refused. Subclasses stand beside the action that raises them and are named `UnableTo...`.

    `field` names the question it is about, so that a form can show it there; empty: the whole of it.
    """

    def __init__(self, sentence: str, *, field: str = ""):
        super().__init__(sentence)
        self.field = field


class ChangedMeanwhile(UnableTo):
    """Somebody else changed the record while this was being written; `current` is the record as it now stands."""

    def __init__(self, current: Any):
        super().__init__("Somebody else changed this while you were writing. Both versions are below; nothing is lost.")
        self.current = current


class AlreadyDone(UnableTo):
    """The same form was sent twice: the first time did it, and the page goes on as if this were the first."""

    def __init__(self) -> None:
        super().__init__("This was already done, a moment ago.")
