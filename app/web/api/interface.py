"""The JSON interface's types: what comes in is read strictly, what goes out is promised."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from app.web.question_types.table import ResponseIn
from app.web.questions.frame import AnswerFrame
from app.web.shared.interface_parts import ChoiceOut, QuestionId, RunOut, Strict, VariantText
from app.web.shared.refusals import REFUSALS


class AnswerIn(AnswerFrame):
    """An answer, in practice or in a test."""

    response: ResponseIn


class RevealIn(Strict):
    """A flashcard to turn over: the question, and the draw that was shown of it."""

    question: QuestionId
    variant: VariantText
    learner: Annotated[str, Field(max_length=200)] | None = None


class RevealOut(Strict):
    """A flashcard's back."""

    back_html: str
    explanation_html: str


class QuestionOut(Strict):
    """A question as it is put.

    `choices` are what can be chosen, matched to `sides`, or put in order. `gaps` holds, for each gap of a cloze, its
    options, or none where it is typed; `gap_words` what these are called in the language asked for: an answer names
    the option, not the word. `variant` names what was drawn: an answer brings it back. `learner` is there
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
    gap_words: list[list[str]]
    rule: str
    lab: RunOut | None
    learner: str


class DoneOut(Strict):
    """Nothing is left to ask; `next_due` is when something comes back, if anything does.

    That is the first moment of a day where the learner is, at four in the morning or at the hour that they chose,
    unless it comes back in minutes.
    """

    done: Literal[True]
    next_due: datetime | None


class SourceOut(Strict):
    """Where the explanation can be looked up."""

    id: str
    text: str
    url: str | None


class MisconceptionOut(Strict):
    """A wrong idea that an answer looks like; `html` is a sentence on it, or empty where nobody wrote one."""

    id: str
    name: str
    html: str


class MarkedOut(Strict):
    """An answer as it was marked.

    `score` is from 0 to 1, `key` the right answer in the shape of a response, `due` when the question comes
    back, as `next_due` says it: null where it was not scheduled. `misconception` is the id of the first of the
    `misconceptions` that it looks like.
    """

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
    """An answer of a test is there; nothing is told of it before the end.

    `problem` says what is missing or cannot be read, where something is: the answer is kept as it is.
    """

    saved: Literal[True] = True
    problem: str | None = None


class NewerOut(Strict):
    """The saved answer that is newer than the one which an answer was made from."""

    version: int
    response: dict[str, Any]


class ConceptOut(Strict):
    """A concept of a set, and how many of its questions are about it."""

    id: str
    title: str
    questions: int


class SetOut(Strict):
    """A study set, without its questions."""

    id: str
    title: str
    about: str
    questions: int
    concepts: list[ConceptOut]


class ProblemOut(BaseModel):
    """An error (RFC 9457), by the table of refusals: `type` is stable, `detail` in the language asked for.

    `errors` says where in a body or a query the fault lies, `fresh` is the question as it is asked now, `newer` the
    answer that was saved meanwhile.
    """

    type: Annotated[str, Field(json_schema_extra={"enum": sorted(one.type for one in REFUSALS.values())})]
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None
    fresh: QuestionOut | None = None
    newer: NewerOut | None = None


class ModeQuery(Strict):
    """How to be asked."""

    mode: Literal["quiz", "flashcards"] = "quiz"
