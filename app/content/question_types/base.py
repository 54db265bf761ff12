"""What every type's room of content answers for: its document, what is built of it, its rules."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Generic, TypeVar, get_args

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.nodes import Path
from app.content.texts import OWN_LANGUAGE, Document, Id, Said, Text
from app.lab.quantities import QuantityName
from app.lab.tasks.sequence_readers import LONGEST_TEXT
from app.study.question_types.base import Body
from app.study.questions import Level


class LabIn(Document):
    """Where the lab shows the answer. `shows` is a condition that must hold there, like `forget < 0.1`."""

    model: Id
    sequence: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    step: Annotated[int, Field(ge=1, le=500)]
    unit: Annotated[int, Field(ge=1, le=1024)] = 1
    show: QuantityName
    shows: Said | None = None


class QuestionIn(Document):
    """What all types have; each adds `type` and its own. `aka` are earlier ids, whose history it inherits."""

    type: str
    id: Id
    aka: Annotated[list[Id], Field(max_length=20, default_factory=list)]
    concept: Id
    covers: Annotated[str, Field(pattern=r"^S[0-9]{2}$")] | None = None
    level: Annotated[Level, Field(strict=False)]
    ask: Text
    explain: Text
    sources: Annotated[list[Id], Field(min_length=1, max_length=10)]

    @property
    def lab_link(self) -> LabIn | None:
        return None


class LinkedIn(QuestionIn):
    """A question whose answer the lab can show."""

    lab: LabIn | None = None

    @property
    def lab_link(self) -> LabIn | None:
        return self.lab


def original(text: Mapping[str, str], language: str) -> str:
    """The words of `text` in the set's own language."""
    return text[OWN_LANGUAGE] if OWN_LANGUAGE in text else text[language]


Tag = tuple[Path, str]


def tags_in(value: object, path: Path) -> Iterator[Tag]:
    """Every `misconception:` in a part of a question."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from tags_in(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "misconception" and isinstance(item, str):
                yield (*path, key), item
            else:
                yield from tags_in(item, (*path, key))


Doc = TypeVar("Doc", bound=QuestionIn)
B = TypeVar("B", bound=Body, covariant=True)


class DocumentType(ABC, Generic[Doc, B]):
    """A type of question in a file."""

    document: type[Doc]
    is_tried: ClassVar[bool] = False  # whether it can turn out that it cannot be drawn
    has_gaps: ClassVar[bool] = False  # whether brackets in `ask` are gaps
    draws_words: ClassVar[bool] = False  # whether `@name` in `ask` and `explain` is filled in

    @property
    def name(self) -> str:
        found: str = get_args(self.document.model_fields["type"].annotation)[0]
        return found

    @abstractmethod
    def build(self, document: Doc, language: str) -> B:
        """The body of a document without problems."""

    @abstractmethod
    def decides(self, document: Doc, language: str) -> object:
        """What its rule of marking holds answers against."""

    def faults(self, _document: Doc, _shelf: Shelf) -> Iterator[Fault]:
        """The broken rules of its own."""
        return iter(())

    def misconceptions(self, document: Doc) -> Iterator[Tag]:
        """The misconceptions that wrong answers are tagged with, and where in the question each tag stands."""
        return tags_in(document.model_dump(), ())

    def placeholders(self, _document: Doc) -> tuple[str, ...]:
        """The names that its words may leave a place for."""
        return ()

    def markdown_of(self, ask: str) -> str:
        """What of `ask` is Markdown: without the marks that the type itself reads."""
        return ask

    def forgiven_forms(self, _document: Doc) -> tuple[str, ...]:
        """The forms of which a slip of the finger counts as right."""
        return ()

    def forgives(self, _document: Doc, _text: str, _language: str) -> bool:
        """Is `text` right, though it is none of the forms?"""
        return False

    def model_of(self, _document: Doc) -> str | None:
        """The model without which it cannot be drawn."""
        return None
