"""What the tests of the stage start from: runs of the shipped models, the first ones and any others."""

from functools import cache

import numpy as np

from app.lab.edits.notation import Edits
from app.lab.model import Model
from app.lab.tasks.sequence_readers import SymbolReader
from app.lab.trace import SequenceTrace, trace_sequence
from app.lab.training.presets import PRESETS
from tests.lab.builders import shipped


@cache
def model(model_id: str) -> Model:
    return shipped(model_id)


def started(model_id: str, edits: Edits = ()) -> SequenceTrace:
    """The run that the lab shows first, changed by `edits`."""
    return trace_sequence(model(model_id), PRESETS[model_id].start, edits)


def typed(model_id: str, seed: int) -> str:
    """A sequence as somebody may type it: a proper one of the task, or symbols at random."""
    rng, reader = np.random.default_rng(seed), PRESETS[model_id].task.reader
    length = int(rng.integers(1, 40))
    if isinstance(reader, SymbolReader):
        return "".join(rng.choice(list(reader.alphabet), length))
    marks = rng.random(length) < 0.2 if reader.marks else np.zeros(length, dtype=bool)
    values = rng.uniform(reader.low, reader.high, length).round(2)
    return ", ".join(f"{value:g}{'*' if mark else ''}" for value, mark in zip(values, marks, strict=True))
