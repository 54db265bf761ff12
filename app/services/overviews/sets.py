"""One set, as a person stands with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.services.base.asking import recalled
from app.services.base.paces import pace_of
from app.services.base.remembering import memories_of_set
from app.services.base.running import Underway, tests_underway
from app.services.base.site import Site
from app.services.overviews.standings import SetStanding, standing_of
from app.study.advice import Advice, advice
from app.study.days import Today
from app.study.mastery import Mastery, mastery_by_concept
from app.study.memory import Memory, Remembered, Unseen
from app.study.questions import Question, QuestionSet
from app.study.status import Status, status_of


@dataclass(frozen=True, slots=True)
class QuestionStanding:
    """A question, how a person stands with it, and when it comes back, where it was met."""

    question: Question
    status: Status
    comes_back: datetime | None


@dataclass(frozen=True, slots=True)
class SetOverview:
    """One set in full, and the `tests` that run, of whichever set."""

    standing: SetStanding
    by_concept: Mapping[str, Mastery]
    questions: tuple[QuestionStanding, ...]
    advice: Advice
    tests: tuple[Underway, ...]
    related: tuple[QuestionSet, ...]

    @property
    def running(self) -> str | None:
        """The id of the test of it that runs, if one does."""
        set_id = self.standing.study_set.id
        return next((one.attempt.id for one in self.tests if one.attempt.set_id == set_id), None)


def set_overview(site: Site, person: str, set_id: str, today: Today) -> SetOverview:
    """One set as a person stands with it. Raises NotThere."""
    study_set = site.set(set_id)
    with site.database.reading() as connection:
        remembered = recalled(memories_of_set(connection, person, study_set))
        tests = tests_underway(connection, person, today.now)
        each_ms = pace_of(connection, person)
    return SetOverview(
        standing_of(study_set, remembered, today),
        mastery_by_concept(study_set, remembered, today.now),
        tuple(_standing(q, remembered.get(q.id, Unseen()), today) for q in study_set.questions),
        advice(study_set, site.library.concepts, remembered, today, each_ms),
        tests,
        tuple(site.library.sets[one] for one in study_set.related if one in site.library.sets),
    )


def _standing(question: Question, memory: Memory, today: Today) -> QuestionStanding:
    comes_back = memory.comes_back(today.days) if isinstance(memory, Remembered) else None
    return QuestionStanding(question, status_of(memory, today), comes_back)
