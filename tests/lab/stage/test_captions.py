"""A caption says only what is so: on the start run, on any other, and on a changed one."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lab.edits.notation import Clamp, StateEdit
from app.lab.readings.correlations import correlations
from app.lab.stage.captions.caption import Found
from app.lab.stage.captions.table import CAPTIONS, captions_in
from app.lab.trace import SequenceTrace, trace_sequence
from tests.depth import examples
from tests.lab.builders import SHIPPED
from tests.lab.stage.builders import model, started, typed

ONLY_WHERE_WRONG = {"forget-wrong", "count-match-wrong", "reverse-wrong"}


def value(trace: SequenceTrace, found: Found, quantity: str, back: int = 0) -> float:
    return float(trace.layer[quantity][found.step - 1 - back, found.unit - 1])


def cells(trace: SequenceTrace, found: Found) -> tuple[float, float]:
    """c before and after the step."""
    begins = found.step in {stage * len(trace.symbols) // len(trace.stages) + 1 for stage in range(len(trace.stages))}
    return 0.0 if begins else value(trace, found, "cell", 1), value(trace, found, "cell")


def rises(trace: SequenceTrace, found: Found) -> bool:
    before, after = cells(trace, found)
    return after > before


def falls(trace: SequenceTrace, found: Found) -> bool:
    before, after = cells(trace, found)
    return after < before


def stays(trace: SequenceTrace, found: Found) -> bool:
    before, after = cells(trace, found)
    return abs(after - before) < 0.05


def shuts(gate: str) -> Callable[[SequenceTrace, Found], bool]:
    return lambda trace, found: value(trace, found, gate) < 0.2


def opens(gate: str, at_least: float = 0.4) -> Callable[[SequenceTrace, Found], bool]:
    return lambda trace, found: value(trace, found, gate) > at_least


def reads(*symbols: str) -> Callable[[SequenceTrace, Found], bool]:
    return lambda trace, found: trace.symbols[found.step - 1] in symbols


def marked(trace: SequenceTrace, found: Found) -> bool:
    return trace.symbols[found.step - 1].endswith("*")


def unmarked(trace: SequenceTrace, found: Found) -> bool:
    return not marked(trace, found)


def right(trace: SequenceTrace, found: Found) -> bool:
    return trace.right[found.step - 1]


def first_wrong(trace: SequenceTrace, found: Found) -> bool:
    asked = [counted and not is_right for counted, is_right in zip(trace.counted, trace.right, strict=True)]
    return asked.index(True) + 1 == found.step


def may_end(trace: SequenceTrace, found: Found) -> bool:
    return trace.outputs[found.step - 1, trace.model.outputs.index("end")] > 0.5 and right(trace, found)


def never_below(gate: str, first: Callable[[SequenceTrace], int]) -> Callable[[SequenceTrace, Found], bool]:
    def holds(trace: SequenceTrace, found: Found) -> bool:
        track = trace.layer[gate][first(trace) : found.step, found.unit - 1]
        return bool((track >= float(found.facts["lowest"])).all())

    return holds


def first_mark(trace: SequenceTrace) -> int:
    return next(step for step, symbol in enumerate(trace.symbols, 1) if symbol.endswith("*"))


def first_of_two(trace: SequenceTrace) -> int:
    return next(step for step, symbol in enumerate(trace.symbols, 1) if symbol in "XY")


def keeps_its_sign(trace: SequenceTrace, found: Found) -> bool:
    return len(set(np.sign(trace.layer["cell"][:, found.unit - 1]))) == 1


def most_shut_in_quotation(trace: SequenceTrace, found: Found) -> bool:
    inside = [t == 1 and s != '"' for t, s in zip(trace.truth, trace.symbols, strict=True)]
    return bool((trace.layer["forget"][inside, found.unit - 1] >= float(found.facts["lowest"])).all())


def is_half_open(trace: SequenceTrace, found: Found) -> bool:
    return 0.3 < value(trace, found, "forget") < 0.7


def is_highest(trace: SequenceTrace, found: Found) -> bool:
    correlation = correlations(trace)[found.unit - 1]
    is_top = value(trace, found, "cell") == trace.layer["cell"][:, found.unit - 1].max()
    return is_top and correlation is not None and correlation > 0.5


def is_due(trace: SequenceTrace, found: Found) -> bool:
    letter = str(found.facts["letter"])
    expected = trace.outputs[found.step - 1, trace.model.outputs.index(f"next may be {letter}")]
    return trace.symbols[found.step] == letter and expected > 0.5


# What each sentence claims, beside its numbers.
CLAIMS: Mapping[str, tuple[Callable[[SequenceTrace, Found], bool], ...]] = {
    "forget-emptied": (reads("#"), shuts("forget"), falls),
    "forget-adds": (reads("a"), opens("input", 0.05), rises),
    "forget-keeps": (reads("b"), shuts("input"), opens("forget", 0.9), stays),
    "forget-wrong": (first_wrong,),
    "counter-up": (reads("("), rises),
    "counter-down": (reads(")"), falls),
    "counter-end": (may_end, lambda trace, found: trace.truth[found.step - 1] == 0),
    "reset-opens": (reads("("), shuts("forget"), rises),
    "reset-closes": (reads(")"), shuts("forget"), falls),
    "reset-keeps": (opens("forget", 0.8), right, lambda trace, found: value(trace, found, "cell") > 0),
    "input-marked": (marked, opens("input", 0.5), rises),
    "input-unmarked": (unmarked, shuts("input"), stays),
    "input-kept": (right, never_below("forget", first_mark)),
    "order-first": (reads("X", "Y"), opens("input")),
    "order-carried": (never_below("forget", first_of_two),),
    "order-answer": (right,),
    "count-match-up": (reads("a"), rises),
    "count-match-down": (reads("b"), falls),
    "count-match-end": (may_end, lambda trace, found: value(trace, found, "cell") < 0),
    "count-match-wrong": (first_wrong,),
    "latch-caught": (reads("X", "Y"), opens("input", 0.8)),
    "latch-kept": (shuts("input"), opens("forget", 0.9), stays),
    "latch-held": (never_below("forget", lambda _trace: 1), keeps_its_sign),
    "text-mark": (reads('"'), shuts("forget")),
    "text-elsewhere": (reads("(", "."), shuts("forget")),
    "text-within": (most_shut_in_quotation,),
    "grammar-t": (reads("T"), rises),
    "grammar-p": (reads("P"), falls, lambda trace, found: value(trace, found, "forget") < 0.3),
    "grammar-due": (is_due,),
    "temperature-half": (is_half_open,),
    "temperature-follows": (is_highest,),
    "reverse-vector": (lambda trace, found: found.step == len(trace.symbols) // 2,),
    "reverse-first": (right, lambda trace, found: found.step == len(trace.symbols) // 2 + 1),
    "reverse-wrong": (first_wrong,),
}


def check(trace: SequenceTrace) -> None:
    """Every caption that is shown in this run claims what is so, with the run's own numbers."""
    for found in captions_in(trace):
        for claim in CLAIMS[found.id]:
            assert claim(trace, found), found
        facts = found.facts
        assert (facts["before"], facts["after"]) == cells(trace, found)
        for gate in ("forget", "input", "output", "candidate", "hidden"):
            assert facts[gate] == value(trace, found, gate)


