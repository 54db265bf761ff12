"""What a learner sends is read, or refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.modes import Grade
from app.study.question_types.base import Response, Skipped, UnreadableResponse
from app.study.question_types.cloze import ClozeResponse
from app.study.question_types.flashcard import FlashcardResponse
from app.study.question_types.multiple import MultipleResponse
from app.study.question_types.single import SingleResponse
from app.study.question_types.written import LONGEST_TEXT
from app.study.questions import Question
from app.study.reading import read_response
from app.typography import plain, visible
from tests.study.values import card, cloze, multiple, single

WRITTEN = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])
TYPED = st.text(WRITTEN, min_size=1, max_size=LONGEST_TEXT).map(visible).map(str.split).map(" ".join).filter(plain)
FITTING: list[tuple[Question, st.SearchStrategy[Response]]] = [
    (single(), st.sampled_from(["moon", "wind", "whale"]).map(SingleResponse)),
    (multiple("abc", "xy"), st.frozensets(st.sampled_from("abcxy"), min_size=1).map(MultipleResponse)),
    (cloze(), st.tuples(TYPED, TYPED).map(ClozeResponse)),
    (card(), st.sampled_from(Grade).map(FlashcardResponse)),
]


@pytest.mark.parametrize(("question", "responses"), FITTING, ids=lambda value: getattr(value, "type_name", ""))
@given(data=st.data())
def test_what_is_written_is_read_back_the_same(
    question: Question, responses: st.SearchStrategy[Response], data: st.DataObject
) -> None:
    response = data.draw(responses | st.just(Skipped()))
    assert read_response(question, response.plain()) == response


@pytest.mark.parametrize(
    ("question", "plain", "sentence"),
    [
        (single(), {}, "this question takes {choice} or {skipped: true}"),
        (single(), {"choice": "sun"}, "choose one of the choices that were offered"),
        (single(), {"choice": None}, "choose one"),
        (single(), {"choice": ["moon"]}, "choose one"),
        (single(), {"choice": "Moon"}, "choose one"),
        (single(), {"choices": ["moon"]}, "takes {choice}"),
        (single(), {"choice": "moon", "skipped": True}, "takes {choice}"),
        (single(), {"skipped": False}, "takes {choice}"),
        (single(), {"skipped": 1}, "takes {choice}"),
        (single(), {"skipped": "true"}, "takes {choice}"),
        (multiple(), {"choices": []}, "choose at least one"),
        (multiple(), {"choices": "abc"}, "choose at least one"),
        (multiple(), {"choices": ["a", "z"]}, "choose one of the choices"),
        (multiple(), {"choices": [["a"]]}, "choose one of the choices"),
        (multiple(), {"choices": {"a": 1}}, "choose at least one"),
        (cloze(), {"gaps": ["knots"]}, "fill in 2 gap(s)"),
        (cloze(), {"gaps": ["knots", "café", "?"]}, "fill in 2 gap(s)"),
        (cloze(), {"gaps": ["knots", " \t"]}, "fill in every gap"),
        (cloze(), {"gaps": ["knots", None]}, "fill in every gap"),
        (cloze(), {"gaps": ["knots", True]}, "fill in every gap"),
        (cloze(), {"gaps": ["knots", 3]}, "fill in every gap"),
        (cloze(), {"gaps": ["knots", "x" * (LONGEST_TEXT + 1)]}, "at most 200 characters"),
        (cloze(), {"gaps": "ab"}, "fill in 2 gap(s)"),
        (card(), {"grade": "perfect"}, "grade the card: again, hard, good or easy"),
        (card(), {"grade": None}, "grade the card"),
        (card(), {"grade": ["good"]}, "grade the card"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    question: Question, plain: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UnreadableResponse) as refused:
        read_response(question, plain)
    assert sentence in str(refused.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["choice", "choices", "gaps", "grade", "skipped"]) | st.text(max_size=5)


@pytest.mark.parametrize("question", [one for one, _ in FITTING], ids=lambda q: q.type_name)
@given(plain=st.dictionaries(KEYS, JSON, max_size=2))
def test_any_json_is_read_or_refused(question: Question, plain: dict[str, object]) -> None:
    try:
        response = read_response(question, plain)
    except UnreadableResponse:
        return
    assert read_response(question, response.plain()) == response


def test_choosing_a_thing_twice_is_choosing_it() -> None:
    assert read_response(multiple(), {"choices": ["a", "a"]}) == MultipleResponse(frozenset("a"))
