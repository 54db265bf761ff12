"""What there is to see in the models that count: forget, counter, reset, count-match."""

from itertools import takewhile

from app.lab.stage.captions.caption import Caption, where
from app.lab.stage.cells import END, Facts, Here, first_of, first_where, first_wrong, last_step, steps_of
from app.lab.trace import SequenceTrace


def _second_a(trace: SequenceTrace) -> int | None:
    """The first a that comes right after another."""
    return first_where(steps_of(trace)[1:], lambda step: trace.symbols[step - 2 : step] == ("a", "a"))


def _first_letter_inside(trace: SequenceTrace) -> int | None:
    return first_where(steps_of(trace), lambda s: trace.symbols[s - 1] not in "()" and trace.truth[s - 1] == 1)


def _deepest(trace: SequenceTrace) -> int:
    """The first step at which most is open, or still owed."""
    return trace.truth.index(max(trace.truth)) + 1


def _after_deepest(trace: SequenceTrace) -> int | None:
    step = _deepest(trace) + 1
    return step if step <= last_step(trace) else None


def _first_end(trace: SequenceTrace) -> int | None:
    """The first step that owes nothing: every bracket is closed, or there are as many b as a."""
    return first_where(steps_of(trace), lambda step: trace.truth[step - 1] == 0)


def _first_kept_b(trace: SequenceTrace) -> int | None:
    return first_where(steps_of(trace), lambda step: trace.symbols[step - 1] == "b" and trace.truth[step - 1] > 0)


def _is_emptied(here: Here) -> bool:
    return here.now("forget") < 0.1 and here.before > 0.05 and abs(here.after) < 0.05


def _adds_an_a(here: Here) -> bool:
    return here.now("input") > 0.05 and here.written > 0.05 and here.after > here.before + 0.05


def _keeps(here: Here) -> bool:
    return here.now("input") < 0.02 and here.now("forget") > 0.95 and abs(here.after - here.before) < 0.005


def _says_wrong(here: Here) -> Facts:
    """Of the first wrong answer; of a network with one output, what it says instead."""
    return {**here.facts(), "answer": float(here.trace.outputs[here.step - here.trace.first_answer, 0])}


def _is_overwritten(here: Here, sign: int) -> bool:
    gates = here.now("forget") < 0.1 and here.now("input") > 0.9 and sign * here.now("candidate") > 0.9
    return gates and sign * here.after > 0.5 and sign * here.before < 0.5


def _counts(here: Here, sign: int) -> bool:
    """Up or down by about one: what is written, on top of what is kept."""
    return min(sign * here.written, sign * (here.after - here.before)) > 0.8 and here.now("forget") > 0.9


def _goes_on_down(here: Here) -> bool:
    """From the first b of a row to the last."""
    row = takewhile(lambda step: here.at(step).symbol == "b", range(here.step, last_step(here.trace) + 1))
    return all(here.at(step).after < here.at(step).before for step in row)


def _ends(here: Here, lowest: float, highest: float) -> Facts | None:
    facts = {**here.facts(), "end": here.output(END)}
    return facts if here.is_right and here.output(END) > 0.5 and lowest < here.after < highest else None


FORGET = (
    Caption("forget-emptied", 1, "forget", "fc", first_of("#"), where(_is_emptied)),
    Caption("forget-adds", 1, "input", "ic", _second_a, where(_adds_an_a)),
    Caption("forget-keeps", 1, "cell", "ifc", _first_kept_b, where(_keeps)),
    Caption("forget-wrong", 1, "cell", "", first_wrong, _says_wrong),
)
COUNTER = (
    Caption("counter-up", 1, "candidate", "igc", _deepest, where(lambda h: _counts(h, 1))),
    Caption("counter-down", 1, "candidate", "gc", _after_deepest, where(lambda h: _counts(h, -1))),
    Caption("counter-end", 1, "cell", "c", _first_end, lambda h: _ends(h, -0.3, 0.3)),
)
RESET = (
    Caption("reset-opens", 1, "forget", "fgc", first_of("("), where(lambda h: _is_overwritten(h, 1))),
    Caption("reset-closes", 1, "candidate", "fgc", first_of(")"), where(lambda h: _is_overwritten(h, -1))),
    Caption(
        "reset-keeps",
        1,
        "forget",
        "fc",
        _first_letter_inside,
        where(lambda h: h.is_right and h.now("forget") > 0.8 and min(h.before, h.after) > 0.3),
    ),
)
COUNT_MATCH = (
    Caption("count-match-up", 2, "cell", "c", _deepest, where(lambda h: h.symbol == "a" and h.after - h.before > 0.6)),
    Caption(
        "count-match-down",
        2,
        "candidate",
        "gc",
        _after_deepest,
        where(lambda h: h.symbol == "b" and max(h.now("candidate"), h.after - h.before) < -0.5 and _goes_on_down(h)),
    ),
    Caption("count-match-end", 2, "cell", "c", _first_end, lambda h: _ends(h, -1.0, 0.0)),
    Caption("count-match-wrong", 2, "cell", "c", first_wrong, Here.facts),
)
