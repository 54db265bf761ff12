"""What belongs to each type of question alone.

Some bodies leave something to chance; these have a `Drawn…` twin, which is the question as one learner meets it (see
`app.study.drawing`). Only what is drawn can be answered and marked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.lab.probes import Tolerance
from app.study.foreseen import Foreseen
from app.study.model_bodies import Computed, DrawnComputed, DrawnHotspot, DrawnPredict, Hotspot, Predict
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
