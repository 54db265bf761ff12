"""Questions about runs and cells of the lab: what is told in the shipped ones is so, whatever is drawn."""

import re
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from app.content.faults import Seeds
from app.content.loading import check_folder
from app.lab.generators import GENERATORS, Kind
from app.lab.model import Model
from app.lab.readings.predictions import mark_curve
from app.lab.trace import trace_sequence
from app.study.cell_questions import is_fair_at
from app.study.drawing import draw, gives_away
from app.study.question_types.base import Unaskable
from app.study.question_types.computed import ComputedBody, DrawnComputed
from app.study.question_types.hotspot import DrawnHotspot, HotspotBody
from app.study.question_types.predict import DrawnPredict
from app.study.question_types.runs import RunPlan
from app.study.question_types.table import type_of
from app.study.questions import Question, QuestionSet
from tests.builders import ROOT
from tests.depth import seeds
from tests.lab.builders import SHIPPED, shipped

SEEDS = seeds(quick=25, deep=400)


@cache
def models() -> dict[str, Model]:
    return {model_id: shipped(model_id) for model_id in SHIPPED}


@cache
def the_set() -> QuestionSet:
    return check_folder(ROOT / "content", Seeds(1, 1)).sets["rnn-lstm.yaml"]


@cache
def asked(local_id: str) -> Question:
    return next(one for one in the_set().questions if one.local_id == local_id)


def drawn_runs(local_id: str) -> list[DrawnPredict | DrawnHotspot]:
    bodies = [draw(asked(local_id), seed, models()).body for seed in SEEDS]
    assert all(isinstance(body, DrawnPredict | DrawnHotspot) for body in bodies)
    return bodies  # type: ignore[return-value]


# What the text lets somebody expect of the gate at each symbol.
EXPECTED = {
    "predict-forget": {"a": 1.0, "b": 1.0, "#": 0.0},
    "predict-reset": {"a": 1.0, "b": 1.0, "(": 0.0, ")": 0.0},
    "predict-input": {**dict.fromkeys("XY", 0.9), **dict.fromkeys("abcd", 0.1)},
}


@pytest.mark.parametrize("local_id", EXPECTED)
def test_a_gate_can_be_foretold_from_the_text(local_id: str) -> None:
    for body in drawn_runs(local_id):
        guess = [EXPECTED[local_id][symbol] for symbol in body.run.symbols]
        assert mark_curve(guess, body.run.of_unit).score == 1.0


def test_a_gate_that_is_said_to_be_quite_open_or_shut_is_right_at_nearly_every_step() -> None:
    scores = []
    for body in drawn_runs("predict-input"):
        guess = [float(symbol in "XY") for symbol in body.run.symbols]
        scores.append(mark_curve(guess, body.run.of_unit).score)
    assert min(scores) >= 0.75 and sum(scores) / len(scores) > 0.9


def test_unit_2_of_order_takes_down_what_matters_and_nothing_else() -> None:
    for body in drawn_runs("predict-input"):
        layer = trace_sequence(models()["order"], body.run.sequence).layer
        for step, symbol in enumerate(body.run.symbols):
            written = abs(layer["input"][step, 1] * layer["candidate"][step, 1])
            assert written > 0.7 if symbol in "XY" else written < 0.25


# What the text says of the steps that are right, read off the symbols.
RIGHT = {
    "spot-the-reset": lambda symbols, t: symbols[t] == "#",
    "spot-the-third-bracket": lambda symbols, t: symbols[: t + 1].count("(") - symbols[: t + 1].count(")") >= 3,
    "spot-the-jump": lambda symbols, t: symbols[t] in "()",
    "spot-the-large-write": lambda symbols, t: symbols[t] in "XY",
}


@pytest.mark.parametrize("local_id", RIGHT)
def test_the_steps_that_are_right_are_those_of_which_the_text_speaks(local_id: str) -> None:
    for body in drawn_runs(local_id):
        assert isinstance(body, DrawnHotspot)
        symbols = list(body.run.symbols)
        assert {step for step, _unit in body.hits} == {
            t + 1 for t in range(len(symbols)) if RIGHT[local_id](symbols, t)
        }


def test_the_latch_of_the_large_write_keeps_what_is_said_to_stay() -> None:
    layer = trace_sequence(models()["latch"], "abXabYba").layer

    assert layer["forget"][:, 0].min() > 0.99


