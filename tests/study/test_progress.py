"""What to ask next, how well it is known, and what the log adds up to."""

from datetime import date, datetime

import pytest

from app.study.days import Today
from app.study.mastery import Mastery, mastery, mastery_by_concept
from app.study.memory import Remembered, Unseen, remember
from app.study.modes import Grade, Mode
from app.study.next_question import Done, Standing, askable, next_question, standing
from app.study.progress import Tally, due_by_day, tally
from app.study.questions import QuestionSet
from app.study.words import Reading, Words
from tests.study.values import DAY, MINUTE, NOON, TODAY, UTC_DAYS, answer, card, cloze, multiple, single, words

A, B, C = (single(name) for name in ("a", "b", "c"))


def known(days_ago: int, grade: Grade = Grade.GOOD) -> Remembered:
    return remember(Unseen(), grade, NOON - days_ago * DAY)


def test_what_is_longest_overdue_is_asked_first() -> None:
    memories = {B.id: known(5), C.id: known(9)}
    assert next_question([A, B, C], memories, TODAY) is C


def at(moment: datetime) -> Today:
    return Today(moment, UTC_DAYS)


def test_what_is_due_today_is_due_from_four_in_the_morning_on() -> None:
    memory = known(5)
    morning = memory.due.replace(hour=4)
    assert memory.due.hour == 12
    assert next_question([A, B], {B.id: memory}, at(morning)) is B
    assert next_question([A, B], {B.id: memory}, at(memory.due)) is B
    assert next_question([A, B], {B.id: memory}, at(morning - MINUTE)) is A


def test_then_the_unseen_are_asked_in_teaching_order() -> None:
    assert next_question([A, B, C], {A.id: known(0)}, TODAY) is B
    assert next_question([C, B, A], {}, TODAY) is C


def test_when_all_is_known_the_next_due_is_told() -> None:
    memories = {A.id: known(0), B.id: known(0, Grade.EASY)}
    assert next_question([A, B], memories, TODAY) == Done(memories[A.id].due.replace(hour=4))
    assert next_question([], {}, TODAY) == Done(None)


def test_a_memory_of_a_question_that_is_not_asked_counts_for_nothing() -> None:
    assert next_question([A], {A.id: known(0), B.id: known(9)}, TODAY) == Done(known(0).due.replace(hour=4))


def test_flashcards_and_the_quiz_share_the_questions_out() -> None:
    everything = [single(), multiple(), cloze(), card()]
    assert askable(everything, Mode.FLASHCARDS) == everything[3:]
    assert askable(everything, Mode.QUIZ) == everything[:3]


def test_a_standing_counts_due_unseen_and_seen() -> None:
    assert standing([A, B, C], {A.id: known(0), B.id: known(9)}, TODAY) == Standing(due=1, unseen=1, seen=2)


def test_mastery_is_the_mean_recall_where_the_unseen_count_nothing() -> None:
    memory = known(3)
    found = mastery([A, B], {A.id: memory}, NOON)
    assert found == Mastery(2, 1, memory.retrievability(NOON) / 2)
    assert 0.4 < found.recall < 0.5
    assert mastery([], {}, NOON) == Mastery(0, 0, 0.0)


@pytest.mark.parametrize("grade", [Grade.AGAIN, Grade.HARD])
def test_what_is_being_learned_counts_nothing_towards_mastery(grade: Grade) -> None:
    assert mastery([A], {A.id: known(0, grade)}, NOON) == Mastery(1, 1, 0.0)


def test_mastery_by_concept_follows_the_order_of_teaching() -> None:
    one, other = single("a", "water"), single("b", "light")
    concepts = {"light": words("Light"), "water": words("Water"), "sand": words("Sand")}
    harbour = QuestionSet("harbour", words("t"), words("a"), (), concepts, (one, other), "d")
    found = mastery_by_concept(harbour, {one.id: known(0)}, NOON)
    assert list(found.items()) == [
        ("light", Mastery(1, 0, 0.0)),
        ("water", Mastery(1, 1, 1.0)),
        ("sand", Mastery(0, 0, 0.0)),
    ]


def test_a_tally_counts_only_full_marks_as_correct() -> None:
    found = tally([answer(score=1.0), answer(score=0.5), answer(score=0.0)])
    assert found == Tally(answers=3, correct=1, points=1.5)
    assert found.score == 0.5
    assert tally([]).score == 0


def test_the_forecast_counts_what_is_overdue_today_and_ends_after_two_weeks() -> None:
    memories = {"a": known(30), "b": known(0), "c": known(0, Grade.EASY), "d": Unseen(), "e": far()}
    found = due_by_day(memories, TODAY)
    assert len(found) == 14
    assert {day: count for day, count in found.items() if count} == {
        date(2026, 11, 23): 1,
        date(2026, 11, 25): 1,
        date(2026, 12, 1): 1,
    }


def far() -> Remembered:
    """Due long after the forecast ends."""
    memory = remember(Unseen(), Grade.EASY, NOON - 8 * DAY)
    return remember(memory, Grade.EASY, NOON)


def test_words_are_read_in_the_language_asked_for_or_in_their_own() -> None:
    text = Words("en", {"en": "tide", "es": "marea"})
    assert text.reading("es") == Reading("marea", "es")
    assert text.reading("fr") == Reading("tide", "en")
    assert text.original == "tide"
