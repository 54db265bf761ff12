"""What every type of question answers for, so that nobody else has to name one."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from app.lab.generators import Spot
from app.lab.model import Model
from app.lab.trace import SequenceTrace
from app.study.modes import Mode
from app.study.numbers import NumberReason, Readings
from app.study.words import Words

Models = Mapping[str, Model]
Parameters = Mapping[str, Any]
Plain = Mapping[str, object]  # a response in the JSON of the interface
Options = list[tuple[str, Words]]


class Body:
    """What belongs to one type of question alone."""

    __slots__ = ()


class Response(ABC):
    """What a learner answered."""

    __slots__ = ()

    @abstractmethod
    def plain(self) -> dict[str, object]:
        """Its JSON, which `read` reads back."""


@dataclass(frozen=True, slots=True)
class Skipped(Response):
    """ "I don't know"."""

    def plain(self) -> dict[str, object]:
        return {"skipped": True}


@dataclass(frozen=True, slots=True)
class Unreadable(Response):
    """An answer of a test that could not be read when it was marked, as it was `given`; `read` is what could be."""

    given: Plain
    read: Response | None = None

    def plain(self) -> dict[str, object]:
        return {**(self.read.plain() if self.read else {}), "unreadable": dict(self.given)}


class Unaskable(ValueError):
    """This question cannot be drawn: its model is not there, or it never does what is asked about."""


class TextReason(Enum):
    """Why a text is not taken for words."""

    TOO_LONG = "too-long"
    NO_SIGNS = "no-signs"


class UnreadableResponse(ValueError):
    """The response does not fit the question: it costs nothing.

    The message is for its sender. `reason` is there where something was written that cannot be read as what is asked;
    `readings` is how the two meanings of a number are written.
    """

    def __init__(
        self,
        message: str,
        reason: NumberReason | TextReason | None = None,
        text: str = "",
        readings: Readings = (),
    ) -> None:
        super().__init__(message)
        self.reason, self.text, self.readings = reason, text, readings


B = TypeVar("B", bound=Body)  # as published
D = TypeVar("D", bound=Body)  # as drawn for a learner; of many types the same
R = TypeVar("R", bound=Response)


@dataclass(frozen=True, slots=True)
class Parts(Generic[R]):
    """What there is so far of a response: `read`, which lacks what is missing; None where nothing of it can be read.

    `unreadable` says that something is written there which cannot be read, beyond what is missing.
    """

    read: R | None
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words for the student: in English, with named places for `values`. The pages translate them."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)


def message(text: str, **values: str) -> Sentence:
    """Marks a sentence for translation."""
    return Sentence(text, values)


class Feedback(Protocol):
    """A part of a question that has a reason, and perhaps the misconception behind it."""

    @property
    def why(self) -> Words: ...

    @property
    def misconception(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked about a cell: by which generator, about which quantity ("" for one that is none of the six)."""

    generator: str
    quantity: str


@dataclass(frozen=True, slots=True)
class MarkingRule(Generic[D, R]):
    """How a response to a type of question is scored, from 0 to 1.

    `version` grows when the same response to the same question gets another score. `sentence` is there where marking is
    more than right or wrong. Every score in the log names its rule and version, and `key_hash` is digested from them.
    """

    question_type: str
    name: str
    version: int
    score: Callable[[D, R], float]
    sentence: Sentence | None = None

    @property
    def id(self) -> str:
        return f"{self.question_type}/{self.name}"

    @property
    def digested(self) -> list[str | int]:
        """What of it enters a `key_hash`: the version from 2 on, so that older hashes stay."""
        return [self.question_type, self.name, *([self.version] if self.version > 1 else [])]


