"""What the texts of the shipped set say of a model's numbers is what the model does."""

import pytest

from app.content.model_files import read_model
from app.lab.trace import trace_sequence
from tests.builders import ROOT


def track(model: str, sequence: str, quantity: str) -> list[float]:
    """A quantity of unit 1, step by step."""
    trained = read_model((ROOT / "content/models" / f"{model}.json").read_bytes())
    (stage,) = trace_sequence(trained, sequence).stages
    return [step[0] for step in stage.layer.rows(quantity)]


def test_the_counters_first_gate_is_lower_but_has_nothing_to_keep() -> None:
    """The explanations of `counter-depth` and `carousel-decay`."""
    first, *later = track("counter", "(()(", "forget")
    assert first == pytest.approx(0.61, abs=0.005)
    assert min(later) > 0.99
    assert track("counter", "(()(", "cell")[::3] == pytest.approx([0.85, 1.80], abs=0.005)


def test_the_count_of_forget_grows_evenly_and_passes_b() -> None:
    """The explanation of `hidden-state-same-symbol`."""
    first, second, third = track("forget", "aab", "cell")
    assert second == pytest.approx(2 * first, rel=0.02)
    assert third == pytest.approx(second, rel=0.01)
    assert abs(track("forget", "#bb", "cell")[-1]) < 0.01
