"""What is served now: sets, models, pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.content.problems import Problem
from app.content.stock import Picture
from app.lab.model import Model
from app.study.questions import QuestionSet


@dataclass(frozen=True, slots=True)
class Library:
    """All that is served now: immutable, replaced in one go. The `sealed` models are for tests alone."""

    sets: Mapping[str, QuestionSet] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=dict)
    sealed: Mapping[str, Model] = field(default_factory=dict)  # other weights, which tests alone ask about
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
