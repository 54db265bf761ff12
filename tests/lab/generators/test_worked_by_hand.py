"""Each formula worked by hand once: the numbers below were computed apart from the code."""

from itertools import pairwise
from math import atanh, tanh
from typing import Any

import pytest

from app.lab.generators import GENERATORS, Problem, Tolerance, Value, pose, solve

PLACE: dict[str, Any] = {"model": "m", "digest": "d", "sequence": "abc", "step": 3, "unit": 2, "edits": ""}
GATE = {**PLACE, "symbol": " ", "from_input": 0.5, "from_hidden": -1.2, "bias": 0.3}
SERIES = {**PLACE, "step": 5, "first": 2, "symbols": list("abcde"), "forget": [0.9, 0.5, 0.8, 0.7, 0.2]}

# sigmoid(-0.4) = 0.401312, tanh(-0.4) = -0.379949, sigmoid(-0.7) = 0.331812, sigmoid(0.8) = 0.689974
SIGMOID = {
    "tanh-for-sigmoid": -0.379949,
    "bias-dropped": 0.331812,
    "state-left-out": 0.689974,
    "gate-inverted": 0.598688,
}

EXAMPLES: list[tuple[str, dict[str, Any], Value, dict[str, Value]]] = [
    ("forget-gate-value", GATE, 0.401312, {**SIGMOID}),
    ("input-gate-value", GATE, 0.401312, {**SIGMOID}),
    ("output-gate-value", GATE, 0.401312, {**SIGMOID}),
    (
        "candidate-value",
        GATE,
        -0.379949,
        {
            "sigmoid-for-tanh": 0.401312,
            "bias-dropped": -0.604368,  # tanh(-0.7)
            "state-left-out": 0.664037,  # tanh(0.8)
            "tanh-left-out": -0.4,
        },
    ),
    (
        "cell-update",
        {
            **PLACE,
            "forget": 0.5,
            "input": 0.25,
            "candidate": -0.8,
            "output": 0.9,
            "previous_cell": 2.0,
            "previous_hidden": 0.4,
        },
        0.8,  # 0.5 * 2 - 0.25 * 0.8
        {
            "gates-swapped": 0.1,  # 0.25 * 2 - 0.5 * 0.8
            "write-left-out": 1.0,
            "forget-inverted": 0.8,
            "h-for-c": 0.0,  # 0.5 * 0.4 - 0.2
            "addition-for-product": 1.95,  # 0.5 + 2 + 0.25 - 0.8
        },
    ),
    (
        "cell-update",
        {
            **PLACE,
            "forget": 0.9,
            "input": 0.2,
            "candidate": 0.5,
            "output": 0.3,
            "previous_cell": -1.0,
            "previous_hidden": 0.6,
        },
        -0.8,
        {
            "gates-swapped": 0.25,
            "write-left-out": -0.9,
            "forget-inverted": 0.0,
            "h-for-c": 0.64,
            "addition-for-product": 0.6,
        },
    ),
    (
        "hidden-state",
        {**PLACE, "output": 0.5, "forget": 0.8, "cell": 1.0, "previous_cell": -2.0},
        0.380797,  # half of tanh(1) = 0.761594
        {
            "tanh-left-out": 0.5,
            "one-step-off": -0.482014,
            "gates-swapped": 0.609275,
            "sigmoid-for-tanh": 0.365529,
            "gate-left-out": 0.761594,
        },
    ),
    (
        "memory-half-life",
        {**PLACE, "forget": 0.9},
        6.578813,  # -0.693147 / -0.105361
        {"linear-for-geometric": 5.0, "time-constant-for-half-life": 10.0, "fraction-upside-down": 0.152003},
    ),
    (
        "forget-product",
        SERIES,
        0.28,  # 0.5 * 0.8 * 0.7, of the steps 3 to 5
        {"addition-for-product": 2.0, "one-step-off": 0.252, "mean-for-product": 0.666667, "last-factor-only": 0.7},
    ),
    (
        "rnn-gradient-factor",
        {"recurrent_weight": -2.0, "first": 4, "states": [0.9, 0.5, -0.6]},
        1.92,  # (-2 * 0.75) * (-2 * 0.64)
        {
            "derivative-left-out": 4.0,
            "addition-for-product": -2.78,
            "one-step-off": -1.28,
            "recurrent-weight-left-out": 0.48,
        },
    ),
    (
        "keras-parameters",
        {"units": 32, "features": 10},
        5504,
        {
            "other-convention": 5632,
            "bias-dropped": 5376,
            "gates-counted-once": 1376,
            "candidate-left-out": 4128,
            "state-left-out": 1408,
        },
    ),
    (
        "pytorch-parameters",
        {"units": 32, "features": 10},
        5632,
        {
            "other-convention": 5504,
            "bias-dropped": 5376,
            "gates-counted-once": 1408,
            "candidate-left-out": 4224,
            "state-left-out": 1536,
        },
    ),
    (
        "output-shape",
        {"records": 64, "timesteps": 20, "features": 3, "units": 8, "returns": True},
        (64, 20, 8),
        {
            "units-are-timesteps": (64, 8, 3),
            "features-for-units": (64, 20, 3),
            "output-at-every-step-missed": (64, 8),
            "axes-swapped": (20, 64, 8),
        },
    ),
    (
        "output-shape",
        {"records": 64, "timesteps": 20, "features": 3, "units": 8, "returns": False},
        (64, 8),
        {"units-are-timesteps": (64, 20), "features-for-units": (64, 3), "all-steps-returned": (64, 20, 8)},
    ),
    (
        "windows",
        {"values": 100, "window": 12, "horizon": 5, "stride": 3},
        28,  # 83 // 3 + 1
        {"one-step-off": 27, "overlap-ignored": 5, "horizon-left-out": 30, "stride-left-out": 84},
    ),
    (
        "closing-step",
        {
            **PLACE,
            "step": 4,
            "first": 2,
            "symbols": list("ab#ba"),
            "forget": [2.0, 3.0, -1.5, 2.5, 1.0],
            "input": [0.5, 0.4, 0.3, 0.2, -2.0],
        },
        4,
        {"one-step-off": 5, "step-from-zero": 3, "gates-swapped": 6, "largest-for-smallest": 3},
    ),
    (
        "closing-step",
        {
            **PLACE,
            "version": 2,
            "step": 4,
            "first": 2,
            "symbols": list("ab#bab"),
            "forget": [2.0, 1.0, -1.5, 2.5, 2.0, 3.0],
            "input": [-0.5, 0.4, -0.3, 0.2, 2.0, 1.0],
        },
        4,
        {"one-step-off": 5, "step-from-zero": 3, "largest-for-smallest": 7},  # the other gate closes twice
    ),
    (
        "closing-step",
        {
            **PLACE,
            "version": 2,
            "step": 4,
            "first": 2,
            "symbols": list("ab#bab"),
            "forget": [2.0, 3.0, -1.5, 2.5, 2.0, 1.0],
            "input": [0.5, 0.4, 0.3, 0.2, -2.0, 1.0],
        },
        4,
        {"one-step-off": 5, "gates-swapped": 6},  # the largest sum stands where a count from 0 leads, too
    ),
    (
        "counting-unit",
        {
            **PLACE,
            "counted": "a",
            "first": 1,
            "symbols": list("abaab"),
            "counts": [1, 1, 2, 3, 3],
            "units": [2, 4, 7],
            "states": [[-0.1, -0.1, -0.2, -0.3, -0.3], [5.0, -1.0, 0.0, 2.0, 1.0], [0.0, 2.0, 1.0, 0.0, 2.5]],
        },
        2,  # against the count, at a correlation of -1
        {"loudest-unit": 4, "last-value-only": 7},
    ),
]


