"""What is marked right is what anybody would read off the question, the model or the lab; nothing shown is the key."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from math import exp, log, prod, tanh
from statistics import correlation
from typing import Any

import pytest

from app.lab.generators import GENERATORS, Kind, Parameters, Problem, Tolerance, Unposable, pose, pose_at, solve
from app.lab.generators.problem import Reason
from app.lab.model import Model
from app.lab.readings.terms import NoSuchCell, cell_terms, half_life, half_life_shown, sums
from app.lab.trace import SequenceTrace, trace_sequence
from app.lab.training.presets import PRESETS
from tests.depth import DEEP, seeds
from tests.lab.builders import SHIPPED, shipped

SEEDS = seeds(quick=20, deep=400)
TOLERANCE = Tolerance(0.01)  # as the shipped questions have it
VALUES = {
    "forget-gate-value": "forget",
    "input-gate-value": "input",
    "output-gate-value": "output",
    "candidate-value": "candidate",
    "cell-update": "cell",
    "hidden-state": "hidden",
}
OF_CELLS = [generator.id for generator in GENERATORS.values() if generator.at]
NUMBERS = [generator.id for generator in GENERATORS.values() if generator.kind is Kind.NUMBER]
# Sequences as people type them, beside those that the lab shows first.
TYPED = [
    ("count-match", "aaabbbaabb"),
    ("order", "XdXXXbdccXaa"),
    ("text", 'we hear rain, they said "no"'),
    ("grammar", "BTBTSSXSETEBPBPTVVEPE"),
    ("reverse", "ABCD"),
    ("reverse", "DACBBA"),
]


@cache
def models() -> dict[str, Model]:
    return {model_id: shipped(model_id) for model_id in SHIPPED}


@cache
def posed(generator_id: str) -> list[Parameters]:
    return [pose(GENERATORS[generator_id], seed, models(), TOLERANCE) for seed in SEEDS]


def problems(generator_id: str) -> Iterator[tuple[Parameters, Problem]]:
    return ((parameters, solve(generator_id, parameters)) for parameters in posed(generator_id))


def trace_of(parameters: Parameters) -> SequenceTrace:
    return trace_sequence(models()[parameters["model"]], parameters["sequence"])


@cache
def asked_in_the_lab(generator_id: str) -> list[tuple[SequenceTrace, Parameters, Problem]]:
    """Of every cell of the typed runs, and of those that the lab shows first."""
    starts = [(preset.id, preset.start) for preset in PRESETS.values() if preset.id in (*OF_FEW, *(SHIPPED * DEEP))]
    found = []
    for model_id, sequence in (*TYPED, *starts):
        trace = trace_sequence(models()[model_id], sequence)
        for step in range(1, len(trace.symbols) + 1):
            for unit in range(1, trace.model.units + 1):
                try:
                    parameters = pose_at(GENERATORS[generator_id], trace, step, unit, TOLERANCE)
                except Unposable:
                    continue
                found.append((trace, parameters, solve(generator_id, parameters)))
    return found


OF_FEW = ("forget", "counter", "count-match", "latch")


def near(given: float, key: Any) -> bool:
    return abs(given - key) <= 0.01 * abs(key) + 1e-9


@pytest.mark.parametrize("generator_id", NUMBERS)
def test_no_number_that_is_shown_would_be_taken_for_the_key(generator_id: str) -> None:
    """Not in the question, not in the solution that lacks its result; of whatever sign."""
    drawn = [problem for _parameters, problem in problems(generator_id)]
    of_lab = [problem for *_rest, problem in asked_in_the_lab(generator_id)] if generator_id in OF_CELLS else []
    for problem in (*drawn, *of_lab):
        for text in (*problem.shown.values(), *problem.working[:-1]):
            for number in re.findall(r"[0-9]+(?:\.[0-9]+)?", text):
                assert not near(float(number), abs(problem.key)), (number, text, problem.key)


@pytest.mark.parametrize("generator_id", ["keras-parameters", "pytorch-parameters", "windows"])
def test_a_whole_number_that_is_shown_is_never_the_key(generator_id: str) -> None:
    for _parameters, problem in problems(generator_id):
        shown = " ".join((*problem.shown.values(), *problem.working[:-1]))
        assert str(problem.key) not in re.findall(r"\d+", shown)


def test_the_term_that_was_taken_for_the_key_is_drawn_no_more() -> None:
    """Seed 79 once had a term of 0.470 and a key of 0.4708."""
    problem = solve("forget-gate-value", pose(GENERATORS["forget-gate-value"], f"{79:032x}", models(), TOLERANCE))

    assert not any(near(abs(float(problem.shown[name])), problem.key) for name in ("from_input", "from_hidden", "bias"))


@pytest.mark.parametrize("generator_id", VALUES)
def test_the_models_own_value_is_right_and_so_is_that_of_the_panel(generator_id: str) -> None:
    drawn = [(trace_of(parameters), parameters, problem) for parameters, problem in problems(generator_id)]
    of_lab = asked_in_the_lab(generator_id)
    assert len(of_lab) > 20
    for trace, parameters, problem in (*drawn, *of_lab):
        terms = cell_terms(trace, parameters["step"], parameters["unit"])
        value = terms.values[VALUES[generator_id]]
        assert near(value, problem.key) and near(float(f"{value:.3f}"), problem.key)


@pytest.mark.parametrize("generator_id", ["forget-gate-value", "input-gate-value", "output-gate-value"])
def test_the_sum_of_the_panel_leads_to_a_right_answer(generator_id: str) -> None:
    for trace, parameters, problem in asked_in_the_lab(generator_id):
        terms = cell_terms(trace, parameters["step"], parameters["unit"])
        assert near(1 / (1 + exp(-round(terms.gates[VALUES[generator_id]].total, 3))), problem.key)


def test_the_candidate_of_the_panels_sum_is_right() -> None:
    for trace, parameters, problem in asked_in_the_lab("candidate-value"):
        total = cell_terms(trace, parameters["step"], parameters["unit"]).candidate.total
        assert near(tanh(round(total, 3)), problem.key)


def test_the_factors_of_the_panel_make_a_right_hidden_state() -> None:
    for trace, parameters, problem in asked_in_the_lab("hidden-state"):
        terms = cell_terms(trace, parameters["step"], parameters["unit"])
        assert near(round(terms.output.value, 3) * round(terms.tanh_cell, 3), problem.key)


def test_a_half_life_is_right_as_the_model_has_it_and_as_the_panel_says_it() -> None:
    drawn = [(trace_of(parameters), parameters, problem) for parameters, problem in problems("memory-half-life")]
    of_lab = asked_in_the_lab("memory-half-life")
    assert len(of_lab) > 20
    for trace, parameters, problem in (*drawn, *of_lab):
        forget = cell_terms(trace, parameters["step"], parameters["unit"]).forget.value
        assert near(half_life(forget), problem.key)
        assert near(float(half_life_shown(forget)), problem.key)
        assert near(log(0.5) / log(round(forget, 3)), problem.key)


@pytest.mark.parametrize(
    ("forget", "text"), [(0.3, "0.576"), (0.5, "1.00"), (0.9, "6.58"), (0.945, "12.3"), (0.5**0.1, "10.0")]
)
def test_the_panel_says_a_half_life_in_three_digits(forget: float, text: str) -> None:
    assert half_life_shown(forget) == text


def test_the_product_of_the_models_own_gates_is_right() -> None:
    for parameters, problem in problems("forget-product"):
        trace, product = trace_of(parameters), 1.0
        for step in range(parameters["first"] + 1, parameters["step"] + 1):
            product *= float(trace.layer["forget"][step - 1, parameters["unit"] - 1])
        assert near(product, problem.key)


@pytest.mark.parametrize("generator_id", ["closing-step", "forget-product"])
def test_a_table_is_of_one_layer(generator_id: str) -> None:
    for trace, parameters, _problem in asked_in_the_lab(generator_id):
        rows = range(parameters["first"], parameters["first"] + len(parameters["symbols"]))
        layer = trace.steps_of_layer(parameters["step"])
        assert layer.start <= rows.start and rows.stop <= layer.stop
        assert parameters["symbols"] == [trace.symbols[step - 1] for step in rows]


def test_the_steps_of_an_encoder_and_of_its_decoder_are_told_apart() -> None:
    trace = trace_sequence(models()["reverse"], "ABCD")

    assert [trace.steps_of_layer(step) for step in (1, 4, 5, 8)] == [range(1, 5), range(1, 5), range(5, 9), range(5, 9)]
    assert trace_sequence(models()["counter"], "(()").steps_of_layer(2) == range(1, 4)


def test_the_minus_sign_alone_does_not_tell_where_a_gate_closes() -> None:
    of_lab = [problem for *_rest, problem in asked_in_the_lab("closing-step")]
    for problem in (*(problem for _parameters, problem in problems("closing-step")), *of_lab):
        negative = [row.split("|")[1].strip() for row in problem.shown["table"].splitlines()[2:] if "$-" in row]
        assert str(problem.key) in negative
        assert len(negative) >= 2


def test_a_slip_of_the_closing_step_is_named_only_where_it_gives_that_answer() -> None:
    met = []
    for parameters, problem in problems("closing-step"):
        first = parameters["first"]
        steps = range(first, first + len(parameters["forget"]))
        forget, input_ = (dict(zip(steps, parameters[gate], strict=True)) for gate in ("forget", "input"))
        closing = {step for step in steps if input_[step] < 0}
        highest = [step for step in steps if forget[step] == max(forget.values())]
        given = {"one-step-off": [problem.key + 1], "step-from-zero": [problem.key - 1]}  # type: ignore[operator]
        given |= {"gates-swapped": sorted(closing), "largest-for-smallest": highest}
        assert [step for step in steps if forget[step] < 0] == [problem.key]
        for slip in problem.slips:
            assert [slip.value] == given[slip.misconception]
            others = [answers for name, answers in given.items() if name != slip.misconception and len(answers) == 1]
            assert [slip.value] not in others
        met += [slip.misconception for slip in problem.slips]
    assert met.count("gates-swapped") >= len(SEEDS) / 20


def test_only_a_model_that_counts_is_asked_which_unit_counts() -> None:
    for parameters, problem in problems("counting-unit"):
        counts = parameters["counts"]
        assert parameters["model"] == "forget"
        assert parameters["first"] == 1
        assert counts == [parameters["sequence"][: t + 1].count(parameters["counted"]) for t in range(len(counts))]
        columns = dict(zip(parameters["units"], parameters["states"], strict=True))
        assert columns[problem.key] == [round(c, 3) for c in trace_of(parameters).layer["cell"][:, 0].tolist()]
        for unit, states in columns.items():
            follows = len(set(states)) > 1 and abs(correlation(counts, states))
            assert (follows > 0.99) == (unit == problem.key)
            assert follows < 0.71 or unit == problem.key


def test_the_unit_that_counts_moves_with_the_count_and_stays_elsewhere() -> None:
    for parameters, problem in problems("counting-unit"):
        states = parameters["states"][parameters["units"].index(problem.key)]
        moves = [b - a for a, b in pairwise(states)]
        counted = [b > a for a, b in pairwise(parameters["counts"])]
        with_it = [move for move, is_so in zip(moves, counted, strict=True) if is_so]
        others = [abs(move) for move, is_so in zip(moves, counted, strict=True) if not is_so]
        assert all(move > 0 for move in with_it) or all(move < 0 for move in with_it)
        assert others and max(others) < 0.1 * min(map(abs, with_it))


def test_the_mistakes_about_the_counting_unit_lead_where_it_is_said() -> None:
    for parameters, problem in problems("counting-unit"):
        columns = dict(zip(parameters["units"], parameters["states"], strict=True))
        loudest = max(columns, key=lambda unit: max(map(abs, columns[unit])))
        nearest = min(columns, key=lambda unit: abs(columns[unit][-1] - parameters["counts"][-1]))
        assert {slip.misconception: slip.value for slip in problem.slips} == {
            "loudest-unit": loudest,
            "last-value-only": nearest,
        }
        assert len({problem.key, loudest, nearest}) == 3


@pytest.mark.parametrize("model_id", SHIPPED)
def test_which_unit_counts_is_not_asked_about_a_cell_of_one_run(model_id: str) -> None:
    """One model's units are too few where it counts, and do not count where it has many."""
    trace = trace_sequence(models()[model_id], PRESETS[model_id].start)

    with pytest.raises(Unposable) as caught:
        pose_at(GENERATORS["counting-unit"], trace, 2, 1, TOLERANCE)

    assert caught.value.reason is Reason.NO_CELL


