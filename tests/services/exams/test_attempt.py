"""Sitting a test: the clock, what is saved, and the end, whoever comes first."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.services.base import recording
from app.services.base.exam_end import end_all_over, end_if_over
from app.services.base.exam_guard import refuse_during_test
from app.services.base.refusals import AnswerConflict, NotThere, RunningTest
from app.services.base.site import Site
from app.services.base.taken import taken
from app.services.exams.attempt import Credentials, asked_item, hand_in, marked_items, sitting
from app.services.exams.extra_time import NoRunningTest, grant_extra_time, running_tests
from app.services.exams.save import Save, Saved, StaleSave, TimeOver, save
from app.services.exams.start import awaiting, start
from app.services.hosting.sweeping import sweep
from app.services.study.answering import answer_question
from app.services.study.submission import Submission
from app.store.tables import answer, attempt, saved_answer
from app.study.attempts import Attempt, attempt_key
from app.study.drawing import draw
from app.study.modes import Mode
from app.study.question_types.base import Models, Unaskable, UnreadableResponse
from app.study.questions import Question
from tests.builders import harbour, new_id, orchard, reworded, tide, write_content, write_yaml
from tests.web.sittings import WRONG
from tests.web.visits import RIGHT, asked, learner_id, log_rows, visitor

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
GULL = visitor("gull")
WHO = Credentials(GULL.person)


@pytest.fixture
def running(site: Site) -> Attempt:
    """The gull's test, started at noon: 18 minutes."""
    return start(site, GULL, "harbour", new_id(), NOON)


def saving(site: Site, running: Attempt, question: str = "tide", version: int = 0, **changes: Any) -> Save:
    """A right answer."""
    number = running.number_of(f"harbour/{question}")
    assert number
    variant = asked_item(site, running, number).variant
    return replace(Save(new_id(), running.id, f"harbour/{question}", variant, version, RIGHT[question]), **changes)


def newest(site: Site, running: Attempt, question: str = "tide") -> tuple[int, object]:
    found = sitting(site, WHO, running.id, NOON)
    number = running.number_of(f"harbour/{question}")
    saved = found.saved.get(number or 0)
    return (saved.version, saved.response) if saved else (0, None)


def rows(site: Site, table: Any = saved_answer) -> int:
    with site.database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def at_once(work: Callable[[int], object], times: int = 8) -> list[object]:
    """What each of `times` threads got, or the class of what it raised; all begin together."""
    ready = threading.Barrier(times)

    def one(number: int) -> object:
        ready.wait()
        try:
            return work(number)
        except Exception as error:
            return type(error)

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


def test_a_paper_holds_every_question_that_a_test_asks_once(running: Attempt) -> None:
    assert sorted(item.question_id for item in running.paper) == ["harbour/crew", "harbour/knots", "harbour/tide"]


def test_the_same_id_starts_the_same_test(site: Site, running: Attempt) -> None:
    assert start(site, replace(GULL, known=True), "harbour", running.id, NOON + MINUTE) == running


def test_starting_again_leads_to_the_test_that_is_running(site: Site, running: Attempt) -> None:
    assert start(site, replace(GULL, known=True), "harbour", new_id(), NOON + MINUTE) == running


def test_eight_tabs_that_start_at_once_start_one_test(site: Site) -> None:
    found = at_once(lambda _n: start(site, GULL, "harbour", new_id(), NOON))
    assert len({getattr(one, "id", one) for one in found}) == 1
    assert rows(site, attempt) == 1


def test_an_id_that_somebody_elses_test_has_starts_nothing(site: Site, running: Attempt) -> None:
    with pytest.raises(NotThere):
        start(site, visitor("tern"), "harbour", running.id, NOON)
    assert rows(site, attempt) == 1


def test_after_the_end_a_new_test_can_be_started(site: Site, running: Attempt) -> None:
    later = start(site, replace(GULL, known=True), "harbour", new_id(), NOON + 19 * MINUTE)
    assert later.id != running.id
    assert {row.attempt for row in log_rows(site)} == {running.id}


def test_each_test_draws_anew(site: Site) -> None:
    orders = set()
    for number in range(12):
        one = start(site, visitor(f"gull{number}"), "harbour", new_id(), NOON)
        orders.add(tuple(item.question_id for item in one.paper))
    assert len(orders) > 1


