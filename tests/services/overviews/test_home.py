"""Home as a service: the plan, the nearest exam, the week, running tests, the round to go on with."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.services.accounts.owners import set_owner
from app.services.base.exam_end import end_all_over
from app.services.base.site import Site, Visitor
from app.services.base.visiting import welcome
from app.services.exams.start import start
from app.services.overviews.home import Home, home
from app.services.overviews.progress import PageAsked, progress
from app.services.overviews.sets import set_overview
from app.services.study.undoing import retract_answer
from app.store import rounds
from app.store.exam_dates import set_exam_date
from app.store.study_times import last_elapsed, studied_ms
from app.study.advice import AnswerDue
from app.study.days import Days, Today
from app.study.modes import Mode
from app.study.pace import believed, minutes
from app.study.preferences import Preferences
from app.study.rounds import Choice, Round
from tests.builders import every_type, new_id, write_content
from tests.services.overviews.answered import answered
from tests.web.visits import learner_id, visitor

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)  # a Thursday
DAY = timedelta(days=1)
GULL, TERN = visitor("gull", known=True), visitor("tern", known=True)


def seen(site: Site, who: Visitor = GULL, now: datetime = NOON, zone: str = "UTC") -> Home:
    return home(site, who, Today(now, Days(ZoneInfo(zone))), 0)


def new_today(found: Home) -> int:
    assert found.plan
    return found.plan.new


def test_a_newcomer_has_a_first_question_and_no_plan(site: Site) -> None:
    for who in (visitor("gull"), GULL):
        found = seen(site, who)
        assert (found.plan, found.week, found.exam, found.round, found.tests) == (None, None, None, None, ())
        assert found.first
        assert found.first.question.local_id == "tide"


def test_whoever_answered_has_a_plan(site: Site) -> None:
    answered(site, GULL, "tide", NOON - 40 * DAY)
    found = seen(site)
    assert found.plan
    assert (found.first, found.plan.due, found.plan.new, found.plan.unseen) == (None, 1, 3, 3)


def test_whoever_took_all_back_is_a_newcomer_again(site: Site) -> None:
    taken_back = answered(site, GULL, "tide", NOON - DAY)
    retract_answer(site, GULL.person, taken_back, NOON)
    assert seen(site).first


def test_what_was_met_today_is_taken_off_what_is_new(site: Site) -> None:
    eager = replace(GULL, preferences=Preferences(new_a_day=2))
    answered(site, GULL, "tide", NOON - timedelta(hours=9))  # at three in the morning: yesterday
    assert new_today(seen(site, eager)) == 2
    answered(site, GULL, "crew", NOON - timedelta(hours=1))
    assert new_today(seen(site, eager)) == 1
    answered(site, GULL, "tide", NOON, repetition=1)
    assert new_today(seen(site, eager)) == 1
    answered(site, GULL, "knots", NOON)
    assert new_today(seen(site, eager)) == 0


def test_minutes_go_by_ones_own_pace(site: Site) -> None:
    for number in range(6):
        answered(site, GULL, "tide", NOON - 40 * DAY + number * DAY, repetition=number, elapsed_ms=90_000)
    found = seen(site)
    assert found.plan
    assert found.plan.minutes == round(found.plan.questions * 1.5)


def test_what_the_database_adds_up_is_what_is_believed(site: Site) -> None:
    times = (0, 8_100, 119_999, 120_000, 120_001, 10**9, None)
    for number, elapsed in enumerate(times):
        answered(site, GULL, "tide", NOON + timedelta(minutes=number), repetition=number, elapsed_ms=elapsed)
    with site.database.reading() as connection:
        assert studied_ms(connection, GULL.person, NOON) == sum(map(believed, times))
        assert last_elapsed(connection, GULL.person, 3) == [None, 10**9, 120_001]


def test_a_persons_devices_are_read_as_one(site: Site) -> None:
    answered(site, GULL, "tide", NOON - timedelta(hours=2), elapsed_ms=60_000)
    answered(site, TERN, "crew", NOON - timedelta(hours=1), elapsed_ms=90_000)
    owner = learner_id("keeper")
    for who in (GULL, TERN):
        set_owner(site.database, who.learner, owner)
    found = seen(site, replace(TERN, person=owner))
    assert found.week
    assert found.week.minutes == 2
    with site.database.reading() as connection:
        assert last_elapsed(connection, owner, 50) == [90_000, 60_000]


def test_a_week_has_the_days_that_were_studied_tests_too_and_not_what_was_taken_back(site: Site) -> None:
    answered(site, GULL, "tide", NOON - 7 * DAY, elapsed_ms=60_000)  # last Thursday
    answered(site, GULL, "crew", NOON - 2 * DAY, mode=Mode.TEST)
    answered(site, GULL, "knots", NOON - timedelta(hours=9))  # before four: Wednesday
    retract_answer(site, GULL.person, answered(site, GULL, "port", NOON, mode=Mode.FLASHCARDS), NOON)
    found = seen(site).week
    assert found
    assert [day.studied for day in found.days] == [False, True, True, False, False, False, False]
    assert found.minutes == 1


def test_what_was_left_open_in_a_test_is_no_study_and_home_and_progress_count_the_same_days(site: Site) -> None:
    welcome(site, visitor("gull"), NOON)
    answered(site, GULL, "tide", NOON - DAY)
    sitting_down(site)
    end_all_over(site.database, site.secret, NOON + DAY)
    answered(site, GULL, "crew", NOON - 2 * DAY, mode=Mode.TEST, elapsed_ms=70_000)
    for zone in ("UTC", "Pacific/Auckland", "America/Los_Angeles"):
        today = Today(NOON + 2 * DAY, Days(ZoneInfo(zone)))
        found = home(site, GULL, today, 0).week
        by_day = progress(site, GULL.person, today, PageAsked()).by_day
        assert found
        assert {day.day for day in found.days if day.studied} == {day for day, one in by_day.items() if one.answers}
        assert sum(day.studied for day in found.days) == 2
        assert found.minutes == 2  # 100 seconds
        assert (sum(one.practised.answers for one in by_day.values()), sum(one.tested for one in by_day.values())) == (
            1,
            1,
        )


@pytest.mark.parametrize(("begins", "name"), [(0, "Monday"), (6, "Sunday")])
def test_the_weeks_of_progress_begin_as_those_of_home_do(site: Site, begins: int, name: str) -> None:
    today = Today(NOON, Days(ZoneInfo("UTC")))
    answered(site, GULL, "tide", NOON)
    first = min(progress(site, GULL.person, today, PageAsked(), begins).by_day)
    found = home(site, GULL, today, begins).week
    assert found
    assert found.days[0].day - first == timedelta(weeks=13)
    assert f"{first:%A}" == name


def test_a_week_is_counted_in_the_learners_zone(site: Site) -> None:
    answered(site, GULL, "tide", datetime(2026, 11, 25, 20, tzinfo=UTC))  # Thursday morning in Auckland
    by_zone = {zone: seen(site, zone=zone).week for zone in ("UTC", "Pacific/Auckland")}
    studied = {zone: [day.day.day for day in one.days if day.studied] for zone, one in by_zone.items() if one}
    assert studied == {"UTC": [25], "Pacific/Auckland": [26]}


def test_the_nearest_exam_that_is_still_ahead_is_told(site: Site) -> None:
    answered(site, GULL, "tide", NOON - 2 * DAY)
    for day, days in ((date(2026, 11, 25), None), (date(2026, 11, 26), 0), (date(2026, 12, 2), 6)):
        with site.database.writing() as connection:
            set_exam_date(connection, GULL.person, "harbour", day)
        exam = seen(site).exam
        assert (exam and exam.on_the_day.days) == days
        if exam:
            assert exam.on_the_day.new == 3
            assert 0 < exam.on_the_day.mastery.recall < 0.25


def test_an_exam_about_a_set_that_is_gone_is_passed_over(site: Site) -> None:
    welcome(site, visitor("gull"), NOON)
    with site.database.writing() as connection:
        set_exam_date(connection, GULL.person, "atlantis", NOON.date())
    assert seen(site).exam is None


def sitting_down(site: Site, now: datetime = NOON) -> str:
    return start(site, GULL, "harbour", new_id(), now).id


def test_a_running_test_is_told_and_its_set_is_in_no_plan(site: Site) -> None:
    answered(site, GULL, "tide", NOON - 40 * DAY)
    attempt = sitting_down(site)
    found = seen(site, now=NOON + timedelta(minutes=5))
    assert [(one.attempt.id, one.answered) for one in found.tests] == [(attempt, 0)]
    assert (found.plan, found.open_sets) == (None, [])


def test_a_newcomer_in_a_test_is_asked_nothing_of_its_set(site: Site) -> None:
    welcome(site, visitor("gull"), NOON)
    sitting_down(site)
    found = seen(site)
    assert (found.first, len(found.tests)) == (None, 1)


def test_a_test_whose_time_is_over_runs_no_more(site: Site) -> None:
    welcome(site, visitor("gull"), NOON)
    sitting_down(site)
    late = NOON + timedelta(minutes=19)
    assert seen(site, now=late - timedelta(minutes=2)).tests
    assert seen(site, now=late).tests == ()
    assert seen(site, TERN).tests == ()


QUESTIONS = ("harbour/tide", "harbour/crew", "harbour/knots")


def left(site: Site, at: datetime, answers: int, questions: tuple[str, ...] = QUESTIONS) -> str:
    """A round of which so many questions were answered."""
    found = Round(new_id(), GULL.learner, Choice(), questions)
    welcome(site, visitor("gull"), at)
    with site.database.writing() as connection:
        rounds.add(connection, found, at)
    for number in range(1, answers + 1):
        local_id = questions[number - 1].partition("/")[2]
        answered(site, GULL, local_id, at + timedelta(minutes=number), round_id=found.id, slot=number)
    return found.id


def test_a_round_that_was_left_is_gone_on_with(site: Site) -> None:
    round_id = left(site, NOON - timedelta(hours=1), answers=2)
    found = seen(site).round
    assert found
    assert (found.id, found.answered, found.questions) == (round_id, 2, 3)


@pytest.mark.parametrize(
    ("hours", "answers", "questions"),
    [(1, 3, QUESTIONS), (25, 2, QUESTIONS), (1, 2, (*QUESTIONS[:2], "harbour/sunk")), (1, 1, ("harbour/tide",))],
    ids=["at its end", "of yesterday", "of what is gone", "of one"],
)
def test_no_other_round_is(site: Site, hours: int, answers: int, questions: tuple[str, ...]) -> None:
    left(site, NOON - timedelta(hours=hours), answers, questions)
    assert seen(site).round is None


def test_what_is_gone_from_a_round_is_not_counted(site: Site) -> None:
    left(site, NOON - timedelta(hours=1), 1, (*QUESTIONS[:2], "harbour/sunk", "harbour/wreck"))
    found = seen(site).round
    assert found
    assert (found.answered, found.questions) == (1, 2)


def test_a_round_whose_rest_cannot_be_drawn_is_not_offered(site: Site, content: Path) -> None:
    write_content(content, every_type())
    site.follower.look(settled=True)
    left(site, NOON - timedelta(hours=1), 1, ("harbour/tide", "harbour/ebb"))
    assert seen(site).round
    site.follower.library = replace(site.follower.library, models={})
    assert seen(site).round is None


def test_every_page_tells_minutes_by_ones_own_pace(site: Site) -> None:
    for number, name in enumerate(("tide", "crew", "knots")):
        for again in range(2):
            at = NOON - 40 * DAY + number * DAY + again * timedelta(hours=1)
            answered(site, GULL, name, at, repetition=again, elapsed_ms=110_000)
    advice = set_overview(site, GULL.person, "harbour", Today(NOON, Days(ZoneInfo("UTC")))).advice
    assert advice == AnswerDue(3, minutes(3, 110_000)) == AnswerDue(3, 5)
    assert seen(site).plan.minutes == minutes(4, 110_000)  # type: ignore[union-attr]


def test_a_round_waits_while_a_test_of_its_set_runs(site: Site) -> None:
    left(site, NOON - timedelta(hours=1), answers=2)
    sitting_down(site)
    assert seen(site).round is None
