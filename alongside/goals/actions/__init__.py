"""The only ways in which what two people do together changes."""

from alongside.goals.actions.partnership import UnableToWorkTogether, begin_partnership, move_on

__all__ = ["UnableToWorkTogether", "begin_partnership", "move_on"]
