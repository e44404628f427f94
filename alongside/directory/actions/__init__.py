"""The only ways in which a team's community knowledge changes."""

from alongside.directory.actions.came import UnableToCome, come_to, take_back_came
from alongside.directory.actions.gathering import (
    UnableToArrange,
    arrange_gathering,
    call_off_gathering,
    change_gathering,
    count_gathering,
)
from alongside.directory.actions.link import (
    UnableToKeepLink,
    add_link,
    change_link,
    check_link,
    hand_over_links,
    withdraw_link,
)

__all__ = [
    "UnableToArrange",
    "UnableToCome",
    "UnableToKeepLink",
    "add_link",
    "arrange_gathering",
    "call_off_gathering",
    "change_gathering",
    "change_link",
    "check_link",
    "come_to",
    "count_gathering",
    "hand_over_links",
    "take_back_came",
    "withdraw_link",
]
