"""Trials: a question that a model or a generator has a part in is drawn, as a learner would meet it."""

from collections.abc import Iterator

from app.content.building import build_question
from app.content.faults import Fault, Models, Shelf
from app.content.question_types.base import QuestionIn
from app.content.question_types.table import type_of
from app.study.drawing import draw
from app.study.placeholders import placeholders
from app.study.question_types.base import Unaskable
from app.study.questions import Question

IN_THE_LAB = "look at what the model does in the lab"
IN_TESTS = "with the lab's model it can be drawn, but not with its twin for tests, of the folder models/sealed"


def tried(document: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    """It can be drawn whatever the seed, with the lab's models and with those of tests."""
    its_type = type_of(document)
    built = shelf.built[document.id] = build_question(shelf.set_id, document, shelf.language, shelf.sources)
    if names := its_type.placeholders(document):
        yield from _unknown_placeholders(built, names)
    undrawn = list(_drawn(built, shelf.models, shelf.seeds, IN_THE_LAB))
    yield from undrawn
    if not undrawn and its_type.model_of(document) in shelf.sealed:
        yield from _drawn(built, shelf.sealed, shelf.seeds, IN_TESTS)


def _unknown_placeholders(question: Question, names: tuple[str, ...]) -> Iterator[Fault]:
    for key in ("ask", "explain"):
        for name in sorted(placeholders(getattr(question, key)) - set(names)):
            yield Fault((key,), f"nothing is drawn for `@{name}`", f"there is: {', '.join('@' + n for n in names)}")


def _drawn(question: Question, models: Models, seeds: int, hint: str) -> Iterator[Fault]:
    """At most one fault: what fails with one seed mostly fails with others."""
    try:
        for number in range(seeds):
            draw(question, f"{number:032x}", models)
    except Unaskable as problem:
        yield Fault(("type",), f"no such question can be drawn: {problem}", hint)
