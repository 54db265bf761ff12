"""How much processor time it takes to draw a computed question, against one run of a model."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

from app.content.model_files import read_model
from app.lab.generators import GENERATORS, Generator, Tolerance, pose
from app.lab.model import Model
from app.lab.trace import trace_sequence

MODELS = Path(__file__).parents[1] / "content" / "models"
SEEDS, SHARE = 100, 0.95  # draws of each generator; the share of them that takes no longer than what is told
MOST = 120.0  # traces that a draw may take as long as
TOLERANCE = Tolerance(0.01)


def run() -> list[str]:
    """Measure; every bound that was missed."""
    models = {path.stem: read_model(path.read_bytes()) for path in sorted(MODELS.glob("*.json"))}
    return [missed for generator in GENERATORS.values() for missed in _told(generator, models)]


def _told(generator: Generator, models: dict[str, Model]) -> list[str]:
    drawn, traced = [], []
    for number in range(SEEDS):
        seed = f"{number:032x}"
        drawn.append(_milliseconds(lambda seed=seed: pose(generator, seed, models, TOLERANCE)))  # type: ignore[misc]
        traced.append(_milliseconds(lambda: trace_sequence(models["order"], "abXcdabY")))
    slow, usual = sorted(drawn)[int(SHARE * SEEDS) - 1], sorted(traced)[SEEDS // 2]
    name = f"drawing a question of {generator.id}, {SHARE:.0%} of draws"
    print(f"{name}: {slow:.1f} ms, {slow / usual:.0f} times a trace (at most {MOST:.0f})")
    return [f"{name}: at most {MOST:.0f} traces, was {slow / usual:.0f}"] if slow / usual > MOST else []


def _milliseconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1e3
