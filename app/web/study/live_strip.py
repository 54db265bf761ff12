"""A run beside an answer: the quantities that the question is about, step by step, and what happens at each."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.lab.quantities import BY_NAME
from app.lab.readings.terms import CellTerms
from app.services.study.shown_run import ShownRun
from app.study.answer_log import Answer
from app.web.question_types.base import Note
from app.web.shared.heat import full_value, heat, reach
from app.web.shared.language import gettext
from app.web.shared.numbers import is_below_zero, visible, written
from app.web.shared.quantities import quantity_names
from app.web.shared.render import interface_line

_ = gettext
MOST_STEPS = 12  # beside each other on a phone
# What a quantity is made of, or makes: shown with it.
_BESIDE = {
    "forget": ("forget", "cell"),
    "input": ("input", "candidate", "cell"),
    "candidate": ("input", "candidate", "cell"),
    "output": ("output", "cell", "hidden"),
    "cell": ("forget", "input", "cell"),
    "hidden": ("output", "cell", "hidden"),
}
_READ_OUT = frozenset({"output", "hidden"})


@dataclass(frozen=True, slots=True)
class StripName:
    quantity: str
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class StripCell:
    """A value with its colour: `level` is its step on the scale of heat."""

    quantity: str
    letter: str
    number: str
    level: int
    negative: bool


@dataclass(frozen=True, slots=True)
class StripStep:
    """A column: a symbol, its values, and a sentence of what happens there."""

    step: int
    symbol: str
    chosen: bool
    cells: tuple[StripCell, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class LiveStrip:
    """Some quantities of one unit over time, from one step on. `part` says where they are not all."""

    names: tuple[StripName, ...]
    steps: tuple[StripStep, ...]
    part: str
    lab_url: str


def live_strip(shown: ShownRun, lab_url: str) -> LiveStrip:
    terms, names = shown.terms(), _BESIDE[shown.show]
    full = {name: _full(name, terms) for name in names}
    first, last = _window(shown.step, len(terms))
    steps = (_step(shown, one, full) for one in terms[first - 1 : last])
    part = _("Steps %(first)d to %(last)d of %(all)d", first=first, last=last, all=len(terms))
    titles = quantity_names()
    return LiveStrip(
        names=tuple(StripName(name, BY_NAME[name].letter, titles[name]) for name in names),
        steps=tuple(steps),
        part=part if (first, last) != (1, len(terms)) else "",
        lab_url=lab_url,
    )


def at_step(strip: LiveStrip | None, answer: Answer) -> tuple[Note, ...]:
    """What happens at the step that was chosen and is not right: for a type that has no other word on it."""
    said = answer.response.get("step")
    found = next((one for one in strip.steps if one.step == said), None) if strip and not answer.correct else None
    if found is None:
        return ()
    about = interface_line(_("step %(step)d", step=found.step))
    return (Note(interface_line(found.sentence), about),)


def _window(step: int, steps: int) -> tuple[int, int]:
    """The first and the last step to show, with `step` in their middle where there are more than fit."""
    first = max(1, min(step - MOST_STEPS // 2, steps - MOST_STEPS + 1))
    return first, min(steps, first + MOST_STEPS - 1)


def _step(shown: ShownRun, terms: CellTerms, full: dict[str, float]) -> StripStep:
    cells = (_cell(name, _value(terms, name), most) for name, most in full.items())
    symbol = visible(terms.symbol)
    return StripStep(terms.step, symbol, terms.step == shown.step, tuple(cells), _sentence(shown.show, terms, symbol))


def _cell(name: str, value: float, most: float) -> StripCell:
    return StripCell(name, BY_NAME[name].letter, written(value, 2), heat(value, most), is_below_zero(value))


def _full(name: str, terms: Sequence[CellTerms]) -> float:
    return reach(full_value(BY_NAME[name]), (_value(one, name) for one in terms))


def _value(terms: CellTerms, name: str) -> float:
    values = {"cell": terms.cell_state, "hidden": terms.hidden_state}
    return values[name] if name in values else terms.gates[name].value


def _sentence(show: str, terms: CellTerms, symbol: str) -> str:
    """What the gates do at a step, with its numbers."""
    at = {"step": terms.step, "symbol": symbol}
    if show in _READ_OUT:
        return _(
            "Step %(step)d, %(symbol)s: o = %(output)s of tanh(c) = %(tanh)s is shown. Now h = %(hidden)s.",
            **at,
            output=written(terms.output.value),
            tanh=written(terms.tanh_cell),
            hidden=written(terms.hidden_state),
        )
    return _(
        "Step %(step)d, %(symbol)s: f = %(forget)s of c = %(before)s stays, %(added)s is added. Now c = %(cell)s.",
        **at,
        forget=written(terms.forget.value),
        before=written(terms.previous_cell),
        added=written(terms.input.value * terms.candidate.value),
        cell=written(terms.cell_state),
    )