def test_every_caption_has_its_claims_and_a_name_of_its_own() -> None:
    ids = [caption.id for captions in CAPTIONS.values() for caption in captions]

    assert sorted(ids) == sorted(CLAIMS)


@pytest.mark.parametrize("model_id", SHIPPED)
def test_the_start_run_has_two_or_three_captions_and_they_are_true(model_id: str) -> None:
    trace = started(model_id)

    check(trace)
    shown = {found.id for found in captions_in(trace)}
    assert 2 <= len(shown) <= 3
    assert shown == {caption.id for caption in CAPTIONS[model_id]} - ONLY_WHERE_WRONG


@given(st.sampled_from(SHIPPED), st.integers(0, 10**6))
@settings(max_examples=examples(150), deadline=None)
def test_no_caption_is_false_of_any_sequence(model_id: str, seed: int) -> None:
    check(trace_sequence(model(model_id), typed(model_id, seed)))


@given(
    st.sampled_from(SHIPPED),
    st.integers(0, 10**6),
    st.sampled_from(("forget", "input", "output")),
    st.floats(0, 1),
    st.floats(-5, 5),
)
@settings(max_examples=examples(150), deadline=None)
def test_no_caption_is_false_of_a_changed_run(model_id: str, seed: int, gate: str, share: float, state: float) -> None:
    edits = (Clamp(gate, None, 1, share, 1 + seed % 7 if seed % 2 else None), StateEdit("cell", 1, 1, state))

    sequence = typed(model_id, seed)
    timesteps = len(trace_sequence(model(model_id), sequence).symbols)
    check(trace_sequence(model(model_id), sequence, edits if timesteps >= 7 else edits[1:]))


@pytest.mark.parametrize(
    ("model_id", "sequence", "caption", "step"),
    [
        ("forget", "a" * 25, "forget-wrong", 19),
        ("count-match", "a" * 14 + "b" * 14, "count-match-wrong", 27),
        ("reverse", "ABCDEABCD", "reverse-wrong", 13),
    ],
)
def test_where_a_model_breaks_it_is_said(model_id: str, sequence: str, caption: str, step: int) -> None:
    found = {one.id: one.step for one in captions_in(trace_sequence(model(model_id), sequence))}

    assert found[caption] == step


def test_a_caption_whose_claim_no_longer_holds_is_gone() -> None:
    held = {found.id for found in captions_in(started("forget", (Clamp("forget", None, 1, 1.0),)))}

    assert "forget-emptied" not in held
    assert "forget-wrong" in held


def test_what_is_said_to_be_the_lowest_is_rounded_down() -> None:
    (kept,) = (found for found in captions_in(started("input")) if found.id == "input-kept")
    lowest = started("input").layer["forget"][4:, 3].min()

    assert 0 <= lowest - float(kept.facts["lowest"]) < 0.01
