"""The rules that a question must keep as a whole, beyond the shape of its parts."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.content.documents import SetIn
from app.content.faults import Fault, Shelf, repeated
from app.content.memory import fact_of
from app.content.nearest import nearest
from app.content.question_aka import earlier_id_faults
from app.content.question_types.base import LabIn, QuestionIn
from app.content.question_types.runs import no_such_model, readable
from app.content.question_types.table import type_of
from app.content.set_rules import first_question_faults, picture_faults
from app.content.text_rules import Around, text_faults
from app.content.trials import tried
from app.content.vocabulary_rules import vocabulary_faults
from app.lab.model import Model
from app.lab.readings.conditions import ConditionError, parse_condition
from app.lab.readings.terms import NoSuchCell, cell_terms
from app.lab.tasks.sequence_readers import SequenceProblem
from app.lab.trace import trace_sequence


def faults(document: SetIn, shelf: Shelf) -> Iterator[Fault]:
    """Every broken rule of a set, with the path where it is broken."""
    yield from repeated((("questions", i, "id"), q.id) for i, q in enumerate(document.questions))
    yield from text_faults(document.model_dump(exclude={"questions"}), (), Around(shelf.language, shelf.images))
    yield from earlier_id_faults(document.questions)
    yield from vocabulary_faults(document, shelf.vocabulary)
    yield from picture_faults(document, shelf)
    yield from first_question_faults(document, shelf)
    for number, question in enumerate(document.questions):
        for fault in _of_question(question, shelf):
            yield replace(fault, path=("questions", number, *fault.path))


def _of_question(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    """What its surroundings decide is looked up each time; the rest only where it was not found good before."""
    yield from _concept(question, shelf)
    yield from _cited(question, shelf)
    around = (shelf.language, sorted(shelf.images), _models_of(question, shelf))
    fact = fact_of("question", *around, question.model_dump_json())
    if not shelf.memory.knows(fact):
        broken = [fault for rule in _RULES for fault in rule(question, shelf)]
        yield from broken
        if any(not fault.warns for fault in broken):
            return
        if not broken:
            shelf.memory.keep(fact)
    if type_of(question).is_tried and all(key in shelf.sources for key in question.sources):
        yield from tried(question, shelf)


def _models_of(question: QuestionIn, shelf: Shelf) -> list[str | None]:
    """The digests of the models that it names."""
    named = (question.lab_link.model if question.lab_link else None, type_of(question).model_of(question))
    found = (shelf.models.get(name) for name in named if name)
    return [model.digest if model else None for model in found]


def _concept(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if question.concept not in set(shelf.concepts):
        said = f"`{question.concept}` is not among the set's concepts"
        hint = nearest(question.concept, shelf.concepts, f"list it there, or take one of: {', '.join(shelf.concepts)}")
        yield Fault(("concept",), said, hint, everywhere=True)


def _cited(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    for index, key in enumerate(question.sources):
        if key not in shelf.sources:
            hint = nearest(key, shelf.sources, "add the work there, once for all")
            said, follows = f"`{key}` is not in sources.yaml", not shelf.whole_sources
            yield Fault(("sources", index), said, hint, everywhere=True, follows=follows)


def _lab_link(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if (link := question.lab_link) is None:
        return
    if link.model not in shelf.models:
        yield no_such_model(link.model, shelf)
        return
    model = shelf.models[link.model]
    try:
        yield from _shown(link, model)
    except SequenceProblem as problem:
        yield Fault(("lab", "sequence"), str(problem), readable(model))
    except NoSuchCell as problem:
        yield Fault(("lab", "step"), str(problem), _cells(link, model))
    except ConditionError as problem:
        yield Fault(("lab", "shows"), str(problem), "a condition is like: forget < 0.1 and cell > 1")


def _shown(link: LabIn, model: Model) -> Iterator[Fault]:
    terms = cell_terms(trace_sequence(model, link.sequence), link.step, link.unit)
    values = terms.values
    if link.shows and not parse_condition(link.shows).holds(values):
        measured = ", ".join(f"{name} {value:.3f}" for name, value in values.items())
        yield Fault(
            ("lab", "shows"), f"the model does not show `{link.shows}` there", f"write what holds: it has {measured}"
        )


def _cells(link: LabIn, model: Model) -> str:
    steps = len(model.task.reader.read(link.sequence).symbols)
    return f"write a step from 1 to {steps} and a unit from 1 to {model.units}"


def _texts(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    its_type = type_of(question)
    around = Around(shelf.language, shelf.images, its_type.markdown_of, its_type.has_gaps, its_type.draws_words)
    yield from text_faults(question.model_dump(), (), around)


def _its_own(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    return type_of(question).faults(question, shelf)


_RULES: tuple[Callable[[QuestionIn, Shelf], Iterator[Fault]], ...] = (_texts, _its_own, _lab_link)
