"""Slots: each question once, each miss once more, whatever is undone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.study.answer_log import Answer
from app.study.slots import REPEATED_AFTER, Slot, is_miss, is_open, next_slot, slot_of
from tests.study.values import answer

QUESTIONS = tuple(f"harbour/q{k}" for k in range(1, 11))


def filled(slot: Slot, score: float) -> Answer:
    return replace(answer(slot.question_id, score=score), slot=slot.number)


def anything(_question_id: str) -> bool:
    return True


def played(outcomes: list[float], questions: tuple[str, ...] = QUESTIONS) -> list[Answer]:
    answers: list[Answer] = []
    for score in outcomes:
        if (slot := next_slot(questions, answers, anything)) is None:
            break
        answers.append(filled(slot, score))
    return answers


def test_without_a_miss_the_slots_come_in_order() -> None:
    assert [one.slot for one in played([1.0] * 30)] == list(range(1, 11))


def test_a_miss_comes_once_more_three_slots_later() -> None:
    assert [one.slot for one in played([0.0, *[1.0] * 30])] == [1, 2, 3, 11, *range(4, 11)]


def test_a_miss_near_the_end_comes_as_soon_as_nothing_else_is_left() -> None:
    assert [one.slot for one in played([*[1.0] * 9, 0.0, 0.0, 0.0])] == [*range(1, 11), 20]


def test_what_is_partly_right_is_no_miss() -> None:
    assert [one.slot for one in played([0.5] * 30)] == list(range(1, 11))


@given(st.lists(st.sampled_from([0.0, 0.4, 0.5, 1.0]), min_size=20, max_size=20), st.integers(1, 10))
def test_every_question_is_asked_once_and_every_miss_once_more(outcomes: list[float], size: int) -> None:
    answers = played(outcomes, QUESTIONS[:size])
    slots = [one.slot or 0 for one in answers]
    firsts = [one for one in answers if (one.slot or 0) <= size]
    assert sorted(slots) == sorted([*range(1, size + 1), *((one.slot or 0) + size for one in firsts if is_miss(one))])
    assert next_slot(QUESTIONS[:size], answers, anything) is None
    for at, slot in enumerate(slots):
        if slot > size and at < len(slots) - 1 and any(later <= size for later in slots[at:]):
            assert at - slots.index(slot - size) >= REPEATED_AFTER


@given(st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=20))
def test_undoing_the_last_answer_opens_its_slot_again(outcomes: list[float]) -> None:
    answers = played(outcomes)
    slot = slot_of(QUESTIONS, answers[-1].slot or 0)
    assert slot
    assert not is_open(QUESTIONS, answers, slot)
    assert is_open(QUESTIONS, answers[:-1], slot)
    assert next_slot(QUESTIONS, answers[:-1], anything) == slot


def test_what_cannot_be_asked_is_passed_over() -> None:
    assert next_slot(QUESTIONS, [], lambda one: one != "harbour/q1") == Slot(2, "harbour/q2")
    assert next_slot(QUESTIONS, [], lambda _one: False) is None


def test_a_repeat_of_what_was_not_missed_is_not_open() -> None:
    first, repeat = slot_of(QUESTIONS, 1), slot_of(QUESTIONS, 11)
    assert first and repeat and repeat.repeats
    assert not is_open(QUESTIONS, [], repeat)
    assert not is_open(QUESTIONS, [filled(first, 1.0)], repeat)
    assert is_open(QUESTIONS, [filled(first, 0.0)], repeat)


def test_a_round_has_no_other_slots() -> None:
    assert [slot_of(QUESTIONS, number) for number in (0, -1, 21)] == [None] * 3
