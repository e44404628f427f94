"""Pinning the practice packs that the council works by.

The packs room lies beneath the ledger, so the act is here.
"""

from datetime import datetime
from uuid import UUID

from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.kit.refusals import UnableTo
from alongside.packs.models import PinnedPack
from alongside.packs.pack import Layer
from alongside.packs.rules import changed


class UnableToPin(UnableTo):
    """The pack's words changed while its version did not."""


@action("pack.pinned", needs=HOUSE, creates="packs.pinnedpack")
def pin_pack(*, layer: Layer, id: UUID, by: House, at: datetime) -> PinnedPack:
    """Keep what this version of a pack says, from now on; the same again is given back.

    Refuses a version that is pinned with other words.
    """
    pins = PinnedPack.objects.digests()
    for sentence in changed([layer], pins):
        raise UnableToPin(sentence)
    if (layer.name, layer.version) in pins:
        return PinnedPack.objects.get(name=layer.name, version=layer.version)
    kept = PinnedPack(id=id, name=layer.name, version=layer.version, digest=layer.digest, pinned_at=at)
    kept.save(force_insert=True)
    return kept
