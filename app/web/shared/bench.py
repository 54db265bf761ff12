"""The lab's working part: what is read, the strips, and the chosen unit's numbers as a table."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import url_for

from app.lab.model import Model
from app.lab.quantities import BY_NAME
from app.lab.tasks.sequence_readers import LONGEST_TEXT, MAX_SYMBOLS, SeriesReader
from app.lab.trace import SequenceTrace
from app.web.shared.lab_address import LabState
from app.web.shared.language import gettext
from app.web.shared.models import answer_name, is_asked_last, truth_name
from app.web.shared.numbers import visible, written
from app.web.shared.outputs import answers
from app.web.shared.quantities import quantity_names
from app.web.shared.strips import Room, screen_room, strips_json

_ = gettext
OF_THE_RUN = ("sequence", "step", "curve", "closes")
MOST_KEYS = 8  # a larger alphabet has the letters of a keyboard


@dataclass(frozen=True, slots=True)
class TableRow:
    """One quantity of the chosen unit at every step; the truth and the answers have no letter."""

    quantity: str
    letter: str
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """A model, a sequence, its numbers. `alphabet` is empty for a model that reads numbers."""

    alphabet: str
    keys: tuple[str, ...]
    sequence: str
    symbols: tuple[str, ...]
    step: int
    unit: int
    show: str  # the marked quantity
    table: tuple[TableRow, ...]
    run_url: str
    run: str  # as JSON: the numbers of the page as it is
    page_url: str
    picture_url: str  # of the strips, for a browser without scripts
    phone_picture_url: str
    fields: tuple[tuple[str, str], ...]  # of the view, for the form that runs another sequence
    strips: str  # how they are drawn, as JSON
    room: Room  # that they take
    guessed: str  # the gate of a guess that is marked, and the guess
    curve: str
    truth_name: str
    answer_name: str
    asked: str  # when the answer counts, where it does not at every step
    low: str
    high: str
    marks: bool
    longest: int = MAX_SYMBOLS
    longest_text: int = LONGEST_TEXT


def narrowed(whole: Bench, only: Collection[str], units: int) -> Bench:
    """With `only` some quantities of so many units, where there is no room for all."""
    return replace(whole, strips=strips_json(only), room=screen_room(units, only))


def bench(
    trace: SequenceTrace,
    step: int,
    unit: int,
    run: Mapping[str, Any],
    concealed: str = "",
    state: LabState | None = None,
) -> Bench:
    """`run` holds what the strips draw first, as `app.web.shared.run_json` makes it."""
    model = trace.model
    return Bench(
        alphabet="".join(model.alphabet),
        keys=model.alphabet if len(model.alphabet) <= MOST_KEYS else (),
        sequence=trace.text,
        symbols=tuple(map(visible, trace.symbols)),
        step=min(step, len(trace.symbols)),
        unit=unit,
        table=() if concealed else table(trace, unit),
        run_url=url_for("lab.run", model_id=model.id),
        run=json.dumps(run, ensure_ascii=False, separators=(",", ":")),
        page_url=url_for("lab.model", model_id=model.id),
        strips=strips_json(),
        truth_name=truth_name(model),
        answer_name=answer_name(model),
        asked=_("asked at the last step") if is_asked_last(model) else "",
        **_view(model, state or LabState(model.id, trace.text, every=True), concealed, told=state is not None),
        **_axis(model),
    )


def _view(model: Model, state: LabState, concealed: str, told: bool) -> dict[str, Any]:
    """Of the view; where none is `told`, every unit is drawn."""
    guessed = state.predict if state.curve and not concealed else ""
    return {
        "show": state.show,
        "picture_url": state.url("lab.wide_picture"),
        "phone_picture_url": state.url("lab.phone_picture"),
        "fields": tuple(pair for pair in state.fields() if pair[0] not in OF_THE_RUN) if told else (),
        "room": screen_room(
            model.units if state.every else 1,
            pad=isinstance(model.task.reader, SeriesReader),
            chart=bool(concealed or guessed),
        ),
        "guessed": guessed,
        "curve": state.curve if guessed else "",
    }


def _axis(model: Model) -> dict[str, Any]:
    """Of the input, where it is numbers that can be drawn."""
    reader = model.task.reader
    if not isinstance(reader, SeriesReader):
        return {"low": "", "high": "", "marks": False}
    return {"low": f"{reader.low:g}", "high": f"{reader.high:g}", "marks": reader.marks}


def table(trace: SequenceTrace, unit: int) -> tuple[TableRow, ...]:
    """The six quantities of one unit, then the truth and the answers."""
    rows = [
        TableRow(name, BY_NAME[name].letter, title, tuple(written(row[unit - 1]) for row in trace.layer.rows(name)))
        for name, title in quantity_names().items()
    ]
    truth = truth_name(trace.model)
    return (
        *rows,
        TableRow("truth", "", truth, tuple(f"{value:g}".replace("-", "−") for value in trace.truth)),
        TableRow("answer", "", answer_name(trace.model), answers(trace)),
    )
