"""Why a decision cannot be kept, made, answered or struck as it is described."""

from alongside.kit.refusals import UnableTo


class UnableToDecide(UnableTo):
    """The decision cannot be kept or made as it stands."""


class UnableToAdvise(UnableTo):
    """What was said of a decision cannot be kept, or answered."""


class UnableToLookAgain(UnableTo):
    """The decision cannot be looked at again like this."""


class UnableToStrike(UnableTo):
    """The decision cannot be struck, or dropped."""


class UnableToWeigh(UnableTo):
    """The risk cannot be weighed, or ended, as it is described."""
