"""Several learners of one owner are one person: one history in the order of its times, and apart again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.services.accounts.owners import set_owner
from app.services.base.rebuilding import differences, memories_of
from app.services.base.refusals import NotThere, RunningTest
from app.services.base.site import Site, Visitor
from app.services.base.visiting import recognise
from app.services.exams.start import start
from app.services.overviews.progress import PageAsked, progress
from app.services.study.answering import StaleVariant, answer_question, marked_answer
from app.services.study.submission import Submission
from app.services.study.undoing import retract_answer
from app.store import answers, memories
from app.study.modes import Mode
from tests.builders import new_id
from tests.web.visits import RIGHT, asked, learner_id, log_rows, utc_today, visitor

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
OWNER = learner_id("the owner")
PHONE, DESK = visitor("phone"), visitor("desk")


def answer(site: Site, who: Visitor, name: str, at: datetime, wrong: bool = False) -> str:
    response = {"skipped": True} if wrong else RIGHT[name]
    sent = Submission(new_id(), f"harbour/{name}", asked(site, who, f"harbour/{name}").variant, Mode.QUIZ, response)
    return answer_question(site, who, sent, at).answer.id


def returned(site: Site, who: Visitor, at: datetime = NOON + 50 * HOUR) -> Visitor:
    """As their cookie is recognised now."""
    found = recognise(site, who.token, at)
    assert found
    return found


def history(site: Site, person: str) -> list[str]:
    with site.database.reading() as connection:
        return [logged.answer.id for logged in answers.of_person(connection, person)]


def remembered(site: Site, person: str) -> dict[str, object]:
    with site.database.reading() as connection:
        return dict(memories.of_person(connection, person))


@pytest.fixture
def ids(site: Site) -> list[str]:
    """Answers of two devices, turn about."""
    turns = [(PHONE, "tide"), (DESK, "tide"), (PHONE, "crew"), (DESK, "crew"), (PHONE, "tide")]
    return [answer(site, who, name, NOON + n * 10 * HOUR, n == 1) for n, (who, name) in enumerate(turns)]


def join(site: Site) -> None:
    for who in (PHONE, DESK):
        set_owner(site.database, who.learner, OWNER)


def test_joined_they_are_one_history_in_the_order_of_its_times(site: Site, ids: list[str]) -> None:
    join(site)
    assert history(site, OWNER) == ids
    assert returned(site, PHONE).person == returned(site, DESK).person == OWNER
    for person in (returned(site, PHONE).person, OWNER):
        found = progress(site, person, utc_today(NOON + 50 * HOUR), PageAsked())
        assert [one.id for one in found.history.answers] == ids[::-1]
        assert found.total.answers == 5


def test_their_memories_are_those_of_the_one_history(site: Site, ids: list[str]) -> None:
    join(site)
    with site.database.reading() as connection:
        assert remembered(site, OWNER) == memories_of(answers.of_person(connection, OWNER))
    assert remembered(site, PHONE.learner) == remembered(site, DESK.learner) == {}
    assert list(differences(site.database)) == []


def test_parted_each_has_their_own_back(site: Site, ids: list[str]) -> None:
    before = {who.learner: (remembered(site, who.learner), history(site, who.learner)) for who in (PHONE, DESK)}
    join(site)
    join(site)
    for who in (DESK, PHONE):
        set_owner(site.database, who.learner, None)
    after = {who.learner: (remembered(site, who.learner), history(site, who.learner)) for who in (PHONE, DESK)}
    assert after == before
    assert remembered(site, OWNER) == {}
    assert list(differences(site.database)) == []


def test_a_draw_that_was_answered_on_one_device_is_refused_on_the_other(site: Site, ids: list[str]) -> None:
    join(site)
    phone, desk = returned(site, PHONE), returned(site, DESK)
    variant = asked(site, phone).variant
    sent = Submission(new_id(), "harbour/tide", variant, Mode.QUIZ, RIGHT["tide"])
    answer_question(site, phone, sent, NOON + 60 * HOUR)
    with pytest.raises(StaleVariant) as stale:
        answer_question(site, desk, replace(sent, id=new_id()), NOON + 61 * HOUR)
    assert stale.value.fresh.draw.repetition == 4
    assert len(log_rows(site)) == 6


def test_one_device_may_look_at_and_take_back_what_the_other_answered(site: Site, ids: list[str]) -> None:
    join(site)
    assert marked_answer(site, OWNER, ids[0], NOON + 60 * HOUR).answer.learner == PHONE.learner
    retract_answer(site, returned(site, DESK).person, ids[0], NOON + 60 * HOUR)
    assert progress(site, OWNER, utc_today(NOON + 60 * HOUR), PageAsked()).total.answers == 4
    assert list(differences(site.database)) == []


def test_a_test_on_one_device_refuses_practice_on_the_other(site: Site, ids: list[str]) -> None:
    join(site)
    start(site, returned(site, PHONE), "harbour", new_id(), NOON + 60 * HOUR)
    with pytest.raises(RunningTest):
        answer(site, returned(site, DESK), "crew", NOON + 60 * HOUR)


def test_no_answer_is_earlier_than_the_persons_last(site: Site, ids: list[str]) -> None:
    join(site)
    late = answer(site, returned(site, DESK), "crew", NOON)
    assert history(site, OWNER)[-1] == late
    times = [row.at for row in log_rows(site)]
    assert times == sorted(times)


def test_a_learner_who_is_not_there_is_nobodys(site: Site) -> None:
    with pytest.raises(NotThere):
        set_owner(site.database, learner_id("nobody"), OWNER)
    assert history(site, OWNER) == []
    assert list(differences(site.database)) == []
