"""What frames an answer: the question, the draw that was shown, the id that its sender made."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from app.lab.generators import Spot
from app.lab.tasks.sequence_readers import LONGEST_TEXT, MAX_SYMBOLS
from app.services.exams.save import Save
from app.services.study.submission import RoundPlace, Submission
from app.study.draws import Variant
from app.study.modes import Certainty, Mode
from app.study.old_variants import OldVariant
from app.web.shared.interface_parts import (
    A_DAY,
    LONGEST_EDITS,
    AnswerId,
    AttemptKey,
    ChoiceId,
    QuestionId,
    Strict,
    VariantText,
)
from app.web.shared.visitors import learner_of_old_page


class SpotIn(Strict):
    """A cell of the lab that a computed question is asked about; `do` holds changes as in the lab's addresses."""

    model: ChoiceId
    sequence: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    do: Annotated[str, Field(max_length=LONGEST_EDITS)] = ""
    step: Annotated[int, Field(ge=1, le=2 * MAX_SYMBOLS)]
    unit: Annotated[int, Field(ge=1, le=1024)]

    def spot(self) -> Spot:
        return Spot(self.model, "", self.sequence, self.step, self.unit, "", self.do)


MOST_VERSIONS = 5000  # of the answer to one item of a test


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


def parsed_variant(text: str) -> Variant | OldVariant:
    """What a page or a reply named the draw by."""
    return OldVariant.parse(text, learner_of_old_page()) if "." in text else Variant.parse(text)


def submission_of(frame: AnswerFrame, response: dict[str, object], place: RoundPlace | None = None) -> Submission:
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
        place=place,
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


SPOT_FIELDS = ("model", "sequence", "do", "step", "unit")
