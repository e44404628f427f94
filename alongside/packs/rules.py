"""A version, once used, says the same for ever."""

from collections.abc import Iterable, Mapping

from alongside.packs.pack import Layer


def not_pinned(chain: Iterable[Layer], pins: Mapping[tuple[str, str], str]) -> list[Layer]:
    """The packs of a chain that are new here. `pins`: (name, version) -> digest."""
    return [layer for layer in chain if (layer.name, layer.version) not in pins]


def changed(chain: Iterable[Layer], pins: Mapping[tuple[str, str], str]) -> list[str]:
    """A sentence for each pack whose words changed while its version did not. `pins`: (name, version) -> digest."""
    return [
        f"The pack '{layer.name}' was used here as version {layer.version}, and its words have changed since. "
        f"Give it a new version in its pack.yaml, or bring the words of {layer.version} back."
        for layer in chain
        if pins.get((layer.name, layer.version), layer.digest) != layer.digest
    ]
