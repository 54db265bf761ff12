"""Words that were foreseen as wrong."""

from app.study.question_types.anticipated import AnticipatedError
from app.study.question_types.typed import Typed, TypedBody
from app.study.words import Words


def test_a_bar_can_belong_to_a_foreseen_form() -> None:
    body = TypedBody(("prior",), (AnticipatedError(r"p(y\|x) | posterior", Words("en", {"en": "No."})),))
    told = [list(Typed().feedback(body, {"text": text})) for text in ("p(y|x)", "posterior", "p(y", "x)")]
    assert [len(said) for said in told] == [1, 1, 0, 0]
