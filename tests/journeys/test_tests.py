"""A test: started, saved, resumed, handed in, marked."""

from app.services.site import Site
from tests.web.page_client import PageClient
from tests.web.sittings import save_in_pages, started
from tests.web.visits import log_rows


def test_what_awaits_is_told_before_the_start(client: PageClient, site: Site) -> None:
    page = client.get("/sets/harbour/test")
    assert "3 questions · 18 minutes" in page.words


def test_a_test_is_started_answered_handed_in_and_marked(client: PageClient, site: Site) -> None:
    page = started(client)
    attempt = page.path
    for _question in range(3):
        page = save_in_pages(client, page)
    assert "3 of 3 answered" in page.words
    results = client.sent(page.forms[1])
    assert (results.path, results.h1) == (attempt, "Results of the test")
    assert "3 of 3 points" in results.words
    assert {row.mode for row in log_rows(site)} == {"test"}
    assert {row.attempt for row in log_rows(site)} == {attempt.rpartition("/")[2]}