def test_a_saved_answer_is_there_and_marked_at_the_end(site: Site, running: Attempt) -> None:
    save(site, WHO, saving(site, running), NOON + MINUTE)
    assert newest(site, running) == (1, RIGHT["tide"])
    assert rows(site, answer) == 0
    hand_in(site, WHO, running.id, NOON + 2 * MINUTE)
    logged = {row.question_id: row for row in log_rows(site)}
    assert {id_: row.score for id_, row in logged.items()} == {
        "harbour/tide": 1.0,
        "harbour/crew": 0.0,
        "harbour/knots": 0.0,
    }
    assert logged["harbour/crew"].response == '{"skipped": true}'
    assert {row.mode for row in logged.values()} == {"test"}


def test_the_newest_version_counts(site: Site, running: Attempt) -> None:
    save(site, WHO, saving(site, running, response=WRONG["tide"]), NOON + MINUTE)
    save(site, WHO, saving(site, running, version=1), NOON + MINUTE)
    hand_in(site, WHO, running.id, NOON + 2 * MINUTE)
    assert marked_items(site, running)[(running.number_of("harbour/tide") or 0) - 1].answer.score == 1.0


def test_a_repeat_is_the_same_saved_answer_also_after_the_end(site: Site, running: Attempt) -> None:
    sent = saving(site, running)
    numbers = [save(site, WHO, sent, NOON + MINUTE), save(site, WHO, sent, NOON + MINUTE)]
    hand_in(site, WHO, running.id, NOON + 2 * MINUTE)
    numbers.append(save(site, WHO, sent, NOON + 3 * MINUTE))
    assert [one.number for one in numbers] == [running.number_of("harbour/tide")] * 3
    assert rows(site) == 1


def test_another_body_under_the_id_is_a_conflict(site: Site, running: Attempt) -> None:
    sent = saving(site, running)
    save(site, WHO, sent, NOON + MINUTE)
    with pytest.raises(AnswerConflict):
        save(site, WHO, replace(sent, response=WRONG["tide"]), NOON + MINUTE)
    assert newest(site, running) == (1, RIGHT["tide"])


@pytest.mark.parametrize("version", [0, 7])
def test_an_answer_made_from_another_version_overwrites_nothing(site: Site, running: Attempt, version: int) -> None:
    save(site, WHO, saving(site, running), NOON + MINUTE)
    with pytest.raises(StaleSave) as stale:
        save(site, WHO, saving(site, running, version=version, response=WRONG["tide"]), NOON + MINUTE)
    assert stale.value.newer
    assert stale.value.newer.response == RIGHT["tide"]
    assert newest(site, running) == (1, RIGHT["tide"])


def test_of_eight_tabs_that_save_at_once_one_does_and_the_others_are_told(site: Site, running: Attempt) -> None:
    choices = ("moon", "wind", "whale")
    sent = [saving(site, running, response={"choice": choices[n % 3]}) for n in range(8)]
    found = at_once(lambda n: save(site, WHO, sent[n], NOON + MINUTE))
    saved = Saved(running.number_of("harbour/tide") or 0, "single")
    assert sorted(map(str, found)) == sorted(map(str, [saved, *[StaleSave] * 7]))
    assert newest(site, running) == (1, sent[found.index(saved)].response)


def test_what_cannot_be_read_is_not_saved(site: Site, running: Attempt) -> None:
    for response in ({"choice": "kraken"}, {"gaps": ["x"]}, {}):
        with pytest.raises(UnreadableResponse):
            save(site, WHO, saving(site, running, response=response), NOON + MINUTE)
    assert rows(site) == 0


def test_a_question_that_is_not_on_the_paper_is_not_there(site: Site, running: Attempt) -> None:
    with pytest.raises(NotThere):
        save(site, WHO, replace(saving(site, running), question_id="harbour/port"), NOON + MINUTE)


@pytest.mark.parametrize(
    "who", [Credentials(learner_id("tern")), Credentials(learner_id("tern"), "A" * 22), Credentials("", "")]
)
def test_without_session_and_key_there_is_no_test(site: Site, running: Attempt, who: Credentials) -> None:
    for ask_for in (
        lambda: sitting(site, who, running.id, NOON),
        lambda: save(site, who, saving(site, running), NOON),
        lambda: hand_in(site, who, running.id, NOON),
    ):
        with pytest.raises(NotThere):
            ask_for()
    assert rows(site) == 0
    assert not sitting(site, WHO, running.id, NOON).attempt.ended


