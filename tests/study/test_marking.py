"""What a response is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.marking import Mark, key_of, mark
from app.study.modes import Grade
from app.study.question_types.base import Response, Skipped
from app.study.question_types.cloze import ClozeResponse, Gap
from app.study.question_types.flashcard import FlashcardResponse
from app.study.question_types.multiple import MultipleResponse
from app.study.question_types.single import SingleResponse
from app.study.questions import Question
from app.study.reading import read_response
from app.study.spelling import folded
from tests.study.values import card, cloze, multiple, single

EVERY_TYPE = [single(), multiple(), cloze(), card()]


@pytest.mark.parametrize(("chosen", "score"), [("moon", 1.0), ("wind", 0.0), ("whale", 0.0)])
def test_a_single_choice_is_all_or_nothing(chosen: str, score: float) -> None:
    assert mark(single(), SingleResponse(chosen)) == Mark(score)


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        ("abc", 1.0),
        ("a", 1 / 3),
        ("ab", 2 / 3),
        ("abcx", 0.5),
        ("abx", 2 / 3 - 1 / 2),
        ("abcxy", 0.0),
        ("x", 0.0),
        ("axy", 0.0),
    ],
)
def test_a_multiple_choice_is_the_share_of_right_less_the_share_of_wrong(chosen: str, score: float) -> None:
    assert mark(multiple("abc", "xy"), MultipleResponse(frozenset(chosen))).score == pytest.approx(score)


@given(st.sets(st.sampled_from("abcdwxyz"), min_size=1))
def test_a_multiple_choice_is_never_below_0_and_full_only_for_the_key(chosen: set[str]) -> None:
    found = mark(multiple("abcd", "wxyz"), MultipleResponse(frozenset(chosen)))
    assert 0 <= found.score <= 1
    assert found.correct == (chosen == set("abcd"))


@pytest.mark.parametrize(
    ("gaps", "score"),
    [(("knots", "café"), 1.0), (("knot", "CAFE"), 1.0), (("acres", "café"), 0.5), (("café", "knots"), 0.0)],
)
def test_a_cloze_is_the_share_of_its_gaps(gaps: tuple[str, ...], score: float) -> None:
    assert mark(cloze(), ClozeResponse(gaps)) == Mark(score)


@pytest.mark.parametrize(("grade", "score"), [("again", 0.0), ("hard", 1.0), ("good", 1.0), ("easy", 1.0)])
def test_a_flashcard_is_what_its_reader_says(grade: str, score: float) -> None:
    assert mark(card(), FlashcardResponse(Grade(grade))) == Mark(score)


@pytest.mark.parametrize("question", EVERY_TYPE, ids=lambda q: q.type_name)
def test_i_dont_know_is_worth_nothing_anywhere(question: Question) -> None:
    assert mark(question, Skipped()) == Mark(0.0)


@pytest.mark.parametrize(
    "response", [SingleResponse("moon"), ClozeResponse(("knots",)), MultipleResponse(frozenset("a"))]
)
def test_a_response_of_another_type_is_a_mistake_of_ours(response: Response) -> None:
    with pytest.raises(TypeError):
        mark(card(), response)


GAP = Gap(("el niño", "hidden state", "útil"), (), "es")


@pytest.mark.parametrize(
    "text", ["El Niño", "EL NIÑO", "UTIL", "  el   niño ", "el nin\u0303o", "hidden\u00a0state", "Hidden\tState"]
)
def test_a_gap_forgives_case_accents_and_spaces(text: str) -> None:
    assert GAP.fits(text)


@pytest.mark.parametrize("text", ["elniño", "el nino", "hidden", "hidden states", "hidden-state", "utíl?", ""])
def test_a_gap_forgives_nothing_else(text: str) -> None:
    assert not GAP.fits(text)


def test_a_power_is_not_forgiven_as_an_accent() -> None:
    assert not Gap(("102",), ()).fits("10²")


@given(st.text())
def test_forgiving_twice_forgives_no_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(f"  {text} ") == folded(text)


def test_the_key_is_written_as_a_response() -> None:
    assert key_of(single()) == {"choice": "moon"}
    assert key_of(multiple("cab", "xy")) == {"choices": ["a", "b", "c"]}
    assert key_of(cloze()) == {"gaps": ["knots", "café"]}
    assert key_of(card()) == {}


@pytest.mark.parametrize("question", EVERY_TYPE[:3], ids=lambda q: q.type_name)
def test_the_key_earns_the_full_mark(question: Question) -> None:
    assert mark(question, read_response(question, key_of(question))) == Mark(1.0)
