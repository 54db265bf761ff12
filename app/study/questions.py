"""What a question is: the part that all share, and a body for each type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.study.concepts import Concepts
from app.study.misconceptions import Misconceptions
from app.study.question_types.base import Body
from app.study.question_types.table import type_of
from app.study.words import Words


class Level(StrEnum):
    """What a question asks of its reader."""

    RECALL = "recall"
    UNDERSTAND = "understand"
    APPLY = "apply"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a student can look a claim up."""

    id: str
    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class LabLink:
    """The model, the sequence and the cell (step and unit from 1) that show a question's answer."""

    model: str
    sequence: str
    step: int
    unit: int
    show: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set, as published.

    `id` is `set/question` and never changes. `revision` is the digest of everything but translations;
    `key_hash` that of only what decides right and wrong; `wording` that of everything, in every language.
    `aka` are ids that it had in its set before: what was answered under them was answered to it.
    """

    id: str
    concept: str
    level: Level
    covers: str | None
    ask: Words
    explain: Words
    sources: tuple[Source, ...]
    lab: LabLink | None
    body: Body
    revision: str
    key_hash: str
    wording: str = ""
    aka: tuple[str, ...] = ()

    @property
    def type_name(self) -> str:
        return type_of(self.body).name

    @property
    def set_id(self) -> str:
        return self.id.partition("/")[0]

    @property
    def local_id(self) -> str:
        return self.id.partition("/")[2]

    @property
    def every_id(self) -> tuple[str, ...]:
        """Today's id, and the earlier ones."""
        return (self.id, *(f"{self.set_id}/{earlier}" for earlier in self.aka))


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """How long a test of a set is: at most so many questions, in so many minutes."""

    questions: int = 12
    minutes: int = 18


@dataclass(frozen=True, slots=True)
class SetPicture:
    """The run that a set is known by: a model of the lab, and what it reads."""

    model: str
    sequence: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A study set: questions in the order of teaching, and the concepts they belong to.

    `graph` holds these concepts with all that they require; `misconceptions` those that its questions recognise.
    `first_question` is the local id of what a newcomer is asked; "" where the set leaves it open.
    """

    id: str
    title: Words
    about: Words
    related: tuple[str, ...]
    concepts: Mapping[str, Words]
    questions: tuple[Question, ...]
    digest: str
    test: PaperPlan = PaperPlan()
    graph: Concepts = field(default_factory=dict)
    misconceptions: Misconceptions = field(default_factory=dict)
    picture: SetPicture | None = None
    first_question: str = ""

    def question(self, local_id: str) -> Question | None:
        """The question that has this id, or had it before."""
        return next((q for q in self.questions if local_id in {q.local_id, *q.aka}), None)

    @property
    def renamed(self) -> Mapping[str, str]:
        """Today's id of each question by its earlier ones."""
        return {earlier: question.id for question in self.questions for earlier in question.every_id[1:]}
