"""What the types of the JSON interface are made of: ids, and strictness."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.study.question_types.written import LONGEST_TEXT as LONGEST_ANSWER

AnswerId = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
AttemptKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22}$")]
QuestionId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}/[a-z0-9-]{1,64}$")]
# A token of 50 signs; `n.revision` is what pages of version 0002 carried.
VariantText = Annotated[str, Field(pattern=r"^([A-Za-z0-9_-]{50}|(0|[1-9][0-9]{0,8})\.[0-9a-f]{8})$")]
Letter = Annotated[str, Field(pattern=r"^[A-Z]$")]
LONGEST_EDITS = 2000  # characters
ChoiceId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
GapText = Annotated[str, Field(min_length=1, max_length=LONGEST_ANSWER)]
GapSoFar = Annotated[str, Field(max_length=LONGEST_ANSWER)]
A_DAY = 86_400_000


class Strict(BaseModel):
    """No coercion, no unknown keys: `true` is no number and `[]` no object."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


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
