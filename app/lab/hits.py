"""The cells of a run at which a condition holds."""

from collections.abc import Iterable

from app.lab.shows import Condition
from app.lab.trace import SequenceTrace
from app.lab.tracks import TRACKS, track


def hits(trace: SequenceTrace, condition: Condition, units: Iterable[int]) -> frozenset[tuple[int, int]]:
    """Every (step, unit), from 1, of `units` where the condition holds."""
    tracks = {name: track(trace.layer, name) for name in TRACKS}  # each (timesteps, units)
    cells = ((step, unit) for step in range(1, len(trace.symbols) + 1) for unit in units)
    return frozenset(
        (step, unit)
        for step, unit in cells
        if condition.holds({name: rows[step - 1][unit - 1] for name, rows in tracks.items()})
    )
