"""Pairs to be found."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf, repeated
from app.content.likeness import likeness_faults
from app.content.question_types.base import DocumentType, LinkedIn, original
from app.content.texts import Document, Id, Text, words
from app.study.question_types.matching import MatchingBody, Pair


class PairIn(Document):
    """Two things that belong together; `why` is shown where they were not matched."""

    id: Id
    left: Text
    right: Text
    why: Text
    misconception: Id | None = None


class MatchingIn(LinkedIn):
    """Pairs to be found. `others` are offered too and belong to none."""

    type: Literal["matching"]
    pairs: Annotated[list[PairIn], Field(min_length=2, max_length=9)]
    others: Annotated[list[Text], Field(max_length=9, default_factory=list)]


class Matching(DocumentType[MatchingIn, MatchingBody]):
    document = MatchingIn

    def build(self, document: MatchingIn, language: str) -> MatchingBody:
        pairs = (
            Pair(p.id, words(p.left, language), words(p.right, language), words(p.why, language), p.misconception)
            for p in document.pairs
        )
        return MatchingBody(tuple(pairs), tuple(words(other, language) for other in document.others))

    def decides(self, document: MatchingIn, language: str) -> object:
        return sorted((p.id, original(p.left, language), original(p.right, language)) for p in document.pairs)

    def faults(self, document: MatchingIn, shelf: Shelf) -> Iterator[Fault]:
        yield from repeated((("pairs", i, "id"), pair.id) for i, pair in enumerate(document.pairs))
        lefts = [(("pairs", i, "left"), pair.left) for i, pair in enumerate(document.pairs)]
        yield from likeness_faults(lefts, shelf.language, "this stands twice")
        rights = [(("pairs", i, "right"), pair.right) for i, pair in enumerate(document.pairs)]
        others = [(("others", i), text) for i, text in enumerate(document.others)]
        yield from likeness_faults([*rights, *others], shelf.language, "this is offered twice")
