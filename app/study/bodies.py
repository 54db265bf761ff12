"""What belongs to each type of question alone.

Some bodies leave something to chance; these have a `Drawn…` twin, which is the question as one learner meets it (see
`app.study.drawing`). Only what is drawn can be answered and marked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.lab.probes import Problem, Tolerance
from app.study.words import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """One offered answer, why it is right or wrong, and the misconception behind a wrong one."""

    id: str
    words: Words
    is_right: bool
    why: Words
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class SingleChoice:
    """Exactly one of the choices is right."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """One or more of the choices are right."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Boolean:
    """A statement that is true or false; `why` is for those who said the other."""

    is_true: bool
    why: Words
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A wrong answer that was foreseen, and why it is wrong; `when` is how it is written, or its misconception."""

    when: str
    why: Words
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole in a text. With distractors it is a menu, without them it is typed."""

    accepted: tuple[str, ...]
    distractors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps, the same gaps in the same order in every language."""

    gaps: tuple[Gap, ...]
    feedback: tuple[Foreseen, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A word or two to be written; `accepted` holds the forms of every language, the one to be shown first."""

    accepted: tuple[str, ...]
    feedback: tuple[Foreseen, ...]


@dataclass(frozen=True, slots=True)
class ForeseenNumber:
    """A wrong number that was foreseen, and why it is wrong."""

    when: float
    why: Words
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number to be written, exact where there is no tolerance."""

    key: float
    tolerance: Tolerance | None
    feedback: tuple[ForeseenNumber, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together, and why."""

    id: str
    left: Words
    right: Words
    why: Words
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs to be found; `others` are offered too and belong to none."""

    pairs: tuple[Pair, ...]
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something that is offered, under a letter that tells nothing."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class DrawnMatching:
    """The options in the order that was drawn; `key` holds the option of each pair."""

    pairs: tuple[Pair, ...]
    options: tuple[Option, ...]
    key: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Things in their right order."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class DrawnOrdering:
    """The items in the order that was drawn; `key` is the right order of their letters."""

    items: tuple[Option, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunPlan:
    """A run of a model of the lab; without a `sequence` one is drawn each time. `unit` counts from 1."""

    model: str
    sequence: str | None
    unit: int
    show: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it was drawn: `values` of the quantity `show`, for each unit its value at every step (three digits)."""

    model: str
    digest: str
    sequence: str
    symbols: tuple[str, ...]
    unit: int
    show: str
    values: tuple[tuple[float, ...], ...]

    @property
    def of_unit(self) -> tuple[float, ...]:
        return self.values[self.unit - 1]


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A step of a run to be found (or, `by_cell`, a step and a unit), where the condition `hit` holds.

    With `mapped` the values of the run's quantity are shown before the answer, else they are not.
    """

    run: RunPlan
    hit: str
    by_cell: bool
    mapped: bool


@dataclass(frozen=True, slots=True)
class DrawnHotspot:
    """`hits` are the cells (step, unit) that are right."""

    hotspot: Hotspot
    run: Run
    hits: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Predict:
    """A gate's value at every step of a run, to be said before it is seen."""

    run: RunPlan


@dataclass(frozen=True, slots=True)
class DrawnPredict:
    run: Run


@dataclass(frozen=True, slots=True)
class Computed:
    """New numbers at each meeting, made by a probe of the lab; feedback goes by the misconceptions of its slips."""

    probe: str
    tolerance: Tolerance
    feedback: tuple[Foreseen, ...]


@dataclass(frozen=True, slots=True)
class DrawnComputed:
    """`parameters` are all that the problem is made from."""

    computed: Computed
    parameters: Mapping[str, Any]
    problem: Problem


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A front (the question's `ask`) and a back; the learner is the judge."""

    back: Words


Body = (
    SingleChoice
    | MultipleChoice
    | Boolean
    | Typed
    | Cloze
    | Numeric
    | Matching
    | DrawnMatching
    | Ordering
    | DrawnOrdering
    | Flashcard
    | Computed
    | DrawnComputed
    | Hotspot
    | DrawnHotspot
    | Predict
    | DrawnPredict
)
TYPE_NAMES: Mapping[type[Body], str] = {
    SingleChoice: "single",
    MultipleChoice: "multiple",
    Boolean: "boolean",
    Typed: "typed",
    Cloze: "cloze",
    Numeric: "numeric",
    Matching: "matching",
    DrawnMatching: "matching",
    Ordering: "ordering",
    DrawnOrdering: "ordering",
    Flashcard: "flashcard",
    Computed: "computed",
    DrawnComputed: "computed",
    Hotspot: "hotspot",
    DrawnHotspot: "hotspot",
    Predict: "predict",
    DrawnPredict: "predict",
}
