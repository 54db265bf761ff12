"""Trials: a question that a model or a generator has a part in is drawn, as a learner would meet it."""

from collections.abc import Iterator

from app.content.building import build_question
from app.content.faults import Fault, Models, Shelf
from app.content.memory import fact_of
from app.content.nearest import nearest
from app.content.question_types.base import QuestionIn
from app.content.question_types.table import type_of
from app.lab.model import Model
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
    drawn = _Drawn(document, shelf)
    if not drawn.known():
        undrawn = list(_undrawn(document, built, shelf, drawn.seeds()))
        yield from undrawn
        if not undrawn:
            drawn.keep()


class _Drawn:
    """What a memory keeps of a question that could be drawn: words have no part in it."""

    def __init__(self, document: QuestionIn, shelf: Shelf) -> None:
        self._shelf, decided = shelf, type_of(document).decides(document, shelf.language)
        name = type_of(document).model_of(document)
        models = [of.get(name) if name else list(of.values()) for of in (shelf.models, shelf.sealed)]
        self._whatever_the_models = fact_of("drawn", document.type, decided)
        self._with_these = fact_of("drawn with", self._whatever_the_models, [_digests(model) for model in models])

    def known(self) -> bool:
        return self._shelf.memory.knows(self._with_these)

    def seeds(self) -> int:
        memory, seeds = self._shelf.memory, self._shelf.seeds
        return seeds.usual if memory.cold or memory.knows(self._whatever_the_models) else seeds.changed

    def keep(self) -> None:
        for fact in (self._whatever_the_models, self._with_these):
            self._shelf.memory.keep(fact)


def _digests(models: Model | list[Model] | None) -> list[str]:
    return [model.digest for model in (models if isinstance(models, list) else [models]) if model]


def _undrawn(document: QuestionIn, built: Question, shelf: Shelf, seeds: int) -> Iterator[Fault]:
    found = list(_drawn(built, shelf.models, seeds, IN_THE_LAB))
    if not found and type_of(document).model_of(document) in shelf.sealed:
        found = list(_drawn(built, shelf.sealed, seeds, IN_TESTS))
    return iter(found)


def _unknown_placeholders(question: Question, names: tuple[str, ...]) -> Iterator[Fault]:
    there = [f"@{name}" for name in names]
    for key in ("ask", "explain"):
        for name in sorted(placeholders(getattr(question, key)) - set(names)):
            yield Fault(
                (key,),
                f"nothing is drawn for `@{name}`",
                nearest(f"@{name}", there, f"take one of: {', '.join(there)}"),
            )


def _drawn(question: Question, models: Models, seeds: int, hint: str) -> Iterator[Fault]:
    """At most one fault: what fails with one seed mostly fails with others."""
    try:
        for number in range(seeds):
            draw(question, f"{number:032x}", models)
    except Unaskable as problem:
        yield Fault(("type",), f"no such question can be drawn: {problem}", hint)
