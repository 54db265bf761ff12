"""Which seed of a preset to ship: every one of them trained and measured."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.lab.training.loop import Progress, rounded, train
from app.lab.training.presets import Preset
from app.lab.training.verification import Measures, measure, missed


@dataclass(frozen=True)
class Tried:
    """What the network of one seed reaches; `good` where it misses no threshold of its preset."""

    seed: int
    reached: Measures
    good: bool


def try_seeds(preset: Preset, first: int, progress: Progress) -> Iterator[Tried]:
    """Train with the seeds 0 to `first` - 1, one after another."""
    unseen = replace(preset, snapshots=0)
    for seed in range(first):
        reached = measure(preset, rounded(train(unseen, seed, progress).network))
        yield Tried(seed, reached, not missed(preset, reached))


def crispest(tried: list[Tried]) -> Tried | None:
    """The one to ship; None where every seed misses a threshold."""
    return max((one for one in tried if one.good), key=lambda one: one.reached.crispness, default=None)
