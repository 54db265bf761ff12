"""What holds for every generator: chance that can be repeated, answers that can be told apart, TeX that can be read."""

import json
import re
from functools import cache
from itertools import pairwise
from random import Random

import pytest

from app.lab.edits.notation import Limits, read_edits
from app.lab.generators import (
    GENERATORS,
    Kind,
    Parameters,
    Problem,
    Reason,
    Slip,
    Tolerance,
    Unposable,
    fair,
    pose,
    pose_at,
    recognised,
    solve,
)
from app.lab.generators.posing import holds, tries
from app.lab.generators.worked_formulas import result
from app.lab.model import Model
from app.lab.trace import trace_sequence
from app.text.markdown import unreadable_parts
from tests.depth import seeds
from tests.lab.builders import SHIPPED, shipped

SEEDS = seeds(quick=20)
TOLERANCE = Tolerance(0.02)
VALUES = (
    "forget-gate-value",
    "input-gate-value",
    "output-gate-value",
    "candidate-value",
    "cell-update",
    "hidden-state",
)
MOST_TRIES = 20  # on average

every_probe = pytest.mark.parametrize("generator_id", GENERATORS)


@cache
def models() -> dict[str, Model]:
    return {model_id: shipped(model_id) for model_id in SHIPPED}


@cache
def tried(generator_id: str) -> list[list[Parameters | Reason]]:
    """What each draw of each seed gave, up to the first fair problem."""
    return [_until_fair(generator_id, seed) for seed in SEEDS]


@cache
def posed(generator_id: str) -> tuple[Parameters, ...]:
    """The problem of each seed: the last that was tried."""
    last = [found[-1] for found in tried(generator_id)]
    assert not any(isinstance(one, Reason) for one in last)
    return tuple(one for one in last if not isinstance(one, Reason))


def solved(generator_id: str) -> list[Problem]:
    return [solve(generator_id, parameters) for parameters in posed(generator_id)]


def test_there_are_fifteen_kinds_of_computed_questions() -> None:
    assert list(GENERATORS) == [
        "forget-gate-value",
        "input-gate-value",
        "output-gate-value",
        "candidate-value",
        "cell-update",
        "hidden-state",
        "memory-half-life",
        "forget-product",
        "rnn-gradient-factor",
        "keras-parameters",
        "pytorch-parameters",
        "output-shape",
        "windows",
        "closing-step",
        "counting-unit",
    ]


@every_probe
def test_the_same_seed_poses_the_same_problem(generator_id: str) -> None:
    for seed, parameters in zip(SEEDS[:10], posed(generator_id), strict=False):
        again = pose(GENERATORS[generator_id], seed, dict(reversed(models().items())), TOLERANCE)

        assert again == parameters
        assert solve(generator_id, again) == solve(generator_id, parameters)


@every_probe
def test_different_seeds_pose_different_problems(generator_id: str) -> None:
    assert len({json.dumps(dict(parameters)) for parameters in posed(generator_id)}) > 0.8 * len(SEEDS)


@every_probe
def test_parameters_outlive_a_file(generator_id: str) -> None:
    for parameters, problem in zip(posed(generator_id), solved(generator_id), strict=True):
        read = json.loads(json.dumps(parameters, allow_nan=False))

        assert read == parameters
        assert solve(generator_id, read) == problem


@every_probe
def test_the_key_and_the_slips_are_told_apart(generator_id: str) -> None:
    for problem in solved(generator_id):
        assert recognised(problem, problem.key, TOLERANCE) is None
        for slip in problem.slips:
            assert recognised(problem, slip.value, TOLERANCE) == slip
        if problem.kind is Kind.NUMBER:
            values = sorted(_number(value) for value in (problem.key, *(slip.value for slip in problem.slips)))
            assert all(high - low > 0.02 * (abs(low) + abs(high)) for low, high in pairwise(values))


@every_probe
def test_a_problem_has_the_form_that_its_probe_declares(generator_id: str) -> None:
    generator, met = GENERATORS[generator_id], set()
    for problem in solved(generator_id):
        assert problem.kind is generator.kind
        assert tuple(sorted(problem.shown)) == tuple(sorted(generator.names))
        named = [slip.misconception for slip in problem.slips]
        assert len(named) == len(set(named)) >= 2
        met |= set(named)
        assert (problem.spot is None) == (not generator.shows)
        assert problem.spot is None or problem.spot.show in generator.shows
    assert met == set(generator.misconceptions)


@every_probe
def test_values_are_of_the_kind_that_answers_are_read_as(generator_id: str) -> None:
    kinds = {Kind.NUMBER: float, Kind.WHOLE: int, Kind.SHAPE: tuple}
    for problem in solved(generator_id):
        for value in (problem.key, *(slip.value for slip in problem.slips)):
            assert type(value) is kinds[problem.kind]


