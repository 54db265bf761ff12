"""What meets a person on arrival: today's plan, the nearest exam, this week, the sets; a newcomer's first question."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection

from app.services.base.asking import Asked, Memories, ask, recalled
from app.services.base.open_round import OpenRound, open_round
from app.services.base.paces import pace_of
from app.services.base.refusals import NotThere
from app.services.base.remembering import memories_of_person
from app.services.base.running import Underway, tests_underway
from app.services.base.site import Site, Visitor
from app.services.overviews.first_question import first_questions, models_asked_about
from app.services.overviews.set_fronts import SetFront, front_of
from app.services.overviews.studied import studied_days
from app.store import study_times
from app.store.exam_dates import exam_dates_of
from app.study.days import Today
from app.study.exam_day import ExamDay, exam_day
from app.study.memory import Memory
from app.study.plan import Plan, plan
from app.study.question_memory import QuestionMemory
from app.study.questions import QuestionSet
from app.study.week import Week, first_day, week


@dataclass(frozen=True, slots=True)
class Exam:
    """The nearest exam about a set."""

    study_set: QuestionSet
    on_the_day: ExamDay


@dataclass(frozen=True, slots=True)
class Home:
    """What meets a person. Whoever never answered has a `first` question, where one can be asked, and no `plan`.

    A set of which a test runs has no part in either: its questions are not for practice meanwhile.
    """

    tests: tuple[Underway, ...]
    round: OpenRound | None
    sets: tuple[SetFront, ...]
    first: Asked | None
    plan: Plan | None
    exam: Exam | None
    week: Week | None

    @property
    def open_sets(self) -> list[SetFront]:
        """Those of which no test runs."""
        tested = {one.attempt.set_id for one in self.tests}
        return [one for one in self.sets if one.study_set.id not in tested]

    @property
    def kept_back(self) -> frozenset[str]:
        """The models of which no run is shown: a newcomer is being asked about them."""
        return models_asked_about(self.first) if self.first else frozenset()


def home(site: Site, visitor: Visitor, today: Today, week_begins: int) -> Home:
    """Home for a visitor, whose week begins on that weekday: 0 for Monday."""
    if not visitor.known:  # there is nothing to read of them
        return _newcomers_home(site, visitor, today, {})
    with site.database.reading() as connection:
        met = memories_of_person(connection, visitor.person, site.library.sets.values())
        exam = _exam(site, connection, visitor, recalled(met), today)
        tests = tests_underway(connection, visitor.person, today.now)
        if not any(one.standing for one in met.values()):
            return _newcomers_home(site, visitor, today, met, tests, exam)
        open_sets = _open_sets(site, tests)
        return Home(
            tests=tests,
            round=open_round(site, connection, visitor, met, _ids(open_sets), today.now),
            sets=_fronts(site, recalled(met), today),
            first=None,
            plan=_plan(connection, visitor, open_sets, met, today) if open_sets else None,
            exam=exam,
            week=_week(connection, visitor.person, today, week_begins),
        )


def _newcomers_home(
    site: Site,
    visitor: Visitor,
    today: Today,
    met: Memories,
    tests: tuple[Underway, ...] = (),
    exam: Exam | None = None,
) -> Home:
    first = _first(site, visitor, _open_sets(site, tests), met)
    return Home(tests, None, _fronts(site, recalled(met), today), first, None, exam, None)


def _first(site: Site, visitor: Visitor, sets: Iterable[QuestionSet], met: Memories) -> Asked | None:
    """The first of a newcomer's questions that can be drawn: a model may not be there."""
    for question in first_questions(sets):
        with suppress(NotThere):
            return ask(site, visitor, question, met.get(question.id, QuestionMemory()))
    return None


def _open_sets(site: Site, tests: Iterable[Underway]) -> list[QuestionSet]:
    tested = {one.attempt.set_id for one in tests}
    return [one for one in site.library.sets.values() if one.id not in tested]


def _ids(sets: Iterable[QuestionSet]) -> frozenset[str]:
    return frozenset(one.id for one in sets)


def _fronts(site: Site, remembered: Mapping[str, Memory], today: Today) -> tuple[SetFront, ...]:
    return tuple(front_of(site, one, remembered, today) for one in site.library.sets.values())


def _plan(connection: Connection, visitor: Visitor, sets: list[QuestionSet], met: Memories, today: Today) -> Plan:
    each_ms = pace_of(connection, visitor.person)
    first_met = study_times.met_today(connection, visitor.person, today)
    most = visitor.preferences.new_a_day - first_met
    return plan([question for one in sets for question in one.questions], recalled(met), today, most, each_ms)


def _exam(
    site: Site, connection: Connection, visitor: Visitor, remembered: Mapping[str, Memory], today: Today
) -> Exam | None:
    """Of exams on the same day, that of the first set."""
    dates = exam_dates_of(connection, visitor.person)
    ahead = [one for one in site.library.sets.values() if one.id in dates and dates[one.id] >= today.calendar_day]
    nearest = min(ahead, key=lambda one: dates[one.id], default=None)
    if nearest is None:
        return None
    return Exam(nearest, exam_day(nearest.questions, remembered, dates[nearest.id], today))


def _week(connection: Connection, person: str, today: Today, begins: int) -> Week:
    first = first_day(today, begins)
    since = today.days.start(first)
    studied = studied_days(connection, person, first, today)
    return week(first, studied, study_times.studied_ms(connection, person, since), today)
