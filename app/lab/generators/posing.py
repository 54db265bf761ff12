"""Problems that are fair: every answer can be told from every other, and the key is not given away."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random

from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Slip, Tolerance, Unposable, Value
from app.lab.generators.worked_formulas import result
from app.lab.model import Model
from app.lab.trace import SequenceTrace

MOST_TRIES = 100
MARGIN = 1.0  # the intervals of two answers, so many times as wide, do not overlap
SMALLEST = 0.02  # of a key that is compared by its share


def pose(generator: Generator, seed: str, models: Mapping[str, Model], tolerance: Tolerance) -> Parameters:
    """The parameters of the first fair problem that chance gives. Raises Unposable."""
    reason = Reason.NO_MODEL
    for found in tries(generator, seed, models, tolerance):
        if not isinstance(found, Reason):
            return found
        reason = found
    raise Unposable(reason)


def tries(
    generator: Generator, seed: str, models: Mapping[str, Model], tolerance: Tolerance
) -> Iterator[Parameters | Reason]:
    """What each draw gives: the parameters of a fair problem, or why there is none."""
    for k in range(MOST_TRIES):
        try:
            parameters = generator.draw(Random(f"{seed}.{k}"), models)
        except Unposable as problem:
            yield problem.reason
        else:
            yield unfairness(generator.work(parameters), tolerance) or parameters


def pose_at(
    generator: Generator, trace: SequenceTrace, step: int, unit: int, tolerance: Tolerance, edits: str = ""
) -> Parameters:
    """The parameters of the problem that a cell of the lab poses; step and unit count from 1.

    `edits` are those that the trace was made with. Raises Unposable, and NoSuchCell outside the trace.
    """
    if generator.at is None:
        raise Unposable(Reason.NO_CELL)
    parameters = {**generator.at(trace, step, unit), "edits": edits}
    if reason := unfairness(generator.work(parameters), tolerance):
        raise Unposable(reason)
    return parameters


def fair(problem: Problem, tolerance: Tolerance) -> bool:
    """Can each answer be told from every other?"""
    return unfairness(problem, tolerance) is None


def unfairness(problem: Problem, tolerance: Tolerance) -> Reason | None:
    """Why a problem is not fair."""
    if problem.kind is Kind.NUMBER and tolerance.relative and abs(_float(problem.key)) < SMALLEST:
        return Reason.TOO_SMALL
    values = (problem.key, *(slip.value for slip in problem.slips))
    if not all(_apart(problem.kind, one, other, tolerance) for one, other in combinations(values, 2)):
        return Reason.COINCIDE
    return Reason.GIVEN_AWAY if any(holds(line, problem.key) for line in problem.working[:-1]) else None


def recognised(problem: Problem, value: Value, tolerance: Tolerance) -> Slip | None:
    """The slip that an answer matches; never where it matches the key."""
    if _matches(problem.kind, value, problem.key, tolerance):
        return None
    return next((slip for slip in problem.slips if _matches(problem.kind, value, slip.value, tolerance)), None)


def holds(line: str, key: Value) -> bool:
    """Does the key stand in a line of TeX, as a number of its own and of either sign?"""
    text = re.escape(result(key).removeprefix("-"))
    return re.search(rf"(?<![\d.]){text}(?!\.?\d)", line) is not None


def _matches(kind: Kind, given: Value, wanted: Value, tolerance: Tolerance) -> bool:
    return tolerance.near(_float(given), _float(wanted)) if kind is Kind.NUMBER else given == wanted


def _apart(kind: Kind, one: Value, other: Value, tolerance: Tolerance) -> bool:
    if kind is not Kind.NUMBER:
        return one != other
    reach = tolerance.reach(_float(one)) + tolerance.reach(_float(other))
    return abs(_float(one) - _float(other)) > MARGIN * reach


def _float(value: Value) -> float:
    if isinstance(value, tuple):
        raise TypeError(f"{value} is a shape")
    return float(value)
