"""What there is to see in the models of many units: text, grammar, temperature, reverse."""

import numpy as np

from app.lab.readings.correlations import correlations
from app.lab.stage.captions.caption import Caption, says_right, where
from app.lab.stage.cells import Facts, Here, at_least, first_of, first_where, first_wrong, last_read, steps_of
from app.lab.trace import SequenceTrace

QUOTE = '"'


def _quoted(trace: SequenceTrace) -> list[int]:
    """The steps within quotation marks, without the marks."""
    return [step for step in steps_of(trace) if trace.truth[step - 1] == 1 and trace.symbols[step - 1] != QUOTE]


def _most_shut_in_quotation(trace: SequenceTrace) -> int | None:
    return min(_quoted(trace), key=lambda step: Here(trace, step, 9).now("forget"), default=None)


def _stays_open(here: Here) -> Facts | None:
    lowest = at_least([here.now("forget")])
    return {**here.facts(), "lowest": lowest} if lowest > 0.5 else None


def _is_cleared(here: Here) -> bool:
    return here.now("forget") < 0.1 and abs(here.before) > 0.5 and abs(here.after) < 0.3


def _outer(trace: SequenceTrace, sign: int) -> int | None:
    """The first step that reads an outer T (1) or P (-1)."""
    truth = (0.0, *trace.truth)
    return first_where(steps_of(trace), lambda step: truth[step] == sign and truth[step - 1] == 0)


def outer_t(trace: SequenceTrace) -> int | None:
    return _outer(trace, 1)


def _outer_p(trace: SequenceTrace) -> int | None:
    return _outer(trace, -1)


def due(trace: SequenceTrace) -> int | None:
    """The first step after which the outer letter comes again."""
    return first_where(steps_of(trace)[:-1], lambda s: trace.truth[s - 1] != 0 and trace.truth[s] == 0)


def _is_expected(here: Here) -> Facts | None:
    letter = "T" if here.truth > 0 else "P"
    share, is_next = here.output(f"next may be {letter}"), here.at(here.step + 1).symbol == letter
    said: Facts = {"letter": letter, "share": share, "kept": _outer(here.trace, int(here.truth)) or 0}
    return {**here.facts(), **said} if is_next and here.is_right and share > 0.5 else None


def _half_open(trace: SequenceTrace) -> int:
    return int(np.abs(trace.layer["forget"][:, 6] - 0.5).argmin()) + 1


def _highest(trace: SequenceTrace) -> int:
    return int(trace.layer["cell"][:, 6].argmax()) + 1


def _follows(here: Here) -> Facts | None:
    correlation = correlations(here.trace)[here.unit - 1]
    return {**here.facts(), "correlation": correlation} if correlation is not None and correlation > 0.8 else None


def _first_said(trace: SequenceTrace) -> int:
    return last_read(trace) + 1


TEXT = (
    Caption("text-mark", 9, "forget", "fc", first_of(QUOTE), where(_is_cleared)),
    Caption("text-elsewhere", 9, "forget", "f", first_of("(."), where(lambda h: h.now("forget") < 0.1)),
    Caption("text-within", 9, "forget", "f", _most_shut_in_quotation, _stays_open),
)
GRAMMAR = (
    Caption(
        "grammar-t",
        4,
        "cell",
        "igc",
        outer_t,
        where(lambda h: h.symbol == "T" and min(h.written, h.after - h.before) > 0.3),
    ),
    Caption(
        "grammar-p",
        4,
        "forget",
        "fgc",
        _outer_p,
        where(lambda h: h.symbol == "P" and h.now("forget") < 0.3 and h.now("candidate") < -0.5 and h.after < h.before),
    ),
    Caption("grammar-due", 4, "cell", "c", due, _is_expected),
)
TEMPERATURE = (
    Caption("temperature-half", 7, "forget", "f", _half_open, where(lambda h: 0.4 < h.now("forget") < 0.6)),
    Caption("temperature-follows", 7, "cell", "c", _highest, _follows),
)
REVERSE = (
    Caption("reverse-vector", 18, "hidden", "h", last_read, lambda h: {**h.facts(), "units": h.trace.model.units}),
    Caption("reverse-first", 18, "hidden", "", _first_said, says_right),
    Caption("reverse-wrong", 18, "hidden", "", first_wrong, lambda h: h.facts() if last_read(h.trace) != 4 else None),
)
