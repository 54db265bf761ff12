"""The names that a content folder knows, which its files point to."""

from dataclasses import dataclass

from app.content.assets import read_assets
from app.content.layers import Layers
from app.content.shared_files import read_shared


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Ids, each kind in the order of its file."""

    sources: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


NO_NAMES = KnownNames()


def known_names(layers: Layers) -> KnownNames:
    """What can be named there; of a file that cannot be read, nothing."""
    assets = read_assets(layers, [])
    shared = read_shared(layers, assets.pictures, [])
    return KnownNames(
        tuple(shared.sources),
        tuple(shared.vocabulary.concepts),
        tuple(shared.vocabulary.misconceptions),
        tuple(assets.models),
    )