class QuestionType(ABC, Generic[B, D, R]):
    """A type of question: how it is drawn, read, marked and explained.

    `takes` names the parts of a response's JSON, `modes` where it is asked.
    """

    body: type[B]
    drawn: type[D]
    response: type[R]
    rule: MarkingRule[D, R]
    takes: tuple[str, ...]
    modes: frozenset[Mode] = frozenset({Mode.QUIZ, Mode.TEST})
    has_examples = False  # whether it is first shown worked, with other numbers

    @property
    def name(self) -> str:
        """What files, pages and JSON call it."""
        return self.rule.question_type

    # Drawing: what chance and models decide.

    @abstractmethod
    def draw(self, body: B, seed: str, models: Models) -> D:
        """The very question that one learner meets. Raises Unaskable."""

    def has_others(self, _body: B) -> bool:
        """Whether another seed may draw other numbers, or another run."""
        return False

    def draw_at(self, _body: B, _models: Models, _spot: Spot) -> D:
        """About a cell that somebody sees in the lab. Raises Unaskable, SequenceProblem, EditProblem."""
        raise Unaskable("nothing is asked about this")

    def first_draw(self, body: B, seed: str, models: Models) -> D:
        """As version 0002 of the database drew it, for pages and answers of then. Raises Unaskable."""
        return self.draw(body, seed, models)

    def first_draw_at(self, body: B, models: Models, spot: Spot) -> D:
        """As version 0002 asked about a cell of the lab. Raises as `draw_at`."""
        return self.draw_at(body, models, spot)

    def gives_away(self, _example: D, _drawn: D) -> bool:
        """Whether an example that stands beside the question shows what would be taken for its key."""
        return False

    def topic(self, _body: B) -> Topic | None:
        """What it asks about a cell of the lab; None where it asks about none."""
        return None

    def is_fair_at(self, _body: B, _trace: SequenceTrace, _step: int, _unit: int) -> bool:
        """Whether a fair question can be asked about a cell of a run."""
        return False

    def model_of(self, _body: B) -> str | None:
        """The model without which it cannot be drawn."""
        return None

    def kept(self, _drawn: D) -> Parameters | None:
        """What has to be kept of a drawn question beside its seed; None where that is all."""
        return None

    def redraw(self, body: B, seed: str, _kept: Parameters) -> D:
        """As it was drawn, from what was kept."""
        return self.draw(body, seed, {})

    def shown(self, drawn: D) -> object:
        """Everything that chance or a model decided, the key with it; None where nothing was."""
        return self.kept(drawn)

    def placeholders(self, _drawn: D) -> Mapping[str, str]:
        """What stands in the places of the question's words."""
        return {}

    def spot(self, _drawn: D) -> Spot | None:
        """Where the lab shows what was drawn."""
        return None

    def unseen(self, _drawn: D) -> range:
        """The steps of that run, from 1, whose values would tell the answer; as later ones would."""
        return range(0)

    # Reading and marking.

    @abstractmethod
    def read(self, drawn: D, *given: Any) -> R:
        """The response whose parts, in the order of `takes`, are `given`. Raises UnreadableResponse."""

    def parts(self, _drawn: D, _given: Plain) -> Parts[R]:
        """What a test keeps of a response that is not complete, or not to be read; its rule scores the parts.

        Raises UnreadableResponse for what is no response to this question, and could not be shown again.
        """
        raise UnreadableResponse("this is no answer to the question")

    @abstractmethod
    def key(self, drawn: D) -> dict[str, object]:
        """The right response, or the first of several, as JSON."""

    # Explaining.

    def feedback(self, _drawn: D, _response: Plain) -> Iterator[Feedback]:
        """What is said of each part of a response that was anticipated."""
        return iter(())

    def misconceptions(self, drawn: D, response: Plain) -> Iterator[str]:
        """What the response comes from."""
        return (said.misconception for said in self.feedback(drawn, response) if said.misconception)

    def options(self, _drawn: D) -> Options:
        """What is offered to choose from, to match or to put in order."""
        return []

    def sides(self, _drawn: D) -> Options:
        """What the options are to be matched to."""
        return []

    def back(self, _drawn: D) -> Words | None:
        """What a card says when it is turned."""
        return None

    def working(self, _drawn: D) -> tuple[str, ...]:
        """The solution step by step, in TeX."""
        return ()

    def key_text(self, _drawn: D) -> str:
        """The key as the lab says it beside a learner's own number."""
        return ""


def letters_of(value: object) -> list[str]:
    """The texts of a list; none where it is no list."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
