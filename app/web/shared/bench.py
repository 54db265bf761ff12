"""The lab's working part: what is read, the strips, and the chosen unit's numbers as a table."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from flask import url_for

from app.lab.quantities import BY_NAME
from app.lab.tasks.sequence_readers import LONGEST_TEXT, MAX_SYMBOLS, SeriesReader
from app.lab.trace import SequenceTrace
from app.web.shared.lab_address import LabState
from app.web.shared.language import gettext
from app.web.shared.models import truth_name
from app.web.shared.numbers import visible, written
from app.web.shared.outputs import answers
from app.web.shared.quantities import quantity_names
from app.web.shared.strips import screen_height, strips_json

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

    model: str
    alphabet: str
    keys: tuple[str, ...]
    sequence: str
    symbols: tuple[str, ...]
    step: int
    unit: int
    table: tuple[TableRow, ...]
    trace_url: str
    page_url: str
    picture_url: str
    fields: tuple[tuple[str, str], ...]  # of the view, for the form that runs another sequence
    strips: str  # how they are drawn, as JSON
    height: int  # of their canvas, in pixels
    longest: int
    longest_text: int
    truth_name: str
    low: str
    high: str
    marks: bool


def narrowed(whole: Bench, only: Collection[str], units: int) -> Bench:
    """With `only` some quantities of so many units, where there is no room for all."""
    return replace(whole, strips=strips_json(only=only), height=screen_height(units, only))


def bench(trace: SequenceTrace, step: int, unit: int, concealed: str = "", state: LabState | None = None) -> Bench:
    model, reader = trace.model, trace.model.task.reader
    return Bench(
        model=model.id,
        alphabet="".join(model.alphabet),
        keys=model.alphabet if len(model.alphabet) <= MOST_KEYS else (),
        sequence=trace.text,
        symbols=tuple(map(visible, trace.symbols)),
        step=min(step, len(trace.symbols)),
        unit=unit,
        table=() if concealed else table(trace, unit),
        trace_url=url_for("lab_api.trace"),
        page_url=url_for("lab.model", model_id=model.id),
        picture_url=(state or LabState(model.id, trace.text)).url("lab.picture"),
        fields=tuple(pair for pair in state.fields() if pair[0] not in OF_THE_RUN) if state else (),
        strips=strips_json(),
        height=screen_height(1 if state and state.alone else model.units),
        longest=MAX_SYMBOLS,
        longest_text=LONGEST_TEXT,
        truth_name=truth_name(model),
        low=f"{reader.low:g}" if isinstance(reader, SeriesReader) else "",
        high=f"{reader.high:g}" if isinstance(reader, SeriesReader) else "",
        marks=isinstance(reader, SeriesReader) and reader.marks,
    )


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
        TableRow("answer", "", _("answer"), answers(trace)),
    )
