"""Bodies of questions that a model of the lab, or a probe, has a part in; each with its drawn twin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.lab.probes import Problem, Tolerance
from app.study.foreseen import Foreseen


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


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A step of a run to be found (or, `by_cell`, a step and a unit), where the condition `hit` holds.

    With `mapped` the values of the run's quantity are shown before the answer, else they are not.
    """

    run: RunPlan
    hit: str
    by_cell: bool
    mapped: bool


@dataclass(frozen=True, slots=True)
class DrawnHotspot:
    """`hits` are the cells (step, unit) that are right."""

    hotspot: Hotspot
    run: Run
    hits: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Predict:
    """A gate's value at every step of a run, to be said before it is seen."""

    run: RunPlan


@dataclass(frozen=True, slots=True)
class DrawnPredict:
    run: Run


@dataclass(frozen=True, slots=True)
class Computed:
    """New numbers at each repetition, made by a probe of the lab; feedback goes by the misconceptions of its slips."""

    probe: str
    tolerance: Tolerance
    feedback: tuple[Foreseen, ...]


@dataclass(frozen=True, slots=True)
class DrawnComputed:
    """`parameters` are all that the problem is made from."""

    computed: Computed
    parameters: Mapping[str, Any]
    problem: Problem
