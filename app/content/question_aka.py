"""Earlier ids of questions: each means one question, and none is in use."""

from collections.abc import Iterator, Sequence

from app.content.faults import Fault
from app.content.question_types.base import QuestionIn


def earlier_id_faults(questions: Sequence[QuestionIn]) -> Iterator[Fault]:
    """What is wrong with the `aka` of a set's questions."""
    in_use = {question.id for question in questions}
    meant: dict[str, str] = {}
    for number, question in enumerate(questions):
        for index, earlier in enumerate(question.aka):
            at = ("questions", number, "aka", index)
            if earlier in in_use:
                hint = "history goes to one question: take it out here, or give that question another id"
                yield Fault(at, f"`{earlier}` is the id of a question in this set", hint)
            elif earlier in meant:
                hint = "history goes to one question: take it out of one of them"
                yield Fault(at, f"`{earlier}` means `{meant[earlier]}` already", hint)
            meant.setdefault(earlier, question.id)
