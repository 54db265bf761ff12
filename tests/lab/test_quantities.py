"""One list of the six: whatever else spells them out, for a type or for a style sheet, says the same."""

import re
from pathlib import Path
from typing import get_args

import pytest

from app.lab.cells.lstm import LSTM
from app.lab.edits.notation import BLOCKS, GATES, STATES
from app.lab.quantities import BY_LETTER, NAMES, QUANTITIES, GateName, QuantityKind, QuantityName, named, of_kind
from app.lab.trace import trace_sequence
from app.settings import ROOT
from tests.lab.builders import SHIPPED, shipped


def test_names_letters_and_kinds_are_those_of_the_equations() -> None:
    assert {one.letter: one.name for one in QUANTITIES} == {
        "f": "forget",
        "i": "input",
        "o": "output",
        "g": "candidate",
        "c": "cell",
        "h": "hidden",
    }
    assert [one.letter for one in of_kind(QuantityKind.GATE)] == ["f", "i", "o"]
    assert [one.letter for one in of_kind(QuantityKind.STATE)] == ["c", "h"]


def test_the_names_that_types_may_hold_are_those_of_the_list() -> None:
    assert get_args(QuantityName) == NAMES
    assert get_args(GateName) == tuple(one.name for one in of_kind(QuantityKind.GATE))


def test_a_letter_that_no_quantity_has_is_refused() -> None:
    assert named("hf") == ("hidden", "forget")
    with pytest.raises(KeyError):
        named("x")


def test_what_can_be_changed_are_the_blocks_of_the_cell_and_the_states() -> None:
    assert set(BLOCKS.values()) == set(LSTM.blocks)
    assert set(BLOCKS) | set(STATES) == set(BY_LETTER)
    assert set(GATES) < set(BLOCKS)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_no_value_leaves_the_range_of_its_quantity(model_id: str) -> None:
    model = shipped(model_id)
    text = "".join(model.alphabet * 5) or "1 0.5 0 1"

    layer = trace_sequence(model, text).layer

    for one in QUANTITIES:
        assert one.low <= layer[one.name].min() <= layer[one.name].max() <= one.high


@pytest.mark.parametrize(
    "pattern", [r"^\.q-(\w+) {", r"^\[data-quantity=\"(\w+)\"\]", r"^\.fill-(\w+) {", r"^  --(\w+): light-dark"]
)
def test_style_sheets_have_a_rule_for_each_quantity(pattern: str) -> None:
    css = "\n".join(path.read_text() for path in Path(ROOT / "static" / "css").rglob("*.css"))

    assert set(NAMES) <= set(re.findall(pattern, css, re.MULTILINE))
