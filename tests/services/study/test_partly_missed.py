"""What is partly missed at each due date waits no longer, whatever its type."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.services.base.asking import Asked
from app.services.base.rebuilding import differences, is_unfinished, rebuild
from app.services.base.site import Site, Visitor
from app.services.hosting.database import migrate
from app.services.study.answering import Marked, answer_question
from app.services.study.submission import Submission
from app.store.tables import memory
from app.study.days import Days
from app.study.memory import SCHEDULER
from app.study.modes import Mode
from tests.builders import every_type, new_id, write_content
from tests.services.histories import response_of
from tests.web import solving
from tests.web.visits import asked, visitor

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
DAYS = Days(UTC)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content", every_type())


def answer(site: Site, who: Visitor, name: str, how: str, at: datetime, hints: int = 0) -> Marked:
    put: Asked = asked(site, who, f"harbour/{name}")
    said = response_of(put.question, how)
    sent = Submission(new_id(), put.question.id, put.variant, Mode.QUIZ, said, hints=hints)
    return answer_question(site, who, sent, at)


def wait(marked: Marked, at: datetime) -> timedelta:
    assert marked.memory
    return marked.memory.due - at


@pytest.mark.parametrize("name", sorted(solving._PARTLY))
def test_no_type_waits_longer_for_being_partly_missed(site: Site, name: str) -> None:
    who, at = visitor("gull"), NOW
    first = answer(site, who, name, "right", at)
    last = wait(first, at)
    assert last >= timedelta(days=1)
    for _ in range(6):
        due = first.due(DAYS)
        assert due
        at = max(due, at + timedelta(days=1))
        first = answer(site, who, name, "partly", at)
        assert 0 < first.answer.score < 1
        assert wait(first, at) <= last
        last = wait(first, at)
    assert list(differences(site.database)) == []


@pytest.mark.parametrize("name", sorted(solving._PARTLY))
def test_what_was_never_known_stays_being_learned(site: Site, name: str) -> None:
    at, who = NOW, visitor("gull")
    for _ in range(4):
        found = answer(site, who, name, "partly", at)
        assert found.memory
        assert found.memory.being_learned
        at = found.memory.due


def test_right_with_hints_waits_no_longer(site: Site) -> None:
    who = visitor("gull")
    first = answer(site, who, "tide", "right", NOW)
    due = first.due(DAYS)
    assert due
    second = answer(site, who, "tide", "right", due, hints=1)
    assert wait(second, due) <= wait(first, NOW)


def test_memories_by_another_scheduler_are_made_again_at_the_next_start(site: Site, tmp_path: Path) -> None:
    answer(site, visitor("gull"), "crew", "partly", NOW)
    with site.database.writing() as connection:
        connection.execute(memory.update().values(scheduler="fsrs-6/0123456789ab", stability=163.0))
    assert is_unfinished(site.database)
    assert len(list(differences(site.database))) == 1
    migrate(site.database, tmp_path / "copies", site.secret)
    assert list(differences(site.database)) == []
    assert not is_unfinished(site.database)
    assert rebuild(site.database) == 1
    assert SCHEDULER.startswith("fsrs-6/")
