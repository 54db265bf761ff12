"""The shape of a question file and of `sources.yaml`: the types behind checking and behind the editors' schema."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.lab.readings import LONGEST_TEXT
from app.study.questions import Level

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Line = Annotated[str, Field(min_length=1, max_length=4000)]
Said = Annotated[str, Field(min_length=1, max_length=300)]
OWN_LANGUAGE = ""


def _by_language(given: object) -> object:
    if isinstance(given, str):
        return {OWN_LANGUAGE: given}
    if isinstance(given, Mapping):
        return given
    raise PydanticCustomError("text_type", "text")


Text = Annotated[
    Mapping[Annotated[str, Field(pattern=r"^([a-z]{2})?$")], Line],
    BeforeValidator(_by_language),
    Field(min_length=1),
    WithJsonSchema(
        {
            "description": "Markdown with $TeX$: in the set's language, or by language",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "patternProperties": {"^[a-z]{2}$": {"type": "string", "minLength": 1}},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ],
        }
    ),
]


class Document(BaseModel):
    """Strict: a misspelt key or a number for a word is an error, never ignored."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ChoiceIn(Document):
    """One choice: exactly one of `right` and `wrong` holds its text."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["right"]}, {"required": ["wrong"]}]})

    id: Id
    right: Text | None = None
    wrong: Text | None = None
    why: Text
    misconception: Id | None = None


class GapFeedbackIn(Document):
    """Why a distractor of a gap is wrong; `when` is the distractor as the gap writes it."""

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


class _QuestionIn(Document):
    id: Id
    concept: Id
    covers: Annotated[str, Field(pattern=r"^S[0-9]{2}$")] | None = None
    level: Annotated[Level, Field(strict=False)]
    ask: Text
    explain: Text
    sources: Annotated[list[Id], Field(min_length=1, max_length=10)]
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
    feedback: Annotated[list[GapFeedbackIn], Field(max_length=40)] = []


class FlashcardIn(_QuestionIn):
    """A front (`ask`) and a back."""

    type: Literal["flashcard"]
    back: Text


QuestionIn = SingleIn | MultipleIn | ClozeIn | FlashcardIn
QUESTION_TYPES: tuple[type[_QuestionIn], ...] = (SingleIn, MultipleIn, ClozeIn, FlashcardIn)


class PaperIn(Document):
    """How long a test is; of a set with fewer questions, all are asked."""

    questions: Annotated[int, Field(ge=1, le=100)] = 12
    minutes: Annotated[int, Field(ge=1, le=300)] = 18


class SetIn(Document):
    """A study set: one file."""

    set: Id
    language: Language = "en"
    title: Text
    about: Text
    related: Annotated[list[Id], Field(max_length=20)] = []
    test: PaperIn | None = None
    concepts: Annotated[Mapping[Id, Text], Field(min_length=1, max_length=200)]
    questions: Annotated[
        list[Annotated[QuestionIn, Field(discriminator="type")]], Field(min_length=1, max_length=10_000)
    ]


class SourceIn(Document):
    """Something that a student can look up."""

    authors: Said
    year: Annotated[int, Field(ge=1800, le=2200)]
    title: Said
    where: Said | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    arxiv: Annotated[str, Field(pattern=r"^\d{4}\.\d{4,5}$|^[a-z-]+/\d{7}$")] | None = None
    url: Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$")] | None = None


class SourcesIn(Document):
    """The file `sources.yaml`."""

    sources: Annotated[Mapping[Id, SourceIn], Field(max_length=10_000)]
