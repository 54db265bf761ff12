"""A run as its strips draw it: only the units that are seen, and beside a changed run the untouched one."""

from collections.abc import Collection, Sequence
from typing import Any

from app.lab.edits.comparison import first_difference
from app.lab.quantities import NAMES
from app.lab.readings.correlations import correlations
from app.lab.rounding import rounded
from app.lab.trace import Rows, SequenceTrace, largest, over_time
from app.web.shared.heat import reach
from app.web.shared.outputs import short_answers
from app.web.shared.strips import bands

DIGITS, DIGITS_OF_ALL = 3, 2  # of the units that are seen; of all, for their small strips


def run_json(
    trace: SequenceTrace,
    untouched: SequenceTrace,
    units: Sequence[int],
    only: Collection[str] = NAMES,
) -> dict[str, Any]:
    """The run for `static/js/elements/gate_strips.js`; `units` count from 1. docs/lab.md has its parts."""
    changed = trace is not untouched
    return {
        "sequence": trace.text,
        "symbols": list(trace.symbols),
        "units": trace.model.units,
        "drawn": list(units),
        "full": _full((trace, untouched), units, only),
        "rows": _rows(trace, units, only),
        "overview": _overview(trace, units) if "cell" in only else [],
        "before": _before(untouched, units, only) if changed else None,
        "changed_at": first_difference(untouched, trace, units) if changed else None,
        "truth": rounded(trace.truth, DIGITS).tolist(),
        "correlation": [None if one is None else rounded(one, DIGITS).item() for one in correlations(trace)],
        "answers": list(short_answers(trace)),
        "right": trace.verdicts,
    }


def _overview(trace: SequenceTrace, units: Sequence[int]) -> Rows:
    """c of every unit; nothing where the rows have it already."""
    return [] if len(units) == trace.model.units else over_time(trace, "cell", DIGITS_OF_ALL)


def _before(untouched: SequenceTrace, units: Sequence[int], only: Collection[str]) -> dict[str, Any]:
    return {
        "rows": _rows(untouched, units, only),
        "answers": list(short_answers(untouched)),
        "right": untouched.verdicts,
    }


def _full(runs: Sequence[SequenceTrace], units: Sequence[int], only: Collection[str]) -> dict[str, float]:
    """The size of each quantity that is drawn in full colour, of the units that are seen: one scale for the `runs`,
    so that a change of colour is a change of the value.
    """
    shown = [band for band in bands() if band.name in only]
    return {band.name: reach(band.full, [largest(one, band.name, DIGITS, units) for one in runs]) for band in shown}


def _rows(trace: SequenceTrace, units: Sequence[int], only: Collection[str]) -> dict[str, Rows]:
    return {name: over_time(trace, name, DIGITS, units) for name in NAMES if name in only}
