"""What a round is of, and in which order it is asked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.concepts import Concept, Concepts
from app.study.memory import Memory, Unseen, remember
from app.study.modes import Grade, Mode
from app.study.questions import LabLink, Question
from app.study.round_members import members
from app.study.round_order import PICTURE_WITHIN, has_picture, in_order, needs_of
from app.study.rounds import Choice, Only
from tests.study.values import DAY, NOON, TODAY, card, single, words

LAB = LabLink("forget", "aab#ab", 4, 1, "forget")
GRAPH: Concepts = {
    "water": Concept("water", words("water")),
    "tide": Concept("tide", words("tide"), ("water",)),
    "moon": Concept("moon", words("moon"), ("tide",)),
    "light": Concept("light", words("light")),
}
NEEDS = needs_of(GRAPH)


def ids(questions: list[Question]) -> list[str]:
    return [question.local_id for question in questions]


def answered(ago: timedelta, grade: Grade = Grade.GOOD) -> Memory:
    return remember(Unseen(), grade, NOON - ago)


ALL = [single(name) for name in "abcdef"]
MEMORIES = {
    "harbour/b": answered(9 * DAY),
    "harbour/c": answered(30 * DAY),
    "harbour/d": answered(timedelta(hours=1)),
    "harbour/e": answered(timedelta(minutes=2), Grade.AGAIN),
}


@pytest.mark.parametrize(
    ("choice", "new", "expected"),
    [
        (Choice(), 5, "cbaf"),
        (Choice(), 1, "cba"),
        (Choice(), 0, "cb"),
        (Choice(length=5), 9, "cbaf"),
        (Choice(sets=("harbour",)), 0, "cbafed"),
        (Choice(sets=("harbour",), length=5), 0, "cbafe"),
        (Choice(sets=("pier",)), 5, ""),
        (Choice(only=Only.DUE), 5, "cb"),
        (Choice(only=Only.MISSED), 5, "e"),
        (Choice(only=Only.NEW), 0, "af"),
        (Choice(concept="water"), 0, "cbafed"),
        (Choice(concept="light"), 0, ""),
        (Choice(type="single"), 0, "cbafed"),
        (Choice(type="flashcard"), 0, ""),
        (Choice(mode=Mode.FLASHCARDS), 0, ""),
        (Choice(questions=("harbour/d", "harbour/a", "harbour/gone"), length=3), 0, "da"),
    ],
)
def test_members_are_the_due_then_the_new_then_what_was_asked_for(choice: Choice, new: int, expected: str) -> None:
    assert "".join(ids(members(ALL, MEMORIES, TODAY, choice, new, NEEDS))) == expected


def test_cards_take_part() -> None:
    mixed = [*ALL, card("port")]
    assert "port" in ids(members(mixed, {}, TODAY, Choice(sets=("harbour",)), 0, NEEDS))
    assert ids(members(mixed, {}, TODAY, Choice(mode=Mode.FLASHCARDS), 0, NEEDS)) == ["port"]


def test_where_nobody_has_a_picture_somebody_new_gives_way_to_one_who_has() -> None:
    pictured = [*(single(name) for name in "abcdefgh"), replace(single("run"), lab=LAB)]
    assert ids(members(pictured, {}, TODAY, Choice(sets=("harbour",), length=5), 0, NEEDS)) == [
        "a",
        "b",
        "c",
        "d",
        "run",
    ]


def test_what_a_picture_needs_waits_so_that_it_comes_early() -> None:
    pictured = [*(single(name) for name in "abcdefgh"), replace(single("run", "tide"), lab=LAB), single("t", "tide")]
    wanted = Choice(sets=("harbour",), length=5)
    assert ids(members(pictured, {}, TODAY, wanted, 0, NEEDS)) == ["a", "b", "c", "d", "run"]
    due = {question.id: answered(9 * DAY) for question in pictured}
    assert ids(members(pictured, due, TODAY, wanted, 0, NEEDS)) == ["a", "b", "c", "d", "run"]


def test_what_is_due_gives_way_to_nothing_that_is_not() -> None:
    due = {f"harbour/{name}": answered(9 * DAY) for name in "abcdefgh"}
    pictured = [*(single(name) for name in "abcdefgh"), replace(single("run"), lab=LAB)]
    assert "run" not in ids(members(pictured, due, TODAY, Choice(sets=("harbour",), length=5), 0, NEEDS))


def test_what_is_needed_comes_first() -> None:
    chosen = [single("a", "moon"), single("b", "tide"), single("c", "water"), single("d", "light")]
    assert ids(in_order(chosen, NEEDS)) == ["c", "b", "a", "d"]


def test_concepts_come_in_turn_then_types() -> None:
    chosen = [single("a", "water"), single("b", "water"), card("c", "water"), single("d", "light")]
    assert ids(in_order(chosen, NEEDS)) == ["a", "d", "c", "b"]


def test_a_picture_comes_among_the_first() -> None:
    chosen = [*(single(name, "water") for name in "abcdefgh"), replace(single("run", "water"), lab=LAB)]
    assert "run" in ids(in_order(chosen, NEEDS))[:PICTURE_WITHIN]


def test_a_picture_brings_what_it_needs_along() -> None:
    chosen = [*(single(name, "light") for name in "abcdefgh"), single("w", "water")]
    ordered = ids(in_order([*chosen, replace(single("run", "tide"), lab=LAB)], NEEDS))
    assert ordered.index("w") < ordered.index("run") < PICTURE_WITHIN


@given(st.lists(st.tuples(st.sampled_from(list(GRAPH)), st.booleans(), st.booleans()), max_size=20))
def test_an_order_loses_nobody_and_nothing_comes_before_what_it_needs(made: list[tuple[str, bool, bool]]) -> None:
    chosen = [
        replace((card if is_card else single)(f"q{at}", concept), lab=LAB if pictured else None)
        for at, (concept, is_card, pictured) in enumerate(made)
    ]
    ordered = in_order(chosen, NEEDS)
    assert sorted(ids(ordered)) == sorted(ids(chosen))
    concepts = [question.concept for question in ordered]
    for at, concept in enumerate(concepts):
        assert not set(concepts[at + 1 :]) & set(GRAPH[concept].requires)
    if any(has_picture(question) and question.concept in {"water", "light"} for question in chosen):
        assert any(map(has_picture, ordered[:PICTURE_WITHIN]))


@given(st.sampled_from(Only), st.integers(5, 20))
def test_a_choice_is_kept_as_json(only: Only, length: int) -> None:
    choice = Choice(("harbour",), "water", "single", Mode.QUIZ, only, ("harbour/tide",), length)
    assert Choice.of(choice.plain()) == choice
    assert Choice.of(Choice().plain()) == Choice()
