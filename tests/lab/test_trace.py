import json
import math
from pathlib import Path

import numpy as np
import pytest

from app.lab.trace import MAX_SYMBOLS, Reason, SequenceProblem, as_lists, trace_sequence
from tests.lab.builders import SHIPPED, shipped

GOLDEN = json.loads((Path(__file__).parent / "golden_traces.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: f"{golden['model']}:{golden['sequence']}")
def test_shipped_models_give_their_golden_traces(golden: dict[str, object]) -> None:
    model = shipped(str(golden["model"]))
    assert model.digest == golden["digest"], "another model file: store its golden traces anew"

    lists = as_lists(trace_sequence(model, str(golden["sequence"])), 17)

    expected = golden["trace"]
    assert isinstance(expected, dict)
    flat = {**lists["gates"], **{name: rows for name, rows in lists.items() if name != "gates"}}
    assert {
        **expected["gates"],
        **{name: rows for name, rows in expected.items() if name != "gates"},
    }.keys() == (flat.keys())
    for name, rows in flat.items():
        stored = expected["gates"].get(name) or expected[name]
        np.testing.assert_allclose(np.array(rows), stored, atol=1e-12, err_msg=name)


@pytest.mark.parametrize(
    ("sequence", "reason", "position", "symbol"),
    [
        ("", Reason.EMPTY, None, None),
        ("(" * (MAX_SYMBOLS + 1), Reason.TOO_LONG, MAX_SYMBOLS + 1, "("),
        ("(a)", Reason.UNKNOWN_SYMBOL, 2, "a"),
        ("( ", Reason.UNKNOWN_SYMBOL, 2, " "),
        ("()\N{FULLWIDTH LEFT PARENTHESIS}", Reason.UNKNOWN_SYMBOL, 3, "\N{FULLWIDTH LEFT PARENTHESIS}"),
    ],
)
def test_a_sequence_that_cannot_be_read_says_what_is_wrong_and_where(
    sequence: str, reason: Reason, position: int | None, symbol: str | None
) -> None:
    with pytest.raises(SequenceProblem) as caught:
        trace_sequence(shipped("counter"), sequence)

    assert (caught.value.reason, caught.value.position, caught.value.symbol) == (reason, position, symbol)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_longest_sequence_is_read_and_stays_finite(model_id: str) -> None:
    model = shipped(model_id)

    trace = trace_sequence(model, model.alphabet[0] * MAX_SYMBOLS)

    assert trace.outputs.shape == (MAX_SYMBOLS, len(model.outputs))
    assert np.isfinite(trace.layer.cell_state).all()


def test_a_word_that_closes_too_often_is_run_and_its_depth_goes_below_zero() -> None:
    trace = trace_sequence(shipped("counter"), "())")

    assert trace.truth == (1, 0, -1)
    assert trace.layer.cell_state[-1, 0] < trace.layer.cell_state[-2, 0]


def test_lists_are_rounded_to_three_digits_or_left_alone_at_seventeen() -> None:
    trace = trace_sequence(shipped("forget"), "aab#ab")

    exact, rounded = as_lists(trace, 17), as_lists(trace, 3)

    assert exact["cell"] == trace.layer.cell_state.tolist()
    assert rounded["cell"] == [[round(value, 3) for value in row] for row in exact["cell"]]
    assert rounded["cell"] != exact["cell"]
    assert rounded["gates"]["forget"][3] == [round(float(trace.layer.forget_gate[3, 0]), 3)]


def test_no_list_holds_a_negative_zero() -> None:
    trace = trace_sequence(shipped("forget"), "a")
    trace.layer.cell_state[0, 0] = -1e-9

    (((value,),)) = as_lists(trace, 3)["cell"]

    assert value == 0
    assert math.copysign(1, value) == 1