@every_probe
def test_only_the_last_line_of_the_working_holds_the_key(generator_id: str) -> None:
    for problem in solved(generator_id):
        *before, last = problem.working
        text = result(problem.key)

        assert before
        assert text in last
        assert not any(re.search(rf"(?<![\d.]){re.escape(text)}(?![\d.])", line) for line in before)


@every_probe
def test_all_tex_can_be_read(generator_id: str) -> None:
    for problem in solved(generator_id):
        for tex in (*problem.working, *(slip.tex for slip in problem.slips)):
            assert not list(unreadable_parts(f"${tex}$"))
            assert not re.search(r"(\\cdot|\+|- )\s*-\d", tex), tex  # a negative factor or addend stands in brackets
            assert "@" not in tex


@every_probe
def test_what_is_shown_is_a_number_a_symbol_or_a_table(generator_id: str) -> None:
    for problem in solved(generator_id):
        for name, text in problem.shown.items():
            if name.endswith("table"):
                lines = text.splitlines()
                assert len(lines) >= 4
                assert len({line.count("|") for line in lines}) == 1
                assert not list(unreadable_parts(text))
            elif name in {"symbol", "counted"}:
                assert len(text) == 1 and not text.isspace()
            else:
                assert re.fullmatch(r"-?\d+(\.\d{3})?|True|False", text)


@every_probe
def test_a_fair_problem_is_found_soon(generator_id: str) -> None:
    counts = [len(found) for found in tried(generator_id)]
    print(f"{generator_id}: {sum(counts) / len(counts):.2f} tries on average, {max(counts)} at most")

    assert sum(counts) / len(counts) < MOST_TRIES


@pytest.mark.parametrize("generator_id", VALUES)
def test_the_lab_shows_the_key_at_the_spot(generator_id: str) -> None:
    for problem in solved(generator_id):
        spot = problem.spot
        assert spot is not None
        model = models()[spot.model]
        layer = trace_sequence(model, spot.sequence).layer

        shown = float(layer[spot.show][spot.step - 1, spot.unit - 1])

        assert spot.digest == model.digest
        assert shown == pytest.approx(_number(problem.key), rel=0.02, abs=0.005)


def test_a_sequence_has_five_to_eight_steps_and_no_blanks_around_it() -> None:
    for generator_id in (*VALUES, "closing-step", "forget-product"):
        for parameters in posed(generator_id):
            assert 4 <= len(parameters["sequence"]) <= 8
            assert parameters["sequence"] == parameters["sequence"].strip()


def test_several_models_have_their_turn() -> None:
    for generator_id in (*VALUES, "memory-half-life", "forget-product", "closing-step"):
        assert len({parameters["model"] for parameters in posed(generator_id)}) >= 4


def test_without_a_model_that_reads_symbols_nothing_of_the_lab_is_posed() -> None:
    for unsuitable in ({}, {"input": shipped("input")}, {"reverse": shipped("reverse")}):
        with pytest.raises(Unposable) as caught:
            pose(GENERATORS["cell-update"], "0", unsuitable, TOLERANCE)
        assert caught.value.reason is Reason.NO_MODEL


def test_what_is_of_no_cell_needs_no_model() -> None:
    assert pose(GENERATORS["windows"], "0", {}, TOLERANCE)
    trace = trace_sequence(models()["counter"], "(()")
    with pytest.raises(Unposable) as caught:
        pose_at(GENERATORS["windows"], trace, 2, 1, TOLERANCE)
    assert caught.value.reason is Reason.NO_CELL


def _problem(kind: Kind, key: float, *values: float, working: tuple[str, ...] = ("x", "y")) -> Problem:
    slips = tuple(Slip(f"slip-{index}", value, "") for index, value in enumerate(values))
    return Problem(kind, {}, key, slips, working, None)


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (_problem(Kind.NUMBER, 1.0, 1.05), True),
        (_problem(Kind.NUMBER, 1.0, 1.04), False),  # 0.04 is less than 0.02 + 0.0208
        (_problem(Kind.NUMBER, 1.0, 0.5, 0.51), False),  # two slips
        (_problem(Kind.NUMBER, 0.019, 1.0), False),  # too small
        (_problem(Kind.NUMBER, -0.021, 0.021), True),
        (_problem(Kind.WHOLE, 5, 6, 7), True),
        (_problem(Kind.WHOLE, 5, 6, 6), False),
        (_problem(Kind.WHOLE, 5, 6, working=("n = 5", "5")), False),  # given away
        (_problem(Kind.WHOLE, 5, 6, working=("n = 0.5 + 15 + 5.1", "5")), True),
    ],
)
def test_a_problem_is_fair_if_every_answer_can_be_told_from_every_other(problem: Problem, expected: bool) -> None:
    assert fair(problem, TOLERANCE) is expected


