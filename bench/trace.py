"""A lab trace: the model's run alone, and the whole reply with its JSON."""

import statistics
import time
from collections.abc import Callable

from app.lab.model_file import decode
from app.lab.trace import as_lists, trace_sequence
from app.settings import ROOT

TIMESTEPS = 60
RUNS = 200


def run() -> list[str]:
    """Measure; there is no bound to miss yet."""
    model = decode((ROOT / "content" / "models" / "forget.json").read_bytes())
    sequence = ("aab#" * TIMESTEPS)[:TIMESTEPS]
    trace = trace_sequence(model, sequence)
    print(f"a trace of {TIMESTEPS} symbols: {_milliseconds(lambda: trace_sequence(model, sequence)):.2f} ms")
    print(f"its numbers as lists:       {_milliseconds(lambda: as_lists(trace, 3)):.2f} ms")
    return []


def _milliseconds(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(RUNS)) * 1e3


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
