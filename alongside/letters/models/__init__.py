"""Copies that a person is given, and the files that were kept of them."""

from alongside.letters.models.copy import Copy
from alongside.letters.models.kept_file import FilePart, KeptFile

__all__ = ["Copy", "FilePart", "KeptFile"]
