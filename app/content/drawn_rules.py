"""Rules of questions that a model of the lab has a part in: they are drawn, as a learner would meet them."""

from collections.abc import Iterator

from app.content.building import build_question
from app.content.faults import Fault, Models, Shelf
from app.content.question_documents import RANDOM, ComputedIn, HotspotIn, PredictIn, QuestionIn
from app.lab.probes import PROBES
from app.lab.readings import SequenceProblem
from app.lab.shows import ConditionError, parse_condition
from app.study.drawing import draw
from app.study.places import places
from app.study.questions import Question
from app.study.runs import Unaskable

IN_THE_LAB = "look at what the model does in the lab"
IN_TESTS = "with the lab's model it can be drawn, but not with its twin for tests, of the folder models/sealed"


def drawn(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    """A question that can be drawn: whatever the seed, with the lab's models and with those of tests."""
    if not isinstance(question, ComputedIn | HotspotIn | PredictIn):
        return
    broken = list(_computed(question) if isinstance(question, ComputedIn) else _run(question, shelf))
    yield from broken
    if broken or any(key not in shelf.sources for key in question.sources):
        return
    built = shelf.built[question.id] = build_question(shelf.set_id, question, shelf.language, shelf.sources)
    if isinstance(question, ComputedIn):
        yield from _places(built, PROBES[question.probe].names)
    undrawn = list(_tried(built, shelf.models, shelf.seeds, IN_THE_LAB))
    yield from undrawn
    if not undrawn and not isinstance(question, ComputedIn) and question.lab.model in shelf.sealed:
        yield from _tried(built, shelf.sealed, shelf.seeds, IN_TESTS)


def _computed(question: ComputedIn) -> Iterator[Fault]:
    if question.probe not in PROBES:
        yield Fault(("probe",), f"there is no probe `{question.probe}`", f"they are: {', '.join(PROBES)}")
        return
    known, told = PROBES[question.probe].misconceptions, [said.when for said in question.feedback]
    for slip in known:
        if slip not in told:
            yield Fault(("feedback",), f"the slip `{slip}` has no feedback", f"add `- when: {slip}` with its `why`")
    for index, slip in enumerate(told):
        if slip not in known or slip in told[:index]:
            hint = f"its slips are: {', '.join(known)}"
            yield Fault(("feedback", index, "when"), f"`{slip}` is no slip of this probe, or is told twice", hint)


def _run(question: HotspotIn | PredictIn, shelf: Shelf) -> Iterator[Fault]:
    model = shelf.models.get(question.lab.model)
    if model is None:
        known = ", ".join(shelf.models) or "none"
        yield Fault(("lab", "model"), f"the lab has no model `{question.lab.model}`", f"it has: {known}")
    elif not model.alphabet or len(model.layers) > 1:
        yield Fault(("lab", "model"), "questions ask about models of one layer that read symbols")
    elif question.lab.unit > model.units:
        yield Fault(("lab", "unit"), f"unit {question.lab.unit}: the model has {model.units}", "units count from 1")
    if isinstance(question, HotspotIn):
        try:
            parse_condition(question.hit)
        except ConditionError as problem:
            yield Fault(("hit",), str(problem), "a condition is like: forget < 0.1 and cell > 1")
    if model is not None and question.lab.sequence != RANDOM:
        try:
            model.task.reader.read(question.lab.sequence)
        except SequenceProblem as problem:
            yield Fault(("lab", "sequence"), str(problem))


def _places(question: Question, names: tuple[str, ...]) -> Iterator[Fault]:
    for key in ("ask", "explain"):
        for name in sorted(places(getattr(question, key)) - set(names)):
            yield Fault((key,), f"nothing is drawn for `@{name}`", f"there is: {', '.join('@' + n for n in names)}")


def _tried(question: Question, models: Models, seeds: int, hint: str) -> Iterator[Fault]:
    """At most one fault: what fails with one seed mostly fails with others."""
    try:
        for number in range(seeds):
            draw(question, f"{number:032x}", models)
    except Unaskable as problem:
        yield Fault(("type",), f"no such question can be drawn: {problem}", hint)
