"""What a change did: how many answers are given otherwise, which moved most, how many are right."""

from collections.abc import Sequence

import numpy as np

from app.lab.edits.comparison import compare, first_difference
from app.lab.edits.notation import read_edits
from app.lab.trace import SequenceTrace, trace_sequence
from tests.lab.builders import shipped


def both(model: str, sequence: str, do: str) -> tuple[SequenceTrace, SequenceTrace]:
    untouched = trace_sequence(shipped(model), sequence)
    return untouched, trace_sequence(shipped(model), sequence, read_edits(do, untouched.limits))


def rounded(trace: SequenceTrace) -> Sequence[str]:
    """The first output of each step with two digits, as numbers are shown."""
    silent = [""] * (trace.first_answer - 1)
    return [*silent, *(f"{row[0]:.2f}" for row in trace.outputs.tolist())]


def test_the_answers_that_are_shown_otherwise_are_told_in_the_order_of_the_steps() -> None:
    untouched, held = both("forget", "aab#abba", "f=1")

    change = compare(untouched, held, rounded)

    told, before, after = change.changed, rounded(untouched), rounded(held)
    differing = [step for step in range(1, 9) if before[step - 1] != after[step - 1]]
    assert [one.step for one in told] == differing
    assert 0 < len(told) < 8
    assert all((one.before, one.after) == (before[one.step - 1], after[one.step - 1]) for one in told)


def test_the_largest_move_is_one_of_the_changed_answers() -> None:
    untouched, held = both("forget", "aab#abba", "f=1")

    change = compare(untouched, held, rounded)

    moves = np.abs(held.outputs - untouched.outputs)[:, 0]
    largest = change.largest
    assert largest.step == int(moves.argmax()) + 1 == change.moved_most.step
    assert (largest.before, largest.after) == (
        untouched.outputs[largest.step - 1, 0],
        held.outputs[largest.step - 1, 0],
    )
    assert (change.right_before, change.asked) == (8, 8)
    assert change.right_after == sum(held.right) < 8


def test_an_answer_that_moves_unseen_is_no_changed_one() -> None:
    untouched, held = both("forget", "aab#abba", "f@5=0.98")

    change = compare(untouched, held, lambda trace: ["same"] * len(trace.symbols))

    assert change.changed == ()
    assert abs(change.largest.after - change.largest.before) > 0
    assert change.largest.step >= 5


def test_only_answers_that_are_asked_for_count() -> None:
    untouched, held = both("order", "abXcdabdcaYbdcab", "f=0")

    change = compare(untouched, held, lambda trace: [f"{trace.layer['cell'][t, 0]}" for t in range(len(trace.symbols))])

    assert change.asked == 1
    assert [one.step for one in change.changed] == [16]
    assert change.largest.step == 16


def test_where_nothing_differs_nothing_is_told() -> None:
    untouched, _held = both("forget", "aab", "f=1")

    change = compare(untouched, untouched, rounded)

    assert (change.changed, first_difference(untouched, untouched, [1])) == ((), None)
    assert change.largest.before == change.largest.after


def test_the_first_difference_is_one_that_is_seen() -> None:
    """f is 0.97 before the first reset, so held at 1 it changes c a little at once, and tells at the reset."""
    assert first_difference(*both("forget", "aab#abba#aa", "f=1"), [1]) == 4


def test_the_first_difference_is_one_of_the_units_that_are_seen() -> None:
    runs = both("order", "abXcdabdcaYbdcab", "f3@5=0")
    assert first_difference(*runs, [3]) == 5
    assert first_difference(runs[0], runs[0], [1, 2, 3]) is None
