"""The live strip: a model that reads what is typed, and a sentence of what happens at the step that is chosen."""

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup

from app.lab.trace import SequenceTrace
from app.services.base.site import Site
from app.services.lab.runs import first_run
from app.web.shared.bench import Bench, bench, narrowed
from app.web.shared.language import gettext
from app.web.shared.numbers import written
from app.web.shared.run_json import run_json

_ = gettext
# The model, the step and the unit that are shown first: where its forget gate shuts, where it counts deepest.
RUNS = (("forget", 4, 1), ("counter", 9, 1))
ROWS = ("forget", "input", "cell")
LETTERS = {"f": "forget", "i": "input", "c": "cell"}
# As static/js/elements/live_strip.js tells of a step; tests hold the two together.
SHUT_BELOW, MOVED_BY = 0.5, 0.02


@dataclass(frozen=True, slots=True)
class Live:
    """The strip, the sentence of its chosen step, and the sentences that a script fills for the others."""

    bench: Bench
    sentence: Markup
    shut: str
    moved: str
    kept: str


def live(site: Site, kept_back: Collection[str] = ()) -> Live | None:
    """Of no model that is `kept_back`. None where no other is there."""
    runs = ((first_run(site, model), step, unit) for model, step, unit in RUNS if model not in kept_back)
    return next((_live(trace, step, unit) for trace, step, unit in runs if trace), None)


def _live(trace: SequenceTrace, step: int, unit: int) -> Live:
    shown = narrowed(
        bench(trace, step, unit, run_json(trace, trace, range(1, trace.model.units + 1), ROWS)), ROWS, trace.model.units
    )
    return Live(shown, sentence(trace, step, unit), **_sentences())


def _sentences() -> dict[str, str]:
    return {
        "shut": _(
            "%(symbol)s comes. The forget gate %(f)s shuts to %(forget)s, and the cell %(c)s goes from %(before)s "
            "to %(cell)s."
        ),
        "moved": _(
            "%(symbol)s comes. The input gate %(i)s opens to %(input)s, and the cell %(c)s goes from %(before)s "
            "to %(cell)s."
        ),
        "kept": _(
            "%(symbol)s comes. The forget gate %(f)s is at %(forget)s and the input gate %(i)s at %(input)s: "
            "the cell %(c)s keeps %(cell)s."
        ),
    }


def sentence(trace: SequenceTrace, step: int, unit: int) -> Markup:
    """What happens at a step, counted from 1, in the numbers of the run."""
    values = {name: [float(row[unit - 1]) for row in trace.layer.rows(name)] for name in ROWS}
    before = values["cell"][step - 2] if step > 1 else 0.0
    now = {name: row[step - 1] for name, row in values.items()}
    told = _sentences()[_happens(now["forget"], before, now["cell"])]
    letters = {letter: Markup('<b class="q-{}">{}</b>').format(name, letter) for letter, name in LETTERS.items()}
    numbers = {"forget": written(now["forget"], 2), "input": written(now["input"], 2), "cell": written(now["cell"])}
    symbol = Markup('<b class="symbol">{}</b>').format(trace.symbols[step - 1])
    return Markup(told) % {"symbol": symbol, "before": written(before), **letters, **numbers}


def _happens(forget: float, before: float, cell: float) -> str:
    if forget < SHUT_BELOW:
        return "shut"
    return "moved" if abs(cell - before) >= MOVED_BY else "kept"
