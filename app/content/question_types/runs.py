"""Runs of models, for the types that ask about one."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.texts import Document, Id
from app.lab.quantities import GateName, QuantityName
from app.lab.tasks.sequence_readers import SequenceProblem
from app.study.question_types.runs import RunPlan

LONGEST_RUN = 24  # symbols of a run that a question asks about: they stand side by side on a phone
RANDOM = "random"  # a sequence that is drawn


class RunIn(Document):
    """A run of a model that the question is about; the sequence `random` is drawn anew each time."""

    model: Id
    sequence: Annotated[str, Field(min_length=1, max_length=LONGEST_RUN)]
    unit: Annotated[int, Field(ge=1, le=1024)] = 1
    show: QuantityName


class GateRunIn(RunIn):
    """A run, and the gate that is to be said."""

    show: GateName


def build_plan(document: RunIn) -> RunPlan:
    sequence = None if document.sequence == RANDOM else document.sequence
    return RunPlan(document.model, sequence, document.unit, document.show)


def run_faults(run: RunIn, shelf: Shelf) -> Iterator[Fault]:
    model = shelf.models.get(run.model)
    if model is None:
        known = ", ".join(shelf.models) or "none"
        yield Fault(("lab", "model"), f"the lab has no model `{run.model}`", f"it has: {known}")
    elif not model.alphabet or len(model.layers) > 1:
        yield Fault(("lab", "model"), "questions ask about models of one layer that read symbols")
    elif run.unit > model.units:
        yield Fault(("lab", "unit"), f"unit {run.unit}: the model has {model.units}", "units count from 1")
    if model is not None and run.sequence != RANDOM:
        try:
            model.task.reader.read(run.sequence)
        except SequenceProblem as problem:
            yield Fault(("lab", "sequence"), str(problem))
