"""Skills that workers share, and good examples of practice."""

from alongside.practice.models.example import Example
from alongside.practice.models.skill import Skill

__all__ = ["Example", "Skill"]
