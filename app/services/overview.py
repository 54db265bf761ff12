"""Overviews: how a learner stands with every set, with one set, and over time."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from app.services.asking import Asked, ask, memories
from app.services.site import NotThere, Site
from app.services.sitting import Taken, taken
from app.store import answers
from app.study.answers import Answer, by_question
from app.study.mastery import Mastery, mastery, mastery_by_concept
from app.study.memory import Memory, replay
from app.study.next_question import Standing, askable, standing
from app.study.progress import Tally, due_by_day, tally, tally_by_certainty, tally_by_day
from app.study.questions import Level, Question, QuestionSet
from app.study.responses import SCHEDULED, Certainty, Mode

HISTORY_DAYS = 14


@dataclass(frozen=True, slots=True)
class SetStanding:
    """A set, what is due of it in each mode, and how much of it is known."""

    study_set: QuestionSet
    by_mode: Mapping[Mode, Standing]
    mastery: Mastery

    @property
    def due(self) -> int:
        return sum(one.due for one in self.by_mode.values())


@dataclass(frozen=True, slots=True)
class Place:
    """A mode of a set, and how the learner stands there."""

    study_set: QuestionSet
    mode: Mode
    standing: Standing


@dataclass(frozen=True, slots=True)
class Home:
    """What meets a learner: the sets, where the most is due, where something is new; a newcomer's first question."""

    sets: tuple[SetStanding, ...]
    due: Place | None
    new: Place | None
    first: Asked | None


@dataclass(frozen=True, slots=True)
class SetOverview:
    """One set in full."""

    standing: SetStanding
    by_concept: Mapping[str, Mastery]
    related: tuple[QuestionSet, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What the log says of a learner's practice, and the tests beside it, which never mix with it.

    `concepts` holds each concept that was met: its tally and its mastery.
    """

    total: Tally
    by_day: Mapping[date, Tally]
    concepts: tuple[tuple[QuestionSet, str, Tally, Mastery], ...]
    by_certainty: Mapping[Certainty, Tally]
    due: Mapping[date, int]
    history: tuple[Answer, ...]
    tests: tuple[Taken, ...]


def _standing(study_set: QuestionSet, remembered: Mapping[str, Memory], now: datetime) -> SetStanding:
    by_mode = {mode: standing(askable(study_set.questions, mode), remembered, now) for mode in SCHEDULED}
    return SetStanding(study_set, by_mode, mastery(study_set.questions, remembered, now))


def home(site: Site, learner: str, now: datetime) -> Home:
    """Every set as the learner stands with it."""
    remembered = memories(site, learner)
    sets = tuple(_standing(one, remembered, now) for one in site.library.sets.values())
    first = None
    if not remembered and sets and (question := _welcoming(sets[0].study_set)):
        with suppress(NotThere):  # its model is not there
            first = ask(site, learner, question)
    return Home(sets, _most_due(sets), _something_new(sets), first)


def _places(sets: Iterable[SetStanding]) -> Iterator[Place]:
    return (Place(one.study_set, mode, standing) for one in sets for mode, standing in one.by_mode.items())


def _most_due(sets: Iterable[SetStanding]) -> Place | None:
    """The set with the most due, in the mode with the most due."""
    most = max(sets, key=lambda one: one.due, default=None)
    if most is None or most.due == 0:
        return None
    return max(_places([most]), key=lambda place: place.standing.due)


def _something_new(sets: Iterable[SetStanding]) -> Place | None:
    """Where something is that was never asked; nowhere, once all was."""
    return next((place for place in _places(sets) if place.standing.unseen), None)


def _welcoming(study_set: QuestionSet) -> Question | None:
    """The first question that only asks to recall: what a newcomer meets on arrival."""
    questions = askable(study_set.questions, Mode.QUIZ)
    return next((q for q in questions if q.level is Level.RECALL), next(iter(questions), None))


def set_overview(site: Site, learner: str, set_id: str, now: datetime) -> SetOverview:
    """One set as the learner stands with it. Raises NotThere."""
    study_set = site.set(set_id)
    remembered = memories(site, learner)
    related = tuple(site.library.sets[one] for one in study_set.related if one in site.library.sets)
    by_concept = mastery_by_concept(study_set, remembered, now)
    return SetOverview(_standing(study_set, remembered, now), by_concept, related)


def progress(site: Site, learner: str, now: datetime) -> Progress:
    """Everything a learner has done, read from the log; what comes due, of the questions that are still asked."""
    with site.database.reading() as connection:
        log = [one for one in answers.of_learner(connection, learner) if one.mode is not Mode.TEST]
    grouped = by_question(log)
    published = {question.id for study_set in site.library.sets.values() for question in study_set.questions}
    remembered = {question: replay(its) for question, its in grouped.items() if question in published}
    concepts = tuple(
        (study_set, concept, tally(asked), mastered)
        for study_set in site.library.sets.values()
        for concept, mastered in mastery_by_concept(study_set, remembered, now).items()
        if (asked := [a for q in study_set.questions if q.concept == concept for a in grouped.get(q.id, [])])
    )
    return Progress(
        total=tally(log),
        by_day=tally_by_day(log, now.date(), HISTORY_DAYS),
        concepts=concepts,
        by_certainty=tally_by_certainty(log),
        due=due_by_day(remembered, now),
        history=tuple(reversed(log)),
        tests=tuple(taken(site, learner)),
    )
