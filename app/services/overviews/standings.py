"""How a person stands with a set: what is due in each mode, and how much of it is known."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.study.days import Today
from app.study.mastery import Mastery, mastery
from app.study.memory import Memory
from app.study.modes import SCHEDULED, Mode
from app.study.next_question import Standing, askable, standing
from app.study.questions import QuestionSet


@dataclass(frozen=True, slots=True)
class SetStanding:
    """A set, what is due of it in each mode, and how much of it is known."""

    study_set: QuestionSet
    by_mode: Mapping[Mode, Standing]
    mastery: Mastery

    @property
    def due(self) -> int:
        return sum(one.due for one in self.by_mode.values())


def standing_of(study_set: QuestionSet, remembered: Mapping[str, Memory], today: Today) -> SetStanding:
    by_mode = {mode: standing(askable(study_set.questions, mode), remembered, today) for mode in SCHEDULED}
    return SetStanding(study_set, by_mode, mastery(study_set.questions, remembered, today.now))
