"""What the marks on the strips mean: those that are there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.web.shared.language import gettext
from app.web.shared.numbers import is_below_zero
from app.web.shared.outputs import SHORT_END

_ = gettext


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, by the class that draws it, and its meaning."""

    name: str
    text: str


def legend(run: Mapping[str, Any], concealed: str) -> tuple[Mark, ...]:
    """Of a run as its strips draw it, in so few words that all of them are seen together."""
    return tuple(_marks(run, concealed))


def _marks(run: Mapping[str, Any], concealed: str) -> Iterator[Mark]:
    yield Mark("scale", _scale(run["full"]))
    if any(is_below_zero(value) for rows in run["rows"].values() for row in rows for value in row):
        yield Mark("below-zero", _("hatched: below 0"))
    yield Mark("came-from", _("dashed: sources of the chosen cell"))
    if run["before"]:
        yield Mark("ghost", _("foot: before the change"))
    if concealed or run["guess"]:
        yield Mark("guess-line", _("dashed line: your guess"))
    if is_some_unasked(run):
        yield Mark("unasked", _("pale answer: not asked"))
    if False in run["right"]:
        yield Mark("wrong", _("underlined: wrong"))
    if any(SHORT_END in answer for answer in run["answers"]):
        yield Mark("end", _("□ in an answer: the end"))
    yield Mark("truth-bar", _("bars: what is true"))


def is_some_unasked(run: Mapping[str, Any]) -> bool:
    """Whether some answer is given that nobody asks for."""
    return any(answer and right is None for answer, right in zip(run["answers"], run["right"], strict=True))


def _scale(full: Mapping[str, float]) -> str:
    """The range of what is no gate depends on the run."""
    cell, hidden = (f"{full[name]:g}" for name in ("cell", "hidden"))
    return _("pale: 0; full: 1, c %(cell)s, h %(hidden)s", cell=cell, hidden=hidden)
