"""The types of questions in files: the one list of this room."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from app.content.question_types.base import DocumentType, QuestionIn
from app.content.question_types.boolean import Boolean
from app.content.question_types.cloze import Cloze
from app.content.question_types.computed import Computed
from app.content.question_types.flashcard import Flashcard
from app.content.question_types.hotspot import Hotspot
from app.content.question_types.matching import Matching
from app.content.question_types.multiple import Multiple
from app.content.question_types.numeric import Numeric
from app.content.question_types.ordering import Ordering
from app.content.question_types.predict import Predict
from app.content.question_types.single import Single
from app.content.question_types.typed import Typed
from app.study.question_types.base import Body

AnyDocumentType = DocumentType[Any, Body]  # here the types are erased; `type_of` gives each document to its own
_TYPES: tuple[AnyDocumentType, ...] = (
    Single(),
    Multiple(),
    Boolean(),
    Typed(),
    Cloze(),
    Numeric(),
    Matching(),
    Ordering(),
    Flashcard(),
    Computed(),
    Hotspot(),
    Predict(),
)
DOCUMENT_TYPES: Mapping[str, AnyDocumentType] = MappingProxyType({one.name: one for one in _TYPES})

if TYPE_CHECKING:
    AnyQuestionIn = QuestionIn
else:
    AnyQuestionIn = Annotated[reduce(or_, (one.document for one in _TYPES)), Field(discriminator="type")]


def type_of(document: QuestionIn) -> AnyDocumentType:
    """The type that a document belongs to. Raises TypeError where it is not of its shape."""
    found = DOCUMENT_TYPES[document.type]
    if not isinstance(document, found.document):
        raise TypeError(f"{type(document).__name__} is no document of the type {document.type}")
    return found
