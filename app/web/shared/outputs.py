"""What the network answers at each step, in the words of its outputs."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.lab.model import Model
from app.lab.trace import SequenceTrace
from app.web.shared.language import gettext
from app.web.shared.numbers import visible, written

_ = gettext
HALF = 0.5
END, SHORT_END = "end", "□"  # the output which says that nothing need follow
LETTERS = 4  # that a column has room for, however narrow
Say = Callable[[tuple[str, ...], list[float]], str]


def _those_on(names: tuple[str, ...], values: list[float]) -> str:
    """The symbols of those above a half, which stand last in their names; yes or no, where there is but one."""
    if len(values) == 1:
        return _("yes") if values[0] > HALF else _("no")
    return " ".join(name.split()[-1] for name, value in zip(names, values, strict=True) if value > HALF) or "–"


def _likeliest(names: tuple[str, ...], values: list[float]) -> str:
    return visible(names[max(range(len(values)), key=values.__getitem__)])


def _number(_names: tuple[str, ...], values: list[float]) -> str:
    return " ".join(written(value, 2) for value in values)


SAYINGS: Mapping[str, Say] = MappingProxyType(
    {"cross-entropy": _those_on, "one-of-many": _likeliest, "squared-error": _number, "squashed-error": _number}
)


def are_numbers(model: Model) -> bool:
    """Whether a model answers with numbers, not with symbols or words."""
    return SAYINGS[model.task.loss_name] is _number


def short_answers(trace: SequenceTrace) -> tuple[str, ...]:
    """The same in the few letters that a column has room for."""
    short = short_number if are_numbers(trace.model) else _short_symbols
    return tuple(short(answer) for answer in answers(trace))


def short_number(answer: str) -> str:
    if len(answer) <= LETTERS or " " in answer:
        return answer
    without_zero = answer.replace("0.", ".") if answer.startswith(("0.", "−0.")) else answer
    value = float(answer.replace("−", "-"))
    tries = (without_zero, written(value, 1), written(value, 0))
    return next((text for text in tries if len(text) <= LETTERS), tries[-1])


def _short_symbols(answer: str) -> str:
    text = answer.replace(" ", "").replace(END, SHORT_END)
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"


def answers(trace: SequenceTrace) -> tuple[str, ...]:
    """A text for each step; empty where no answer is given (an encoder's steps)."""
    say = SAYINGS[trace.model.task.loss_name]
    given = [say(trace.model.outputs, row) for row in trace.outputs.tolist()]
    return ("",) * (len(trace.symbols) - len(given)) + tuple(given)