@pytest.mark.parametrize(("generator_id", "parameters", "key", "slips"), EXAMPLES)
def test_a_problem_worked_by_hand(
    generator_id: str, parameters: dict[str, Any], key: Value, slips: dict[str, Value]
) -> None:
    problem = solve(generator_id, parameters)

    assert problem.key == (key if isinstance(key, tuple) else pytest.approx(key, abs=1e-6))
    assert [slip.misconception for slip in problem.slips] == list(slips)
    for slip in problem.slips:
        wanted = slips[slip.misconception]
        assert slip.value == (wanted if isinstance(wanted, tuple) else pytest.approx(wanted, abs=1e-6))


def test_the_working_puts_the_very_numbers_in() -> None:
    assert solve("forget-gate-value", GATE).working == (
        r"f_t = \sigma(x_t W_f + h_{t-1} U_f + b_f)",
        r"f_t = \sigma(0.500 + (-1.200) + 0.300) = \sigma(-0.400) = \frac{1}{1 + e^{-(-0.400)}}",
        r"f_t \approx 0.401",
    )
    assert _example("windows").working == (
        r"\text{windows} = \left\lfloor \frac{N - w - k}{s} \right\rfloor + 1",
        r"\text{windows} = \left\lfloor \frac{100 - 12 - 5}{3} \right\rfloor + 1",
        r"\text{windows} = 28",
    )
    assert _example("rnn-gradient-factor").working[1] == (
        r"\frac{\partial h_{6}}{\partial h_{4}} = (-2.000) \cdot (1 - 0.500^2) \cdot (-2.000) \cdot (1 - (-0.600)^2)"
    )


