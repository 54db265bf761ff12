"""What a picture of the strips shows, and where: the very run that the stage draws, its rows in the stage's order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.lab.readings.predictions import StepMark
from app.web.lab.picture_sheet import UNIT, Sheet, in_view, room, sizes_of
from app.web.lab.stage_run import stage_run
from app.web.lab.state import Scene
from app.web.shared.numbers import visible
from app.web.shared.strips import Band, Layout, bands, layout

MOST_SQUARES = 4000  # of each quantity
SYMBOL, LEAST, GLYPH = 14, 6, 0.62  # the size of a symbol, the least that can be read, its width by its size
WORDS, WORD_GLYPH = 12, 0.54  # the size of words, and the width of their letters by it
NARROWEST, WIDEST_WORDS = 560, 1000  # of the picture, so that words have room; of lines, so that they are read
CHART, TRACK, GAP = 76, 30, 10  # the heights of a guessed gate, of a track, and what is free under a band


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture before it is drawn."""

    scene: Scene
    sheet: Sheet
    first: int  # of the steps that are seen
    run: Mapping[str, Any]  # at these
    bands: tuple[Band, ...]
    units: tuple[int, ...]  # from top to bottom
    turned: frozenset[int]  # the units that are drawn with the other sign
    grid: Layout
    symbols: tuple[str, ...]
    upright: bool  # whether the symbols have room side by side
    tops: Mapping[str, int]  # from the symbols to the answers; `end` is where the last of them ends

    @property
    def left(self) -> int:
        """Where the first step begins."""
        return self.sheet.edge + self.sheet.labels + (UNIT if self.numbered else 0)

    @property
    def right(self) -> int:
        return self.left + self.grid.width

    @property
    def numbered(self) -> bool:
        """Whether the rows have their units beside them."""
        return len(self.units) > 1 and self.grid.row >= LEAST

    @property
    def guessed(self) -> str:
        """The gate whose band is a chart: its guess is awaited, or was drawn."""
        return "" if isinstance(self.scene.mark, StepMark) else self.scene.state.predict

    @property
    def width(self) -> int:
        return self.sheet.width or max(NARROWEST, self.right + self.sheet.edge)

    @property
    def line(self) -> int:
        """How many letters a line of words has."""
        return int((min(self.width, WIDEST_WORDS) - 2 * self.sheet.edge) / (WORDS * WORD_GLYPH))

    def x(self, step: int) -> int:
        """`step` counts from 1."""
        return self.left + self.grid.x(step - self.first + 1)

    def is_seen(self, step: int) -> bool:
        return self.first <= step < self.first + len(self.symbols)

    def row(self, values: Mapping[str, Any], band: Band, unit: int) -> list[float]:
        """What a unit shows of a quantity at every step, of the run or of what was before."""
        row: list[float] = values["rows"][band.name][self.run["drawn"].index(unit)]
        return [-value for value in row] if unit in self.turned and band.kind != "gate" else row


def plan(scene: Scene, sheet: Sheet) -> Plan:
    """Of a whole run with too many squares, the chosen unit alone is drawn."""
    if not sheet.width and len(scene.trace.symbols) * len(scene.drawn) > MOST_SQUARES:
        scene = replace(scene, state=replace(scene.state, every=False))
    first, run = in_view(stage_run(scene), scene.state.step, sheet)
    symbols = tuple(map(visible, run["symbols"]))
    grid = layout(sizes_of(sheet, run), len(symbols), len(run["drawn"]), room(sheet, run))
    upright = symbol_size(grid.column, symbols) >= LEAST
    turned = frozenset(n for n, value in enumerate(run["correlation"], 1) if scene.state.flip and (value or 0) < 0)
    return Plan(scene, sheet, first, run, bands(), _units(scene, run), turned, grid, symbols, upright, {})


def placed(made: Plan, head: int) -> Plan:
    """With its tracks under each other, below a head of so many pixels."""
    longest = max(map(len, made.symbols))
    heights = {"symbols": SYMBOL + 6 if made.upright else int(LEAST * longest) + 14}
    heights |= {band.name: GAP + (CHART if band.name == made.guessed else made.grid.band) for band in made.bands}
    tops, y = {}, head
    for name, height in {**heights, "truth": TRACK, "answer": TRACK}.items():
        tops[name], y = y, y + height
    return replace(made, tops={**tops, "end": y})


def symbol_size(column: int, symbols: Iterable[str]) -> float:
    """The size of letters at which the longest symbol fits its column."""
    return min(SYMBOL, (column - 1) / (GLYPH * max(map(len, symbols))))


def _units(scene: Scene, run: Mapping[str, Any]) -> tuple[int, ...]:
    """The drawn ones in their order, as `arranged` of static/js/lab/units.js."""
    related = run["correlation"]
    strength = {unit: -1.0 if related[unit - 1] is None else abs(related[unit - 1]) for unit in run["drawn"]}
    return tuple(sorted(run["drawn"], key=lambda unit: -strength[unit]) if scene.state.sort else run["drawn"])
