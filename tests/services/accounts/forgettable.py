"""Somebody of whom something is stored in every table."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, select

from app.services.base.site import Site
from app.services.exams.extra_time import grant_extra_time
from app.store.tables import learner, metadata
from tests.web.page_client import PageClient
from tests.web.sittings import attempt_of, handed_in, save_in_pages, started
from tests.web.visits import answer_in_pages, question_page, turned_card

Stored = Mapping[str, Sequence[Row[Any]]]


def fill_every_table(client: PageClient, site: Site) -> str:
    """Practise, take back, set something, take a test with more time, start another; the number of the learner."""
    before = learners(site)
    answer_in_pages(client, "tide", choice="wind", certainty="certain")
    answer_in_pages(client, "crew", choice=["keeper"])
    verdict = answer_in_pages(client, "knots", gap=["acres", "fathoms"])
    client.post("/retractions", {"answer": verdict.path.rpartition("/")[2]})
    client.sent(turned_card(client).form.filled(grade="good"))
    client.send(client.follow(client.get("/rounds/new?question=harbour/tide")).form.filled(choice="moon"))
    client.post("/settings", {"zone": "Asia/Tokyo", "exam.harbour": f"{datetime.now(UTC).year + 1}-02-15"})
    page = started(client)
    grant_extra_time(site.database, attempt_of(page), 5, datetime.now(UTC))
    save_in_pages(client, page)
    handed_in(client, page)
    save_in_pages(client, started(client))
    (new,) = learners(site) - before
    return new


def learners(site: Site) -> set[str]:
    with site.database.reading() as connection:
        return set(connection.scalars(select(learner.c.id)))


def stored(site: Site) -> Stored:
    """Every row of every table."""
    with site.database.reading() as connection:
        return {
            table.name: connection.execute(select(table).order_by(*table.primary_key.columns)).all()
            for table in metadata.sorted_tables
        }


def page_before(client: PageClient) -> Any:
    """A form that was open before all was forgotten."""
    return question_page(client, "tide").form
