"""Times as ratios: two works measured in turns, in one run, on one thread."""

import statistics
import time
from collections.abc import Callable

Work = Callable[[], object]


def ratio(ours: Work, theirs: Work, rounds: int) -> tuple[float, float, float]:
    """The median milliseconds of each, and ours by theirs. The first tenth warms up and is not counted."""
    times = [(_milliseconds(ours), _milliseconds(theirs)) for _ in range(rounds + rounds // 10)][rounds // 10 :]
    mine, other = (statistics.median(column) for column in zip(*times, strict=True))
    return mine, other, mine / other


def told(name: str, measured: tuple[float, float, float], bound: float) -> list[str]:
    """Prints a ratio; the bound, where it was missed."""
    mine, other, share = measured
    print(f"{name}: {mine:.2f} ms against {other:.2f} ms, {share:.2f} of it (at most {bound})")
    return [f"{name}: at most {bound}, was {share:.2f}"] if share > bound else []


def _milliseconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3
