"""The run of a model in which the answer to a question is seen."""

from dataclasses import dataclass

from app.lab.edits.notation import EditProblem
from app.lab.readings.terms import CellTerms, cell_terms
from app.lab.tasks.sequence_readers import SequenceProblem
from app.lab.trace import SequenceTrace, trace_as_noted
from app.services.base.site import Site
from app.study.feedback import spot
from app.study.questions import Question


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run and the cell of it (step and unit from 1) where the answer is seen; `show` is the quantity to look at."""

    trace: SequenceTrace
    step: int
    unit: int
    show: str

    def terms(self) -> tuple[CellTerms, ...]:
        """What stands at the unit at every step."""
        return tuple(cell_terms(self.trace, step, self.unit) for step in range(1, len(self.trace.symbols) + 1))


def shown_run(site: Site, question: Question) -> ShownRun | None:
    """The run that was drawn for a question, else the one that it links to; None where it has none.

    Nor is there one where the lab has other weights by now than the question was made with, or cannot run it any more.
    """
    drawn, link = spot(question), question.lab
    place = drawn or link
    model = site.library.models.get(place.model) if place else None
    if place is None or model is None or (drawn and model.digest != drawn.digest):
        return None
    try:
        trace = trace_as_noted(model, place.sequence, drawn.edits if drawn else "")
    except (SequenceProblem, EditProblem):
        return None
    if place.step > len(trace.symbols) or place.unit > trace.model.units:
        return None
    return ShownRun(trace, place.step, place.unit, place.show)
