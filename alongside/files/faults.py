"""Why a file is not kept."""

from alongside.design.typed import Misread


class NotKept(Misread):
    """What was sent cannot be kept. `sentence` is for whoever sent it; a form shows it beside the question."""
