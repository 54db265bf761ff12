"""What the lab's words and pages say of its models, held against the models."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from app.lab.tasks.sentences import ALPHABET, QUOTE
from app.lab.tasks.task import every_step
from app.lab.training.crispness import at, candidate, forget_gate, input_gate, marked, written
from app.lab.training.learning import crispness, crispness_when_solved, times_past_solved
from app.lab.training.metrics import (
    Figure,
    closest,
    correlation,
    elsewhere,
    forget_while_none_is_open,
    forget_while_open,
    keeper,
    look,
    lowest_forget_after_the_first,
    lowest_forget_while_open,
    mean,
    mean_of_all,
    number_of,
    score_with_forget,
    since,
    within_quotes,
    wrong_from,
)
from app.lab.training.presets import PRESETS
from tests.lab.builders import SHIPPED, shipped

_adder = keeper(input_gate, marked, 1.0)
_quoter = keeper(forget_gate, at(QUOTE), -1.0)
_stops = at(ALPHABET.index("("), ALPHABET.index("."))

Range = tuple[float, float]
CLAIMS: Mapping[str, tuple[tuple[str, Figure, Range], ...]] = {
    "forget": (
        ("f shuts at #", mean(forget_gate, at(2)), (0.0, 0.05)),
        ("and stays open elsewhere", mean(forget_gate, elsewhere(at(2))), (0.95, 1.0)),
        ("c grows by about a tenth with each a", mean(written, at(0)), (0.08, 0.13)),
        ("its candidate stays high on b", mean(candidate, at(1)), (0.7, 1.0)),
        ("i keeps b out", mean(input_gate, at(1)), (0.0, 0.01)),
        ("far beyond ten the answers go astray", wrong_from(0), (15, 30)),
    ),
    "counter": (
        ("c follows the depth", correlation, (0.99, 1.0)),
        ("i * g adds about one at (", mean(written, at(0)), (0.9, 1.1)),
        ("and takes one away at )", mean(written, at(1)), (-1.1, -0.9)),
        ("f stays above 0.9 while a bracket is open", lowest_forget_while_open, (0.9, 1.0)),
        ("and mostly very near 1", forget_while_open, (0.99, 1.0)),
        ("f falls where nothing is open", forget_while_none_is_open, (0.0, 0.5)),
    ),
    "reset": (
        ("f shuts at both brackets", mean(forget_gate, at(0, 1)), (0.0, 0.05)),
        ("i stays open", mean(input_gate, lambda raw: every_step(raw)), (0.95, 1.0)),
        ("g writes the new answer at (", mean(candidate, at(0)), (0.95, 1.0)),
        ("and at )", mean(candidate, at(1)), (-1.0, -0.95)),
    ),
    "input": (
        ("look at unit 4", number_of(_adder), (4, 4)),
        ("its i opens at a marked number", mean(input_gate, marked, _adder), (0.8, 1.0)),
        ("and stays shut at the others", mean(input_gate, elsewhere(marked), _adder), (0.0, 0.05)),
        ("it keeps the sum", number_of(closest), (4, 4)),
        ("its f keeps everything", mean(forget_gate, lambda raw: every_step(raw[..., 0]), _adder), (0.99, 1.0)),
    ),
    "order": (
        ("c of unit 3", number_of(closest), (3, 3)),
        ("keeps what came first", correlation, (0.85, 1.0)),
    ),
    "count-match": (
        ("c of unit 2", number_of(closest), (2, 2)),
        ("counts up and down again", correlation, (0.99, 1.0)),
    ),
    "latch": (
        ("f stays near 1", lowest_forget_after_the_first, (0.9, 1.0)),
        ("held at 0.6 the memory lasts", score_with_forget(0.6), (1.0, 1.0)),
        ("at 0.55 it is gone", score_with_forget(0.55), (0.4, 0.6)),
    ),
    "text": (
        ("one unit's f shuts at every quotation mark", mean(forget_gate, at(QUOTE), _quoter), (0.0, 0.05)),
        ("also at ( and .", mean(forget_gate, _stops, _quoter), (0.0, 0.05)),
        ("but hardly within a quotation", mean(forget_gate, within_quotes, _quoter), (0.95, 1.0)),
        ("c falls with the steps since the last mark", since(at(QUOTE), _quoter), (-1.0, -0.8)),
    ),
    "grammar": (
        ("unit 4", number_of(closest), (4, 4)),
        ("keeps the outer T or P", lambda one: abs(correlation(one)), (0.8, 1.0)),
    ),
    "temperature": tuple(
        ("its gates hover around the middle", mean_of_all(gate), (0.3, 0.7)) for gate in (forget_gate, input_gate)
    ),
}
CRISPER = {"reset": (0.2, 1.0), "text": (0.2, 1.0)} | dict.fromkeys(
    ("counter", "count-match", "input", "grammar"), (0.005, 0.1)
)


@pytest.mark.parametrize(
    ("model_id", "figure", "between"),
    [(model_id, figure, between) for model_id, rows in CLAIMS.items() for _name, figure, between in rows],
    ids=[f"{model_id}: {name}" for model_id, rows in CLAIMS.items() for name, *_rest in rows],
)
def test_a_model_does_what_is_said_of_it(
    model_id: str, figure: Callable[..., float], between: tuple[float, float]
) -> None:
    measured = figure(look(PRESETS[model_id], shipped(model_id).network))

    assert between[0] <= measured <= between[1]


@pytest.mark.parametrize("model_id", [one for one in SHIPPED if shipped(one).snapshots])
def test_training_on_made_gates_as_much_crisper_as_is_said(model_id: str) -> None:
    model = shipped(model_id)
    one = look(PRESETS[model_id], model.network, model.snapshots)
    low, high = CRISPER.get(model_id, (-0.05, 0.005))

    assert times_past_solved(one) > 1
    assert low <= crispness(one) - crispness_when_solved(one) <= high


def test_what_was_never_solved_was_not_trained_past_it() -> None:
    assert np.isnan(times_past_solved(look(PRESETS["latch"], shipped("latch").network)))
    assert np.isnan(crispness_when_solved(look(PRESETS["latch"], shipped("latch").network)))
