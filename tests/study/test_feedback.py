"""Which reasons belong to a response."""

import pytest

from app.study.drawing import draw
from app.study.feedback import reasons
from app.study.question_types.anticipated import AnticipatedError
from app.study.question_types.choices import Choice
from app.study.question_types.cloze import ClozeBody, read_gaps
from app.study.question_types.multiple import MultipleBody
from app.study.question_types.single import SingleBody
from app.study.questions import Question
from tests.study.values import card, question, words

CHOICES = tuple(Choice(id_, words(id_), id_ == "a", words(f"of {id_}")) for id_ in "abc")
# What is right in one gap is a distractor of the other.
GATES = ClozeBody(
    read_gaps("At 0 it is [[erased ~ kept | doubled]], at 1 it is [[kept ~ erased]], by the gate [[forget]]."),
    tuple(AnticipatedError(form, words(f"of {form}")) for form in ("kept", "doubled", "erased")),
)


def said(asked: Question, response: dict[str, object]) -> list[str]:
    return [why.original for why in reasons(asked, response)]


def test_the_chosen_choices_have_their_reasons() -> None:
    assert said(question(SingleBody(CHOICES)), {"choice": "b"}) == ["of b"]
    assert said(question(MultipleBody(CHOICES)), {"choices": ["c", "a"]}) == ["of a", "of c"]


@pytest.mark.parametrize(
    ("gaps", "whys"),
    [
        (["erased", "kept", "forget"], []),
        (["kept", "erased", "forget"], ["of kept", "of erased"]),
        (["doubled", "kept", "forget"], ["of doubled"]),
        (["kept", "kept", "kept"], ["of kept"]),
        (["KEPT ", "doubled", "erased"], ["of kept"]),
        (["lost", "lost", "lost"], []),
    ],
)
def test_a_gap_has_the_reason_of_its_own_distractor(gaps: list[str], whys: list[str]) -> None:
    assert said(draw(question(GATES), "s", {}), {"gaps": gaps}) == whys


@pytest.mark.parametrize("asked", [question(SingleBody(CHOICES)), draw(question(GATES), "s", {}), card()])
def test_of_a_skipped_question_nothing_is_said(asked: Question) -> None:
    assert said(asked, {"skipped": True}) == []


def test_of_a_graded_card_nothing_is_said() -> None:
    assert said(card(), {"grade": "good"}) == []
