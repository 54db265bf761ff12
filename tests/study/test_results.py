"""Results: by concept, by level, and what to study next."""

from dataclasses import replace

from app.study.questions import Level, Question
from app.study.results import MarkedItem, by_concept, by_level, score, study_next
from tests.study.values import answer, single


def item(name: str, concept: str, points: float, level: Level = Level.RECALL) -> MarkedItem:
    question: Question = replace(single(name, concept), level=level)
    return MarkedItem(question, answer(question.id, score=points))


PAPER = (
    item("tide", "water", 0.5, Level.APPLY),
    item("lamp", "light", 1.0),
    item("knots", "water", 1.0),
    item("gale", "air", 0.0, Level.APPLY),
)


def test_the_score_is_the_sum_of_the_points() -> None:
    assert (score(PAPER).points, score(PAPER).answers, score(PAPER).correct) == (2.5, 4, 2)


def test_each_concept_has_its_score() -> None:
    assert {name: tally.score for name, tally in by_concept(PAPER).items()} == {"water": 0.75, "light": 1.0, "air": 0.0}


def test_each_level_that_was_asked_has_its_score_from_recall_on() -> None:
    assert [(level, tally.score) for level, tally in by_level(PAPER).items()] == [
        (Level.RECALL, 1.0),
        (Level.APPLY, 0.25),
    ]


def test_what_to_study_next_is_what_was_missed_weakest_concept_first() -> None:
    found = study_next(PAPER)
    assert [(one.concept, [q.local_id for q in one.missed]) for one in found] == [
        ("air", ["gale"]),
        ("water", ["tide"]),
    ]


def test_where_nothing_was_missed_nothing_is_next() -> None:
    assert study_next((item("lamp", "light", 1.0),)) == ()
