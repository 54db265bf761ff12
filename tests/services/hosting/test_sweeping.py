"""Ended sessions and visitors who never answered are forgotten."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from app.services.accounts.settings import Settings, choose
from app.services.base.site import Site, Visitor
from app.services.base.visiting import SESSION_LASTS, admit, recognise, welcome
from app.services.hosting.sweeping import sweep
from app.services.study.answering import _answer, answer_question
from app.services.study.submission import Submission
from app.store import answers, learners
from app.store.clock import to_ms
from app.study.modes import Mode
from app.study.preferences import Preferences
from tests.builders import new_id
from tests.services.accounts.forgettable import stored
from tests.web import visits
from tests.web.page_client import PageClient
from tests.web.visits import answer_in_pages, asked, row_counts, turned_card

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def visitor(site: Site) -> Visitor:
    """Somebody who came at noon and answered nothing."""
    came = visits.visitor("gull")
    welcome(site, came, NOON)
    return came


def test_an_empty_visitor_is_kept_for_a_day(site: Site, visitor: Visitor) -> None:
    assert sweep(site.database, NOON + 24 * HOUR) == 0
    assert recognise(site, visitor.token, NOON + 24 * HOUR) is not None


def test_an_empty_visitor_is_forgotten_after_a_day(site: Site, visitor: Visitor) -> None:
    assert sweep(site.database, NOON + 25 * HOUR) == 1
    assert recognise(site, visitor.token, NOON + 25 * HOUR) is None
    assert row_counts(site) == {"learner": 0, "session": 0, "answer": 0, "retraction": 0}


@pytest.mark.parametrize(
    "chosen",
    [
        Settings(zone="Europe/Madrid"),
        Settings(day_start=0),
        Settings(preferences=Preferences(new_a_day=0)),
        Settings(preferences=Preferences(round_length=20)),
        Settings(exams={"harbour": date(2027, 2, 15)}),
    ],
    ids=["zone", "day start", "new a day", "round length", "exam"],
)
def test_who_chose_something_is_kept_as_long_as_their_session(site: Site, visitor: Visitor, chosen: Settings) -> None:
    assert choose(site, visitor, chosen, NOON)
    assert sweep(site.database, NOON + 25 * HOUR) == 0
    assert sweep(site.database, NOON + SESSION_LASTS + 25 * HOUR) == 1
    assert all(rows == [] for table, rows in stored(site).items() if table in {"learner", "session", "exam_date"})


def test_who_took_the_day_of_an_exam_away_again_is_nobody(site: Site, visitor: Visitor) -> None:
    choose(site, visitor, Settings(exams={"harbour": date(2027, 2, 15)}), NOON)
    choose(site, replace(visitor, known=True), Settings(), NOON)
    assert sweep(site.database, NOON + 25 * HOUR) == 1


def test_a_learner_with_answers_is_kept(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    assert sweep(site.database, datetime.now(UTC) + 30 * 24 * HOUR) == 0
    assert row_counts(site)["learner"] == 1
    assert "What pulls the tide?" in client.get("/progress").words


def test_a_session_ends(site: Site, visitor: Visitor) -> None:
    assert recognise(site, visitor.token, NOON + SESSION_LASTS - HOUR) is not None
    assert recognise(site, visitor.token, NOON + SESSION_LASTS) is None


def test_an_ended_session_is_swept_and_its_answers_stay(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    sweep(site.database, datetime.now(UTC) + SESSION_LASTS + HOUR)
    assert row_counts(site) == {"learner": 1, "session": 0, "answer": 1, "retraction": 0}


def test_a_learner_who_took_everything_back_is_kept_with_the_log(client: PageClient, site: Site) -> None:
    done = client.sent(turned_card(client).form.filled(grade="good"))
    client.sent(done.form)
    assert sweep(site.database, datetime.now(UTC) + 30 * 24 * HOUR) == 0
    assert row_counts(site)["answer"] == 1


def test_a_swept_visitor_can_start_anew(client: PageClient, site: Site) -> None:
    turned_card(client)
    sweep(site.database, datetime.now(UTC) + 25 * HOUR)
    answer_in_pages(client, "tide", choice="moon")
    assert row_counts(site)["answer"] == 1


def first_answer(site: Site, who: Visitor) -> Submission:
    return Submission(new_id(), "harbour/tide", asked(site, who).variant, Mode.QUIZ, {"choice": "moon"})


def test_who_is_swept_while_answering_is_let_in_again(site: Site, visitor: Visitor) -> None:
    recognised = recognise(site, visitor.token, NOON + 25 * HOUR)
    assert recognised is not None
    sweep(site.database, NOON + 25 * HOUR)
    answer_question(site, recognised, first_answer(site, visitor), NOON + 25 * HOUR)
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}
    assert recognise(site, visitor.token, NOON + 26 * HOUR) == recognised


def test_a_sweep_and_a_first_answer_at_once_lose_nothing(site: Site, visitor: Visitor, kind: str) -> None:
    """Behind SQLite's gate one comes after the other; on PostgreSQL the sweep meets an answer not yet committed."""
    if kind != "postgresql":
        pytest.skip("about locks of rows")
    recognised = recognise(site, visitor.token, NOON + 25 * HOUR)
    assert recognised is not None
    answer = _answer(recognised, first_answer(site, visitor), asked(site, visitor), NOON)
    with ThreadPoolExecutor(1) as beside:
        with site.database.writing() as connection:
            admit(connection, recognised, NOON + 25 * HOUR)
            answers.append(connection, answer, "digest")
            swept = beside.submit(sweep, site.database, NOON + 25 * HOUR)
            wait_for_lock(site)
        assert swept.result(timeout=10) == 0
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}


def test_a_first_answer_that_meets_a_sweep_is_let_in_after_it(site: Site, visitor: Visitor, kind: str) -> None:
    if kind != "postgresql":
        pytest.skip("about locks of rows")
    recognised = recognise(site, visitor.token, NOON + 25 * HOUR)
    assert recognised is not None
    submission = first_answer(site, visitor)
    with ThreadPoolExecutor(1) as beside:
        with site.database.writing() as connection:
            assert learners.sweep(connection, to_ms(NOON + 25 * HOUR), to_ms(NOON + HOUR)) == 1
            answered = beside.submit(answer_question, site, recognised, submission, NOON + 25 * HOUR)
            wait_for_lock(site)
        assert answered.result(timeout=10).answer.score == 1.0
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}


def wait_for_lock(site: Site) -> None:
    """Until another connection waits for a row that is locked."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    deadline = time.monotonic() + 10
    while True:
        with site.database.reading() as connection:
            if connection.scalar(waiting):
                return
        assert time.monotonic() < deadline, "nobody waits"
        time.sleep(0.01)
