"""One thing to do next in a set."""

from datetime import timedelta

import pytest

from app.study.advice import Advice, AnswerDue, LearnNew, LookAhead, NoQuestions, TryAgain, advice
from app.study.concepts import Concept
from app.study.days import Today
from app.study.memory import Memory, Unseen, remember
from app.study.modes import Grade
from app.study.pace import UNKNOWN_MS
from app.study.questions import Question, QuestionSet
from tests.study.values import DAY, MINUTE, NOON, TODAY, UTC_DAYS, single, words

CONCEPTS = {"light": Concept("light", words("Light"), ("water",)), "water": Concept("water", words("Water"))}
WATER, LIGHT = [single(f"w{n}", "water") for n in range(6)], [single(f"l{n}", "light") for n in range(7)]


def known(*questions: Question, ago: timedelta = MINUTE) -> dict[str, Memory]:
    return {q.id: remember(Unseen(), Grade.GOOD, NOON - ago) for q in questions} | {}


def missed(*questions: Question, ago: timedelta = MINUTE) -> dict[str, Memory]:
    return {q.id: remember(Unseen(), Grade.AGAIN, NOON - ago) for q in questions}


def advised(
    memories: dict[str, Memory], *questions: Question, today: Today = TODAY, each_ms: float = UNKNOWN_MS
) -> Advice:
    taught = {concept: words(concept) for concept in ("light", "water")}
    harbour = QuestionSet("harbour", words("H"), words("H"), (), taught, questions, "d")
    return advice(harbour, CONCEPTS, memories, today, each_ms)


def settled(*questions: Question) -> dict[str, Memory]:
    """Known for days to come."""
    twice = {q.id: remember(known(q, ago=20 * MINUTE)[q.id], Grade.GOOD, NOON - 5 * MINUTE) for q in questions}
    return dict(twice)


def test_what_is_due_comes_before_all_else() -> None:
    memories = missed(*WATER[:3], ago=DAY)
    assert advised(memories, *WATER, *LIGHT) == AnswerDue(3, 1)
    assert advised(memories, *WATER, *LIGHT, each_ms=60_000) == AnswerDue(3, 3)


def test_something_new_begins_where_nothing_is_required() -> None:
    assert advised({}, *LIGHT, *WATER) == LearnNew("water", 5, and_next=False)
    assert advised(settled(*WATER), *LIGHT, *WATER) == LearnNew("light", 5, and_next=False)


def test_a_part_with_little_that_is_new_goes_on_to_the_next() -> None:
    assert advised(settled(*WATER[:4]), *LIGHT, *WATER) == LearnNew("water", 5, and_next=True)
    assert advised(settled(*WATER[:4]), *WATER) == LearnNew("water", 2, and_next=False)


def test_what_was_missed_a_moment_ago_is_tried_again() -> None:
    memories = settled(*WATER[1:]) | missed(WATER[0])
    assert advised(memories, *WATER) == TryAgain(1, NOON + 9 * MINUTE)


def test_where_all_is_known_it_is_told_when_how_much_comes_back() -> None:
    found = advised(settled(*WATER), *WATER)
    assert isinstance(found, LookAhead)
    assert found.count == len(WATER)
    assert found.back > NOON


def test_a_set_without_questions_advises_nothing() -> None:
    assert advised({}) == NoQuestions()


@pytest.mark.parametrize("concept", ["water", "light"])
def test_a_concept_that_no_graph_knows_is_learned_all_the_same(concept: str) -> None:
    study_set = QuestionSet("harbour", words("H"), words("H"), (), {concept: words("C")}, (single("q", concept),), "d")
    assert advice(study_set, {}, {}, Today(NOON, UTC_DAYS), UNKNOWN_MS) == LearnNew(concept, 1, and_next=False)
