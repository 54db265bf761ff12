"""The shape of a question file."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from app.content.question_types.runs import LONGEST_RUN
from app.content.question_types.table import AnyQuestionIn
from app.content.texts import Document, Id, Language, Text
from app.content.vocabulary import MisconceptionIn, TaughtIn


class PaperIn(Document):
    """How long a test is; of a set with fewer questions, all are asked."""

    questions: Annotated[int, Field(ge=1, le=100)] = 12
    minutes: Annotated[int, Field(ge=1, le=300)] = 18


class PictureIn(Document):
    """A run that a set is known by: its picture is drawn from it."""

    model: Id
    sequence: Annotated[str, Field(min_length=1, max_length=LONGEST_RUN)]


class SetIn(Document):
    """A study set: one file."""

    set: Id
    language: Language = "en"
    title: Text
    about: Text
    related: Annotated[list[Id], Field(max_length=20, default_factory=list)]
    test: PaperIn | None = None
    picture: PictureIn | None = None
    first_question: Id | None = None
    concepts: TaughtIn
    misconceptions: Annotated[Mapping[Id, MisconceptionIn], Field(max_length=200)] = {}
    questions: Annotated[list[AnyQuestionIn], Field(min_length=1, max_length=10_000)]
