"""The JSON interface's types: what comes in is read strictly, what goes out is promised."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from app.lab.probes import Spot
from app.lab.readings import LONGEST_TEXT, MAX_SYMBOLS
from app.services.answering import Submission
from app.services.saving import Save
from app.study.reading import LONGEST_TEXT as LONGEST_ANSWER
from app.study.responses import Certainty, Grade, Mode
from app.study.variants import Variant

AnswerId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
AttemptKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22}$")]
QuestionId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}/[a-z0-9-]{1,64}$")]
VariantText = Annotated[str, Field(pattern=r"^(0|[1-9][0-9]{0,8})\.[0-9a-f]{8}$")]
Letter = Annotated[str, Field(pattern=r"^[A-Z]$")]
LONGEST_EDITS = 2000  # characters
ChoiceId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
GapText = Annotated[str, Field(min_length=1, max_length=LONGEST_ANSWER)]
A_DAY = 86_400_000


class Strict(BaseModel):
    """No coercion, no unknown keys: `true` is no number and `[]` no object."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _no_number(given: object) -> object:
    """To Python 1 is True; to a sender it is a number."""
    return None if type(given) is not bool else given


class ChoiceResponse(Strict):
    choice: ChoiceId


class ChoicesResponse(Strict):
    choices: Annotated[list[ChoiceId], Field(min_length=1, max_length=9)]


class GapsResponse(Strict):
    gaps: Annotated[list[GapText], Field(min_length=1, max_length=40)]


class ValueResponse(Strict):
    """true or false."""

    value: bool


class TextResponse(Strict):
    """A word, a number, a shape."""

    text: GapText


class PairsResponse(Strict):
    """For each side the letter of its option."""

    pairs: Annotated[dict[ChoiceId, Letter], Field(min_length=1, max_length=9)]


class OrderResponse(Strict):
    """The letters from first to last."""

    order: Annotated[list[Letter], Field(min_length=1, max_length=9)]


class PointResponse(Strict):
    """A cell of a run."""

    step: Annotated[int, Field(ge=1, le=MAX_SYMBOLS)]
    unit: Annotated[int, Field(ge=1, le=1024)]


class CurveResponse(Strict):
    """A gate's value at every step."""

    values: Annotated[list[Annotated[float, Field(ge=0, le=1)]], Field(min_length=1, max_length=MAX_SYMBOLS)]


class GradeResponse(Strict):
    grade: Annotated[Grade, Field(strict=False)]


class SkippedResponse(Strict):
    skipped: Annotated[Literal[True], BeforeValidator(_no_number)]


ResponseIn = (
    ChoiceResponse
    | ChoicesResponse
    | ValueResponse
    | TextResponse
    | GapsResponse
    | PairsResponse
    | OrderResponse
    | PointResponse
    | CurveResponse
    | GradeResponse
    | SkippedResponse
)


class SpotIn(Strict):
    """A cell of the lab that a computed question is asked about; `do` holds changes as in the lab's addresses."""

    model: ChoiceId
    sequence: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    do: Annotated[str, Field(max_length=LONGEST_EDITS)] = ""
    step: Annotated[int, Field(ge=1, le=2 * MAX_SYMBOLS)]
    unit: Annotated[int, Field(ge=1, le=1024)]

    def spot(self) -> Spot:
        return Spot(self.model, "", self.sequence, self.step, self.unit, "", self.do)


class AnswerFrame(Strict):
    """What an answer is to, under the id that its sender made for it.

    In a test: `attempt` is the test, `version` the saved answer that this one was made from (0 for none), `key` what
    opens the attempt on another device.
    """

    id: AnswerId
    question: QuestionId
    variant: VariantText
    mode: Annotated[Mode, Field(strict=False)]
    certainty: Annotated[Certainty, Field(strict=False)] | None = None
    hints: Annotated[int, Field(ge=0, le=20)] = 0
    elapsed_ms: Annotated[int, Field(ge=0, le=A_DAY)] | None = None
    attempt: AnswerId | None = None
    version: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    key: AttemptKey | None = None
    lab: SpotIn | None = None

    @model_validator(mode="after")
    def attempt_in_a_test(self) -> Self:
        if (self.mode is Mode.TEST) != (self.attempt is not None):
            raise ValueError("a test's answer names its attempt, and no other answer does")
        return self


class AnswerIn(AnswerFrame):
    response: ResponseIn


class RevealIn(Strict):
    question: QuestionId
    variant: VariantText


class RevealOut(Strict):
    back_html: str
    explanation_html: str


class ChoiceOut(Strict):
    id: str
    html: str


