"""What a picture of the strips has room for: the whole run in a file, on a page the steps around the chosen one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.web.shared.strips import PICTURE, Sizes

UNIT, POINTER = 30, 8  # pixels, for the units' numbers and for the mark at the chosen one
GHOST = 0.3  # of a square's height, that shows the untouched run; as in static/js/lab/draw_bands.js


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture has room for, in pixels."""

    sizes: Sizes
    squares: int  # the width that they may take
    width: int = 0  # of a picture on a page, which shows the steps around the chosen one; 0 of one that is whole
    edge: int = 14  # free
    labels: int = 124  # for the bands' names
    letter: int = 17  # sizes of letters: of a quantity, its name, its range, a track
    name: int = 12
    small: int = 10
    track: int = 11


WHOLE = Sheet(PICTURE, 1100)
WIDE = Sheet(replace(PICTURE, narrowest_column=32), 488, 640)
PHONE = Sheet(
    replace(PICTURE, gap=8, band=72, tallest_row=26, narrowest_column=30, room_for_number=28),
    234,
    320,
    edge=8,
    labels=70,
    letter=15,
    name=10,
    small=9,
    track=9,
)


def in_view(run: dict[str, Any], step: int, sheet: Sheet) -> tuple[int, dict[str, Any]]:
    """The first step that is seen, and the run from there on as far as there is room; the chosen one is among them."""
    many = len(run["symbols"])
    seen = min(many, room(sheet, run) // sheet.sizes.narrowest_column) if sheet.width else many
    start = max(0, min(step - 1 - seen // 2, many - seen))
    steps = slice(start, start + seen)
    cut = {name: run[name] and run[name][steps] for name in ("symbols", "truth", "answers", "right", "guess")}
    before = run["before"] and {name: run["before"][name][steps] for name in ("answers", "right")}
    if before:
        before["rows"] = _rows(run["before"], steps)
    return start + 1, {**run, **cut, "rows": _rows(run, steps), "before": before}


def _rows(run: Mapping[str, Any], steps: slice) -> dict[str, list[list[float]]]:
    return {name: [row[steps] for row in rows] for name, rows in run["rows"].items()}


def room(sheet: Sheet, run: Mapping[str, Any]) -> int:
    """The width for squares, beside what the rows of units have at their ends."""
    return sheet.squares - (UNIT + POINTER if sheet.width and len(run["drawn"]) > 1 else 0)


def sizes_of(sheet: Sheet, run: Mapping[str, Any]) -> Sizes:
    """Higher with the untouched run in the foot."""
    sizes = sheet.sizes
    if not run["before"]:
        return sizes
    return replace(sizes, band=round(sizes.band / (1 - GHOST)), tallest_row=sizes.tallest_row + 8)
