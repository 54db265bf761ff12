"""Runs of the lab's models that questions ask about: drawn for a repetition, kept with its answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.lab.tasks.random_sequences import drawn_sequence
from app.lab.trace import SequenceTrace, trace_sequence
from app.study.question_types.base import Models, Parameters, Unaskable

MOST_DRAWS = 60  # of a sequence, before a question is taken for one that cannot be asked
DIGITS = 3


@dataclass(frozen=True, slots=True)
class RunPlan:
    """A run of a model of the lab; without a `sequence` one is drawn each time. `unit` counts from 1."""

    model: str
    sequence: str | None
    unit: int
    show: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it was drawn: `values` of the quantity `show`, for each unit its value at every step (three digits)."""

    model: str
    digest: str
    sequence: str
    symbols: tuple[str, ...]
    unit: int
    show: str
    values: tuple[tuple[float, ...], ...]

    @property
    def of_unit(self) -> tuple[float, ...]:
        return self.values[self.unit - 1]


def traces(plan: RunPlan, seed: str, models: Models) -> Iterator[SequenceTrace]:
    """The run of the plan's sequence; without one, runs of sequences drawn one after another. Raises Unaskable."""
    if plan.model not in models:
        raise Unaskable(f"there is no model {plan.model}")
    model = models[plan.model]
    if plan.sequence is not None:
        yield trace_sequence(model, plan.sequence)
        return
    first = Random(seed).getrandbits(32)
    for number in range(first, first + MOST_DRAWS):
        yield trace_sequence(model, drawn_sequence(model, number))


def run_of(trace: SequenceTrace, plan: RunPlan) -> Run:
    rows = trace.layer.rows(plan.show)  # (timesteps, units)
    values = tuple(tuple(round(value, DIGITS) + 0.0 for value in unit) for unit in zip(*rows, strict=True))
    return Run(trace.model.id, trace.model.digest, trace.text, trace.symbols, plan.unit, plan.show, values)


def kept_run(kept: Parameters) -> Run:
    """The run that `asdict` was kept of."""
    plain = {name: kept[name] for name in ("model", "digest", "sequence", "unit", "show")}
    return Run(**plain, symbols=tuple(kept["symbols"]), values=tuple(map(tuple, kept["values"])))
