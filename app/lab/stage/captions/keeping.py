"""What there is to see in the models that keep something: input, order, latch."""

from app.lab.stage.captions.caption import Caption, says_right, where
from app.lab.stage.cells import Facts, Here, at_least, first_of, last_step, marked_steps, steps_of
from app.lab.trace import SequenceTrace

FIRSTS = ("X", "Y")


def _first_mark(trace: SequenceTrace) -> int | None:
    return next(iter(marked_steps(trace)), None)


def _largest_unmarked(trace: SequenceTrace) -> int | None:
    """The largest number without a mark that comes after one with it."""
    marks = marked_steps(trace)
    others = [step for step in steps_of(trace) if marks and step > marks[0] and step not in marks]
    return max(others, key=lambda step: float(trace.symbols[step - 1]), default=None)


def _takes_it_in(here: Here) -> bool:
    return here.now("input") > 0.5 and here.after - here.before > 0.05


def _leaves_it_out(here: Here) -> bool:
    return here.now("input") < 0.05 and abs(here.after - here.before) < 0.005 and abs(here.before) > 0.02


def _keeps_the_sum(here: Here) -> Facts | None:
    marks = marked_steps(here.trace)
    if not marks or not here.is_right or here.step == marks[0]:
        return None
    lowest = at_least(here.track("forget", marks[0] + 1, here.step))
    said = {"lowest": lowest, "answer": float(here.trace.outputs[-1, 0])}
    return {**here.facts(), **said} if lowest > 0.95 else None


def steps_of_firsts(trace: SequenceTrace) -> list[int]:
    """The steps that read an X or a Y."""
    return [step for step in steps_of(trace) if trace.symbols[step - 1] in FIRSTS]


def _before_the_second(trace: SequenceTrace) -> int | None:
    """The step before the second X or Y, where the first is not that."""
    found = steps_of_firsts(trace)
    return found[1] - 1 if len(found) > 1 and found[1] - found[0] > 2 else None


def _is_carried(here: Here) -> Facts | None:
    first = steps_of_firsts(here.trace)[0]
    lowest = at_least(here.track("forget", first + 1, here.step))
    is_same = abs(here.after - here.at(first).after) < 0.15 and abs(here.after) > 0.5
    return {**here.facts(), "lowest": lowest, "steps": here.step - first} if lowest > 0.9 and is_same else None


def _starts(trace: SequenceTrace) -> int | None:
    return 1 if trace.symbols[0] in FIRSTS else None


def _second(trace: SequenceTrace) -> int | None:
    return 2 if _starts(trace) and last_step(trace) > 1 else None


def _is_kept(here: Here) -> bool:
    is_left_alone = here.now("forget") > 0.95 and here.now("input") < 0.2
    return is_left_alone and abs(here.after - here.before) < 0.05 < abs(here.before)


def _never_lets_go(here: Here) -> Facts | None:
    if here.trace.symbols[0] not in FIRSTS or here.step < 3:
        return None
    lowest, kept = at_least(here.track("forget", 2, here.step)), here.track("cell", 1, here.step)
    first = here.trace.symbols[0]
    sign = 1 if first == "Y" else -1
    is_so = all(sign * value > 0 for value in kept) and abs(kept[-1]) > 1.5 * abs(kept[0])
    facts = {**here.facts(), "lowest": lowest, "first": kept[0], "began": first}
    return facts if lowest > 0.9 and is_so else None


INPUT = (
    Caption("input-marked", 4, "input", "ic", _first_mark, where(_takes_it_in)),
    Caption("input-unmarked", 4, "input", "ic", _largest_unmarked, where(_leaves_it_out)),
    Caption("input-kept", 4, "forget", "fc", last_step, _keeps_the_sum),
)
ORDER = (
    Caption(
        "order-first",
        3,
        "input",
        "ic",
        first_of(FIRSTS),
        where(lambda h: h.now("input") > 0.4 and abs(h.written) > 0.3),
    ),
    Caption("order-carried", 3, "forget", "fc", _before_the_second, _is_carried),
    Caption("order-answer", 3, "hidden", "", last_step, says_right),
)
LATCH = (
    Caption(
        "latch-caught",
        1,
        "input",
        "igc",
        _starts,
        where(lambda h: h.now("input") > 0.8 and abs(h.now("candidate")) > 0.8),
    ),
    Caption("latch-kept", 1, "forget", "ifc", _second, where(_is_kept)),
    Caption("latch-held", 1, "forget", "fc", last_step, _never_lets_go),
)
