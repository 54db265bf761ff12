import json
import math
from pathlib import Path
from typing import TypedDict

import numpy as np
import pytest

from app.lab.model import Model
from app.lab.tasks.sequence_readers import MAX_SYMBOLS, Reason, SequenceProblem
from app.lab.trace import DECODED, as_lists, trace_sequence
from app.lab.training.presets import PRESETS
from tests.lab.builders import SHIPPED, shipped


class Golden(TypedDict):
    """A stored trace, each track (timesteps, units)."""

    model: str
    sequence: str
    digest: str
    trace: dict[str, list[list[float]]]


FILE = Path(__file__).parent / "golden_traces.json"
GOLDEN: list[Golden] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else []
ANEW = "another model file: `python -m tests.lab.test_trace` stores the golden traces anew"
SEQUENCES = {
    "forget": ("aab#abba#aa", "a"),
    "counter": ("(()())", "())"),
    "reset": ("a(b)a",),
    "input": ("0.5, 0.25*, 1e-1*",),
    "order": ("aXbY",),
    "count-match": ("aabb",),
    "latch": ("Xab",),
    "text": ('i "',),
    "grammar": ("BTBTX",),
    "temperature": ("12.5 -3 14",),
    "reverse": ("AB",),
}


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: f"{golden['model']}:{golden['sequence']}")
def test_shipped_models_give_their_golden_traces(golden: Golden) -> None:
    model = shipped(golden["model"])
    assert model.digest == golden["digest"], ANEW

    tracks = _tracks(model, golden["sequence"])

    assert tracks.keys() == golden["trace"].keys()
    for name, rows in tracks.items():
        assert len(rows) == len(golden["trace"][name]), name
        for row, stored in zip(rows, golden["trace"][name], strict=True):
            np.testing.assert_allclose(row, stored, atol=1e-12, err_msg=name)


def test_every_shipped_model_has_a_golden_trace() -> None:
    assert {golden["model"] for golden in GOLDEN} == set(SHIPPED)


@pytest.mark.parametrize(
    ("sequence", "reason", "position", "symbol"),
    [
        ("", Reason.EMPTY, None, None),
        ("(" * (MAX_SYMBOLS + 1), Reason.TOO_LONG, MAX_SYMBOLS + 1, "("),
        ("(a)", Reason.UNKNOWN_SYMBOL, 2, "a"),
        ("( ", Reason.UNKNOWN_SYMBOL, 2, " "),
        ("()\N{LEFT SQUARE BRACKET}", Reason.UNKNOWN_SYMBOL, 3, "["),
        ("()\N{CYRILLIC SMALL LETTER A}", Reason.UNKNOWN_SYMBOL, 3, "\N{CYRILLIC SMALL LETTER A}"),
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
    text = model.alphabet[0] * MAX_SYMBOLS if model.alphabet else "0.5 " * MAX_SYMBOLS

    trace = trace_sequence(model, text)

    assert trace.outputs.shape == (MAX_SYMBOLS, len(model.outputs))
    assert np.isfinite(trace.outputs).all()
    assert np.isfinite(trace.layer["cell"]).all()


@pytest.mark.parametrize("model_id", SHIPPED)
def test_each_model_answers_right_on_what_it_is_shown_with_first(model_id: str) -> None:
    trace = trace_sequence(shipped(model_id), PRESETS[model_id].start)

    assert len(trace.symbols) == len(trace.truth) == len(trace.counted) == len(trace.right)
    assert trace.score is not None
    assert trace.score >= (0.6 if model_id == "text" else 1.0)  # what comes next is partly chance


def test_a_sequence_without_a_counted_step_has_no_score() -> None:
    assert trace_sequence(shipped("order"), "abXc").score is None


def test_an_encoder_gives_no_answers_and_a_decoders_steps_are_arrows() -> None:
    trace = trace_sequence(shipped("reverse"), "ABCD")

    assert trace.symbols == ("A", "B", "C", "D", *DECODED * 4)
    assert trace.layer["cell"].shape == (8, 32)
    assert [len(row) for row in as_lists(trace, 3)["outputs"]] == [0, 0, 0, 0, 5, 5, 5, 5]
    assert trace.counted == (False,) * 4 + (True,) * 4
    assert trace.truth == (1, 2, 3, 4, 0, 0, 0, 0)
    np.testing.assert_array_equal(trace.stages[1].inputs, [trace.stages[0].layer["hidden"][-1]] * 4)


def test_a_word_that_closes_too_often_is_run_and_its_depth_goes_below_zero() -> None:
    trace = trace_sequence(shipped("counter"), "())")

    assert trace.truth == (1, 0, -1)
    assert trace.layer["cell"][-1, 0] < trace.layer["cell"][-2, 0]


def test_lists_are_rounded_to_three_digits_or_left_alone_at_seventeen() -> None:
    trace = trace_sequence(shipped("forget"), "aab#ab")

    exact, rounded = as_lists(trace, 17), as_lists(trace, 3)

    assert exact["cell"] == trace.layer["cell"].tolist()
    assert rounded["cell"] == [[round(value, 3) for value in row] for row in exact["cell"]]
    assert rounded["cell"] != exact["cell"]
    assert rounded["gates"]["forget"][3] == [round(float(trace.layer["forget"][3, 0]), 3)]


def test_no_list_holds_a_negative_zero() -> None:
    trace = trace_sequence(shipped("forget"), "a")
    trace.layer["cell"][0, 0] = -1e-9

    (((value,),)) = as_lists(trace, 3)["cell"]

    assert value == 0
    assert math.copysign(1, value) == 1


def _tracks(model: Model, sequence: str) -> dict[str, list[list[float]]]:
    lists = as_lists(trace_sequence(model, sequence), 17)
    others = ("candidate", "cell", "hidden", "outputs")
    return {**lists["gates"], **{name: lists[name] for name in others}}  # type: ignore[dict-item, literal-required]


def _golden(model_id: str, sequence: str) -> Golden:
    model = shipped(model_id)
    return {"model": model_id, "sequence": sequence, "digest": model.digest, "trace": _tracks(model, sequence)}


if __name__ == "__main__":
    stored = [json.dumps(_golden(name, one)) for name, sequences in SEQUENCES.items() for one in sequences]
    FILE.write_text("[\n" + ",\n".join(stored) + "\n]\n", encoding="utf-8")
