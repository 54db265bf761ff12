"""What an address asks to be asked: the choice that a round is made of."""

from typing import Annotated

from flask import request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.study.preferences import ROUND_LENGTHS
from app.study.question_types.table import BY_NAME
from app.study.rounds import MOST_PICKED, Choice, Only
from app.web.shared.bad_requests import NoSuchRound, NothingPicked, TooManyPicked
from app.web.shared.interface_parts import ChoiceId, QuestionId

MOST_SETS = 50


class ChoiceQuery(BaseModel):
    """The parameters of `/rounds/new`."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    set: Annotated[list[ChoiceId], Field(max_length=MOST_SETS)] = []
    concept: ChoiceId | None = None
    type: ChoiceId | None = None
    only: Only | None = None
    question: Annotated[list[QuestionId], Field(max_length=MOST_PICKED)] = []
    length: int | None = None


def asked_choice(usual_length: int) -> Choice:
    """Raises NoSuchRound, NothingPicked, TooManyPicked."""
    arguments = request.args
    if len(arguments.getlist("question")) > MOST_PICKED:
        raise TooManyPicked
    if arguments.get("picking") and not arguments.getlist("question"):
        raise NothingPicked
    single = {name: arguments[name] for name in ("concept", "type", "only", "length") if arguments.get(name)}
    lists = {name: arguments.getlist(name) for name in ("set", "question")}
    try:
        asked = ChoiceQuery.model_validate({**single, **lists})
    except ValidationError:
        raise NoSuchRound from None
    if not _fits(asked):
        raise NoSuchRound
    return Choice(
        sets=tuple(dict.fromkeys(asked.set)),
        concept=asked.concept or "",
        type=asked.type or "",
        only=asked.only,
        questions=tuple(dict.fromkeys(asked.question)),
        length=len(set(asked.question)) or asked.length or usual_length,
    )


def _fits(asked: ChoiceQuery) -> bool:
    return (asked.type is None or asked.type in BY_NAME) and asked.length in (None, *ROUND_LENGTHS)
