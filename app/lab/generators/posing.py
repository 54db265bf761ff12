"""Problems that are fair: every answer can be told from every other, and nothing that is shown gives the key away."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from random import Random

from app.lab.generators.problem import (
    Generator,
    Kind,
    Parameters,
    Problem,
    Reason,
    Slip,
    Told,
    Tolerance,
    Unposable,
    Value,
    Work,
)
from app.lab.generators.worked_formulas import result, rounded
from app.lab.model import Model
from app.lab.trace import SequenceTrace

MOST_TRIES = 100
FULL = "1"  # anybody would say of a gate that is nearly open: as if it were shown
MARGIN = 1.0  # the intervals of two answers, so many times as wide, do not overlap
SMALLEST = 0.02  # of a key that is compared by its share
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")


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
            parameters = generator.draw(Random(f"{seed}.{k}"), models, tolerance)
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
    exact = {**generator.at(trace, step, unit), "edits": edits}
    return settled(exact, generator.work, generator.told, tolerance)


def settled(exact: Parameters, work: Work, told: Told, tolerance: Tolerance) -> Parameters:
    """The parameters as they are shown, from a model's own numbers. Raises Unposable where that is not fair."""
    parameters = as_shown(exact)
    problem = work(parameters)
    if reason := unfairness(problem, tolerance):
        raise Unposable(reason)
    if not all(_matches(problem.kind, true, problem.key, tolerance) for true in (work(exact).key, *told(exact))):
        raise Unposable(Reason.ROUNDED)
    return parameters


def as_shown(exact: Parameters) -> Parameters:
    """Every number that is not whole as it is shown."""
    return {name: _rounded(value) for name, value in exact.items()}


def _rounded(value: object) -> object:
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    return rounded(value) if isinstance(value, float) else value


def fair(problem: Problem, tolerance: Tolerance) -> bool:
    """Can each answer be told from every other?"""
    return unfairness(problem, tolerance) is None


def _too_small(problem: Problem, tolerance: Tolerance) -> bool:
    return problem.kind is Kind.NUMBER and tolerance.relative and abs(_float(problem.key)) < SMALLEST


def _coincide(problem: Problem, tolerance: Tolerance) -> bool:
    values = (problem.key, *(slip.value for slip in problem.slips))
    return not all(_apart(problem.kind, one, other, tolerance) for one, other in combinations(values, 2))


def _worked_out(problem: Problem, _tolerance: Tolerance) -> bool:
    return any(holds(line, problem.key) for line in problem.working[:-1])


def _given_away(problem: Problem, tolerance: Tolerance) -> bool:
    """A table from which the answer is picked names it, and must."""
    if problem.picked:
        return False
    guessed = (FULL,) if problem.spot else ()
    return gives_away((*guessed, *problem.shown.values(), *problem.working[:-1]), problem, tolerance)


Check = tuple[Reason, Callable[[Problem, Tolerance], bool]]
FIRST_UNFAIR: tuple[Check, ...] = (
    (Reason.TOO_SMALL, _too_small),
    (Reason.COINCIDE, _coincide),
    (Reason.GIVEN_AWAY, _worked_out),
)
UNFAIR: tuple[Check, ...] = (*FIRST_UNFAIR, (Reason.GIVEN_AWAY, _given_away))


def unfairness(problem: Problem, tolerance: Tolerance, checks: tuple[Check, ...] = UNFAIR) -> Reason | None:
    """Why a problem is not fair."""
    return next((reason for reason, is_so in checks if is_so(problem, tolerance)), None)


def recognised(problem: Problem, value: Value, tolerance: Tolerance) -> Slip | None:
    """The slip that an answer matches; never where it matches the key."""
    if _matches(problem.kind, value, problem.key, tolerance):
        return None
    return next((slip for slip in problem.slips if _matches(problem.kind, value, slip.value, tolerance)), None)


def gives_away(texts: Iterable[str], problem: Problem, tolerance: Tolerance) -> bool:
    """Would a number of these texts, in words or TeX and of either sign, be taken for the key? A shape only whole."""
    if isinstance(problem.key, tuple):
        return any(str(problem.key) in text for text in texts)
    numbers = (float(number) for text in texts for number in _NUMBER.findall(text))
    return any(_matches(problem.kind, number, abs(problem.key), tolerance) for number in numbers)


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
