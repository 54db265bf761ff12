"""Overviews: how a learner stands with every set, with one set, and over time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from app.services.base.asking import Memories, recalled
from app.services.base.remembering import memories_of_person
from app.services.base.site import Site
from app.services.base.taken import Taken, taken
from app.services.base.texts import text_of
from app.services.overviews.recall import SetRecall, recall_by_set
from app.services.overviews.studied import StudiedDay, studied_days
from app.store.exam_dates import exam_dates_of
from app.store.history import page_after, page_before
from app.study.answer_log import HistoryPage, Kind, Place
from app.study.days import Today
from app.study.mastery import Mastery, mastery
from app.study.modes import Certainty
from app.study.progress import Tally, due_by_day, together
from app.study.questions import Question
from app.study.week import DAYS, first_day

HISTORY_PAGE = 50  # answers
CALENDAR_WEEKS = 14


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Which page of a history is asked for: of this kind, and older or newer than a place."""

    kind: Kind = Kind.ALL
    before: Place | None = None
    after: Place | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How a person's practice went, and the tests beside it, which never mix with it.

    `sets` are those that were met, and `recall` is over all of their questions. `by_day` holds whole weeks up to today,
    with what was answered in tests apart. `asked` holds the question of each answer of `history`: as it is now, or
    where it is gone by the text that was answered.
    """

    total: Tally
    recall: Mastery
    sets: tuple[SetRecall, ...]
    by_day: Mapping[date, StudiedDay]
    by_certainty: Mapping[Certainty, Tally]
    due: Mapping[date, int]
    history: HistoryPage
    asked: Mapping[str, Question]
    tests: tuple[Taken, ...]


def progress(site: Site, person: str, today: Today, wanted: PageAsked, week_begins: int = 0) -> Progress:
    """How a person's practice went, with the page of its history that is `wanted`; 0 is a week that begins on Monday.

    What comes due is told of the questions that are still asked.
    """
    first = first_day(today, week_begins) - timedelta(DAYS * (CALENDAR_WEEKS - 1))
    with site.database.reading() as connection:
        met = memories_of_person(connection, person, site.library.sets.values())
        history = _history(connection, person, wanted)
        asked = _asked(site, connection, history)
        studied = studied_days(connection, person, first, today)
        exams = exam_dates_of(connection, person)
    sets = recall_by_set(site.library.sets.values(), met, exams, today)
    published = {question.id for study_set in site.library.sets.values() for question in study_set.questions}
    remembered = {question: memory for question, memory in recalled(met).items() if question in published}
    return Progress(
        total=together(one.practice for one in met.values()),
        recall=mastery((q for one in sets for q in one.study_set.questions), remembered, today.now),
        sets=sets,
        by_day=_by_day(studied, today, first),
        by_certainty=_by_certainty(met),
        due=due_by_day(remembered, today),
        history=history,
        asked=asked,
        tests=tuple(taken(site, person)),
    )


def _history(connection: Connection, person: str, wanted: PageAsked) -> HistoryPage:
    if wanted.after:
        return page_after(connection, person, wanted.after, HISTORY_PAGE, wanted.kind)
    return page_before(connection, person, wanted.before, HISTORY_PAGE, wanted.kind)


def _by_day(studied: Mapping[date, StudiedDay], today: Today, first: date) -> dict[date, StudiedDay]:
    days = (today.day - first).days + 1
    return {day: studied.get(day, StudiedDay()) for day in (first + timedelta(n) for n in range(days))}


def _asked(site: Site, connection: Connection, history: HistoryPage) -> dict[str, Question]:
    found = {}
    for answer in history.answers:
        set_id, _slash, local_id = answer.question_id.partition("/")
        study_set = site.library.sets.get(set_id)
        question = study_set.question(local_id) if study_set else None
        if question := question or text_of(connection, answer.question_id, answer.revision):
            found[answer.id] = question
    return found


def _by_certainty(met: Memories) -> dict[Certainty, Tally]:
    """How well certainty matched marks: a tally for each certainty that was ever given."""
    found = {c: together(one.by_certainty[c] for one in met.values() if c in one.by_certainty) for c in Certainty}
    return {certainty: tally for certainty, tally in found.items() if tally.answers}