def test_with_the_key_the_test_goes_on_elsewhere(site: Site, running: Attempt) -> None:
    who = Credentials(learner_id("tern"), attempt_key(site.secret, running.id))
    save(site, who, saving(site, running), NOON + MINUTE)
    hand_in(site, who, running.id, NOON + 2 * MINUTE)
    assert {row.learner_id for row in log_rows(site)} == {GULL.learner}


def test_an_answer_under_way_at_the_end_is_saved_and_a_later_one_is_not(site: Site, running: Attempt) -> None:
    save(site, WHO, saving(site, running), running.deadline + 4 * SECOND)
    with pytest.raises(TimeOver):
        save(site, WHO, saving(site, running, "crew"), running.deadline + 5 * SECOND)
    found = sitting(site, WHO, running.id, running.deadline + 6 * SECOND).attempt
    assert found.ended_at == running.deadline
    assert {row.score for row in log_rows(site)} == {0.0, 1.0}


def test_after_handing_in_nothing_is_saved(site: Site, running: Attempt) -> None:
    hand_in(site, WHO, running.id, NOON + MINUTE)
    with pytest.raises(TimeOver):
        save(site, WHO, saving(site, running), NOON + MINUTE)


def test_two_devices_that_hand_in_at_once_log_every_answer_once(site: Site, running: Attempt) -> None:
    save(site, WHO, saving(site, running), NOON + MINUTE)
    assert at_once(lambda _n: hand_in(site, WHO, running.id, NOON + 2 * MINUTE)) == [None] * 8
    assert sorted(row.question_id for row in log_rows(site)) == ["harbour/crew", "harbour/knots", "harbour/tide"]


def test_an_answer_saved_while_the_test_is_handed_in_counts_or_is_refused(site: Site, running: Attempt) -> None:
    sent = [saving(site, running, question) for question in ("tide", "crew", "knots")]
    works = [
        *[lambda one=one: save(site, WHO, one, NOON + MINUTE) for one in sent],
        lambda: hand_in(site, WHO, running.id, NOON + MINUTE),
    ]  # type: ignore[misc]
    found = at_once(lambda n: works[n](), 4)
    scores = {row.question_id: row.score for row in log_rows(site)}
    for one, got in zip(sent, found, strict=False):
        assert scores[one.question_id] == (0.0 if got is TimeOver else 1.0)


def test_an_end_that_breaks_off_ends_nothing(site: Site, running: Attempt, monkeypatch: pytest.MonkeyPatch) -> None:
    save(site, WHO, saving(site, running), NOON + MINUTE)
    append, left = recording._record, iter([True, True])

    def breaks(connection: Any, person: str, entry: Any) -> Any:
        if not next(left, False):
            raise SystemExit("killed")
        return append(connection, person, entry)

    monkeypatch.setattr(recording, "_record", breaks)
    with pytest.raises(SystemExit):
        hand_in(site, WHO, running.id, NOON + 2 * MINUTE)
    monkeypatch.undo()
    assert rows(site, answer) == 0
    assert not sitting(site, WHO, running.id, NOON + 2 * MINUTE).attempt.ended
    hand_in(site, WHO, running.id, NOON + 3 * MINUTE)
    assert rows(site, answer) == 3


def test_a_test_that_nobody_looks_at_is_ended_in_the_background(site: Site, running: Attempt) -> None:
    assert end_all_over(site.database, site.secret, running.deadline + 4 * SECOND) == 0
    assert end_all_over(site.database, site.secret, running.deadline + 5 * SECOND) == 1
    assert end_all_over(site.database, site.secret, running.deadline + 5 * SECOND) == 0
    assert rows(site, answer) == 3


def test_extra_time_moves_the_end(site: Site, running: Attempt) -> None:
    grant_extra_time(site.database, running.id, 10, NOON + MINUTE)
    granted = grant_extra_time(site.database, running.id, 5, NOON + 2 * MINUTE)
    assert granted.deadline == NOON + 33 * MINUTE
    save(site, WHO, saving(site, running), NOON + 32 * MINUTE)
    assert [one.extra for one in running_tests(site.database, NOON + 32 * MINUTE)] == [15]


def test_time_that_was_granted_meanwhile_keeps_a_test_from_being_ended(site: Site, running: Attempt) -> None:
    """Whoever ends it looks again once nobody else can change it."""
    over = sitting(site, WHO, running.id, NOON).attempt
    grant_extra_time(site.database, running.id, 10, NOON + MINUTE)
    end_if_over(site.database, site.secret, over, NOON + 20 * MINUTE)
    assert rows(site, answer) == 0


