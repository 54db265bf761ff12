"""Rules of answers that are written, matched or put in order."""

from collections.abc import Iterator

from app.content.bodies import numeric_body, typed_body
from app.content.faults import Fault, Shelf, repeated
from app.content.question_documents import MatchingIn, NumericIn, OrderingIn, QuestionIn, TypedIn
from app.study.bodies import Numeric
from app.study.scoring import is_accepted, is_number
from app.study.spelling import folded


def typed(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if not isinstance(question, TypedIn):
        return
    body = typed_body(question, shelf.language)
    for index, said in enumerate(question.feedback):
        for form in said.when.split("|"):
            if not folded(form):
                yield Fault(("feedback", index, "when"), "there is a form without letters")
            elif is_accepted(body, form):
                yield Fault(("feedback", index, "when"), f"`{form.strip()}` is right, so it needs no feedback")


def numeric(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if not isinstance(question, NumericIn):
        return
    body = numeric_body(question, shelf.language)
    for index, said in enumerate(body.feedback):
        others = [body.key, *(other.when for other in body.feedback[:index])]
        if any(_meet(body, said.when, other) for other in others):
            hint = "an answer could be both: narrow the tolerance, or take this one out"
            yield Fault(("feedback", index, "when"), f"{said.when:g} is too near another answer", hint)


def _meet(body: Numeric, one: float, other: float) -> bool:
    """Could one number be taken for both?"""
    return (
        is_number(one, body.tolerance, other)
        or is_number(other, body.tolerance, one)
        or (body.tolerance is not None and is_number(one, body.tolerance, (one + other) / 2))
    )


def matching(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if not isinstance(question, MatchingIn):
        return
    yield from repeated((("pairs", i, "id"), pair.id) for i, pair in enumerate(question.pairs))
    paths = [("pairs", i, "right") for i in range(len(question.pairs))]
    texts = [*(pair.right for pair in question.pairs), *question.others]
    for index, text in enumerate(texts):
        if any(set(text.values()) & set(other.values()) for other in texts[:index]):
            path = paths[index] if index < len(paths) else ("others", index - len(paths))
            yield Fault(path, "this is offered twice", "nobody could know which of the two is meant")


def ordering(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if not isinstance(question, OrderingIn):
        return
    yield from repeated((("items", i, "id"), item.id) for i, item in enumerate(question.items))
    for index, item in enumerate(question.items):
        if any(set(item.text.values()) & set(other.text.values()) for other in question.items[:index]):
            yield Fault(
                ("items", index, "text"), "this item comes twice", "nobody could know which of the two is meant"
            )
