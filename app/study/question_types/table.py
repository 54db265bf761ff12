"""The types of questions: the one list of this room. Whoever wants to know more asks the type."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.study.question_types.base import Body, QuestionType
from app.study.question_types.boolean import Boolean
from app.study.question_types.cloze import Cloze
from app.study.question_types.computed import Computed
from app.study.question_types.flashcard import Flashcard
from app.study.question_types.hotspot import Hotspot
from app.study.question_types.matching import Matching
from app.study.question_types.multiple import Multiple
from app.study.question_types.numeric import Numeric
from app.study.question_types.ordering import Ordering
from app.study.question_types.predict import Predict
from app.study.question_types.single import Single
from app.study.question_types.typed import Typed

AnyType = QuestionType[Any, Any, Any]  # here the types are erased; `type_of` gives each body to its own
QUESTION_TYPES: tuple[AnyType, ...] = (
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
BY_NAME: Mapping[str, AnyType] = MappingProxyType({one.name: one for one in QUESTION_TYPES})
_BY_BODY: Mapping[type[Body], AnyType] = MappingProxyType(
    {body: one for one in QUESTION_TYPES for body in (one.body, one.drawn)}
)


def type_of(body: Body) -> AnyType:
    """The type that a body, published or drawn, belongs to."""
    return _BY_BODY[type(body)]


def type_of_drawn(body: Body) -> AnyType:
    """The type of a body that has been drawn. Raises TypeError where it has not."""
    found = type_of(body)
    if not isinstance(body, found.drawn):
        raise TypeError(f"{type(body).__name__} has not been drawn")
    return found
