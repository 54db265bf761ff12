"""A round asks the questions of one set, or of several."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.services.base.asking import Asked
from app.services.base.recognising import new_visitor
from app.services.base.refusals import RunningTest
from app.services.base.site import Site
from app.services.exams.start import start
from app.services.study.answering import answer_question
from app.services.study.rounds import Round, next_in_set, next_in_sets
from app.services.study.submission import Submission
from app.study.modes import Mode
from app.study.next_question import Done
from tests.builders import harbour, orchard, write_content
from tests.web.visits import new_id, utc_today

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content", harbour(), orchard())


def sets_of(site: Site) -> tuple:  # type: ignore[type-arg]
    return (site.set("harbour"), site.set("orchard"))


def asked_in(found: Round[Asked | Done]) -> Asked:
    assert isinstance(found.asked, Asked)
    return found.asked


def test_a_round_goes_on_from_one_set_to_the_next(site: Site) -> None:
    visitor, met = new_visitor(site, NOW), []
    while not isinstance((found := next_in_sets(site, visitor, sets_of(site), Mode.QUIZ, utc_today(NOW))).asked, Done):
        asked = asked_in(found)
        assert found.study_set.id == asked.question.set_id
        met.append(asked.question.set_id)
        skipped = Submission(new_id(), asked.question.id, asked.variant, Mode.QUIZ, {"skipped": True})
        answer_question(site, visitor, skipped, NOW)
    assert set(met) == {"harbour", "orchard"}
    assert found.standing.unseen == 0
    assert found.standing.seen == len(met)


def test_of_one_set_it_is_as_before(site: Site) -> None:
    visitor = new_visitor(site, NOW)
    alone = next_in_set(site, visitor, "harbour", Mode.QUIZ, utc_today(NOW))
    together = next_in_sets(site, visitor, (site.set("harbour"),), Mode.QUIZ, utc_today(NOW))
    assert asked_in(alone).variant.same(asked_in(together).variant)
    assert alone.standing == together.standing


def test_a_test_of_one_of_the_sets_stops_the_round(site: Site) -> None:
    visitor = new_visitor(site, NOW)
    start(site, visitor, "harbour", new_id(), NOW)
    with pytest.raises(RunningTest):
        next_in_sets(site, visitor, sets_of(site), Mode.QUIZ, utc_today(NOW))
