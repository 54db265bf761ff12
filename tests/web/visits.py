"""Short ways through the pages, and a look at the log."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, func, select

from app.services.base.asking import Asked, ask
from app.services.base.site import Site, Visitor
from app.store import memories
from app.store.tables import answer, learner, marking, retraction, round_, session
from app.study.days import Days, Today
from tests.builders import new_id
from tests.web.page_client import PageClient, Reply

RIGHT: dict[str, dict[str, Any]] = {
    "tide": {"choice": "moon"},
    "crew": {"choices": ["keeper", "lamp"]},
    "knots": {"gaps": ["knots", "fathoms"]},
    "port": {"grade": "good"},
}


def utc_today(now: datetime) -> Today:
    """A moment of somebody who counts days by UTC."""
    return Today(now, Days(UTC))


def learner_id(name: str) -> str:
    """The id of a learner who goes by a name in the tests."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def visitor(name: str, *, known: bool = False) -> Visitor:
    """Somebody with a session, or about to get one; a person alone."""
    return Visitor(learner_id(name), learner_id(name), f"the token of {name}", known)


def asked(site: Site, who: Visitor, question_id: str = "harbour/tide") -> Asked:
    """The question as it is drawn for somebody now."""
    with site.database.reading() as connection:
        past = memories.of_question(connection, who.person, question_id)
    return ask(site, who, site.question(question_id), past)


def question_page(client: PageClient, question: str, set_id: str = "harbour") -> Reply:
    mode = "flashcards" if question == "port" else "quiz"
    return client.get(f"/sets/{set_id}/{mode}?question={question}")


def answer_in_pages(client: PageClient, question: str, **response: str | list[str]) -> Reply:
    """Fill in and send a question's form; the page that follows."""
    return client.sent(question_page(client, question).form.filled(**response))


def turned_card(client: PageClient) -> Reply:
    """The flashcard's back."""
    return client.send(question_page(client, "port").form)


def answer_body(client: PageClient, name: str = "tide", /, **changes: Any) -> dict[str, Any]:
    """A right answer of the JSON interface to the question as it stands."""
    mode = "flashcards" if name == "port" else "quiz"
    form = question_page(client, name).form
    return {
        "id": new_id(),
        "question": f"harbour/{name}",
        "variant": form.fields["variant"],
        "mode": mode,
        "response": RIGHT[name],
    } | changes


def log_rows(site: Site) -> Sequence[Row[Any]]:
    """The log, each answer with its marking: there is one."""
    marked = (marking.c.rule, marking.c.version, marking.c.key, marking.c.score)
    rows = select(answer, *marked).join(marking, marking.c.answer == answer.c.position)
    with site.database.reading() as connection:
        return connection.execute(rows.order_by(answer.c.position)).all()


def row_counts(site: Site) -> dict[str, int]:
    tables = (learner, session, answer, retraction)
    with site.database.reading() as connection:
        return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def round_count(site: Site) -> int:
    with site.database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(round_)) or 0
