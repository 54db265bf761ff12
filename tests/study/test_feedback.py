"""Which reasons belong to a response."""

import pytest

from app.study.bodies import Choice, Cloze, MultipleChoice, SingleChoice
from app.study.cloze import read_gaps
from app.study.feedback import reasons
from app.study.foreseen import Foreseen
from app.study.questions import Question
from tests.study.builders import card, question, words

CHOICES = tuple(Choice(id_, words(id_), id_ == "a", words(f"of {id_}")) for id_ in "abc")
# What is right in one gap is a distractor of the other.
GATES = Cloze(
    read_gaps("At 0 it is [[erased ~ kept | doubled]], at 1 it is [[kept ~ erased]], by the gate [[forget]]."),
    tuple(Foreseen(form, words(f"of {form}")) for form in ("kept", "doubled", "erased")),
)


def said(asked: Question, response: dict[str, object]) -> list[str]:
    return [why.original for why in reasons(asked, response)]


def test_the_chosen_choices_have_their_reasons() -> None:
    assert said(question(SingleChoice(CHOICES)), {"choice": "b"}) == ["of b"]
    assert said(question(MultipleChoice(CHOICES)), {"choices": ["c", "a"]}) == ["of a", "of c"]


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
    assert said(question(GATES), {"gaps": gaps}) == whys


@pytest.mark.parametrize("asked", [question(SingleChoice(CHOICES)), question(GATES), card()])
def test_of_a_skipped_question_nothing_is_said(asked: Question) -> None:
    assert said(asked, {"skipped": True}) == []


def test_of_a_graded_card_nothing_is_said() -> None:
    assert said(card(), {"grade": "good"}) == []
