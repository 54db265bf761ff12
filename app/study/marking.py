"""Marking: the rule of each type of question, what a response is worth by it, and what the key was."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from app.lab.predictions import NEAR, mark_curve
from app.lab.probes import Value
from app.study.answers import Marking
from app.study.bodies import (
    Boolean,
    Cloze,
    DrawnMatching,
    DrawnOrdering,
    Flashcard,
    MultipleChoice,
    Numeric,
    SingleChoice,
    Typed,
)
from app.study.model_bodies import DrawnComputed, DrawnHotspot, DrawnPredict
from app.study.numbers import read_number
from app.study.questions import Question
from app.study.responses import (
    ChoseOne,
    ChoseSeveral,
    Filled,
    Foretold,
    Graded,
    Held,
    Ordered,
    Paired,
    Pointed,
    Response,
    Skipped,
    Wrote,
)
from app.study.scoring import (
    FLASHCARD_SCORES,
    is_accepted,
    is_key,
    is_number,
    right_less_wrong,
    share_in_order,
    share_of_gaps,
    share_of_pairs,
    value_of,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words for the student: in English, with named places for `values`. The pages translate them."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarkingRule:
    """How a response to a type of question is scored, from 0 to 1.

    `version` grows when the same response to the same question gets another score. `sentence` is there where marking is
    more than right or wrong. Every score in the log names its rule and version, and `key_hash` is digested from them.
    """

    question_type: str
    name: str
    version: int
    body: type
    response: type
    score: Callable[[Any, Any], float]
    sentence: Sentence | None = None

    @property
    def id(self) -> str:
        return f"{self.question_type}/{self.name}"

    @property
    def digested(self) -> list[str | int]:
        """What of it enters a `key_hash`: the version from 2 on, so that older hashes stay."""
        return [self.question_type, self.name, *([self.version] if self.version > 1 else [])]


@dataclass(frozen=True, slots=True)
class Mark:
    """A score from 0 to 1."""

    score: float

    @property
    def correct(self) -> bool:
        return self.score == 1.0


def mark(question: Question, response: Response) -> Mark:
    """The mark of a response that `read_response` read for this very question."""
    rule = rule_of(question)
    if isinstance(response, Skipped):
        return Mark(0.0)
    if type(response) is not rule.response:
        raise TypeError(f"{response!r} is no response to {question.id}")
    return Mark(float(rule.score(question.body, response)))


def marked(question: Question, response: Response, at: datetime) -> Marking:
    """How the log keeps the mark of a response to a drawn question."""
    rule = rule_of(question)
    return Marking(rule.id, rule.version, key_of(question), mark(question, response).score, at)


def rule_of(question: Question) -> MarkingRule:
    """The rule of a drawn question."""
    return _BY_BODY[type(question.body)]


def message(text: str, **values: str) -> Sentence:
    """Marks a sentence for translation."""
    return Sentence(text, values)


_TABLE = (
    MarkingRule(
        "single",
        "all-or-nothing",
        1,
        SingleChoice,
        ChoseOne,
        lambda body, said: any(choice.is_right and choice.id == said.choice for choice in body.choices),
    ),
    MarkingRule(
        "multiple",
        "right-less-wrong",
        1,
        MultipleChoice,
        ChoseSeveral,
        right_less_wrong,
        message(
            "Several can be right. Each right one adds its share of the point, each wrong one takes one away; "
            "never below 0."
        ),
    ),
    MarkingRule("boolean", "all-or-nothing", 1, Boolean, Held, lambda body, said: said.value is body.is_true),
    MarkingRule("typed", "one-slip", 1, Typed, Wrote, lambda body, said: is_accepted(body, said.text)),
    MarkingRule("cloze", "share-of-gaps", 1, Cloze, Filled, share_of_gaps, message("Each gap counts the same.")),
    MarkingRule(
        "numeric",
        "tolerance",
        1,
        Numeric,
        Wrote,
        lambda body, said: is_number(body.key, body.tolerance, read_number(said.text)),
    ),
    MarkingRule(
        "matching",
        "share-of-pairs",
        1,
        DrawnMatching,
        Paired,
        share_of_pairs,
        message("Each right pair earns its share of the point. Some options may fit nothing."),
    ),
    MarkingRule(
        "ordering",
        "share-in-order",
        1,
        DrawnOrdering,
        Ordered,
        share_in_order,
        message(
            "Of every two, those in the right order add their share of the point, those in the wrong order take theirs "
            "away; never below 0."
        ),
    ),
    MarkingRule("flashcard", "self", 1, Flashcard, Graded, lambda _body, said: FLASHCARD_SCORES[said.grade]),
    MarkingRule(
        "computed",
        "tolerance",
        1,
        DrawnComputed,
        Wrote,
        lambda body, said: is_key(body.problem, value_of(body.problem, said.text), body.computed.tolerance),
    ),
    MarkingRule(
        "hotspot", "all-or-nothing", 1, DrawnHotspot, Pointed, lambda body, said: (said.step, said.unit) in body.hits
    ),
    MarkingRule(
        "predict",
        "near-steps",
        1,
        DrawnPredict,
        Foretold,
        lambda body, said: mark_curve(said.values, body.run.of_unit).score,
        message(
            "A step counts if you are within %(near)s. Half of the point is for the steps where the gate is open, "
            "half for those where it is closed.",
            near=f"{NEAR:g}",
        ),
    ),
)
RULES: Mapping[str, MarkingRule] = MappingProxyType({rule.question_type: rule for rule in _TABLE})
_BY_BODY: Mapping[type, MarkingRule] = MappingProxyType({rule.body: rule for rule in _TABLE})

_KEYS: Mapping[type, Callable[..., dict[str, object]]] = {
    SingleChoice: lambda body: {"choice": next(c.id for c in body.choices if c.is_right)},
    MultipleChoice: lambda body: {"choices": sorted(c.id for c in body.choices if c.is_right)},
    Boolean: lambda body: {"value": body.is_true},
    Typed: lambda body: {"text": body.accepted[0]},
    Cloze: lambda body: {"gaps": [gap.accepted[0] for gap in body.gaps]},
    Numeric: lambda body: {"text": written(body.key)},
    DrawnMatching: lambda body: {"pairs": dict(body.key)},
    DrawnOrdering: lambda body: {"order": list(body.key)},
    DrawnHotspot: lambda body: dict(zip(("step", "unit"), min(body.hits), strict=True)),
    DrawnPredict: lambda body: {"values": list(body.run.of_unit)},
    DrawnComputed: lambda body: {"text": written(body.problem.key)},
    Flashcard: lambda _body: {},
}


def key_of(question: Question) -> dict[str, object]:
    """The right response, or the first of several, in the JSON of the interface; a flashcard has none but its back."""
    return _KEYS[type(question.body)](question.body)


def written(value: Value) -> str:
    """A value so that `read_number` or `read_shape` reads it back: never with exactly three decimals."""
    if isinstance(value, tuple):
        return f"({', '.join(map(str, value))})"
    if float(value).is_integer():
        return str(int(value))
    text = f"{value:.6g}"
    return f"{text}0" if re.search(r"[1-9][0-9]*\.[0-9]{3}$", text) else text