def test_no_time_is_granted_to_a_test_that_is_not_there_or_has_ended(site: Site, running: Attempt) -> None:
    with pytest.raises(NoRunningTest, match="no test"):
        grant_extra_time(site.database, "none", 5, NOON)
    hand_in(site, WHO, running.id, NOON + MINUTE)
    with pytest.raises(NoRunningTest, match="has ended"):
        grant_extra_time(site.database, running.id, 5, NOON)


def test_while_a_test_runs_its_set_is_not_practised_and_others_are(site: Site, running: Attempt) -> None:
    variant = asked(site, GULL).variant
    sent = Submission(new_id(), "harbour/tide", variant, Mode.QUIZ, RIGHT["tide"])
    with pytest.raises(RunningTest):
        answer_question(site, replace(GULL, known=True), sent, NOON + MINUTE)
    refuse_during_test(site, GULL.person, "orchard", NOON + MINUTE)
    refuse_during_test(site, visitor("tern").person, "harbour", NOON + MINUTE)
    refuse_during_test(site, GULL.person, "harbour", NOON + 19 * MINUTE)
    assert rows(site, answer) == 3  # of the test, whose time was over


def test_an_answer_in_the_mode_of_tests_is_no_practice(site: Site) -> None:
    variant = asked(site, GULL).variant
    with pytest.raises(UnreadableResponse):
        answer_question(site, GULL, Submission(new_id(), "harbour/tide", variant, Mode.TEST, RIGHT["tide"]), NOON)


def test_an_answer_in_a_test_makes_the_next_draw_another(site: Site) -> None:
    variant = asked(site, GULL).variant
    answer_question(site, GULL, Submission(new_id(), "harbour/tide", variant, Mode.QUIZ, RIGHT["tide"]), NOON)
    one = start(site, replace(GULL, known=True), "harbour", new_id(), NOON)
    hand_in(site, WHO, one.id, NOON + MINUTE)
    assert [row.mode for row in log_rows(site) if row.question_id == "harbour/tide"] == ["quiz", "test"]
    assert asked(site, GULL).draw.repetition == 2


def test_a_learner_who_only_started_a_test_is_not_swept(site: Site, running: Attempt) -> None:
    assert sweep(site.database, NOON + timedelta(days=30)) == 0
    assert sitting(site, WHO, running.id, NOON).attempt == running


def test_rewording_or_unpublishing_changes_nothing_of_the_paper(site: Site, running: Attempt, content: Path) -> None:
    before = [asked_item(site, running, n).question for n in (1, 2, 3)]
    write_yaml(content / "harbour.yaml", harbour(reworded(tide(), "What moves the sea?")))
    site.follower.look(settled=True)
    assert [asked_item(site, running, n).question for n in (1, 2, 3)] == before
    (content / "harbour.yaml").unlink()
    write_content(content, orchard())
    site.follower.look(settled=True)
    assert "harbour" not in site.library.sets
    save(site, WHO, saving(site, running), NOON + MINUTE)
    hand_in(site, WHO, running.id, NOON + 2 * MINUTE)
    assert [item.question for item in marked_items(site, running)] == before
    assert [one.tally.points for one in taken(site, GULL.person)] == [1.0]


def test_what_is_drawn_from_a_model_is_drawn_from_those_that_the_lab_does_not_show(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_with: list[Models] = []

    def draws(question: Question, seed: str, models: Models) -> Question:
        drawn_with.append(models)
        if question.local_id == "crew":
            raise Unaskable("no model for this one")
        return draw(question, seed, site.library.models)

    monkeypatch.setattr("app.services.exams.start.draw", draws)
    one = start(site, GULL, "harbour", new_id(), NOON)
    assert all(models is site.library.sealed for models in drawn_with)
    assert sorted(item.question_id for item in one.paper) == ["harbour/knots", "harbour/tide"]


def test_what_awaits_tells_how_many_questions_there_are(site: Site, running: Attempt) -> None:
    found = awaiting(site, GULL.person, "harbour", NOON)
    assert (found.questions, found.running, found.taken) == (3, running, ())
    hand_in(site, WHO, running.id, NOON + MINUTE)
    assert [one.attempt.id for one in awaiting(site, GULL.person, "harbour", NOON).taken] == [running.id]
