"""Copies that a person is given."""

from alongside.letters.models.copy import Copy

__all__ = ["Copy"]
