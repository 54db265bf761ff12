"""What meets a person on arrival."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from app.services.base.asking import Asked, Memories, ask, recalled
from app.services.base.refusals import NotThere
from app.services.base.remembering import memories_of_person
from app.services.base.site import Site, Visitor
from app.services.overviews.standings import SetStanding, standing_of
from app.study.days import Today
from app.study.memory import Memory, Remembered
from app.study.modes import Mode
from app.study.next_question import Standing, askable
from app.study.question_memory import QuestionMemory
from app.study.questions import Level, Question, QuestionSet


@dataclass(frozen=True, slots=True)
class ModeStanding:
    """A mode of a set, and how the learner stands there."""

    study_set: QuestionSet
    mode: Mode
    standing: Standing


@dataclass(frozen=True, slots=True)
class Home:
    """What meets a learner: the sets, where the most is due, where something is new; a newcomer's first question.

    `next_due` is when the next question comes back, where nothing is due now.
    """

    sets: tuple[SetStanding, ...]
    due: ModeStanding | None
    new: ModeStanding | None
    first: Asked | None
    next_due: datetime | None

    @property
    def due_in_all(self) -> int:
        """How much is due in all sets and modes."""
        return sum(one.due for one in self.sets)


def home(site: Site, visitor: Visitor, today: Today) -> Home:
    """Every set as the learner stands with it."""
    with site.database.reading() as connection:
        met = memories_of_person(connection, visitor.person, site.library.sets.values())
    remembered = recalled(met)
    sets = tuple(standing_of(one, remembered, today) for one in site.library.sets.values())
    first = None
    if not _answered(met) and sets and (question := _welcoming(sets[0].study_set)):
        with suppress(NotThere):  # its model is not there
            first = ask(site, visitor, question, met.get(question.id, QuestionMemory()))
    due = _most_due(sets)
    return Home(sets, due, _something_new(sets), first, None if due else _next_due(sets, remembered, today))


def _answered(met: Memories) -> bool:
    """Was anything answered that was not taken back?"""
    return any(one.standing for one in met.values())


def _next_due(sets: Iterable[SetStanding], remembered: Mapping[str, Memory], today: Today) -> datetime | None:
    asked = (remembered.get(question.id) for one in sets for question in one.study_set.questions)
    return min((one.comes_back(today.days) for one in asked if isinstance(one, Remembered)), default=None)


def _by_mode_of(sets: Iterable[SetStanding]) -> Iterator[ModeStanding]:
    return (ModeStanding(one.study_set, mode, standing) for one in sets for mode, standing in one.by_mode.items())


def _most_due(sets: Iterable[SetStanding]) -> ModeStanding | None:
    """The set with the most due, in the mode with the most due."""
    most = max(sets, key=lambda one: one.due, default=None)
    if most is None or most.due == 0:
        return None
    return max(_by_mode_of([most]), key=lambda one: one.standing.due)


def _something_new(sets: Iterable[SetStanding]) -> ModeStanding | None:
    """Where something is that was never asked; nowhere, once all was."""
    return next((one for one in _by_mode_of(sets) if one.standing.unseen), None)


def _welcoming(study_set: QuestionSet) -> Question | None:
    """The first question that only asks to recall: what a newcomer meets on arrival."""
    questions = askable(study_set.questions, Mode.QUIZ)
    return next((q for q in questions if q.level is Level.RECALL), next(iter(questions), None))
