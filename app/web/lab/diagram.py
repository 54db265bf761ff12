"""The cell as pipes and valves, in numbers for SVG attributes.

A pipe is as full as its value, a valve as open as its gate.

One unit is a pixel of a drawing of 400 by 252. Kept, written and new cell state share one scale, so that what flows
together at the adder adds up; tanh(c) and h share another, since h is a part of tanh(c).
"""

import math
from dataclasses import dataclass, replace

from app.lab.readings.terms import CellTerms
from app.web.shared.numbers import is_below_zero, written

BORE = 30.0  # the inner width of every pipe
ALONG, ACROSS, SHOWN = 57.0, 228.0, 360.0  # the middle lines of c's pipe, of g's and of h's
VALVE = 128.0  # how far down the input and the output valve stand
FORGET = 92.0  # and how far along the forget valve
REST = 4.0  # what is seen of a jaw that is fully open
JAW = 10.0  # its thickness
LEVEL = 48.0  # the height of a gate's box
CHARACTER = 7.2  # the width of a character of a chip


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle that moves to its new place when the chosen cell changes; `key` says which it is."""

    key: str
    quantity: str
    of: tuple[str, ...]  # the quantities that it has a part in
    x: float
    y: float
    width: float
    height: float
    below: bool = False  # the value lies below zero: lines are drawn on it


@dataclass(frozen=True, slots=True)
class Value:
    """What a rider shows on a part of its way, in shares of the whole ride."""

    quantity: str  # whose colour it has
    name: str
    number: str
    start: float
    end: float

    @property
    def width(self) -> float:
        """Of its chip."""
        return round(CHARACTER * (len(self.name) + 1 + len(self.number)) + 14, 1)

    @property
    def left(self) -> float:
        """The chip's edge; its middle rides."""
        return -self.width / 2


