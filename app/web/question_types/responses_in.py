"""Responses as they come in, one type for each form of answer."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from app.lab.readings import MAX_SYMBOLS
from app.study.responses import Grade
from app.web.shared.interface_parts import ChoiceId, GapText, Letter, Strict


def _no_number(given: object) -> object:
    """To Python 1 is True; to a sender it is a number."""
    return None if type(given) is not bool else given


class ChoiceResponse(Strict):
    choice: ChoiceId


class ChoicesResponse(Strict):
    choices: Annotated[list[ChoiceId], Field(min_length=1, max_length=9)]


class GapsResponse(Strict):
    gaps: Annotated[list[GapText], Field(min_length=1, max_length=40)]


class ValueResponse(Strict):
    """true or false."""

    value: bool


class TextResponse(Strict):
    """A word, a number, a shape."""

    text: GapText


class PairsResponse(Strict):
    """For each side the letter of its option."""

    pairs: Annotated[dict[ChoiceId, Letter], Field(min_length=1, max_length=9)]


class OrderResponse(Strict):
    """The letters from first to last."""

    order: Annotated[list[Letter], Field(min_length=1, max_length=9)]


class PointResponse(Strict):
    """A cell of a run."""

    step: Annotated[int, Field(ge=1, le=MAX_SYMBOLS)]
    unit: Annotated[int, Field(ge=1, le=1024)]


class CurveResponse(Strict):
    """A gate's value at every step."""

    values: Annotated[list[Annotated[float, Field(ge=0, le=1)]], Field(min_length=1, max_length=MAX_SYMBOLS)]


class GradeResponse(Strict):
    grade: Annotated[Grade, Field(strict=False)]


class SkippedResponse(Strict):
    skipped: Annotated[Literal[True], BeforeValidator(_no_number)]


ResponseIn = (
    ChoiceResponse
    | ChoicesResponse
    | ValueResponse
    | TextResponse
    | GapsResponse
    | PairsResponse
    | OrderResponse
    | PointResponse
    | CurveResponse
    | GradeResponse
    | SkippedResponse
)
