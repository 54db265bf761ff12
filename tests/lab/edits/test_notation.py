import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lab.edits.notation import Clamp, EditProblem, EditReason, Limits, StateEdit, WeightEdit, read_edits, written

LIMITS = Limits(timesteps=12, units=3, features=(2, 3))

KNOWN = [
    ("f=1", Clamp("forget", None, 1, 1.0)),
    ("f2@5=0.3", Clamp("forget", 2, 5, 0.3)),
    ("i2@5-8=0", Clamp("input", 2, 5, 0.0, 8)),
    ("f@1-1=1", Clamp("forget", None, 1, 1.0, 1)),
    ("c1@4=2.5", StateEdit("cell", 1, 4, 2.5)),
    ("h3@12=-0.5", StateEdit("hidden", 3, 12, -0.5)),
    ("W.f1.2=0.5", WeightEdit("W", "forget", 1, 2, 0.5)),
    ("U.g3.1=-1", WeightEdit("U", "candidate", 3, 1, -1.0)),
    ("b.f1=3", WeightEdit("b", "forget", 1, 0, 3.0)),
    ("W2.o1.3=0.25", WeightEdit("W", "output", 1, 3, 0.25, layer=2)),
]


@pytest.mark.parametrize(("text", "edit"), KNOWN)
def test_the_notation_is_read_and_written(text: str, edit: object) -> None:
    assert read_edits(text, LIMITS) == (edit,)
    assert written((edit,)) == text  # type: ignore[arg-type]


def test_several_are_joined_and_none_is_none() -> None:
    text = ";".join(text for text, _ in KNOWN)

    assert written(read_edits(text, LIMITS)) == text
    assert read_edits(" ; ", LIMITS) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("f=1.01", EditReason.NOT_A_SHARE),
        ("f=-0.1", EditReason.NOT_A_SHARE),
        ("f=nan", EditReason.UNREADABLE),
        ("f=inf", EditReason.UNREADABLE),
        ("f=1e9", EditReason.UNREADABLE),
        ("g=1", EditReason.UNREADABLE),
        ("f=__import__('os')", EditReason.UNREADABLE),
        ("f0=1", EditReason.NO_SUCH_UNIT),
        ("f4=1", EditReason.NO_SUCH_UNIT),
        ("f@13=1", EditReason.NO_SUCH_STEP),
        ("f@5-4=1", EditReason.ENDS_EARLIER),
        ("f@5-13=1", EditReason.NO_SUCH_STEP),
        ("f@0-3=1", EditReason.NO_SUCH_STEP),
        ("f@3-0=1", EditReason.NO_SUCH_STEP),
        ("f@3-=1", EditReason.UNREADABLE),
        ("c1@3-4=1", EditReason.UNREADABLE),
        ("c1@0=1", EditReason.NO_SUCH_STEP),
        ("c1@4=101", EditReason.TOO_LARGE),
        ("W.f1.3=1", EditReason.NO_SUCH_SOURCE),
        ("W.f1.0=1", EditReason.NO_SUCH_SOURCE),
        ("U.f1.4=1", EditReason.NO_SUCH_SOURCE),
        ("b.f4=1", EditReason.NO_SUCH_UNIT),
        (";".join(["f=1"] * 17), EditReason.TOO_MANY),
    ],
)
def test_what_cannot_be_edited_is_refused_by_its_reason(text: str, reason: EditReason) -> None:
    with pytest.raises(EditProblem) as caught:
        read_edits(text, LIMITS)

    assert caught.value.reason is reason


def test_a_second_layer_is_known_only_where_there_is_one() -> None:
    with pytest.raises(EditProblem):
        read_edits("b2.f1=1", Limits(12, 3, (2,)))


@given(st.text(alphabet="ifgochWUb@=.;0123456789- é", max_size=60))
def test_any_text_gives_edits_that_write_themselves_or_a_problem(text: str) -> None:
    try:
        edits = read_edits(text, LIMITS)
    except EditProblem as problem:
        assert len(problem.text) <= 40
    else:
        assert read_edits(written(edits), LIMITS) == edits
