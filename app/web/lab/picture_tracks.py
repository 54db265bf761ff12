"""Around the squares of a picture: words above, symbols, truth and answers in their columns, marks explained."""

from textwrap import wrap

from app.lab.readings.predictions import StepMark
from app.web.lab.model_words import words_of
from app.web.lab.picture_plan import LEAST, TRACK, WORD_GLYPH, WORDS, Plan, symbol_size
from app.web.lab.picture_words import head, marks
from app.web.lab.svg import SANS, Drawing
from app.web.shared.language import gettext
from app.web.shared.models import answer_name, truth_name
from app.web.shared.numbers import visible
from app.web.shared.outputs import SHORT_END

_ = gettext
NAME, LINE = 17, 17  # the size of the model's name; from one line of words to the next
SWATCH = 20
BEFORE = 9  # the size of an answer before the change
TONES = {True: "ink", False: "miss", None: "soft"}  # of an answer: right, wrong, not asked for


def head_height(made: Plan) -> int:
    return made.sheet.edge + NAME + LINE * len(head(made)) + 12


def draw_head(to: Drawing, made: Plan) -> None:
    name, edge = words_of(made.scene.state.model).name, made.sheet.edge
    to.words(edge, edge + NAME - 3, name, "ink", size=NAME, font_weight="700")
    for nth, line in enumerate(head(made), start=1):
        to.words(edge, edge + NAME + nth * LINE - 2, line, "ink", size=WORDS)


def draw_symbols(to: Drawing, made: Plan) -> None:
    size = symbol_size(made.grid.column, made.symbols) if made.upright else min(11, made.grid.column)
    for step, symbol in enumerate(made.symbols, start=made.first):
        x, y = made.x(step) + made.grid.column / 2, made.tops[made.bands[0].name] - 6
        if not made.upright:
            turned = {"transform": f"rotate(-90 {x + size / 3:g} {y:g})"}
            to.text(x + size / 3, y, symbol, "ink", size=size, anchor="start", **turned)
        elif step == made.scene.state.step:
            to.text(x, y, symbol, "ink", size=size, font_weight="700")
        else:
            to.text(x, y, symbol, "ink", size=size)


def draw_truth(to: Drawing, made: Plan) -> None:
    bottom, values = made.tops["truth"] + TRACK - 4, made.run["truth"]
    _track_name(to, made, bottom, truth_name(made.scene.trace.model))
    full, said = max(1, *map(abs, values)), [_short(value) for value in values]
    roomy = made.grid.column > 3 + 6 * max(map(len, said))
    for step, value in enumerate(values, start=made.first):
        x, high = made.x(step), 1 + abs(value) / full * (TRACK - 15)
        to.box(x + 1, bottom - high, made.grid.column - 2, high, "soft", fill_opacity="0.5" if value < 0 else "0.9")
        if roomy:
            to.text(x + made.grid.column / 2, bottom - high - 2, said[step - made.first], "ink", size=9)


def _short(value: float) -> str:
    return f"{round(value, 2):g}".replace("-", "−")


def draw_answers(to: Drawing, made: Plan) -> None:
    y = made.tops["answer"] + TRACK - 12
    _track_name(to, made, y + 3, answer_name(made.scene.trace.model))
    size = min(12, symbol_size(made.grid.column, [*made.run["answers"], " "]))
    before = (made.run["before"] or made.run)["answers"]
    told = zip(made.run["answers"], before, made.run["right"], strict=True)
    for step, (answer, was, right) in enumerate(told, made.first):
        x, base = made.x(step) + made.grid.column / 2, y + (4 if answer == was else -3)
        if answer and size >= LEAST:
            to.text(x, base, visible(answer), TONES[right], size=size)
        if right is False:  # underlined, where there is no room for its words too
            half = made.grid.column / 2 - 2
            to.line(f"M{x - half:g} {base + 4:g}h{2 * half:g}", "miss")
        if was != answer and size >= LEAST:
            to.text(x, y + 12, visible(was), "soft", size=min(size, BEFORE))


def _track_name(to: Drawing, made: Plan, y: float, name: str) -> None:
    """In as many lines as it takes, the last of them at `y`."""
    size = made.sheet.track
    lines = wrap(name, int((made.sheet.labels - 4) / (size * WORD_GLYPH)))
    for above, line in enumerate(reversed(lines)):
        to.words(made.sheet.edge, y - above * (size + 1), line, "soft", size=size)


def draw_cursor(to: Drawing, made: Plan) -> None:
    """Around the chosen step, and around the chosen unit where it is not the only one."""
    state, top = made.scene.state, made.tops["symbols"]
    to.frame(made.x(state.step) - 1, top, made.grid.column + 2, made.tops["end"] - top)
    if made.numbered:
        y = made.units.index(state.unit) * made.grid.row
        for band in made.bands:
            if band.name != made.guessed:
                to.line(_pointer(made.right + 3, made.tops[band.name] + y + made.grid.row / 2), "ink", width=2)
    mark = made.scene.mark
    if isinstance(mark, StepMark) and mark.step and made.is_seen(mark.step):
        x, y = made.x(mark.step) + made.grid.column / 2, made.tops[state.predict] + made.grid.band + 1
        to.line(f"M{x - 4:g} {y + 7:g}h8l-4 -6z", "ink")


def _pointer(x: float, y: float) -> str:
    """A mark at the end of a row."""
    return f"M{x + 6:g} {y - 4:g}L{x:g} {y:g}L{x + 6:g} {y + 4:g}"


def draw_legend(to: Drawing, made: Plan) -> float:
    """A line or more of marks; where the last of them ends."""
    edge = made.sheet.edge
    x, y = float(edge), made.tops["end"] + 22
    for mark, words in marks(made):
        room = SWATCH + 6 + len(words) * (WORDS - 1) * WORD_GLYPH + 18
        if x > edge and x + room > made.width:
            x, y = float(edge), y + LINE
        _swatch(to, mark, x, y - 9)
        to.words(x + SWATCH + 6, y, words, "soft", size=WORDS - 1)
        x += room
    return y + edge


def _swatch(to: Drawing, mark: str, x: float, y: float) -> None:
    if mark == "scale":
        for nth, share in enumerate((0.1, 0.4, 0.7, 1)):
            to.box(x + 5 * nth, y, 5, 11, "soft", fill_opacity=f"{share}")
    elif mark == "below":
        to.box(x, y, SWATCH, 11, "soft", fill_opacity="0.2")
        to.line(f"M{x} {y + 11}l7 -11M{x + 6} {y + 11}l7 -11M{x + 12} {y + 11}l7 -11", "soft", width=1)
    elif mark == "ghost":
        to.box(x, y, SWATCH, 8, "soft", fill_opacity="0.85")
        to.box(x, y + 8, SWATCH, 3, "soft", fill_opacity="0.3")
    elif mark == "truth":
        to.box(x, y + 4, SWATCH, 7, "soft", fill_opacity="0.9")
    elif mark == "named":
        to.line(f"M{x + 6} {y + 9}h8l-4 -6z", "ink")
    elif mark in {"unasked", "end"}:
        to.text(x + SWATCH / 2, y + 9, "ab" if mark == "unasked" else SHORT_END, "soft", size=11, font_family=SANS)
    else:
        to.text(x + SWATCH / 2, y + 9, "ab", "miss", size=11, font_family=SANS)
        to.line(f"M{x + 2} {y + 12}h{SWATCH - 4}", "miss")
