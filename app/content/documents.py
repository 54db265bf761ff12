"""The shape of a question file and of `sources.yaml`."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from app.content.question_documents import QuestionIn
from app.content.texts import Document, Id, Language, Said, Text


class PaperIn(Document):
    """How long a test is; of a set with fewer questions, all are asked."""

    questions: Annotated[int, Field(ge=1, le=100)] = 12
    minutes: Annotated[int, Field(ge=1, le=300)] = 18


class SetIn(Document):
    """A study set: one file."""

    set: Id
    language: Language = "en"
    title: Text
    about: Text
    related: Annotated[list[Id], Field(max_length=20, default_factory=list)]
    test: PaperIn | None = None
    concepts: Annotated[Mapping[Id, Text], Field(min_length=1, max_length=200)]
    questions: Annotated[
        list[Annotated[QuestionIn, Field(discriminator="type")]], Field(min_length=1, max_length=10_000)
    ]


class SourceIn(Document):
    """Something that a student can look up."""

    authors: Said
    year: Annotated[int, Field(ge=1800, le=2200)]
    title: Said
    where: Said | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    arxiv: Annotated[str, Field(pattern=r"^\d{4}\.\d{4,5}$|^[a-z-]+/\d{7}$")] | None = None
    url: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$")] | None = None


class SourcesIn(Document):
    """The file `sources.yaml`."""

    sources: Annotated[Mapping[Id, SourceIn], Field(max_length=10_000)]
