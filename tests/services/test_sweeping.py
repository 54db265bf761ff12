"""Ended sessions and visitors who never answered are forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from app.services.site import Site, Visitor
from app.services.sweeping import sweep
from app.services.visiting import SESSION_LASTS, recognise, welcome
from tests.web.page_client import PageClient
from tests.web.visits import answer_in_pages, row_counts, turned_card

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def visitor(site: Site) -> Visitor:
    """Somebody who came at noon and answered nothing."""
    came = Visitor("gull", "a token", known=False)
    welcome(site, came, NOON)
    return came


def test_an_empty_visitor_is_kept_for_a_day(site: Site, visitor: Visitor) -> None:
    assert sweep(site.database, NOON + 24 * HOUR) == 0
    assert recognise(site, visitor.token, NOON + 24 * HOUR) is not None


def test_an_empty_visitor_is_forgotten_after_a_day(site: Site, visitor: Visitor) -> None:
    assert sweep(site.database, NOON + 25 * HOUR) == 1
    assert recognise(site, visitor.token, NOON + 25 * HOUR) is None
    assert row_counts(site) == {"learner": 0, "session": 0, "answer": 0, "retraction": 0}


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
