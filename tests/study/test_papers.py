"""A paper: as many questions as asked for, spread over concepts and levels, the same for the same seed."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.study.papers import draw_paper
from app.study.questions import Level, PaperPlan, Question, QuestionSet
from tests.study.values import card, single, words

SEEDS = st.text("0123456789abcdef", min_size=32, max_size=32)
QUESTIONS = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from(list(Level)), st.booleans()), max_size=60
).map(lambda drawn: tuple(one(n, *what) for n, what in enumerate(drawn)))
SEED = "9f2c41aa" * 4


def one(number: int, concept: str, level: Level, is_card: bool = False) -> Question:
    make = card if is_card else single
    return replace(make(f"q{number}", concept), level=level)


def study_set(questions: tuple[Question, ...], size: int) -> QuestionSet:
    concepts = {question.concept: words(question.concept) for question in questions}
    return QuestionSet("harbour", words("t"), words("a"), (), concepts, questions, "d", PaperPlan(size, 18))


def quizzed(questions: tuple[Question, ...]) -> list[Question]:
    return [question for question in questions if question.type_name != "flashcard"]


@given(QUESTIONS, st.integers(1, 100), SEEDS)
def test_a_paper_is_as_long_as_asked_for_and_repeats_nothing(
    questions: tuple[Question, ...], size: int, seed: str
) -> None:
    paper = draw_paper(study_set(questions, size), seed)
    assert len(paper) == min(size, len(quizzed(questions)))
    assert len({question.id for question in paper}) == len(paper)
    assert all(question in quizzed(questions) for question in paper)


@given(QUESTIONS, st.integers(1, 40), SEEDS)
def test_no_two_concepts_differ_by_more_than_a_place_unless_one_has_run_out(
    questions: tuple[Question, ...], size: int, seed: str
) -> None:
    there = Counter(question.concept for question in quizzed(questions))
    given_ = Counter(question.concept for question in draw_paper(study_set(questions, size), seed))
    with_more = [given_[concept] for concept in there if given_[concept] < there[concept]]
    assert max(given_.values(), default=0) - min(with_more, default=max(given_.values(), default=0)) <= 1


@given(QUESTIONS, st.integers(1, 40), SEEDS)
def test_the_same_seed_draws_the_same_paper(questions: tuple[Question, ...], size: int, seed: str) -> None:
    drawn = study_set(questions, size)
    assert draw_paper(drawn, seed) == draw_paper(drawn, seed)


def test_the_levels_come_in_the_sets_own_proportions() -> None:
    levels = [Level.RECALL] * 2 + [Level.UNDERSTAND] * 4 + [Level.APPLY] * 6
    questions = tuple(
        one(n, concept, level) for n, (concept, level) in enumerate((c, v) for c in "abc" for v in levels)
    )
    for number in range(50):
        counted = Counter(question.level for question in draw_paper(study_set(questions, 12), str(number)))
        assert counted == {Level.RECALL: 2, Level.UNDERSTAND: 4, Level.APPLY: 6}


def test_chance_decides_which_questions_and_in_which_order() -> None:
    questions = tuple(one(n, "abcd"[n % 4], Level.RECALL) for n in range(24))
    papers = [draw_paper(study_set(questions, 8), str(number)) for number in range(40)]
    assert len({tuple(question.id for question in paper) for paper in papers}) == 40
    assert {paper[0].concept for paper in papers} == set("abcd")


def test_a_set_of_cards_alone_has_no_paper() -> None:
    assert draw_paper(study_set((card(),), 12), SEED) == ()
