"""The six strips as an SVG of their own: for print, for slides, and for a browser without scripts."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from app.lab.quantities import NAMES
from app.lab.trace import SequenceTrace
from app.web.lab.state import Scene
from app.web.shared.heat import LINES, STEPS, heat, is_strong
from app.web.shared.numbers import written
from app.web.shared.palette import light_palette, mixed, readable_on
from app.web.shared.strips import PICTURE, Band, Layout, bands, layout, printed_range, reach

LABELS, EDGE = 112, 10  # pixels beside the squares: the names of the bands, and what is left free
WIDTH = 1100  # that the squares may take, where they can
ROOM_FOR_SYMBOL = 10
MOST_SQUARES = 4000  # of each quantity


def strips_picture(scene: Scene) -> str:
    """The picture of what the page shows; a gate that is still to be guessed stays empty.

    Of a run with too many squares, the chosen unit alone is drawn.
    """
    trace = scene.trace
    timesteps, units = len(trace.symbols), tuple(range(1, trace.model.units + 1))
    if timesteps * len(units) > MOST_SQUARES:
        units = (scene.state.unit,)
    place = layout(PICTURE, timesteps, len(units), WIDTH)
    picture = _root(place, trace, scene.concealed)
    _symbols(picture, trace, place)
    for index, band in enumerate(bands()):
        rows = trace.layer.rows(band.name)
        full = reach(band, rows)
        _label(picture, place, index, band, full)
        if band.name != scene.concealed:
            _squares(picture, place, index, band, [[row[unit - 1] for unit in units] for row in rows], full)
    return tostring(picture, encoding="unicode")


def _left(place: Layout, step: int) -> int:
    return EDGE + LABELS + place.x(step)


def _root(place: Layout, trace: SequenceTrace, concealed: str) -> Element:
    width, height = LABELS + place.width + 2 * EDGE, place.height + EDGE
    size = {"width": str(width), "height": str(height), "viewBox": f"0 0 {width} {height}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "font-family": "monospace"})
    SubElement(root, "title").text = f"{trace.model.id}: {' '.join(trace.symbols)}"
    patterns = SubElement(root, "defs")
    for name in ("card", *(name for name in NAMES if name != concealed)):
        _lines(patterns, name)
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": light_palette()["card"]})
    return root


def _lines(patterns: Element, colour: str) -> None:
    """Below zero: of the quantity's colour on a weak square, of the ground on a strong one."""
    tile = {"id": f"below-{colour}", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse"}
    pattern = SubElement(patterns, "pattern", {**tile, "patternTransform": "rotate(45)"})
    drawn = {"d": "M0 0V5", "stroke": light_palette()[colour], "stroke-width": "3", "opacity": f"{LINES}"}
    SubElement(pattern, "path", drawn)


def _symbols(picture: Element, trace: SequenceTrace, place: Layout) -> None:
    longest = max(map(len, trace.symbols))
    if place.column < ROOM_FOR_SYMBOL * longest:
        return
    y, size = place.sizes.header - 10, 14 if longest == 1 else 10
    for step, symbol in enumerate(trace.symbols, start=1):
        _text(picture, _left(place, step) + place.column / 2, y, symbol, "ink", size=size)


def _label(picture: Element, place: Layout, index: int, band: Band, full: float) -> None:
    y = place.y(index, 0) + place.band / 2
    _text(picture, EDGE, y + 5, band.letter, band.name, size=16, anchor="start")
    _text(picture, EDGE + 16, y, band.title, "soft", size=11, anchor="start")
    _text(picture, EDGE + 16, y + 12, printed_range(band, full), "soft", size=10, anchor="start")


def _squares(picture: Element, place: Layout, index: int, band: Band, rows: list[list[float]], full: float) -> None:
    """`rows` holds, for each step, the values of the units that are drawn."""
    for step, row in enumerate(rows, start=1):
        for u, value in enumerate(row):
            x, y = _left(place, step), place.y(index, u)
            _square(picture, place, x, y, band.name, value, heat(value, full))


def _square(picture: Element, place: Layout, x: int, y: int, name: str, value: float, warmth: int) -> None:
    inset = 1 if place.row > 8 and place.column > 8 else 0
    box = {
        "x": str(x + inset),
        "y": str(y + inset),
        "width": str(place.column - 2 * inset),
        "height": str(place.row - 2 * inset),
    }
    colours, share = light_palette(), warmth / STEPS
    SubElement(picture, "rect", {**box, "fill": colours[name], "fill-opacity": f"{share:.2f}"})
    if value < 0:
        SubElement(picture, "rect", {**box, "fill": f"url(#below-{'card' if is_strong(warmth) else name})"})
    if place.has_numbers:
        text = re.sub(r"^(−?)0\.", r"\1.", written(value, 2))
        colour = readable_on(mixed(colours["card"], colours[name], share))
        _text(picture, x + place.column / 2, y + place.row / 2 + 4, text, colour, size=10)


def _text(picture: Element, x: float, y: float, text: str, colour: str, size: int, anchor: str = "middle") -> None:
    """`colour` is a token, or black or white as they stand."""
    place = {
        "x": f"{x:g}",
        "y": f"{y:g}",
        "font-size": str(size),
        "fill": light_palette().get(colour, colour),
        "text-anchor": anchor,
    }
    SubElement(picture, "text", place).text = text