@pytest.mark.parametrize("generator_id", [*list(VALUES)[:4], "closing-step", "forget-product"])
def test_what_speaks_of_symbols_is_not_asked_of_a_decoder(generator_id: str) -> None:
    trace = trace_sequence(models()["reverse"], "ABCDABCD")

    for step in range(9, 17):
        with pytest.raises(Unposable) as caught:
            pose_at(GENERATORS[generator_id], trace, step, 1, TOLERANCE)
        assert caught.value.reason is Reason.NO_SYMBOL


@pytest.mark.parametrize("generator_id", ["cell-update", "hidden-state", "memory-half-life"])
def test_what_speaks_of_none_is_asked_of_a_decoder(generator_id: str) -> None:
    assert any(
        trace.model.id == "reverse" and parameters["step"] > len(trace.symbols) // 2
        for trace, parameters, _problem in asked_in_the_lab(generator_id)
    )


@pytest.mark.parametrize("generator_id", OF_CELLS)
@pytest.mark.parametrize(("step", "unit"), [(0, 1), (9, 1), (99, 1), (3, 0), (3, 33), (-1, 1)])
def test_a_cell_that_is_not_there_is_told(generator_id: str, step: int, unit: int) -> None:
    trace = trace_sequence(models()["reverse"], "ABCD")

    with pytest.raises(NoSuchCell):
        pose_at(GENERATORS[generator_id], trace, step, unit, TOLERANCE)


