"""Several choices, one of them right."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, LinkedIn
from app.content.question_types.choices import ChoiceIn, build_choice, choice_faults, right_ones
from app.study.question_types.single import SingleBody


class SingleIn(LinkedIn):
    """Several choices, one of them right."""

    type: Literal["single"]
    choices: Annotated[list[ChoiceIn], Field(min_length=2, max_length=9)]


class Single(DocumentType[SingleIn, SingleBody]):
    document = SingleIn

    def build(self, document: SingleIn, language: str) -> SingleBody:
        return SingleBody(tuple(build_choice(choice, language) for choice in document.choices))

    def decides(self, document: SingleIn, _language: str) -> object:
        return right_ones(document.choices)

    def faults(self, document: SingleIn, shelf: Shelf) -> Iterator[Fault]:
        return choice_faults(document.choices, "exactly one", shelf.language)
