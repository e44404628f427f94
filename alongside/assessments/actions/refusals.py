"""Why an assessment cannot be begun, written, picked into or ended: a sentence each."""

from alongside.kit.refusals import UnableTo


class UnableToAssess(UnableTo):
    """It cannot be begun or written as it stands."""


class UnableToPick(UnableTo):
    """What was said cannot be picked into it."""


class UnableToEnd(UnableTo):
    """It cannot be finished, ended or struck."""


class UnableToCounsel(UnableTo):
    """Written advice is not owed here."""


class UnableToMakeJoint(UnableTo):
    """It cannot be made jointly with the other one, or what was said of that is over."""


class UnableToTell(UnableTo):
    """What is told of a young carer cannot be."""


class UnableToOffer(UnableTo):
    """They cannot be given a link to assess themselves, or not in this way."""


class UnableToOpen(UnableTo):
    """A link and a word open no page, or not now."""


class UnableToKeepWords(UnableTo):
    """What the person wrote cannot be kept, sent or added to as it stands."""
