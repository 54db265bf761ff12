"""The JSON interface's types: what comes in is read strictly, what goes out is promised."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, model_validator

from app.services.exams.save import Save
from app.services.study.answering import Submission
from app.study.draws import Variant
from app.study.old_variants import OldVariant
from app.study.responses import Certainty, Mode
from app.web.api.lab_interface import SpotIn
from app.web.question_types.table import ResponseIn
from app.web.shared.interface_parts import (
    A_DAY,
    AnswerId,
    AttemptKey,
    ChoiceOut,
    QuestionId,
    RunOut,
    Strict,
    VariantText,
)
from app.web.shared.visitors import learner_of_old_page

MOST_VERSIONS = 500  # of the answer to one item of a test


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
    version: Annotated[int, Field(ge=0, le=MOST_VERSIONS)] = 0
    key: AttemptKey | None = None
    lab: SpotIn | None = None
    learner: Annotated[str, Field(max_length=200)] | None = None

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
    learner: Annotated[str, Field(max_length=200)] | None = None


class RevealOut(Strict):
    back_html: str
    explanation_html: str


class QuestionOut(Strict):
    """A question as it is put.

    `choices` are what can be chosen, matched to `sides`, or put in order. `gaps` holds, for each gap of a cloze, its
    options, or none where it is typed. `variant` names what was drawn: an answer brings it back. `learner` is there
    where there is no session yet, for programs without cookies: for a day their first answer can bring it back.
    `rule` says how an answer is marked where that is more than right or wrong.
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
    learner: str


class DoneOut(Strict):
    done: Literal[True]
    next_due: datetime | None


class SourceOut(Strict):
    id: str
    text: str
    url: str | None


class MisconceptionOut(Strict):
    """A wrong idea that an answer looks like; `html` is a sentence on it, or empty where nobody wrote one."""

    id: str
    name: str
    html: str


class MarkedOut(Strict):
    """An answer as it was marked. `misconception` is the id of the first of the `misconceptions` that it looks like."""

    score: float
    correct: bool
    key: dict[str, Any]
    feedback_html: str
    misconception: str | None
    misconceptions: list[MisconceptionOut]
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


def parsed_variant(text: str) -> Variant | OldVariant:
    """What a page or a reply named the draw by."""
    return OldVariant.parse(text, learner_of_old_page()) if "." in text else Variant.parse(text)


def submission_of(frame: AnswerFrame, response: dict[str, object]) -> Submission:
    return Submission(
        id=frame.id,
        question_id=frame.question,
        variant=parsed_variant(frame.variant),
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
        variant=parsed_variant(frame.variant),
        version=frame.version,
        response=response,
        certainty=frame.certainty,
        elapsed_ms=frame.elapsed_ms,
    )
