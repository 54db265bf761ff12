"""Several choices, one or more of them right."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, LinkedIn
from app.content.question_types.choices import ChoiceIn, build_choice, choice_faults, right_ones
from app.study.question_types.multiple import MultipleBody


class MultipleIn(LinkedIn):
    """Several choices, one or more of them right."""

    type: Literal["multiple"]
    choices: Annotated[list[ChoiceIn], Field(min_length=2, max_length=9)]


class Multiple(DocumentType[MultipleIn, MultipleBody]):
    document = MultipleIn

    def build(self, document: MultipleIn, language: str) -> MultipleBody:
        return MultipleBody(tuple(build_choice(choice, language) for choice in document.choices))

    def decides(self, document: MultipleIn, _language: str) -> object:
        return right_ones(document.choices)

    def faults(self, document: MultipleIn, shelf: Shelf) -> Iterator[Fault]:
        return choice_faults(document.choices, "at least one", shelf.language)
