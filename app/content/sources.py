"""The shape of `sources.yaml`."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from app.content.texts import Document, Id, Said


class SourceIn(Document):
    """Something that a student can look up."""

    authors: Said
    year: Annotated[int, Field(ge=1800, le=2200)]
    title: Said
    where: Said | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    arxiv: Annotated[str, Field(pattern=r"^\d{4}\.\d{4,5}$|^[a-z-]+/\d{7}$")] | None = None
    url: Annotated[str, Field(pattern=r'^https?://[^\s<>"]+$')] | None = None


class SourcesIn(Document):
    """The file `sources.yaml`."""

    sources: Annotated[Mapping[Id, SourceIn], Field(max_length=10_000)]


Sources = Mapping[str, SourceIn]