def test_an_absolute_tolerance_asks_for_room_of_its_own_size() -> None:
    tolerance = Tolerance(0.1, relative=False)

    assert fair(_problem(Kind.NUMBER, 0.01, 0.22), tolerance)
    assert not fair(_problem(Kind.NUMBER, 0.01, 0.20), tolerance)
    assert tolerance.near(0.09, 0.0) and not tolerance.near(0.11, 0.0)
    assert Tolerance(0.1).near(-1.05, -1.0) and not Tolerance(0.1).near(-1.2, -1.0)


def test_an_answer_within_the_tolerance_of_the_key_is_no_slip() -> None:
    problem = _problem(Kind.NUMBER, 1.0, 1.03, 2.0)

    assert recognised(problem, 1.015, TOLERANCE) is None  # of the slip too, but the key comes first
    assert recognised(problem, 1.03, TOLERANCE) == problem.slips[0]
    assert recognised(problem, 1.97, TOLERANCE) == problem.slips[1]
    assert recognised(problem, 1.5, TOLERANCE) is None


def test_a_key_is_found_in_a_line_only_as_a_number_of_its_own() -> None:
    assert holds("a = 0.412", 0.412) and holds("a = -0.412.", 0.412) and holds("(32, 8)", (32, 8))
    assert not holds("a = 10.412 + 0.4125", 0.412) and not holds("0.5 + 15 + 5.5", 5)


@pytest.mark.parametrize("generator_id", [generator.id for generator in GENERATORS.values() if generator.at])
def test_a_problem_can_be_posed_from_a_cell_of_the_lab(generator_id: str) -> None:
    """From some cell of each trace that chance found fair: the very one that chance took."""
    generator = GENERATORS[generator_id]
    for parameters in posed(generator_id)[:5]:
        trace = trace_sequence(models()[parameters["model"]], parameters["sequence"])
        found = []
        for step in range(1, len(trace.symbols) + 1):
            for unit in range(1, trace.model.units + 1):
                try:
                    found.append(pose_at(generator, trace, step, unit, TOLERANCE))
                except Unposable:
                    continue
        assert parameters in found


@pytest.mark.parametrize(
    ("generator_id", "edit", "reason"),
    [
        ("forget-gate-value", "f=0.5", Reason.HELD),
        ("input-gate-value", "i=0.5", Reason.HELD),
        ("output-gate-value", "o=0.5", Reason.HELD),
        ("cell-update", "c1@3=2", Reason.HELD),
        ("hidden-state", "h1@3=0.2", Reason.HELD),
        ("closing-step", "f=0.5", Reason.HELD),
        ("memory-half-life", "f=1", Reason.SATURATED),
    ],
)
def test_what_somebody_decides_is_not_asked_for(generator_id: str, edit: str, reason: Reason) -> None:
    trace = trace_sequence(models()["counter"], "(()())", read_edits(edit, Limits(6, 1, (2,))))

    with pytest.raises(Unposable) as caught:
        pose_at(GENERATORS[generator_id], trace, 3, 1, TOLERANCE, edits=edit)

    assert caught.value.reason is reason


@pytest.mark.parametrize("generator_id", VALUES)
def test_the_first_step_has_no_state_before_it(generator_id: str) -> None:
    with pytest.raises(Unposable) as caught:
        pose_at(GENERATORS[generator_id], trace_sequence(models()["counter"], "(()())"), 1, 1, TOLERANCE)

    assert caught.value.reason is Reason.FIRST_STEP


def test_a_problem_from_an_edited_run_keeps_the_edits_and_its_numbers() -> None:
    edits = "f=0.6;i=0.9"
    trace = trace_sequence(models()["counter"], "(()())", read_edits(edits, Limits(6, 1, (2,))))

    parameters = pose_at(GENERATORS["cell-update"], trace, 3, 1, TOLERANCE, edits=edits)
    problem = solve("cell-update", parameters)

    assert (parameters["forget"], parameters["input"]) == (0.6, 0.9)
    assert problem.spot is not None and problem.spot.edits == edits
    assert problem.key == pytest.approx(float(trace.layer["cell"][2, 0]), rel=0.02)


def test_a_wider_tolerance_still_finds_problems() -> None:
    for generator_id in VALUES:
        assert pose(GENERATORS[generator_id], "0", models(), Tolerance(0.05))


def test_each_try_has_a_chance_of_its_own() -> None:
    drawn = GENERATORS["windows"].draw(Random("ab.0"), {}, TOLERANCE)

    assert next(iter(tries(GENERATORS["windows"], "ab", {}, TOLERANCE))) in (drawn, Reason.COINCIDE, Reason.GIVEN_AWAY)


def _until_fair(generator_id: str, seed: str) -> list[Parameters | Reason]:
    found: list[Parameters | Reason] = []
    for one in tries(GENERATORS[generator_id], seed, models(), TOLERANCE):
        found.append(one)
        if not isinstance(one, Reason):
            break
    return found


def _number(value: float | tuple[int, ...]) -> float:
    assert not isinstance(value, tuple)
    return float(value)
