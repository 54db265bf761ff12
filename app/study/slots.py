"""The slots of a round: a first answer to each question, and once more what was missed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.study.answer_log import Answer
from app.study.modes import Grade

REPEATED_AFTER = 3  # slots, where so many are left


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a round of N questions: 1 to N for the first answers; N + k is where k comes once more."""

    number: int
    question_id: str
    repeats: bool = False


def slot_of(questions: Sequence[str], number: int) -> Slot | None:
    """The slot with this number, where the round has it."""
    if not 1 <= number <= 2 * len(questions):
        return None
    repeats = number > len(questions)
    return Slot(number, questions[(number - 1) % len(questions)], repeats)


def is_miss(answer: Answer) -> bool:
    """Whether the question comes once more."""
    return answer.grade is Grade.AGAIN


def next_slot(questions: Sequence[str], answers: Sequence[Answer], can_be_asked: Callable[[str], bool]) -> Slot | None:
    """The first empty slot, after the standing `answers` of a round, oldest first; None where all are filled.

    What was missed comes once more three slots later, or at the end.
    """
    filled = {answer.slot for answer in answers}
    firsts = [Slot(k, question) for k, question in enumerate(questions, 1) if k not in filled]
    repeats = [
        (Slot(answer.slot + len(questions), answer.question_id, repeats=True), at)
        for at, answer in enumerate(answers)
        if answer.slot and answer.slot <= len(questions) and is_miss(answer)
        if answer.slot + len(questions) not in filled
    ]
    ripe = [slot for slot, at in repeats if len(answers) >= at + REPEATED_AFTER]
    in_turn = [*ripe, *firsts, *(slot for slot, _at in repeats)]
    return next((slot for slot in in_turn if can_be_asked(slot.question_id)), None)


def is_open(questions: Sequence[str], answers: Sequence[Answer], slot: Slot) -> bool:
    """Whether this slot can be answered now: it is empty, and one that repeats has something to repeat."""
    by_slot = {answer.slot: answer for answer in answers}
    if slot.number in by_slot:
        return False
    first = by_slot.get(slot.number - len(questions))
    return not slot.repeats or (first is not None and is_miss(first))