def test_a_run_whose_shown_numbers_say_otherwise_is_not_asked_about() -> None:
    """The cell after `((` is 1.817 as it is shown: more than 1.8165, and not more than 1.817."""
    value = float(trace_sequence(models()["counter"], "((").layer["cell"][1, 0])
    between = (value + round(value, 3)) / 2
    plan = RunPlan("counter", "((", 1, "cell")
    hotspot = type_of(HotspotBody(plan, "cell > 0", False, False))

    clear = hotspot.draw(HotspotBody(plan, "cell > 1.8", False, False), "0", models())
    assert clear.hits == {(2, 1)}
    with pytest.raises(Unaskable):
        hotspot.draw(HotspotBody(plan, f"cell > {between:.9f}", False, False), "0", models())


def computed() -> list[Question]:
    return [one for one in the_set().questions if isinstance(one.body, ComputedBody)]


def test_every_generator_has_its_question() -> None:
    assert {one.body.generator for one in computed() if isinstance(one.body, ComputedBody)} == set(GENERATORS)


def test_an_example_that_shows_the_key_is_told() -> None:
    told = 0
    drawn = [draw(asked("forget-value-drawn"), seed, models()) for seed in SEEDS]
    for one, other in product(drawn[:25], repeat=2):
        assert isinstance(one.body, DrawnComputed) and isinstance(other.body, DrawnComputed)
        text = " ".join((*other.body.problem.shown.values(), *other.body.problem.working))
        near = [
            n for n in map(float, re.findall(r"[0-9]+(?:\.[0-9]+)?", text)) if abs(n / one.body.problem.key - 1) <= 0.01
        ]  # type: ignore[operator]
        assert gives_away(other, one) == bool(near)
        told += bool(near)
    assert 25 <= told < 300


def test_whole_numbers_and_shapes_are_given_away_by_themselves_alone() -> None:
    for local_id in ("windows-drawn", "output-shape-drawn", "keras-parameters-drawn"):
        one = draw(asked(local_id), SEEDS[0], models())
        assert gives_away(one, one)
        assert isinstance(one.body, DrawnComputed)
        key = one.body.problem.key
        farther = tuple(size + 1000 for size in key) if isinstance(key, tuple) else int(key) + 10**6
        assert not gives_away(one, replace(one, body=replace(one.body, problem=replace(one.body.problem, key=farther))))


@pytest.mark.parametrize("question", computed(), ids=lambda question: question.local_id)
def test_no_number_of_the_questions_words_would_be_taken_for_its_key(question: Question) -> None:
    """In either language, the numbers that are always there as well as those that were drawn."""
    for seed in SEEDS:
        one = draw(question, seed, models())
        assert isinstance(one.body, DrawnComputed)
        problem = one.body.problem
        if problem.picked or isinstance(problem.key, tuple):
            continue
        numbers = map(float, re.findall(r"[0-9]+(?:\.[0-9]+)?", " ".join(one.ask.by_language.values())))
        tolerance = one.body.computed.tolerance
        assert not any(tolerance.near(number, abs(problem.key)) for number in numbers)


def test_a_key_that_is_picked_from_a_table_is_not_given_away_by_another_table() -> None:
    one = draw(asked("closing-step-drawn"), SEEDS[0], models())

    assert not gives_away(one, one)


@pytest.mark.parametrize("question", computed(), ids=lambda question: question.local_id)
def test_a_slip_that_is_written_is_taken_for_that_slip(question: Question) -> None:
    for seed in SEEDS[:10]:
        body = draw(question, seed, models()).body
        assert isinstance(body, DrawnComputed)
        for slip in body.problem.slips:
            if body.problem.kind is Kind.SHAPE:
                continue
            written = {"text": str(slip.value)}
            assert list(type_of(question.body).misconceptions(body, written)) == [slip.misconception]


def test_quiz_me_asks_which_unit_counts_of_no_cell() -> None:
    trace = trace_sequence(models()["order"], "XdXXXbdccXaa")

    cells = [(step, unit) for step in range(1, 13) for unit in range(1, 7)]
    assert not any(is_fair_at(asked("counting-unit-drawn"), trace, *cell) for cell in cells)
