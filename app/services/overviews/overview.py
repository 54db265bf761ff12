"""Overviews: how a learner stands with every set, with one set, and over time."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.services.base.asking import Asked, Memories, ask, memories_of_set, recalled
from app.services.base.site import NotThere, Site, Visitor
from app.services.exams.attempt import Taken, taken
from app.store import answers, memories
from app.study.answers import HistoryPage, Place
from app.study.mastery import Mastery, mastery, mastery_by_concept
from app.study.memory import Memory
from app.study.next_question import Standing, askable, standing
from app.study.progress import Tally, due_by_day, together
from app.study.question_memory import QuestionMemory
from app.study.questions import Level, Question, QuestionSet
from app.study.responses import SCHEDULED, Certainty, Mode
from app.study.tallies import EMPTY, WHOLE, Sum

HISTORY_PAGE = 50
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
class Start:
    """A mode of a set, and how the learner stands there."""

    study_set: QuestionSet
    mode: Mode
    standing: Standing


@dataclass(frozen=True, slots=True)
class Home:
    """What meets a learner: the sets, where the most is due, where something is new; a newcomer's first question."""

    sets: tuple[SetStanding, ...]
    due: Start | None
    new: Start | None
    first: Asked | None


@dataclass(frozen=True, slots=True)
class SetOverview:
    """One set in full."""

    standing: SetStanding
    by_concept: Mapping[str, Mastery]
    related: tuple[QuestionSet, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How a person's practice went, and the tests beside it, which never mix with it.

    `concepts` holds each concept that was met: its tally and its mastery. `history` is one page of it.
    """

    total: Tally
    by_day: Mapping[date, Tally]
    concepts: tuple[tuple[QuestionSet, str, Tally, Mastery], ...]
    by_certainty: Mapping[Certainty, Tally]
    due: Mapping[date, int]
    history: HistoryPage
    tests: tuple[Taken, ...]


def _standing(study_set: QuestionSet, remembered: Mapping[str, Memory], now: datetime) -> SetStanding:
    by_mode = {mode: standing(askable(study_set.questions, mode), remembered, now) for mode in SCHEDULED}
    return SetStanding(study_set, by_mode, mastery(study_set.questions, remembered, now))


def home(site: Site, visitor: Visitor, now: datetime) -> Home:
    """Every set as the learner stands with it."""
    with site.database.reading() as connection:
        met = memories.of_person(connection, visitor.person)
    remembered = recalled(met)
    sets = tuple(_standing(one, remembered, now) for one in site.library.sets.values())
    first = None
    if not _answered(met) and sets and (question := _welcoming(sets[0].study_set)):
        with suppress(NotThere):  # its model is not there
            first = ask(site, visitor, question, met.get(question.id, QuestionMemory()))
    return Home(sets, _most_due(sets), _something_new(sets), first)


def _answered(met: Memories) -> bool:
    """Was anything answered that was not taken back?"""
    return any(one.standing for one in met.values())


def _places(sets: Iterable[SetStanding]) -> Iterator[Start]:
    return (Start(one.study_set, mode, standing) for one in sets for mode, standing in one.by_mode.items())


def _most_due(sets: Iterable[SetStanding]) -> Start | None:
    """The set with the most due, in the mode with the most due."""
    most = max(sets, key=lambda one: one.due, default=None)
    if most is None or most.due == 0:
        return None
    return max(_places([most]), key=lambda place: place.standing.due)


def _something_new(sets: Iterable[SetStanding]) -> Start | None:
    """Where something is that was never asked; nowhere, once all was."""
    return next((place for place in _places(sets) if place.standing.unseen), None)


def _welcoming(study_set: QuestionSet) -> Question | None:
    """The first question that only asks to recall: what a newcomer meets on arrival."""
    questions = askable(study_set.questions, Mode.QUIZ)
    return next((q for q in questions if q.level is Level.RECALL), next(iter(questions), None))


def set_overview(site: Site, person: str, set_id: str, now: datetime) -> SetOverview:
    """One set as a person stands with it. Raises NotThere."""
    study_set = site.set(set_id)
    remembered = recalled(memories_of_set(site, person, set_id))
    related = tuple(site.library.sets[one] for one in study_set.related if one in site.library.sets)
    by_concept = mastery_by_concept(study_set, remembered, now)
    return SetOverview(_standing(study_set, remembered, now), by_concept, related)


def progress(site: Site, person: str, now: datetime, before: Place | None = None) -> Progress:
    """How a person's practice went, with the page of its history that is older than `before`.

    What comes due is told of the questions that are still asked.
    """
    with site.database.reading() as connection:
        met = memories.of_person(connection, person)
        history = answers.practice_page(connection, person, before, HISTORY_PAGE)
        since = datetime.combine(now.date() - timedelta(HISTORY_DAYS - 1), time.min, UTC)
        activity = memories.activity_by_day(connection, person, since)
    published = {question.id for study_set in site.library.sets.values() for question in study_set.questions}
    remembered = {question: memory for question, memory in recalled(met).items() if question in published}
    return Progress(
        total=together(one.practice for one in met.values()),
        by_day={since.date() + timedelta(day): _tally(activity.get(day, EMPTY)) for day in range(HISTORY_DAYS)},
        concepts=tuple(_concepts(site, met, remembered, now)),
        by_certainty=_by_certainty(met),
        due=due_by_day(remembered, now),
        history=history,
        tests=tuple(taken(site, person)),
    )


def _tally(found: Sum) -> Tally:
    return Tally(found.answers, found.correct, found.points / WHOLE)


def _concepts(
    site: Site, met: Memories, remembered: Mapping[str, Memory], now: datetime
) -> Iterator[tuple[QuestionSet, str, Tally, Mastery]]:
    for study_set in site.library.sets.values():
        for concept, mastered in mastery_by_concept(study_set, remembered, now).items():
            asked = (met[q.id].practice for q in study_set.questions if q.concept == concept and q.id in met)
            if (practised := together(asked)).answers:
                yield study_set, concept, practised, mastered


def _by_certainty(met: Memories) -> dict[Certainty, Tally]:
    """How well certainty matched marks: a tally for each certainty that was ever given."""
    found = {c: together(one.by_certainty[c] for one in met.values() if c in one.by_certainty) for c in Certainty}
    return {certainty: tally for certainty, tally in found.items() if tally.answers}
