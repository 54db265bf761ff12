"""The unit whose cell state follows how often a symbol has been read."""

from collections.abc import Mapping
from itertools import pairwise
from random import Random
from statistics import StatisticsError, correlation
from types import MappingProxyType

from app.lab.generators.fair_cells import FEW, LENGTHS, place, reading_models, spot
from app.lab.generators.posing import unfairness
from app.lab.generators.problem import Generator, Kind, Parameters, Problem, Reason, Slip, Tolerance, Unposable
from app.lab.generators.worked_formulas import number, rounded, shown_symbol, table
from app.lab.model import Model
from app.lab.trace import SequenceTrace, trace_sequence

# The tasks whose cell counts: which symbol, and among which ones nothing ends the count.
COUNTERS: Mapping[str, tuple[str, str]] = MappingProxyType({"forget": ("a", "ab")})
RIVALS = 3  # units beside the one that counts
FOLLOWS, CLEARLY = 0.95, 0.25  # the |correlation| of the unit that counts, and how far the others lie below
STAYS = 0.1  # the most that it moves where the count stays, as a share of its least move with the count
ORDERS = 8  # in which some of them are tried beside the unit that counts
LEAST = 2  # what the count must reach

States = Mapping[int, list[float]]  # c by unit, step by step


def _draw(random: Random, models: Mapping[str, Model], tolerance: Tolerance) -> Parameters:
    """A unit that counts among units of other models that read the same symbols, in an order drawn by chance."""
    readers = reading_models(models)
    counters = [model for model in readers if model.recipe.task in COUNTERS]
    if not counters:
        raise Unposable(Reason.NO_MODEL)
    model = random.choice(counters)
    counted, symbols = COUNTERS[model.recipe.task]
    sequence = "".join(random.choices(symbols, k=random.randint(*LENGTHS)))
    counts = [sequence[: index + 1].count(counted) for index in range(len(sequence))]
    if counts[-1] < LEAST or len(set(counts)) == len(counts):
        raise Unposable(Reason.NO_COUNTER)
    trace = trace_sequence(model, sequence)
    unit, states = _counting_unit(trace, counts)
    rivals = _rivals(readers, sequence, counts)
    shared = {
        **place(trace, len(sequence), unit),
        "counted": counted,
        "first": 1,
        "symbols": list(sequence),
        "counts": counts,
        "units": list(range(1, RIVALS + 2)),
    }
    for _order in range(ORDERS):
        columns = random.sample([states, *random.sample(rivals, RIVALS)], RIVALS + 1)
        parameters = {**shared, "states": columns}
        if not unfairness(_work(parameters), tolerance):
            return parameters
    raise Unposable(Reason.COINCIDE)


def _states(trace: SequenceTrace) -> list[list[float]]:
    """The cell states of each unit, as they are shown."""
    columns: list[list[float]] = trace.layer["cell"].T.tolist()  # (units, timesteps)
    return [[rounded(state) for state in column] for column in columns]


def _counting_unit(trace: SequenceTrace, counts: list[int]) -> tuple[int, list[float]]:
    """The first that follows the count and stays where the count stays, from 1, and its states. Raises Unposable."""
    for unit, states in enumerate(_states(trace), start=1):
        if follows(counts, states) >= FOLLOWS and moves_with(counts, states):
            return unit, states
    raise Unposable(Reason.NO_COUNTER)


def moves_with(counts: list[int], states: list[float]) -> bool:
    """Does a state move where the count moves, always the same way, and stay elsewhere?"""
    pairs = list(zip(pairwise(counts), pairwise(states), strict=True))
    with_it = [now - before for (count, next_count), (before, now) in pairs if next_count > count]
    others = [abs(now - before) for (count, next_count), (before, now) in pairs if next_count == count]
    least = min(map(abs, with_it), default=0.0)
    return len({move > 0 for move in with_it}) == 1 and max(others, default=0.0) < STAYS * least


def _rivals(readers: list[Model], sequence: str, counts: list[int]) -> list[list[float]]:
    """The states of units of models that do not count, and clearly do not follow it here. Raises Unposable."""
    others = (one for one in readers if one.recipe.task not in COUNTERS and len(one.alphabet) <= FEW)
    able = (one for one in others if set(sequence) <= set(one.alphabet))
    found = [states for one in able for states in _states(trace_sequence(one, sequence))]
    apart = [states for states in found if follows(counts, states) <= FOLLOWS - CLEARLY]
    if len(apart) < RIVALS:
        raise Unposable(Reason.NO_COUNTER)
    return apart


def follows(counts: list[int], states: list[float]) -> float:
    """|correlation|, 0 where one of them never changes."""
    try:
        return abs(correlation(counts, states))
    except StatisticsError:
        return 0.0


def _work(parameters: Parameters) -> Problem:
    counts, states = parameters["counts"], dict(zip(parameters["units"], parameters["states"], strict=True))
    following = {u: follows(counts, column) for u, column in states.items()}
    key = max(following, key=following.__getitem__)
    return Problem(
        kind=Kind.WHOLE,
        shown={"table": _table(parameters), "counted": shown_symbol(parameters["counted"])},
        key=key,
        slips=(_loudest(states), _nearest(states, counts[-1])),
        working=(
            r"r_u = \frac{\operatorname{cov}(n, c_u)}{\operatorname{sd}(n) \cdot \operatorname{sd}(c_u)}",
            rf"\max_u |r_u| = {number(following[key])}",
            r", \quad ".join(f"|r_{{{u}}}| = {number(r)}" for u, r in following.items()) + rf" \implies u = {key}",
        ),
        spot=spot(parameters, "cell"),
        picked=True,
    )


def _loudest(states: States) -> Slip:
    sizes = {u: max(map(abs, column)) for u, column in states.items()}
    unit = max(sizes, key=sizes.__getitem__)
    return Slip("loudest-unit", unit, rf"\max_t |c_t| = {number(sizes[unit])} \text{{ in unit }} {unit}")


def _nearest(states: States, count: int) -> Slip:
    misses = {u: abs(column[-1] - count) for u, column in states.items()}
    unit = min(misses, key=misses.__getitem__)
    tex = rf"|c_T - n_T| = |{number(states[unit][-1])} - {count}| = {number(misses[unit])} \text{{ in unit }} {unit}"
    return Slip("last-value-only", unit, tex)


def _table(parameters: Parameters) -> str:
    columns = [[f"${number(value)}$" for value in column] for column in parameters["states"]]
    steps = [str(parameters["first"] + index) for index in range(len(parameters["counts"]))]
    symbols, counts = map(shown_symbol, parameters["symbols"]), map(str, parameters["counts"])
    header = ("t", "xₜ", "nₜ", *(f"cₜ ({u})" for u in parameters["units"]))
    return table(header, list(zip(steps, symbols, counts, *columns, strict=True)))


COUNTING_UNIT = Generator(
    id="counting-unit",
    version=1,
    kind=Kind.WHOLE,
    names=("table", "counted"),
    misconceptions=("loudest-unit", "last-value-only"),
    shows=("cell",),
    draw=_draw,
    at=None,
    work=_work,
)
