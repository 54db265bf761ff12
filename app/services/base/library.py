"""What is served now: sets, models, pictures."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.content.assets import Picture
from app.content.problems import Problem
from app.lab.model import Model
from app.study.concepts import Concepts
from app.study.misconceptions import Misconceptions
from app.study.questions import QuestionSet


@dataclass(frozen=True, slots=True)
class Library:
    """All that is served now: immutable, replaced in one go. The `sealed` models are for tests alone."""

    sets: Mapping[str, QuestionSet] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=dict)
    sealed: Mapping[str, Model] = field(default_factory=dict)  # other weights, which tests alone ask about
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def misconceptions(self, set_id: str) -> Misconceptions:
        """Those that a set names, then those of the others: an older text may name one that the set takes no more."""
        own_first = sorted(self.sets.values(), key=lambda one: one.id != set_id)
        return ChainMap(*(dict(one.misconceptions) for one in own_first))

    @property
    def concepts(self) -> Concepts:
        """What all sets teach and require; where several define an id, as the first of them does."""
        return ChainMap(*(dict(one.graph) for one in self.sets.values()))
