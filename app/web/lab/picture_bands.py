"""The six quantities in a picture: squares, or the chart of a gate that is guessed."""

import re
from collections.abc import Iterator
from itertools import groupby

from app.web.lab.picture_plan import GAP, Plan
from app.web.lab.picture_sheet import GHOST
from app.web.lab.svg import Drawing
from app.web.shared.heat import STEPS, heat, is_strong
from app.web.shared.language import gettext
from app.web.shared.numbers import is_below_zero, written
from app.web.shared.palette import light_palette, mixed, readable_on
from app.web.shared.strips import Band, printed_range

_ = gettext
ROOM_FOR_GAP = 8  # pixels, of a square that has one around it
NUMBER, ROOM_FOR_NUMBER = 10, 13
INSIDE = 6  # pixels between the edge of a chart and its 0 and 1


def draw_bands(to: Drawing, made: Plan) -> None:
    for band in made.bands:
        if band.name != made.scene.concealed:
            to.hatching(band.name)
        _name(to, made, band)
        if band.name == made.guessed:
            _chart(to, made, band)
        else:
            _squares(to, made, band)


def _name(to: Drawing, made: Plan, band: Band) -> None:
    y, sheet = made.tops[band.name] + min(made.grid.band, 40) / 2, made.sheet
    x = sheet.edge + sheet.letter + 1
    to.text(sheet.edge, y + 5, band.letter, band.name, size=sheet.letter, anchor="start", font_weight="700")
    to.words(x, y, band.title, "ink", size=sheet.name)
    full = made.run["full"].get(band.name)
    if full is not None:
        to.text(x, y + sheet.name + 1, printed_range(band, full), "soft", size=sheet.small, anchor="start")


def _squares(to: Drawing, made: Plan, band: Band) -> None:
    before, row = made.run["before"], made.grid.row
    for nth, unit in enumerate(made.units):
        y, share = made.tops[band.name] + nth * row, 1 - GHOST if before else 1
        if made.numbered:
            number = f"−{unit}" if unit in made.turned else f"{unit}"
            to.text(made.left - 6, y + row / 2 + 3, number, "soft", size=min(9, row), anchor="end")
        _row(to, made, band, made.row(made.run, band, unit), y, row * share)
        if before:
            _row(to, made, band, made.row(before, band, unit), y + row * share, row * GHOST)
        if made.grid.has_numbers and row * share >= ROOM_FOR_NUMBER:
            _numbers(to, made, band, made.row(made.run, band, unit), y + row * share / 2)


def _row(to: Drawing, made: Plan, band: Band, values: list[float], y: float, height: float) -> None:
    """A square a step; where they touch, neighbours that look alike are one."""
    gap = 1 if made.grid.column > ROOM_FOR_GAP and made.grid.row > ROOM_FOR_GAP else 0
    for step, count, warmth, negative in _alike(values, made.run["full"][band.name], join=not gap):
        place = made.x(made.first + step) + gap, y + gap, made.grid.column * count - 2 * gap, height - 2 * gap
        to.box(*place, band.name, fill_opacity=f"{warmth / STEPS:g}")
        if negative:
            to.box(*place, f"url(#below-{'card' if is_strong(warmth) else band.name})")


def _alike(values: list[float], full: float, join: bool) -> Iterator[tuple[int, int, int, bool]]:
    """After how many steps, for how many, at which step of the scale, and whether below zero."""
    looks = [(heat(value, full), is_below_zero(value), 0 if join else step) for step, value in enumerate(values)]
    step = 0
    for (warmth, negative, _own), group in groupby(looks):
        count = len(list(group))
        yield step, count, warmth, negative
        step += count


def _numbers(to: Drawing, made: Plan, band: Band, values: list[float], middle: float) -> None:
    ground, full = light_palette(), made.run["full"][band.name]
    for step, value in enumerate(values, start=made.first):
        text = re.sub(r"^(−?)0\.", r"\1.", written(value, 2))
        fill = readable_on(mixed(ground["card"], ground[band.name], heat(value, full) / STEPS))
        to.text(made.x(step) + made.grid.column / 2, middle + 4, text, fill, size=NUMBER)


def _chart(to: Drawing, made: Plan, band: Band) -> None:
    """The gate from 0 below to 1 above, and the guess over it; the guess alone while the gate is hidden."""
    top, width = made.tops[band.name] + INSIDE, made.grid.width
    high = made.tops[_next(made, band)] - made.tops[band.name] - GAP - 2 * INSIDE
    to.box(made.left, top - INSIDE, width, high + 2 * INSIDE, "wash")
    for share in (0, 0.5, 1):
        to.line(f"M{made.left} {top + share * high:g}H{made.right}", "line", width=1)
    if band.name != made.scene.concealed:
        gate = made.row(made.run, band, made.scene.state.unit)
        to.line(_levels(made, gate, top, high), band.name, width=3)
    if made.run["guess"]:
        to.line(_levels(made, made.run["guess"], top, high), "ink", width=2, stroke_dasharray="5 3")
        _both_named(to, made, band, top + high)
    else:
        to.text(made.left + width / 2, top + high / 2 + 6, "?", "soft", size=18)


def _next(made: Plan, band: Band) -> str:
    """What stands under a band."""
    names = list(made.tops)
    return names[names.index(band.name) + 1]


def _levels(made: Plan, values: list[float], top: float, high: float) -> str:
    """A level for each step."""
    level = (f"{top + (1 - value) * high:g}H{made.x(step + 1)}" for step, value in enumerate(values, made.first))
    return f"M{made.left} " + "V".join(level)


def _both_named(to: Drawing, made: Plan, band: Band, bottom: float) -> None:
    x, named = made.sheet.edge, (band.letter, _("you")) if made.sheet.width else (_("the gate"), _("your guess"))
    for y, name, words, dash in ((bottom - 14, band.name, named[0], "none"), (bottom, "ink", named[1], "5 3")):
        to.line(f"M{x} {y - 4:g}h22", name, width=2.5, stroke_dasharray=dash)
        to.words(x + 28, y, words, "ink", size=11)
