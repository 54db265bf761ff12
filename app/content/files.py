"""The kinds of files that a content folder holds, by their shape."""

from pydantic import BaseModel

from app.content.documents import SetIn
from app.content.shapes import known_keys
from app.content.sources import SourcesIn
from app.content.vocabulary import ConceptsIn, MisconceptionsIn

SHAPES: tuple[type[BaseModel], ...] = (SetIn, SourcesIn, ConceptsIn, MisconceptionsIn)


def every_key() -> frozenset[str]:
    """Every key that some file can hold."""
    return frozenset().union(*map(known_keys, SHAPES))
