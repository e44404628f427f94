"""The only ways in which what the practice room keeps changes."""

from alongside.practice.actions.example import UnableToShareExample, change_example, share_example, withdraw_example
from alongside.practice.actions.pinning import UnableToPin, pin_pack
from alongside.practice.actions.skill import UnableToShareSkill, end_skill, share_skill

__all__ = [
    "UnableToPin",
    "UnableToShareExample",
    "UnableToShareSkill",
    "change_example",
    "end_skill",
    "pin_pack",
    "share_example",
    "share_skill",
    "withdraw_example",
]
