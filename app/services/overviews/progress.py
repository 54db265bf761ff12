"""Overviews: how a learner stands with every set, with one set, and over time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from app.services.base.asking import Memories, recalled
from app.services.base.remembering import memories_of_person
from app.services.base.site import Site
from app.services.base.taken import Taken, taken
from app.services.base.texts import text_of
from app.store import answers, memories
from app.study.answer_log import HistoryPage, Place
from app.study.days import Days, Today
from app.study.mastery import Mastery, mastery_by_concept
from app.study.memory import Memory
from app.study.modes import Certainty
from app.study.progress import Tally, due_by_day, together
from app.study.questions import Question, QuestionSet
from app.study.tallies import EMPTY, WHOLE, Sum

HISTORY_PAGE = 50
HISTORY_DAYS = 14


@dataclass(frozen=True, slots=True)
class Progress:
    """How a person's practice went, and the tests beside it, which never mix with it.

    `concepts` holds each concept that was met: its tally and its mastery. `history` is one page of it, and `asked`
    holds the question of each of its answers: as it is now, or where it is gone by the text that was answered.
    """

    total: Tally
    by_day: Mapping[date, Tally]
    concepts: tuple[tuple[QuestionSet, str, Tally, Mastery], ...]
    by_certainty: Mapping[Certainty, Tally]
    due: Mapping[date, int]
    history: HistoryPage
    asked: Mapping[str, Question]
    tests: tuple[Taken, ...]


def progress(site: Site, person: str, today: Today, before: Place | None = None) -> Progress:
    """How a person's practice went, with the page of its history that is older than `before`.

    What comes due is told of the questions that are still asked.
    """
    with site.database.reading() as connection:
        met = memories_of_person(connection, person, site.library.sets.values())
        history = answers.practice_page(connection, person, before, HISTORY_PAGE)
        asked = _asked(site, connection, history)
        first = today.day - timedelta(HISTORY_DAYS - 1)
        activity = memories.activity_of(connection, person, since=today.days.start(first))
    by_day = _by_day(activity, today.days)
    published = {question.id for study_set in site.library.sets.values() for question in study_set.questions}
    remembered = {question: memory for question, memory in recalled(met).items() if question in published}
    return Progress(
        total=together(one.practice for one in met.values()),
        by_day={day: _tally(by_day[day]) for day in (first + timedelta(n) for n in range(HISTORY_DAYS))},
        concepts=tuple(_concepts(site, met, remembered, today.now)),
        by_certainty=_by_certainty(met),
        due=due_by_day(remembered, today),
        history=history,
        asked=asked,
        tests=tuple(taken(site, person)),
    )


def _by_day(activity: Mapping[datetime, Sum], days: Days) -> Mapping[date, Sum]:
    found: dict[date, Sum] = defaultdict(lambda: EMPTY)
    for quarter, practised in activity.items():
        found[days.of(quarter)] += practised
    return found


def _asked(site: Site, connection: Connection, history: HistoryPage) -> dict[str, Question]:
    found = {}
    for answer in history.answers:
        set_id, _slash, local_id = answer.question_id.partition("/")
        study_set = site.library.sets.get(set_id)
        question = study_set.question(local_id) if study_set else None
        if question := question or text_of(connection, answer.question_id, answer.revision):
            found[answer.id] = question
    return found


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
