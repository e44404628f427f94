"""What the acts of this room refuse with."""

from alongside.kit.refusals import UnableTo


class UnableToRecord(UnableTo):
    """The note or the conversation cannot be recorded as it is."""


class UnableToPause(UnableTo):
    """A clock cannot be paused like this."""


class UnableToAnswer(UnableTo):
    """What came of it cannot be said like this."""


class UnableToEndSeries(UnableTo):
    """A series cannot end, or go on, like this."""


class UnableToReview(UnableTo):
    """An override cannot be reviewed like this."""


class UnableToDisagree(UnableTo):
    """Something cannot be put beside what was recorded like this."""


class UnableToPutRight(UnableTo):
    """A mistake cannot be put right like this."""
