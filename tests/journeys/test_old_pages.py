"""Pages of version 0002 carried `n.revision` and no seal: taken only where it is known for whom they were drawn."""

from pathlib import Path

import pytest
from sqlalchemy import update

from app.services.base.site import Site
from app.store.learners import token_hash
from app.store.tables import session
from tests.builders import every_type, new_id, write_content
from tests.web.page_client import PageClient
from tests.web.solving import filled, right, seen_in_page
from tests.web.visits import answer_in_pages, log_rows, question_page

DRAWN = ("lights", "landing")
OLD_TOKEN = "o" * 43  # of a session of that time: without the time of a first visit


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type."""
    return write_content(tmp_path / "content", every_type())


def as_of_that_time(client: PageClient, site: Site) -> None:
    """The visitor has answered something, and their session is one of version 0002."""
    answer_in_pages(client, "salt", choice="false")
    with site.database.writing() as connection:
        connection.execute(update(session).values(token_hash=token_hash(OLD_TOKEN)))
    client.browser.set_cookie("keepgate", OLD_TOKEN)


def old(site: Site, name: str, number: int = 0) -> str:
    return f"{number}.{site.question(f'harbour/{name}').revision[:8]}"


def test_its_own_session_is_marked_by_what_was_shown(client: PageClient, site: Site) -> None:
    """Pairs are drawn as they were then. What a page of then showed of an order is in the golden tests."""
    as_of_that_time(client, site)
    page = question_page(client, "lights")
    form = filled(page.form, right(seen_in_page(page))).filled(variant=old(site, "lights"))
    assert client.send(form).status == 303
    assert log_rows(site)[-1].score == 1.0


@pytest.mark.parametrize("name", DRAWN)
def test_with_its_cookie_gone_it_is_refused_at_no_cost(client: PageClient, site: Site, name: str) -> None:
    as_of_that_time(client, site)
    page = question_page(client, name)
    form = filled(page.form, right(seen_in_page(page))).filled(variant=old(site, name))
    client.restarted()
    assert client.send(form).status == 409
    answer_in_pages(client, "crew", choice="lamp")
    assert client.send(form).status == 409
    assert len(log_rows(site)) == 2


def test_a_number_that_was_never_reached_is_refused(client: PageClient, site: Site) -> None:
    as_of_that_time(client, site)
    page = question_page(client, "tide")
    form = filled(page.form, right(seen_in_page(page)))
    for number in (1, 7, 123_456_789):
        assert client.send(form.filled(variant=old(site, "tide", number), id=new_id())).status == 409
    assert len(log_rows(site)) == 1