@dataclass(frozen=True, slots=True)
class Rider:
    """A value that rides along the pipes. `stops`: x, y and when, as a share of the whole ride."""

    stops: tuple[tuple[float, float, float], ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """The box of a gate or of the candidate, and how full it is."""

    left: float
    middle: float
    level: Piece


@dataclass(frozen=True, slots=True)
class Diagram:
    """The parts of the drawing that depend on the cell."""

    flows: tuple[Piece, ...]
    jaws: tuple[Piece, ...]
    boxes: tuple[Box, ...]
    riders: tuple[Rider, ...]


def diagram(terms: CellTerms, full: float, hidden: str = "") -> Diagram:
    """`full` is the size of c that fills its pipe: the largest of the run. A gate that is `hidden` has no valve, an
    empty box and nothing behind it, and no value rides."""
    if hidden:
        empty = _without(terms, hidden)
        jaws = tuple(jaw for jaw in _jaws(empty) if jaw.quantity != hidden)
        return Diagram(_flows(empty, full), jaws, _boxes(empty), ())
    return Diagram(_flows(terms, full), _jaws(terms), _boxes(terms), _riders(terms))


def _without(terms: CellTerms, gate: str) -> CellTerms:
    nothing = {gate: replace(terms.gates[gate], value=0.0)}
    return replace(terms, **nothing)  # type: ignore[arg-type]  # of the types of all fields; this one is a gate's


def _flows(terms: CellTerms, full: float) -> tuple[Piece, ...]:
    c, h, most = ("cell",), ("hidden",), math.tanh(full)
    return (
        _level_flow("before", c, 8.0, FORGET, terms.previous_cell / full),
        _level_flow("kept", c, FORGET, ACROSS, terms.kept / full),
        _level_flow("now", ("cell", "hidden"), ACROSS, 384.0, terms.cell_state / full),
        _upright_flow("offered", "candidate", ("candidate", "cell"), ACROSS, (VALVE, 174.0), terms.candidate.value),
        _upright_flow("added", "cell", c, ACROSS, (ALONG + BORE / 2, VALVE), terms.added / full),
        _upright_flow("squashed", "cell", h, SHOWN, (98.0, VALVE), terms.tanh_cell / most),
        _upright_flow("shown", "hidden", h, SHOWN, (VALVE, 186.0), terms.hidden_state / most),
    )


def _level_flow(key: str, of: tuple[str, ...], start: float, end: float, value: float) -> Piece:
    thick = _thickness(value)
    return Piece(key, "cell", of, start, _rounded(ALONG - thick / 2), end - start, thick, is_below_zero(value))


def _upright_flow(
    key: str, quantity: str, of: tuple[str, ...], middle: float, ends: tuple[float, float], value: float
) -> Piece:
    thick = _thickness(value)
    return Piece(
        key, quantity, of, _rounded(middle - thick / 2), ends[0], thick, ends[1] - ends[0], is_below_zero(value)
    )


def _thickness(value: float) -> float:
    """Of a flow, by its share of a full pipe."""
    return _rounded(BORE * min(1.0, abs(value)))


def _jaws(terms: CellTerms) -> tuple[Piece, ...]:
    """Two for each gate; they meet where it is shut."""
    forget, into, out = terms.forget.value, terms.input.value, terms.output.value
    ends = [_jaw(ALONG, side, forget) for side in (-1, 1)]
    along = [
        Piece(f"forget{number}", "forget", ("forget", "cell"), FORGET - JAW / 2, start, JAW, length)
        for number, (start, length) in enumerate(ends)
    ]
    across = [
        Piece(f"{name}{number}", name, (name, of), start, VALVE - JAW / 2, length, JAW)
        for name, of, middle, gate in (("input", "cell", ACROSS, into), ("output", "hidden", SHOWN, out))
        for number, (start, length) in enumerate(_jaw(middle, side, gate) for side in (-1, 1))
    ]
    return (*along, *across)


def _jaw(middle: float, side: int, gate: float) -> tuple[float, float]:
    """Where a jaw starts, and its length, on one side of a pipe's middle line."""
    length = _rounded(REST + BORE / 2 * (1 - gate))
    inner = middle + side * BORE / 2 * gate
    return _rounded(inner if side > 0 else inner - length), length


def _boxes(terms: CellTerms) -> tuple[Box, ...]:
    """From left to right."""
    places = (("forget", FORGET), ("input", 160.0), ("candidate", ACROSS), ("output", 296.0))
    return tuple(Box(middle - 31, middle, _level(name, middle, terms.gates[name].value)) for name, middle in places)


def _level(name: str, middle: float, value: float) -> Piece:
    height = _rounded(LEVEL * abs(value))
    of = (name, "hidden" if name == "output" else "cell")
    return Piece(name, name, of, middle - 30, _rounded(175 + LEVEL - height), 60.0, height, is_below_zero(value))


def _riders(terms: CellTerms) -> tuple[Rider, ...]:
    """In the order of the equations: c through its valve, g through its own, both together, and what is shown."""
    top = ALONG + BORE / 2
    return (
        Rider(
            ((42, ALONG, 0), (66, ALONG, 0.1), (124, ALONG, 0.26), (196, ALONG, 0.46), (ACROSS, ALONG, 0.52)),
            (
                _value("cell", "c", terms.previous_cell, 0, 0.18),
                _value("cell", "f·c", terms.kept, 0.18, 0.56),
            ),
        ),
        Rider(
            ((ACROSS, 160, 0.08), (ACROSS, 146, 0.18), (ACROSS, 108, 0.34), (ACROSS, top, 0.46), (ACROSS, ALONG, 0.52)),
            (
                _value("candidate", "g", terms.candidate.value, 0, 0.26),
                _value("cell", "i·g", terms.added, 0.26, 0.56),
            ),
        ),
        Rider(
            ((ACROSS, ALONG, 0.52), (290, ALONG, 0.66), (340, ALONG, 0.74), (358, ALONG, 0.8)),
            (_value("cell", "c", terms.cell_state, 0.5, 0.86),),
        ),
        Rider(
            ((SHOWN, top, 0.7), (350, 108, 0.78), (SHOWN, 148, 0.9), (SHOWN, 176, 0.96)),
            (
                _value("cell", "tanh", terms.tanh_cell, 0.68, 0.84),
                _value("hidden", "h", terms.hidden_state, 0.84, 1),
            ),
        ),
    )


def _value(quantity: str, name: str, number: float, start: float, end: float) -> Value:
    return Value(quantity, name, written(number), start, end)


def _rounded(number: float) -> float:
    return round(number, 2) + 0.0
