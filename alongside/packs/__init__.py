"""Practice as content: words, order and rhythm, loaded from folders of YAML. `active()` is the council's own."""

from functools import cache
from pathlib import Path

from alongside.packs.loading import load
from alongside.packs.pack import Pack

SHIPPED = Path(__file__).resolve().parents[2] / "packs"  # the five that come with the product


def active() -> Pack:
    """The pack that this installation works by: settings PACK, found in PACKS_DIR or among the shipped. Read once.

    Refuses with UnableToLoad one that is not there or has a fault.
    """
    from django.conf import settings  # here, so that loading a pack needs no Django

    return _kept(settings.PACK, str(getattr(settings, "PACKS_DIR", SHIPPED)))


@cache
def _kept(name: str, folder: str) -> Pack:
    return load(name, folder, shipped=SHIPPED)
