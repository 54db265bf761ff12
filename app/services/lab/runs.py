"""Runs of the lab's models, and what stands at one cell of them."""

from dataclasses import dataclass

from app.lab.edits.notation import Edit, EditProblem
from app.lab.model import Model
from app.lab.readings.terms import CellTerms, cell_terms
from app.lab.stage.openings import Opening, opening_by_id
from app.lab.tasks.sequence_readers import SequenceProblem
from app.lab.trace import SequenceTrace, trace_as_noted, trace_sequence
from app.lab.training.presets import PRESETS
from app.services.base.refusals import NotThere
from app.services.base.site import Site


class UnreadableSequence(Exception):
    """The model cannot read what it was given; the `problem` says why."""

    def __init__(self, model: Model, problem: SequenceProblem) -> None:
        super().__init__(str(problem))
        self.model, self.problem = model, problem


class UnreadableChange(Exception):
    """A change that cannot be made to the run; the `problem` says why."""

    def __init__(self, problem: EditProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class CellNow:
    """The terms of a cell, and those that it has in the untouched run, where that is another."""

    terms: CellTerms
    before: CellTerms | None


def model_of(site: Site, model_id: str) -> Model:
    """Raises NotThere."""
    try:
        return site.library.models[model_id]
    except KeyError:
        raise NotThere(model_id) from None


def start_of(model: Model) -> str:
    """The sequence that a model is shown with first."""
    return PRESETS[model.id].start if model.id in PRESETS else model.alphabet[0]


def opening_of(model: Model) -> Opening:
    """The cell that is chosen first: where the start run tells most."""
    return opening_by_id(model.id)


def run(model: Model, sequence: str, edits: tuple[Edit, ...] = ()) -> SequenceTrace:
    """Every value of a model over a sequence. Raises SequenceProblem."""
    return trace_sequence(model, sequence, edits)


def run_as_noted(site: Site, model_id: str, sequence: str, edits: str) -> SequenceTrace:
    """The same, by what an address says. Raises NotThere, UnreadableSequence, UnreadableChange."""
    model = model_of(site, model_id)
    try:
        return trace_as_noted(model, sequence, edits)
    except SequenceProblem as problem:
        raise UnreadableSequence(model, problem) from None
    except EditProblem as problem:
        raise UnreadableChange(problem) from None


def first_run(site: Site, model_id: str) -> SequenceTrace | None:
    """The run that a model is shown with first; None where there is no such model."""
    model = site.library.models.get(model_id)
    return run(model, start_of(model)) if model else None


def cell_of(trace: SequenceTrace, step: int, unit: int) -> CellTerms:
    """Raises NoSuchCell."""
    return cell_terms(trace, step, unit)


def cell_now(trace: SequenceTrace, untouched: SequenceTrace, step: int, unit: int) -> CellNow:
    """Of a cell that is there in both runs; for the lab's page they are one where nothing was changed."""
    before = cell_terms(untouched, step, unit) if untouched is not trace else None
    return CellNow(cell_terms(trace, step, unit), before)
