"""Questions, answers and moments to test the study engine with."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from app.study.answer_log import Answer, Marking
from app.study.drawing import draw
from app.study.modes import Certainty, Mode
from app.study.question_types.base import Body
from app.study.question_types.choices import Choice
from app.study.question_types.cloze import ClozeBody, read_gaps
from app.study.question_types.flashcard import FlashcardBody
from app.study.question_types.multiple import MultipleBody
from app.study.question_types.single import SingleBody
from app.study.questions import Level, Question
from app.study.words import Words

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def words(text: str) -> Words:
    return Words("en", {"en": text})


def choice(id_: str, *, right: bool) -> Choice:
    return Choice(id_, words(id_), right, words("why"))


def question(body: Body, local_id: str = "tide", concept: str = "water") -> Question:
    return Question(
        id=f"harbour/{local_id}",
        concept=concept,
        level=Level.RECALL,
        covers=None,
        ask=words("ask"),
        explain=words("explain"),
        sources=(),
        lab=None,
        body=body,
        revision="9f2c41aa" * 8,
        key_hash="k",
    )


def single(local_id: str = "tide", concept: str = "water") -> Question:
    """The moon is right, the wind and the whale are wrong."""
    body = SingleBody((choice("moon", right=True), choice("wind", right=False), choice("whale", right=False)))
    return question(body, local_id, concept)


def multiple(right: str = "abc", wrong: str = "xy") -> Question:
    """A choice for each letter."""
    return question(MultipleBody(tuple(choice(c, right=c in right) for c in right + wrong)), "crew")


def cloze(text: str = "In [[knots | knot ~ acres]] and [[café]].") -> Question:
    return draw(question(ClozeBody(read_gaps(text, "en"), ()), "knots"), "s", {})


def card(local_id: str = "port", concept: str = "water") -> Question:
    return question(FlashcardBody(words("back")), local_id, concept)


def answer(
    question_id: str = "harbour/tide",
    *,
    score: float = 1.0,
    at: datetime = NOON,
    response: Mapping[str, object] | None = None,
    certainty: Certainty | None = None,
    mode: Mode = Mode.QUIZ,
) -> Answer:
    return Answer(
        id="a",
        learner="l",
        question_id=question_id,
        revision="r",
        key_hash="k",
        repetition=0,
        mode=mode,
        response=response or {"choice": "moon"},
        seed="s",
        certainty=certainty,
        hints=0,
        elapsed_ms=None,
        at=at,
        marking=Marking("single/all-or-nothing", 1, {"choice": "moon"}, score, at),
    )
