"""The shape of each type of question: the types behind checking and behind the editors' schema."""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field

from app.content.texts import Document, Id, Said, Text
from app.lab.readings import LONGEST_TEXT
from app.study.questions import Level

Number = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
ToleranceText = Annotated[str, Field(pattern=r"^[0-9]{1,3}(\.[0-9]{1,6})?(%| absolute)$")]
LONGEST_RUN = 24  # symbols of a run that a question asks about: they stand side by side on a phone
RANDOM = "random"  # a sequence that is drawn


class ChoiceIn(Document):
    """One choice: exactly one of `right` and `wrong` holds its text."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["right"]}, {"required": ["wrong"]}]})

    id: Id
    right: Text | None = None
    wrong: Text | None = None
    why: Text
    misconception: Id | None = None


class ForeseenIn(Document):
    """Why a wrong answer that was foreseen is wrong; `when` is how it is written."""

    when: Said
    why: Text
    misconception: Id | None = None


class LabIn(Document):
    """Where the lab shows the answer. `shows` is a condition that must hold there, like `forget < 0.1`."""

    model: Id
    sequence: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    step: Annotated[int, Field(ge=1, le=500)]
    unit: Annotated[int, Field(ge=1, le=1024)] = 1
    show: Literal["forget", "input", "output", "candidate", "cell", "hidden"]
    shows: Said | None = None


class ForeseenNumberIn(Document):
    """Why a number that was foreseen is wrong."""

    when: Number
    why: Text
    misconception: Id | None = None


class PairIn(Document):
    """Two things that belong together; `why` is shown where they were not matched."""

    id: Id
    left: Text
    right: Text
    why: Text
    misconception: Id | None = None


class ItemIn(Document):
    """One of the things to be put in order."""

    id: Id
    text: Text


class RunIn(Document):
    """A run of a model that the question is about; the sequence `random` is drawn anew each time."""

    model: Id
    sequence: Annotated[str, Field(min_length=1, max_length=LONGEST_RUN)]
    unit: Annotated[int, Field(ge=1, le=1024)] = 1
    show: Literal["forget", "input", "output", "candidate", "cell", "hidden"]


class GateRunIn(RunIn):
    """A run, and the gate that is to be said."""

    show: Literal["forget", "input", "output"]


class _AnyQuestionIn(Document):
    id: Id
    concept: Id
    covers: Annotated[str, Field(pattern=r"^S[0-9]{2}$")] | None = None
    level: Annotated[Level, Field(strict=False)]
    ask: Text
    explain: Text
    sources: Annotated[list[Id], Field(min_length=1, max_length=10)]


class _QuestionIn(_AnyQuestionIn):
    lab: LabIn | None = None


class SingleIn(_QuestionIn):
    """Several choices, one of them right."""

    type: Literal["single"]
    choices: Annotated[list[ChoiceIn], Field(min_length=2, max_length=9)]


class MultipleIn(_QuestionIn):
    """Several choices, one or more of them right."""

    type: Literal["multiple"]
    choices: Annotated[list[ChoiceIn], Field(min_length=2, max_length=9)]


class ClozeIn(_QuestionIn):
    """A text with gaps: `[[right | also right ~ distractor | distractor]]`."""

    type: Literal["cloze"]
    feedback: Annotated[list[ForeseenIn], Field(max_length=40, default_factory=list)]


class BooleanIn(_QuestionIn):
    """A statement: `right` says whether it is true, `why` is said to those who took the other."""

    type: Literal["boolean"]
    right: bool
    why: Text
    misconception: Id | None = None


class TypedIn(_QuestionIn):
    """A word or two to be written; `right` holds the accepted forms, the one to be shown first."""

    type: Literal["typed"]
    right: Annotated[list[Said], Field(min_length=1, max_length=20)]
    feedback: Annotated[list[ForeseenIn], Field(max_length=40, default_factory=list)]


class NumericIn(_QuestionIn):
    """A number to be written. Whole numbers are exact, others within 1%, unless `tolerance` says otherwise."""

    type: Literal["numeric"]
    right: Number
    tolerance: ToleranceText | None = None
    feedback: Annotated[list[ForeseenNumberIn], Field(max_length=40, default_factory=list)]


class MatchingIn(_QuestionIn):
    """Pairs to be found. `others` are offered too and belong to none."""

    type: Literal["matching"]
    pairs: Annotated[list[PairIn], Field(min_length=2, max_length=9)]
    others: Annotated[list[Text], Field(max_length=9, default_factory=list)]


class OrderingIn(_QuestionIn):
    """Things to be put in order; the file holds them in the right one."""

    type: Literal["ordering"]
    items: Annotated[list[ItemIn], Field(min_length=3, max_length=9)]


class HotspotIn(_AnyQuestionIn):
    """A step (or a cell) of a run to be found: one where the condition `hit` holds."""

    type: Literal["hotspot"]
    lab: RunIn
    hit: Said
    map: Literal["hidden", "shown"] = "hidden"
    of: Literal["step", "cell"] = "step"


class PredictIn(_AnyQuestionIn):
    """A gate's value at every step of a run, to be said before it is seen."""

    type: Literal["predict"]
    lab: GateRunIn


class ComputedIn(_AnyQuestionIn):
    """New numbers at each repetition, made by a probe; `when` of the feedback names a misconception."""

    type: Literal["computed"]
    probe: Id
    tolerance: ToleranceText | None = None
    feedback: Annotated[list[ForeseenIn], Field(max_length=40, default_factory=list)]


class FlashcardIn(_QuestionIn):
    """A front (`ask`) and a back."""

    type: Literal["flashcard"]
    back: Text


QuestionIn = (
    SingleIn
    | MultipleIn
    | BooleanIn
    | TypedIn
    | ClozeIn
    | NumericIn
    | MatchingIn
    | OrderingIn
    | FlashcardIn
    | ComputedIn
    | HotspotIn
    | PredictIn
)
QUESTION_TYPES: Mapping[str, type[_AnyQuestionIn]] = {
    get_args(document.model_fields["type"].annotation)[0]: document for document in get_args(QuestionIn)
}
