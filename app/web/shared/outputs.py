"""What the network answers at each step, in the words of its outputs."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.lab.model import Model
from app.lab.stage.cells import END
from app.lab.trace import SequenceTrace
from app.web.shared.language import gettext
from app.web.shared.numbers import visible, written

_ = gettext
HALF = 0.5
SHORT_END = "□"  # for the output which says that nothing need follow
LETTERS = 4  # that a column of a phone has room for
Say = Callable[[tuple[str, ...], list[float]], str]


def _those_on(names: tuple[str, ...], values: list[float]) -> str:
    """The symbols of those above a half, which stand last in their names; yes or no, where there is but one."""
    if len(values) == 1:
        return _("yes") if values[0] > HALF else _("no")
    return " ".join(_("end") if symbol == END else symbol for symbol in _on(names, values)) or "–"


def _on(names: tuple[str, ...], values: list[float]) -> list[str]:
    return [name.split()[-1] for name, value in zip(names, values, strict=True) if value > HALF]


def _likeliest(names: tuple[str, ...], values: list[float]) -> str:
    return visible(names[max(range(len(values)), key=values.__getitem__)])


def _number(_names: tuple[str, ...], values: list[float]) -> str:
    return " ".join(written(value, 2) for value in values)


SAYINGS: Mapping[str, Say] = MappingProxyType(
    {"cross-entropy": _those_on, "one-of-many": _likeliest, "squared-error": _number, "squashed-error": _number}
)


def _short_number(_names: tuple[str, ...], values: list[float]) -> str:
    return " ".join(map(short_number, values))


def short_number(value: float) -> str:
    """It loses its zero before its digits."""
    whole = written(value, 2)
    without_zero = whole.replace("0.", ".") if abs(value) < 1 else whole
    tries = (whole, without_zero, written(value, 1), written(value, 0))
    return next((text for text in tries if len(text) <= LETTERS), tries[-1])


def _short_symbols(names: tuple[str, ...], values: list[float]) -> str:
    if len(values) == 1:
        return _those_on(names, values)
    text = "".join(SHORT_END if symbol == END else symbol for symbol in _on(names, values)) or "–"
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"


SHORT_SAYINGS: Mapping[str, Say] = MappingProxyType(
    {
        "cross-entropy": _short_symbols,
        "one-of-many": _likeliest,
        "squared-error": _short_number,
        "squashed-error": _short_number,
    }
)


def are_numbers(model: Model) -> bool:
    """Whether a model answers with numbers, not with symbols or words."""
    return SAYINGS[model.task.loss_name] is _number


def short_answers(trace: SequenceTrace) -> tuple[str, ...]:
    """The same in at most LETTERS."""
    return _said(trace, SHORT_SAYINGS)


def answers(trace: SequenceTrace) -> tuple[str, ...]:
    """A text for each step; empty where no answer is given (an encoder's steps)."""
    return _said(trace, SAYINGS)


def _said(trace: SequenceTrace, sayings: Mapping[str, Say]) -> tuple[str, ...]:
    say = sayings[trace.model.task.loss_name]
    given = [say(trace.model.outputs, row) for row in trace.outputs.tolist()]
    return ("",) * (len(trace.symbols) - len(given)) + tuple(given)
