"""The six strips as an SVG of their own: for print, for slides, and for a browser without scripts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from app.lab.quantities import BY_NAME, QuantityKind
from app.lab.trace import SequenceTrace
from app.web.lab.state import Scene
from app.web.shared.numbers import written
from app.web.shared.quantities import quantity_names

# The light theme of static/css/tokens.css; a test compares them.
PALETTE = {
    "forget": "#702708",
    "input": "#2173cc",
    "candidate": "#552d72",
    "output": "#2c6f46",
    "cell": "#89711a",
    "hidden": "#3a4245",
    "ink": "#22262b",
    "soft": "#5c646d",
    "card": "#ffffff",
}
LABELS, HEADER, GAP, EDGE = 112, 30, 12, 10  # pixels
WIDEST, NARROWEST, TALLEST, LOWEST, BAND, WIDTH = 44, 6, 28, 3, 96, 1100
ROOM_FOR_NUMBER, ROOM_FOR_SYMBOL = 32, 10
MOST_SQUARES = 4000  # of each quantity
SMALLEST_RANGE = 0.01
FAINT = 0.05  # even a zero is a square to see


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the squares stand."""

    column: int
    row: int
    timesteps: int
    units: tuple[int, ...]

    @property
    def width(self) -> int:
        return LABELS + self.column * self.timesteps + 2 * EDGE

    @property
    def height(self) -> int:
        return HEADER + 6 * (self.row * len(self.units) + GAP) + EDGE

    def x(self, index: int) -> int:
        return EDGE + LABELS + index * self.column

    def y(self, band: int, index: int) -> int:
        return HEADER + band * (self.row * len(self.units) + GAP) + index * self.row


def strips_picture(scene: Scene) -> str:
    """The picture of what the page shows; a gate that is still to be guessed stays empty.

    Of a run with too many squares, the chosen unit alone is drawn.
    """
    trace = scene.trace
    timesteps, units = len(trace.symbols), tuple(range(1, trace.model.units + 1))
    if timesteps * len(units) > MOST_SQUARES:
        units = (scene.state.unit,)
    column = max(NARROWEST, min(WIDEST, WIDTH // timesteps))
    place = _Layout(column, max(LOWEST, min(TALLEST, BAND // len(units))), timesteps, units)
    picture = _root(place, trace)
    _symbols(picture, trace, place)
    for band, (name, rows, full) in enumerate(_bands(trace)):
        _label(picture, place, band, name, full)
        if name != scene.concealed:
            _squares(picture, place, band, name, rows, full)
    return tostring(picture, encoding="unicode")


def _bands(trace: SequenceTrace) -> Iterator[tuple[str, list[list[float]], float]]:
    """Each quantity with its rows (timesteps, units) and the value that is drawn in full colour."""
    for name in quantity_names():
        rows = trace.layer.rows(name)
        yield name, rows, reach(rows) if BY_NAME[name].kind is QuantityKind.STATE else 1.0


def reach(rows: list[list[float]]) -> float:
    """The printed range of a state: its largest size rounded up to two digits, as `reach` of quantities.js does."""
    largest = max(SMALLEST_RANGE, *(abs(value) for row in rows for value in row))
    rounded = float(f"{largest:.2g}")
    return rounded if rounded >= largest else float(f"{largest * 1.05:.2g}")


def _root(place: _Layout, trace: SequenceTrace) -> Element:
    size = {"width": str(place.width), "height": str(place.height), "viewBox": f"0 0 {place.width} {place.height}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "font-family": "monospace"})
    SubElement(root, "title").text = f"{trace.model.id}: {' '.join(trace.symbols)}"
    pattern = SubElement(root, "defs")
    hatch = {"id": "minus", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse"}
    tile = SubElement(pattern, "pattern", {**hatch, "patternTransform": "rotate(45)"})
    SubElement(tile, "path", {"d": "M0 0V5", "stroke": PALETTE["card"], "stroke-width": "1.6", "opacity": "0.6"})
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": PALETTE["card"]})
    return root


def _symbols(picture: Element, trace: SequenceTrace, place: _Layout) -> None:
    longest = max(map(len, trace.symbols))
    if place.column < ROOM_FOR_SYMBOL * longest:
        return
    for index, symbol in enumerate(trace.symbols):
        _text(picture, place.x(index) + place.column / 2, HEADER - 10, symbol, "ink", size=14 if longest == 1 else 10)


def _label(picture: Element, place: _Layout, band: int, name: str, full: float) -> None:
    y = place.y(band, 0) + place.row * len(place.units) / 2
    reach = "0–1" if BY_NAME[name].kind is QuantityKind.GATE else f"±{full:g}"
    _text(picture, EDGE, y + 5, BY_NAME[name].letter, name, size=16, anchor="start")
    _text(picture, EDGE + 16, y, quantity_names()[name], "soft", size=11, anchor="start")
    _text(picture, EDGE + 16, y + 12, reach, "soft", size=10, anchor="start")


def _squares(picture: Element, place: _Layout, band: int, name: str, rows: list[list[float]], full: float) -> None:
    inset = 1 if place.row > 8 and place.column > 8 else 0
    for t, row in enumerate(rows):
        for u, value in enumerate(row[unit - 1] for unit in place.units):
            share = max(FAINT, min(1.0, abs(value) / full))
            box = {
                "x": str(place.x(t) + inset),
                "y": str(place.y(band, u) + inset),
                "width": str(place.column - 2 * inset),
                "height": str(place.row - 2 * inset),
            }
            SubElement(picture, "rect", {**box, "fill": PALETTE[name], "fill-opacity": f"{share:.2f}"})
            if value < 0:
                SubElement(picture, "rect", {**box, "fill": "url(#minus)"})
            if place.column >= ROOM_FOR_NUMBER and place.row >= 14:
                _number(picture, place, (t, band, u), value, share)


def _number(picture: Element, place: _Layout, at: tuple[int, int, int], value: float, share: float) -> None:
    t, band, u = at
    x, y = place.x(t) + place.column / 2, place.y(band, u) + place.row / 2 + 4
    _text(picture, x, y, re.sub(r"^(−?)0\.", r"\1.", written(value, 2)), "card" if share > 0.55 else "ink", size=10)


def _text(picture: Element, x: float, y: float, text: str, colour: str, size: int, anchor: str = "middle") -> None:
    place = {"x": f"{x:g}", "y": f"{y:g}", "font-size": str(size), "fill": PALETTE[colour], "text-anchor": anchor}
    SubElement(picture, "text", place).text = text
