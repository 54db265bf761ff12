"""Rounds of what is shipped: whatever stands in them, what is needed comes first, and a run is seen early."""

from datetime import timedelta

import pytest

from app.content.loading import check_folder
from app.settings import ROOT
from app.study.memory import Memory, Unseen, remember
from app.study.modes import Grade
from app.study.questions import QuestionSet
from app.study.round_members import members
from app.study.round_order import PICTURE_WITHIN, has_picture, in_order, needs_of
from app.study.rounds import Choice, Only
from tests.study.values import NOON, TODAY

THREE_DAYS = timedelta(days=3)


@pytest.fixture(scope="module")
def shipped() -> QuestionSet:
    return check_folder(ROOT / "content").sets["rnn-lstm.yaml"]


def met(study_set: QuestionSet, count: int, grade: Grade) -> dict[str, Memory]:
    """The first questions of the set, answered three days ago, one after another."""
    asked = enumerate(study_set.questions[:count])
    return {one.id: remember(Unseen(), grade, NOON - THREE_DAYS + timedelta(minutes=at)) for at, one in asked}


@pytest.mark.parametrize("length", [5, 10, 20])
@pytest.mark.parametrize("count", [0, 51, 103])
@pytest.mark.parametrize("grade", [Grade.AGAIN, Grade.GOOD])
@pytest.mark.parametrize("choice", [Choice(), Choice(sets=("rnn-lstm",)), Choice(only=Only.DUE), Choice(only=Only.NEW)])
def test_what_is_needed_comes_first_and_a_run_is_seen_early(
    shipped: QuestionSet, length: int, count: int, grade: Grade, choice: Choice
) -> None:
    needs = needs_of(shipped.graph)
    wanted = Choice(sets=choice.sets, only=choice.only, length=length)
    chosen = members(shipped.questions, met(shipped, count, grade), TODAY, wanted, 5, needs)
    ordered = in_order(chosen, needs)
    assert sorted(one.id for one in ordered) == sorted({one.id for one in ordered})
    assert not [(a, b) for at, a in enumerate(ordered) for b in ordered[at + 1 :] if needs(a, b)]
    if len(ordered) >= PICTURE_WITHIN:
        assert any(map(has_picture, ordered[:PICTURE_WITHIN]))