class RunOut(Strict):
    """The run that a question asks about; `values` of `show`, a list for each unit, where the question shows them."""

    model: str
    symbols: list[str]
    units: list[int]
    show: str
    values: list[list[float]] | None


class QuestionOut(Strict):
    """A question as it is put.

    `choices` are what can be chosen, matched to `sides`, or put in order. `gaps` holds, for each gap of a cloze, its
    options, or none where it is typed. `rule` says how an answer is marked where that is more than right or wrong.
    """

    question: str
    variant: str
    type: str
    ask_html: str
    choices: list[ChoiceOut]
    sides: list[ChoiceOut]
    gaps: list[list[str]]
    rule: str
    lab: RunOut | None


class DoneOut(Strict):
    done: Literal[True]
    next_due: datetime | None


class SourceOut(Strict):
    id: str
    text: str
    url: str | None


class MarkedOut(Strict):
    score: float
    correct: bool
    key: dict[str, Any]
    feedback_html: str
    misconception: str | None
    explanation_html: str
    sources: list[SourceOut]
    due: datetime | None


class SavedOut(Strict):
    """An answer of a test is there; nothing is told of it before the end."""

    saved: Literal[True] = True


class NewerOut(Strict):
    """The saved answer that is newer than the one which an answer was made from."""

    version: int
    response: dict[str, Any]


class ConceptOut(Strict):
    id: str
    title: str
    questions: int


class SetOut(Strict):
    id: str
    title: str
    about: str
    questions: int
    concepts: list[ConceptOut]


class ModelOut(Strict):
    id: str
    alphabet: list[str]
    units: int
    outputs: list[str]
    digest: str


Rows = list[list[float]]


class GatesOut(Strict):
    forget: Rows
    input: Rows
    output: Rows


class TraceOut(Strict):
    """Every value of a run, as lists (timesteps, units).

    `truth` is what the cell should keep track of, `correlation` that of each unit's c with it. `answers` are the
    outputs in words, `right` says which of them are (null where none is asked for).
    """

    model: str
    digest: str
    symbols: list[str]
    gates: GatesOut
    candidate: Rows
    cell: Rows
    hidden: Rows
    outputs: Rows
    truth: list[float]
    correlation: list[float | None]
    answers: list[str]
    right: list[bool | None]


class GateTermsOut(Strict):
    """value = squash(sum), sum = from_input + from_hidden + bias, unless somebody holds the value: `held`."""

    from_input: float
    from_hidden: float
    bias: float
    sum: float
    value: float
    held: bool


class CellOut(Strict):
    model: str
    symbol: str
    step: int
    unit: int
    forget: GateTermsOut
    input: GateTermsOut
    candidate: GateTermsOut
    output: GateTermsOut
    previous_cell: float
    cell_state: float
    tanh_cell: float
    hidden_state: float


class ProblemOut(BaseModel):
    """An error (RFC 9457). `errors` says where a body or a query could not be read."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None
    fresh: QuestionOut | None = None
    newer: NewerOut | None = None


class ModeQuery(Strict):
    mode: Literal["quiz", "flashcards"] = "quiz"


Sequence = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]


class RunQuery(Strict):
    """A text of symbols as `sequence`, or numbers as `series`; `do` holds changes as in the lab's addresses."""

    model: ChoiceId
    sequence: Sequence | None = None
    series: Sequence | None = None
    do: Annotated[str, Field(max_length=LONGEST_EDITS)] = ""

    @model_validator(mode="after")
    def one_text(self) -> Self:
        if (self.sequence is None) == (self.series is None):
            raise ValueError("give sequence or series, and not both")
        return self

    @property
    def text(self) -> str:
        return self.sequence or self.series or ""


class TraceQuery(RunQuery):
    digits: Literal["3", "17"] = "3"


class CellQuery(RunQuery):
    step: Annotated[int, Field(ge=1, le=2 * MAX_SYMBOLS)]
    unit: Annotated[int, Field(ge=1, le=1024)] = 1


def submission_of(frame: AnswerFrame, response: dict[str, object]) -> Submission:
    return Submission(
        id=frame.id,
        question_id=frame.question,
        variant=Variant.parse(frame.variant),
        mode=frame.mode,
        response=response,
        certainty=frame.certainty,
        hints=frame.hints,
        elapsed_ms=frame.elapsed_ms,
        spot=frame.lab.spot() if frame.lab else None,
    )


def save_of(frame: AnswerFrame, response: dict[str, object]) -> Save:
    """Of a frame whose mode is a test's."""
    return Save(
        id=frame.id,
        attempt=frame.attempt or "",
        question_id=frame.question,
        variant=Variant.parse(frame.variant),
        version=frame.version,
        response=response,
        certainty=frame.certainty,
        elapsed_ms=frame.elapsed_ms,
    )
