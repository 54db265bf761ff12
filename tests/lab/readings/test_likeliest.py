"""What a network says at a step is what its outputs are, beside the targets of its task."""

import pytest

from app.lab.readings.likeliest import AnswerKind, answer_at
from app.lab.trace import trace_sequence
from app.lab.training.presets import PRESETS
from tests.lab.builders import SHIPPED, shipped


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_values_are_the_outputs_of_the_run(model_id: str) -> None:
    trace = trace_sequence(shipped(model_id), PRESETS[model_id].start)
    for step in range(1, len(trace.symbols) + 1):
        said = answer_at(trace, step)
        if said is None:
            assert step < trace.first_answer
        else:
            assert [one.value for one in said.outputs] == trace.outputs[step - trace.first_answer].tolist()
            assert tuple(one.name for one in said.outputs) == trace.model.outputs
            assert (said.asked, said.right) == (trace.counted[step - 1], trace.right[step - 1])


@pytest.mark.parametrize("model_id", ["text", "order", "reverse"])
def test_one_of_many_is_a_distribution(model_id: str) -> None:
    trace = trace_sequence(shipped(model_id), PRESETS[model_id].start)
    said = answer_at(trace, len(trace.symbols) - 1)

    assert said is not None
    assert said.kind is AnswerKind.ONE_OF_MANY
    assert sum(one.value for one in said.outputs) == pytest.approx(1.0)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_a_right_answer_agrees_with_the_targets(model_id: str) -> None:
    """Of a likelihood, each lies on the side of its target; of a distribution, the likeliest is the true one."""
    trace = trace_sequence(shipped(model_id), PRESETS[model_id].start)
    answers = [answer_at(trace, step) for step in range(1, len(trace.symbols) + 1)]
    asked = [one for one in answers if one and one.asked]
    assert asked
    for one in asked:
        assert one.is_known
        if one.kind is AnswerKind.EACH:
            sides = all((output.value > 0.5) == (output.target == 1.0) for output in one.outputs)
            assert one.right is sides
        if one.kind is AnswerKind.ONE_OF_MANY:
            assert one.right is (one.likeliest(1)[0].target == 1.0)


def test_the_likeliest_come_first_and_the_true_one_is_among_them() -> None:
    trace = trace_sequence(shipped("text"), "we see rain, we")
    for step in range(1, len(trace.symbols)):
        said = answer_at(trace, step)
        assert said is not None
        shown = said.likeliest(5)
        values = [one.value for one in shown[:5]]
        assert values == sorted((one.value for one in said.outputs), reverse=True)[:5]
        assert [one.name for one in shown if one.target == 1.0] == [trace.symbols[step]]
        assert len(shown) in {5, 6}


@pytest.mark.parametrize(
    ("model_id", "sequence", "step", "known"),
    [
        ("text", "we see", 5, True),
        ("text", "we see", 6, False),  # nothing comes after the last symbol
        ("temperature", "7 8 9", 3, False),
        ("order", "XabY", 3, False),  # only one of the two has come
        ("order", "XabY", 4, True),
        ("forget", "aab", 3, True),
        ("input", "0.5* 0.1", 1, True),  # not asked, but the sum so far is known
    ],
)
def test_what_nobody_knows_is_not_called_true(model_id: str, sequence: str, step: int, known: bool) -> None:
    said = answer_at(trace_sequence(shipped(model_id), sequence), step)

    assert said is not None
    assert said.is_known is known


def test_an_encoder_says_nothing() -> None:
    trace = trace_sequence(shipped("reverse"), "ABCD")

    assert [answer_at(trace, step) is None for step in range(1, 9)] == [True] * 4 + [False] * 4
