"""Runs of models, for the types that ask about one."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.nearest import nearest
from app.content.texts import Document, Id
from app.lab.model import Model
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
        yield no_such_model(run.model, shelf)
    elif not _can_be_asked(model):
        hint = f"take one of: {', '.join(name for name, one in shelf.models.items() if _can_be_asked(one))}"
        yield Fault(("lab", "model"), "questions ask about models of one layer that read symbols", hint)
    elif run.unit > model.units:
        yield Fault(
            ("lab", "unit"), f"unit {run.unit}: the model has {model.units}", f"write a unit from 1 to {model.units}"
        )
    if model is not None and run.sequence != RANDOM:
        try:
            model.task.reader.read(run.sequence)
        except SequenceProblem as problem:
            yield Fault(("lab", "sequence"), str(problem), readable(model))


def no_such_model(name: str, shelf: Shelf) -> Fault:
    hint = nearest(name, shelf.models, f"take one of: {', '.join(shelf.models) or 'none'}")
    said, follows = f"the lab has no model `{name}`", name in shelf.unread
    return Fault(("lab", "model"), said, hint, everywhere=True, follows=follows)


def readable(model: Model) -> str:
    """What a model reads, as a hint."""
    if not model.alphabet:
        return "write decimal numbers with commas between them, like 0.1, 0.5"
    return f"write it with these symbols alone, in quotes: {' '.join(model.alphabet)}"


def _can_be_asked(model: Model) -> bool:
    return bool(model.alphabet) and len(model.layers) == 1