@pytest.mark.parametrize("name", ["forget", "input"])
def test_the_sums_of_a_gate_are_those_of_the_cells_equation(name: str) -> None:
    for model_id, sequence in TYPED:
        trace = trace_sequence(models()[model_id], sequence)
        length = len(trace.symbols) // len(trace.stages)
        for step in range(1, len(trace.symbols) + 1):
            row = sums(trace.stages[(step - 1) // length], name)[(step - 1) % length]
            wanted = [cell_terms(trace, step, unit).gates[name].total for unit in range(1, trace.model.units + 1)]
            assert row.tolist() == pytest.approx(wanted, abs=1e-9)


def _sigmoid(total: float) -> float:
    return 1 / (1 + exp(-total))


GATE_SLIPS: dict[str, Callable[[Any], float]] = {
    "tanh-for-sigmoid": lambda p: tanh(p["from_input"] + p["from_hidden"] + p["bias"]),
    "bias-dropped": lambda p: _sigmoid(p["from_input"] + p["from_hidden"]),
    "state-left-out": lambda p: _sigmoid(p["from_input"] + p["bias"]),
    "gate-inverted": lambda p: 1 - _sigmoid(p["from_input"] + p["from_hidden"] + p["bias"]),
}
SLIPS: dict[str, dict[str, Callable[[Any], float]]] = {
    "forget-gate-value": GATE_SLIPS,
    "input-gate-value": GATE_SLIPS,
    "output-gate-value": GATE_SLIPS,
    "candidate-value": {
        "sigmoid-for-tanh": lambda p: _sigmoid(p["from_input"] + p["from_hidden"] + p["bias"]),
        "bias-dropped": lambda p: tanh(p["from_input"] + p["from_hidden"]),
        "state-left-out": lambda p: tanh(p["from_input"] + p["bias"]),
        "tanh-left-out": lambda p: p["from_input"] + p["from_hidden"] + p["bias"],
    },
    "cell-update": {
        "gates-swapped": lambda p: p["input"] * p["previous_cell"] + p["forget"] * p["candidate"],
        "write-left-out": lambda p: p["forget"] * p["previous_cell"],
        "forget-inverted": lambda p: (1 - p["forget"]) * p["previous_cell"] + p["input"] * p["candidate"],
        "h-for-c": lambda p: p["forget"] * p["previous_hidden"] + p["input"] * p["candidate"],
        "addition-for-product": lambda p: p["forget"] + p["previous_cell"] + p["input"] + p["candidate"],
    },
    "hidden-state": {
        "tanh-left-out": lambda p: p["output"] * p["cell"],
        "one-step-off": lambda p: p["output"] * tanh(p["previous_cell"]),
        "gates-swapped": lambda p: p["forget"] * tanh(p["cell"]),
        "sigmoid-for-tanh": lambda p: p["output"] * _sigmoid(p["cell"]),
        "gate-left-out": lambda p: tanh(p["cell"]),
    },
    "memory-half-life": {
        "linear-for-geometric": lambda p: 0.5 / (1 - p["forget"]),
        "time-constant-for-half-life": lambda p: 1 / (1 - p["forget"]),
        "fraction-upside-down": lambda p: log(p["forget"]) / log(0.5),
    },
}


def _left(parameters: Any, first: int = 1) -> list[float]:
    """The forget gates of the steps after the first; with `first` 0 that of the first, too."""
    gates: list[float] = parameters["forget"][first : parameters["step"] - parameters["first"] + 1]
    return gates


def _slopes(parameters: Any) -> list[float]:
    return [1 - state**2 for state in parameters["states"][1:]]


SLIPS |= {
    "forget-product": {
        "addition-for-product": lambda p: sum(_left(p)),
        "one-step-off": lambda p: prod(_left(p, 0)),
        "mean-for-product": lambda p: sum(_left(p)) / len(_left(p)),
        "last-factor-only": lambda p: _left(p)[-1],
    },
    "rnn-gradient-factor": {
        "derivative-left-out": lambda p: p["recurrent_weight"] ** len(_slopes(p)),
        "addition-for-product": lambda p: p["recurrent_weight"] * sum(_slopes(p)),
        "one-step-off": lambda p: p["recurrent_weight"] ** (len(_slopes(p)) - 1) * prod(_slopes(p)[1:]),
        "recurrent-weight-left-out": lambda p: prod(_slopes(p)),
    },
    "windows": {
        "one-step-off": lambda p: (p["values"] - p["window"] - p["horizon"]) // p["stride"],
        "overlap-ignored": lambda p: p["values"] // (p["window"] + p["horizon"]),
        "horizon-left-out": lambda p: (p["values"] - p["window"]) // p["stride"] + 1,
        "stride-left-out": lambda p: p["values"] - p["window"] - p["horizon"] + 1,
    },
    "keras-parameters": {
        "other-convention": lambda p: 4 * p["units"] * (p["features"] + p["units"] + 2),
        "bias-dropped": lambda p: 4 * p["units"] * (p["features"] + p["units"]),
        "gates-counted-once": lambda p: p["units"] * (p["features"] + p["units"] + 1),
        "candidate-left-out": lambda p: 3 * p["units"] * (p["features"] + p["units"] + 1),
        "state-left-out": lambda p: 4 * p["units"] * (p["features"] + 1),
    },
}


@pytest.mark.parametrize("generator_id", SLIPS)
def test_a_slip_gives_what_it_is_said_to_give_and_nothing_else_gives_that(generator_id: str) -> None:
    for parameters, problem in problems(generator_id):
        found = {slip.misconception: slip.value for slip in problem.slips}
        wanted = {name: way(parameters) for name, way in SLIPS[generator_id].items()}
        assert found == pytest.approx(wanted, abs=1e-9)
        values = sorted([problem.key, *wanted.values()])  # type: ignore[list-item]
        least = 0.01 if problem.kind is Kind.NUMBER else 0.0
        assert all(high - low > least * (abs(low) + abs(high)) for low, high in pairwise(values))


def test_an_inverted_forget_gate_never_hides() -> None:
    for parameters, _problem in problems("cell-update"):
        assert parameters["forget"] != 0.5 and parameters["forget"] != 1 - parameters["forget"]
