"""A small pack on disk, to be spoiled one line at a time."""

import shutil
from pathlib import Path

from alongside.packs import SHIPPED

HEAD = """\
name: small
title: A small pack
version: 1.0.0
schema: 1
extends: alongside-core
licence: CC-BY-4.0
note: For a test.
sources:
  BOOK:
    title: A book
    publisher: A publisher
    address: https://example.org
    read_on: 2026-11-22
"""
TIERS = """\
model: BOOK
place: Page 1
tiers:
  - id: first
    title: First
    text: The first tier.
  - id: second
    text: The second tier.
    place: Page 2
"""


def small_pack(folder: Path, *, name: str = "small", **files: str) -> Path:
    """A pack in `folder`/`name`, right as it is; `files` (stem=content) come on top, with `__` for a slash."""
    path = folder / name
    for stem, content in {"pack": HEAD, "tiers": TIERS, **files}.items():
        file = path / f"{stem.replace('__', '/')}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return path


def shipped_copy(folder: Path) -> Path:
    """All five shipped packs, copied to where they may be spoiled."""
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    return folder