def test_a_slip_shows_the_wrong_sum_with_its_numbers() -> None:
    tex = {slip.misconception: slip.tex for slip in _example("cell-update").slips}

    assert (
        tex["gates-swapped"] == r"i_t \cdot c_{t-1} + f_t \cdot g_t = 0.250 \cdot 2.000 + 0.500 \cdot (-0.800) = 0.100"
    )


def test_a_blank_is_shown_as_something_that_can_be_seen() -> None:
    assert solve("forget-gate-value", GATE).shown["symbol"] == "\N{OPEN BOX}"


def test_the_table_of_the_forget_gates_reaches_one_step_to_either_side() -> None:
    problem = _example("forget-product")

    assert problem.shown["table"].splitlines()[2:] == [
        "| 2 | a | $0.900$ |",
        "| 3 | b | $0.500$ |",
        "| 4 | c | $0.800$ |",
        "| 5 | d | $0.700$ |",
        "| 6 | e | $0.200$ |",
    ]
    assert (problem.shown["first"], problem.shown["last"], problem.shown["lag"]) == ("2", "5", "3")


@pytest.mark.parametrize("seed", range(50))
def test_the_gradient_factor_is_what_central_differences_find(seed: int) -> None:
    """The run is replayed from its own states: a_j = artanh(h_j) - u h_{j-1} is what the input and the bias gave."""
    parameters = pose(GENERATORS["rnn-gradient-factor"], f"{seed:032x}", {}, Tolerance(0.02))
    u, states = parameters["recurrent_weight"], parameters["states"]
    size = 1e-5

    difference = (_replayed(u, states, size) - _replayed(u, states, -size)) / (2 * size)

    assert solve("rnn-gradient-factor", parameters).key == pytest.approx(difference, rel=1e-5)


def test_what_is_drawn_is_a_run_of_a_plain_rnn() -> None:
    for seed in range(50):
        states = pose(GENERATORS["rnn-gradient-factor"], f"{seed:032x}", {}, Tolerance(0.02))["states"]

        assert 3 <= len(states) <= 5
        assert all(-1 < state < 1 and state == round(state, 3) for state in states)


def test_the_half_life_halves() -> None:
    key = _example("memory-half-life").key

    assert isinstance(key, float)
    assert 0.9**key == pytest.approx(0.5)


def _replayed(u: float, states: list[float], change: float) -> float:
    """h of the last step after a small change of h of the first."""
    hidden = states[0] + change
    for before, state in pairwise(states):
        hidden = tanh(atanh(state) - u * before + u * hidden)
    return hidden


def _example(generator_id: str) -> Problem:
    return solve(generator_id, next(parameters for one, parameters, _key, _slips in EXAMPLES if one == generator_id))
