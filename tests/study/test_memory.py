"""The forgetting curve, replayed from the log."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.memory import Remembered, Unseen, learn, remember, remembered, replay
from app.study.modes import Certainty, Grade
from tests.study.values import DAY, MINUTE, NOON, answer

AGAIN, HARD, GOOD, EASY = Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY
HISTORIES = st.lists(st.tuples(st.sampled_from(Grade), st.integers(1, 60 * 24 * 90)), min_size=1, max_size=12)


def test_nothing_answered_is_unseen() -> None:
    assert replay([]) == Unseen()


@given(HISTORIES)
def test_a_replay_equals_remembering_step_by_step(history: list[tuple[Grade, int]]) -> None:
    memory: Unseen | Remembered = Unseen()
    at, answers = NOON, []
    for grade, minutes in history:
        at += minutes * MINUTE
        memory = remember(memory, grade, at)
        answers.append(answer(response={"grade": grade.value}, at=at))
    assert replay(answers) == memory
    assert isinstance(memory, Remembered)
    assert at < memory.due
    assert 0 <= memory.retrievability(at + 30 * DAY) <= memory.retrievability(at) <= 1


@pytest.mark.parametrize("before", [[], [Grade.GOOD], [Grade.GOOD, Grade.GOOD], [Grade.EASY, Grade.AGAIN]])
def test_again_comes_back_in_ten_minutes(before: list[Grade]) -> None:
    memory = replay([answer(response={"grade": g.value}, at=NOON + n * 20 * DAY) for n, g in enumerate(before)])
    at = NOON + 90 * DAY
    assert remember(memory, Grade.AGAIN, at).due - at == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("grades", "being_learned"),
    [
        ([AGAIN], True),
        ([HARD], True),
        ([HARD, HARD], True),
        ([AGAIN, HARD], True),
        ([GOOD], False),
        ([EASY], False),
        ([HARD, GOOD], False),
        ([GOOD, HARD], False),
        ([GOOD, AGAIN], True),
        ([GOOD, AGAIN, HARD], True),
        ([GOOD, AGAIN, GOOD], False),
    ],
)
def test_it_is_being_learned_until_it_is_good_and_after_each_miss(grades: list[Grade], being_learned: bool) -> None:
    memory: Unseen | Remembered = Unseen()
    for grade in grades:
        at = memory.due if isinstance(memory, Remembered) else NOON
        memory = remember(memory, grade, at)
    assert isinstance(memory, Remembered)
    assert memory.being_learned is being_learned
    assert (memory.due - at <= timedelta(minutes=15)) is being_learned


@pytest.mark.parametrize("grade", [Grade.GOOD, Grade.EASY])
def test_when_it_is_due_nine_in_ten_would_recall_it(grade: Grade) -> None:
    memory = remember(Unseen(), grade, NOON)
    for _ in range(4):
        assert memory.retrievability(memory.due) == pytest.approx(0.9, abs=0.012)
        memory = remember(memory, grade, memory.due)


def test_a_better_grade_is_asked_again_later() -> None:
    dues = [remember(Unseen(), grade, NOON).due for grade in (Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY)]
    assert dues == sorted(set(dues))


def test_each_good_answer_when_due_waits_longer_than_the_last() -> None:
    memory, waits = remember(Unseen(), Grade.GOOD, NOON), []
    for _ in range(4):
        after = remember(memory, Grade.GOOD, memory.due)
        waits.append(after.due - memory.due)
        memory = after
    assert waits == sorted(set(waits))


def test_a_memory_is_never_surer_than_certain_when_the_clock_steps_back() -> None:
    assert remember(Unseen(), Grade.GOOD, NOON).retrievability(NOON - 3 * DAY) == 1.0


@pytest.mark.parametrize("at", [datetime(2026, 11, 23, 12), NOON.astimezone(timezone(timedelta(hours=1)))])
def test_a_time_that_is_not_utc_is_refused_rather_than_misread(at: datetime) -> None:
    with pytest.raises(ValueError, match="UTC"):
        remember(Unseen(), Grade.GOOD, at)


def test_an_answer_knows_its_grade() -> None:
    assert answer(score=1.0).grade is Grade.GOOD
    assert answer(score=0.5).grade is Grade.HARD
    assert answer(score=0.49).grade is Grade.AGAIN
    assert answer(score=1.0, response={"grade": "easy"}).grade is Grade.EASY
    assert answer(score=0.0, response={"skipped": True}).grade is Grade.AGAIN
    assert answer(score=0.0, response={"skipped": True}).skipped


def partly(memory: Unseen | Remembered, at: datetime, score: float = 0.5, hints: int = 0) -> Remembered:
    return learn(memory, answer(score=score, at=at, hints=hints))


def interval(memory: Remembered) -> timedelta:
    assert memory.card.last_review
    return memory.due - memory.card.last_review


@pytest.mark.parametrize("score", [0.5, 0.75, 0.999999])
def test_half_of_the_points_at_each_due_date_lengthens_nothing(score: float) -> None:
    memory = remember(Unseen(), GOOD, NOON)
    first = interval(memory)
    for _ in range(8):
        memory = partly(memory, memory.due, score)
        assert interval(memory) == first


def test_a_right_answer_lengthens_again_after_one_that_was_partly_missed() -> None:
    memory = partly(remember(Unseen(), GOOD, NOON), NOON + 2 * DAY)
    assert interval(learn(memory, answer(at=memory.due))) > interval(memory)


@pytest.mark.parametrize(("score", "minutes"), [(0.0, 10), (0.49, 10)])
def test_less_than_half_is_missed(score: float, minutes: int) -> None:
    memory = learn(remember(Unseen(), GOOD, NOON), answer(score=score, at=NOON + 2 * DAY))
    assert memory.being_learned
    assert interval(memory) == minutes * MINUTE


def test_what_was_right_with_hints_lengthens_nothing() -> None:
    memory = remember(Unseen(), GOOD, NOON)
    helped = partly(memory, memory.due, 1.0, hints=2)
    assert interval(helped) == interval(memory)
    assert partly(Unseen(), NOON, 1.0, hints=1).being_learned


@pytest.mark.parametrize("certainty", Certainty)
def test_how_sure_somebody_was_changes_nothing(certainty: Certainty) -> None:
    memory = remember(Unseen(), GOOD, NOON)
    assert learn(memory, answer(at=memory.due, certainty=certainty)) == learn(memory, answer(at=memory.due))


def test_a_card_that_was_hard_was_known() -> None:
    memory = remember(Unseen(), GOOD, NOON)
    assert interval(learn(memory, answer(response={"grade": "hard"}, at=memory.due))) > interval(memory)


@given(history=HISTORIES, minutes=st.integers(0, 60 * 24 * 200), score=st.floats(0.5, 1, exclude_max=True))
def test_whenever_it_is_partly_missed_it_comes_back_no_later(
    history: list[tuple[Grade, int]], minutes: int, score: float
) -> None:
    memory: Unseen | Remembered = Unseen()
    at = NOON
    for grade, wait in history:
        at += wait * MINUTE
        memory = remember(memory, grade, at)
    assert isinstance(memory, Remembered)
    after = partly(memory, at + minutes * MINUTE, score)
    assert interval(after) <= interval(memory)
    assert (after.card.stability or 0) <= (memory.card.stability or 0)
    if not after.being_learned:
        assert interval(after) <= max(DAY, minutes * MINUTE + DAY)
        assert interval(after).seconds == 0


def test_a_day_that_is_promised_counts_as_one_from_its_morning_on() -> None:
    """Studied at 20:00, asked for from the next morning on: the interval grows as it does a whole day later."""
    evening = NOON.replace(hour=20)
    memory = remembered(2, None, 1.0, 5.0, evening + DAY, evening)
    morning, next_evening = (remember(memory, GOOD, evening + timedelta(hours=hours)) for hours in (12, 24))
    assert interval(morning) == interval(next_evening) > DAY
    assert morning.card.last_review == evening + timedelta(hours=12)
    again = remember(memory, GOOD, evening + timedelta(hours=11))
    assert interval(again) == DAY
