"""The end of a round: what it came to, what it moved, what is not there yet, what comes next."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from app.services.base.recognising import new_visitor
from app.services.base.site import Site
from app.services.exams.start import start
from app.services.study.round_end import RoundEnd, round_end
from app.services.study.undoing import retract_answer
from app.store.exam_dates import set_exam_date
from app.store.statements import Statement
from app.study.next_step import Step
from app.study.rounds import Choice, Only
from tests.builders import every_type, new_id, orchard, write_content, write_yaml
from tests.services.study.rounds import Rounds, by_question, by_turn
from tests.web.visits import utc_today

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
ALL = Choice(sets=("harbour",), length=20)


def picked(*names: str) -> Choice:
    return Choice(questions=tuple(f"harbour/{name}" for name in names), length=len(names))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content", every_type(), orchard())


@pytest.fixture
def rounds(site: Site) -> Rounds:
    return Rounds(site, new_visitor(site, NOW), NOW)


def shares(end: RoundEnd) -> dict[str, tuple[float, float]]:
    return {one.concept: (round(one.before.recall, 2), round(one.after.recall, 2)) for one in end.moved}


def test_a_round_of_every_type_ends(rounds: Rounds) -> None:
    end = rounds.end(rounds.play(ALL))
    assert (end.score.right, end.score.total, end.score.known, end.score.cards) == (11, 11, 1, 1)
    assert end.missed == ()
    assert len(end.returns) == 12


def test_what_was_not_right_is_told_with_what_it_looks_like(rounds: Rounds) -> None:
    end = rounds.end(rounds.play(ALL, by_question(tide="wrong", knots="partly", rope="skipped")))
    told = {one.answer.question_id: one for one in end.missed}
    assert set(told) == {"harbour/tide", "harbour/knots", "harbour/rope"}
    assert [one.id for one in told["harbour/tide"].misconceptions] == ["waves-for-tides"]
    assert told["harbour/rope"].misconceptions == ()
    assert told["harbour/tide"].came_right
    assert sorted(end.to_repeat) == sorted(told)
    assert (end.score.came_right, end.score.repeated, end.score.partly) == (2, 2, 1)


def test_a_card_that_was_not_known_is_not_there_yet(rounds: Rounds) -> None:
    end = rounds.end(rounds.play(picked("port", "tide"), by_question(port="wrong")))
    assert [one.answer.question_id for one in end.missed] == ["harbour/port"]
    assert (end.score.right, end.score.total, end.score.known, end.score.cards) == (1, 1, 0, 1)
    assert end.score.repeated == 0


def test_what_moved_is_the_share_of_all_questions_of_a_concept_on_the_next_day(rounds: Rounds) -> None:
    """Of eight about water one was learned: it is recalled for sure on the next day."""
    assert shares(rounds.end(rounds.play(picked("tide")))) == {"water": (0.0, 0.12)}


def test_it_moves_down_where_something_was_known_and_missed(rounds: Rounds) -> None:
    rounds.play(picked("tide"))
    rounds.now += 3 * A_DAY
    ((before, after),) = shares(rounds.end(rounds.play(picked("tide"), by_turn("wrong")))).values()
    assert after == 0.0
    assert before > 0.1


def test_a_second_try_moves_nothing(rounds: Rounds, site: Site) -> None:
    once = rounds.play(picked("tide", "salt"), by_question(tide="wrong"))
    other = Rounds(site, new_visitor(site, NOW), NOW)
    never = other.play(picked("tide", "salt"), by_question(tide="wrong"), most=2)
    assert shares(rounds.end(once)) == shares(other.end(never)) == {"water": (0.0, 0.12)}


def test_looked_at_later_it_says_the_same(rounds: Rounds) -> None:
    """Whatever was answered since, to these questions or to others of the concept."""
    round_id = rounds.play(picked("tide", "salt"), by_question(salt="wrong"))
    then = rounds.end(round_id)
    rounds.now += 2 * A_DAY
    rounds.play(picked("tide", "salt", "rope", "fathom"), by_question(tide="wrong"))
    rounds.now += A_DAY
    later = rounds.end(round_id)
    assert later.moved == then.moved
    assert (later.score, [one.answer.id for one in later.missed]) == (
        then.score,
        [one.answer.id for one in then.missed],
    )


def test_an_answer_that_was_taken_back_counts_nowhere(rounds: Rounds, site: Site) -> None:
    round_id = rounds.play(picked("tide", "salt"))
    state = rounds.state(round_id)
    assert state.last
    retract_answer(site, rounds.visitor.person, state.last.id, rounds.now)
    end = round_end(site, rounds.visitor, rounds.state(round_id), utc_today(rounds.now), 5)
    assert (end.score.right, end.score.total) == (1, 1)
    assert shares(end) == {"water": (0.0, 0.12)}


def test_a_round_of_two_sets_tells_the_concepts_of_both(rounds: Rounds) -> None:
    choice = Choice(questions=("harbour/tide", "orchard/apple"), length=2)
    end = rounds.end(rounds.play(choice))
    assert {(one.set_id, one.concept) for one in end.moved} == {("harbour", "water"), ("orchard", "trees")}


def test_a_question_that_is_gone_counts_no_more(rounds: Rounds, site: Site, content: Path) -> None:
    round_id = rounds.play(picked("tide", "salt", "rope"), "wrong")
    left = [one for one in every_type()["questions"] if one["id"] != "salt"]
    write_yaml(content / "harbour.yaml", every_type() | {"questions": left})
    site.follower.look(settled=True)
    end = rounds.end(round_id)
    assert end.state.gone == {"harbour/salt"}
    assert end.score.total == 2
    assert [one.number for one in end.missed] == [1, 3] or len(end.missed) == 2
    assert "harbour/salt" not in end.to_repeat
    assert len(end.returns) == 2


def test_a_question_with_another_name_is_found_again(rounds: Rounds, site: Site, content: Path) -> None:
    round_id = rounds.play(picked("tide", "salt"), by_question(tide="wrong"))
    renamed = [
        one | {"id": "ebbing", "aka": ["tide"]} if one["id"] == "tide" else one for one in every_type()["questions"]
    ]
    write_yaml(content / "harbour.yaml", every_type() | {"questions": renamed})
    site.follower.look(settled=True)
    end = rounds.end(round_id)
    assert end.to_repeat == ("harbour/ebbing",)
    assert end.onward.missed == ("harbour/ebbing",)
    assert shares(end) == {"water": (0.0, 0.12)}
    assert len(end.returns) == 2


def test_a_question_that_was_rewritten_is_told_as_it_was(rounds: Rounds, site: Site, content: Path) -> None:
    round_id = rounds.play(picked("tide"), by_turn("wrong"))
    first, *others = every_type()["questions"]
    rewritten = [first | {"ask": "Which body pulls the tide?"}, *others]
    write_yaml(content / "harbour.yaml", every_type() | {"questions": rewritten})
    site.follower.look(settled=True)
    (missed,) = rounds.end(round_id).missed
    assert missed.text
    assert missed.text.ask.original == "What pulls the tide?"


def test_while_a_test_runs_its_sets_misses_are_not_told(rounds: Rounds, site: Site) -> None:
    choice = Choice(questions=("harbour/tide", "orchard/apple"), length=2)
    round_id = rounds.play(choice, lambda slotted: "wrong" if slotted.asked.question.set_id == "harbour" else "right")
    assert len(rounds.end(round_id).missed) == 1
    start(site, rounds.visitor, "harbour", new_id(), rounds.now)
    end = rounds.end(round_id)
    assert (end.missed, end.to_repeat, end.onward.missed) == ((), (), ())
    assert end.onward.main is Step.TEST
    assert end.onward.test
    assert end.score.total == 2


def test_exams_of_the_rounds_sets_are_told_until_their_day_is_over(rounds: Rounds, site: Site) -> None:
    round_id = rounds.play(picked("tide"))
    with site.database.writing() as connection:
        set_exam_date(connection, rounds.visitor.person, "harbour", date(2026, 11, 20))
        set_exam_date(connection, rounds.visitor.person, "orchard", date(2026, 11, 19))
    assert rounds.end(round_id).exams == (("harbour", date(2026, 11, 20)),)
    rounds.now = NOW + 2 * A_DAY
    assert rounds.end(round_id).exams
    rounds.now = NOW + 3 * A_DAY
    assert rounds.end(round_id).exams == ()


def test_what_is_recommended_follows_from_what_is_left(rounds: Rounds) -> None:
    rounds.new_a_day = 50
    missed = rounds.end(rounds.play(picked("tide", "salt", "rope"), "wrong"))
    assert missed.onward.main is Step.AGAIN
    assert set(missed.onward.missed) == {"harbour/tide", "harbour/salt", "harbour/rope"}
    rounds.now += A_DAY
    fine = rounds.end(rounds.play(picked("crew")))
    assert fine.onward.main is Step.REVIEW
    assert fine.onward.ahead.due == 3
    done = rounds.end(rounds.play(picked("tide", "salt", "rope")))
    assert done.onward.main is Step.PART
    assert done.onward.part
    assert (done.onward.part.concept, done.onward.part.new) == ("water", 5)


def test_once_the_days_new_ones_are_met_new_ones_are_only_offered(rounds: Rounds) -> None:
    rounds.new_a_day = 1
    end = rounds.end(rounds.play(picked("tide")))
    assert (end.onward.main, end.onward.beside) == (Step.DONE, Step.PART)


def test_the_next_part_is_the_first_with_something_new_from_where_the_round_began(rounds: Rounds) -> None:
    rounds.new_a_day = 50
    lights = Choice(sets=("harbour",), concept="light", length=20)
    end = rounds.end(rounds.play(lights))
    assert end.onward.part
    assert end.onward.part.concept == "water"
    everything = rounds.end(rounds.play(Choice(sets=("harbour",), only=Only.NEW, length=20)))
    assert everything.onward.part
    assert everything.onward.part.study_set.id == "orchard"
    rounds.play(Choice(sets=("orchard",)))
    assert rounds.end(rounds.play(picked("tide"))).onward.part is None


def test_missed_once_and_known_since_is_not_recommended_any_more(rounds: Rounds) -> None:
    round_id = rounds.play(picked("tide", "salt"), "wrong")
    assert rounds.end(round_id).onward.main is Step.AGAIN
    rounds.now += timedelta(minutes=15)
    rounds.play(picked("tide", "salt"))
    assert rounds.end(round_id).onward.missed == ()


@contextmanager
def counted(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is asked of the database."""
    asked: list[str] = []
    rows = Statement.rows
    with monkeypatch.context() as patched:
        patched.setattr(Statement, "rows", lambda *given: (asked.append("compiled"), rows(*given))[1])
        told = lambda *given: asked.append(given[2])  # noqa: E731
        event.listen(site.database.engine, "before_cursor_execute", told)
        yield asked
        event.remove(site.database.engine, "before_cursor_execute", told)


def test_it_asks_the_database_no_more_often_for_more_questions(
    rounds: Rounds, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = rounds.play(picked("tide"), "wrong")
    large = rounds.play(picked("crew", "salt", "rope", "fathom", "lights", "landing", "ebb", "level"), "wrong")
    asked = []
    for round_id in (small, large):
        with counted(site, monkeypatch) as statements:
            rounds.end(round_id)
        asked.append(len(statements))
    assert asked[1] - asked[0] <= 8


def test_the_constant_part_does_not_grow_with_what_was_answered_before(
    rounds: Rounds, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counted(site, monkeypatch) as first:
        rounds.end(rounds.play(picked("tide")))
    for _day in range(6):
        rounds.now += A_DAY
        rounds.play(ALL, by_turn("wrong", "partly"))
    round_id = rounds.play(picked("tide"))
    with counted(site, monkeypatch) as last:
        rounds.end(round_id)
    assert len(last) <= len(first)
