"""A gate's value at every step of a run, to be said before it is seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from app.lab.quantities import BY_NAME
from app.lab.readings.predictions import is_near
from app.lab.tasks.sequence_readers import MAX_SYMBOLS
from app.study.answer_log import Answer
from app.study.numbers import LONGEST_NUMBER, UnreadableNumber, read_number
from app.study.question_types.predict import DrawnPredict
from app.study.questions import Question
from app.typography import plain
from app.web.question_types.base import FormValues, Given, PageType
from app.web.question_types.runs import quantity_name
from app.web.shared.guess_chart import GuessChart, guess_chart
from app.web.shared.interface_parts import RunOut, Strict
from app.web.shared.language import gettext
from app.web.shared.numbers import visible, written

_ = gettext
_SHARE = re.compile(r"\s*[01][.,][0-9]{1,9}\s*", re.ASCII)
START = "0.5"  # of a gate that is to be predicted


class CurveResponse(Strict):
    """A gate's value at every step; null at one that is still open, which a test keeps."""

    values: Annotated[list[Annotated[float, Field(ge=0, le=1)] | None], Field(min_length=1, max_length=MAX_SYMBOLS)]


@dataclass(frozen=True, slots=True)
class CurveField:
    """A gate to be predicted, step by step."""

    quantity: str
    name: str
    symbols: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedStep:
    """A step of a curve that was predicted."""

    symbol: str
    guessed: str
    value: str
    tone: str
    mark: str


@dataclass(frozen=True, slots=True)
class MarkedCurve:
    """A gate beside what was predicted of it, or alone where it was not `guessed`: its drawing is as large."""

    quantity: str
    letter: str
    name: str
    steps: tuple[MarkedStep, ...]
    chart: GuessChart
    guessed: bool


class Predict(PageType[DrawnPredict, CurveField, MarkedCurve]):
    name, body, response = "predict", DrawnPredict, CurveResponse

    def is_untouched(self, response: Mapping[str, Any]) -> bool:
        """Every step stands where a gate starts."""
        return all(value == float(START) for value in response["values"])

    def title(self) -> str:
        return _("a gate to predict")

    def missing(self) -> str:
        return _("Give every step a number from 0 to 1.")

    def from_form(self, form: FormValues) -> dict[str, object]:
        """Shares as they were written; what cannot be read stays a text, which is refused with a sentence."""
        return {"values": [_number_or_text(text) for text in form.getlist("curve")]}

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"curve": [_written(one) for one in response["values"]]}

    def asked(self, _question: Question, body: DrawnPredict, given: Given) -> CurveField:
        symbols = tuple(map(visible, body.run.symbols))
        before = ["".join(filter(str.isprintable, text))[:LONGEST_NUMBER] for text in given.get("curve", [])]
        filled = before if len(before) == len(symbols) else [START] * len(symbols)
        return CurveField(body.run.show, quantity_name(body.run.show), symbols, tuple(filled))

    def marked(self, _question: Question, body: DrawnPredict, answer: Answer) -> MarkedCurve:
        values, said = body.run.of_unit, answer.response.get("values")
        guessed: list[float | None] = said if isinstance(said, list) else [None] * len(values)
        steps = tuple(_step(*row) for row in zip(body.run.symbols, guessed, values, strict=True))
        is_guessed = any(value is not None for value in guessed)
        name, letter = quantity_name(body.run.show), BY_NAME[body.run.show].letter
        return MarkedCurve(body.run.show, letter, name, steps, guess_chart(guessed, values), is_guessed)

    def run(self, body: DrawnPredict) -> RunOut:
        run = body.run
        return RunOut(model=run.model, symbols=list(run.symbols), units=[run.unit], show=run.show, values=None)


def _written(value: object) -> str:
    """A step as its field holds it; "" where it is still open."""
    return "" if value is None else f"{value:g}" if isinstance(value, float | int) else str(value)


def _number_or_text(text: str) -> object:
    if _SHARE.fullmatch(plain(text)):
        return float(plain(text).replace(",", "."))
    try:
        return read_number(text)
    except UnreadableNumber:
        return text


def _step(symbol: str, guessed: float | None, value: float) -> MarkedStep:
    if guessed is None:
        return MarkedStep(visible(symbol), "", written(value, 2), "none", "")
    tone, mark = ("right", "✓") if is_near(guessed, value) else ("wrong", "✗")
    return MarkedStep(visible(symbol), written(guessed, 2), written(value, 2), tone, mark)
