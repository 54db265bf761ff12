"""The rules that a question must keep as a whole, beyond the shape of its parts."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.content.building import Sources
from app.content.digests import is_text, original
from app.content.documents import OWN_LANGUAGE, ClozeIn, LabIn, MultipleIn, QuestionIn, SetIn, SingleIn
from app.content.nodes import Path
from app.lab.model import Model
from app.lab.readings import SequenceProblem
from app.lab.shows import ConditionError, parse_condition
from app.lab.terms import NoSuchCell, cell_terms
from app.lab.trace import trace_sequence
from app.study.cloze import GAP, around_gaps, read_gaps
from app.study.questions import Gap
from app.text.markdown import unreadable_parts

Models = Mapping[str, Model]
TEXT_HINT = "TeX stands between $…$, a price is written \\$5, and `<b>` goes in backquotes"
TELLING = {"right", "wrong", "correct", "incorrect", "true", "false", "key", "answer"}  # in a choice's id
GATES = ("forget", "input", "output", "candidate")


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule, at a path inside the file."""

    path: Path
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a question may point to."""

    language: str
    concepts: Iterable[str]
    sources: Sources
    models: Models


def faults(document: SetIn, sources: Sources, models: Models) -> Iterator[Fault]:
    """Every broken rule of a set, with the path where it is broken."""
    shelf = Shelf(document.language, document.concepts, sources, models)
    yield from _repeated((("questions", i, "id"), q.id) for i, q in enumerate(document.questions))
    yield from _texts(document.model_dump(), (), document.language)
    for number, question in enumerate(document.questions):
        for rule in _RULES:
            for fault in rule(question, shelf):
                yield Fault(("questions", number, *fault.path), fault.message, fault.hint)


def _repeated(ids: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, id_ in ids:
        if id_ in seen:
            yield Fault(path, f"the id `{id_}` is used twice", "history hangs on ids: give this one its own")
        seen.add(id_)


def _texts(value: object, path: Path, language: str) -> Iterator[Fault]:
    """Every text can be read in the set's language, and all its Markdown and TeX can be shown."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index), language)
    elif isinstance(value, dict) and is_text(value):
        yield from _text(value, path, language)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key), language)


def _text(text: Mapping[str, str], path: Path, language: str) -> Iterator[Fault]:
    if len(set(text) & {OWN_LANGUAGE, language}) != 1:
        yield Fault(path, f"this has no one text in the set's own language, `{language}`")
    for key, line in text.items():
        for message in unreadable_parts(GAP.sub("…", line)):
            yield Fault((*path, key) if key else path, message, TEXT_HINT)


def _concept(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if question.concept not in set(shelf.concepts):
        known = ", ".join(shelf.concepts)
        yield Fault(("concept",), f"`{question.concept}` is not among the set's concepts", f"they are: {known}")


def _cited(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    for index, key in enumerate(question.sources):
        if key not in shelf.sources:
            yield Fault(("sources", index), f"`{key}` is not in sources.yaml", "add the work there, once for all")


def _choices(question: QuestionIn, _shelf: Shelf) -> Iterator[Fault]:
    if not isinstance(question, SingleIn | MultipleIn):
        return
    yield from _repeated((("choices", i, "id"), choice.id) for i, choice in enumerate(question.choices))
    for index, choice in enumerate(question.choices):
        if TELLING & set(choice.id.split("-")):
            hint = "ids reach the browser before the answer: use a, b, c"
            yield Fault(("choices", index, "id"), f"the id `{choice.id}` tells the key", hint)
    unclear = [i for i, choice in enumerate(question.choices) if (choice.right is None) == (choice.wrong is None)]
    for index in unclear:
        yield Fault(("choices", index), "a choice has `right:` or `wrong:`, one of the two")
    if not unclear:
        yield from _right_ones(question)


def _right_ones(question: SingleIn | MultipleIn) -> Iterator[Fault]:
    right = sum(choice.right is not None for choice in question.choices)
    wanted = right == 1 if isinstance(question, SingleIn) else right >= 1
    if not wanted:
        exactly = "exactly one" if isinstance(question, SingleIn) else "at least one"
        hint = "with several right ones the type is `multiple`" if right > 1 else "mark the key with `right:`"
        yield Fault(("choices",), f"{exactly} choice is right; here it is {right}", hint)
    if right == len(question.choices):
        yield Fault(("choices",), "every choice is right: ticking all wins", "add a plausible wrong one")


def _gaps(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if not isinstance(question, ClozeIn) or not set(question.ask) & {OWN_LANGUAGE, shelf.language}:
        return
    try:
        gaps = read_gaps(original(question.ask, shelf.language))
    except ValueError as error:
        yield Fault(("ask",), str(error), "a gap is written [[right | also right ~ distractor]]")
        return
    if not gaps:
        yield Fault(("ask",), "there is no gap", "write one as [[right | also right ~ distractor]]")
    yield from _translated_gaps(question, shelf.language, gaps)
    yield from _gap_feedback(question, {form for gap in gaps for form in gap.distractors})


def _translated_gaps(question: ClozeIn, language: str, gaps: tuple[Gap, ...]) -> Iterator[Fault]:
    """Whatever language it is read in, a cloze offers and marks the original's gaps: no other would do anything."""
    hint = "the answers stay in the set's own language: copy each [[…]] as it is, in the same order"
    for key in set(question.ask) - {OWN_LANGUAGE, language}:
        try:
            found = read_gaps(question.ask[key])
        except ValueError as error:
            yield Fault(("ask", key), str(error), hint)
            continue
        if len(found) != len(gaps):
            yield Fault(("ask", key), f"this has {len(found)} gap(s), the original {len(gaps)}", hint)
        elif found != gaps:
            number = next(n for n, (one, other) in enumerate(zip(found, gaps, strict=True), start=1) if one != other)
            yield Fault(("ask", key), f"gap {number} is not the original's", hint)


def _gap_feedback(question: ClozeIn, distractors: set[str]) -> Iterator[Fault]:
    told = Counter(feedback.when for feedback in question.feedback)
    for form in sorted(distractors - set(told)):
        yield Fault(("ask",), f"the distractor `{form}` has no feedback", f"add `- when: {form}` with its `why`")
    for index, feedback in enumerate(question.feedback):
        if feedback.when not in distractors or told[feedback.when] > 1:
            yield Fault(("feedback", index, "when"), f"`{feedback.when}` is no distractor, or is told twice")


def _lab_link(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    link = question.lab
    if link is None:
        return
    if link.model not in shelf.models:
        known = ", ".join(shelf.models) or "none"
        yield Fault(("lab", "model"), f"the lab has no model `{link.model}`", f"it has: {known}")
        return
    try:
        yield from _shown(link, shelf.models[link.model])
    except SequenceProblem as problem:
        yield Fault(("lab", "sequence"), str(problem))
    except NoSuchCell as problem:
        yield Fault(("lab", "step"), str(problem), "steps and units count from 1")
    except ConditionError as problem:
        yield Fault(("lab", "shows"), str(problem), "a condition is like: forget < 0.1 and cell > 1")


def _shown(link: LabIn, model: Model) -> Iterator[Fault]:
    terms = cell_terms(trace_sequence(model, link.sequence), link.step, link.unit)
    values = {name: getattr(terms, name).value for name in GATES} | {
        "cell": terms.cell_state,
        "hidden": terms.hidden_state,
    }
    if link.shows and not parse_condition(link.shows).holds(values):
        measured = ", ".join(f"{name} {value:.3f}" for name, value in values.items())
        yield Fault(("lab", "shows"), f"the model does not show `{link.shows}` there", f"it has {measured}")


def _around(question: QuestionIn, _shelf: Shelf) -> Iterator[Fault]:
    """A gap cannot stand inside TeX: the pieces around it are shown as they are."""
    for key, text in question.ask.items():
        if any(piece.replace("\\$", "").count("$") % 2 for piece in around_gaps(text)):
            yield Fault(("ask", key) if key else ("ask",), "a gap stands inside $…$, or a $ is not closed")


_RULES: tuple[Callable[[QuestionIn, Shelf], Iterator[Fault]], ...] = (
    _concept,
    _cited,
    _choices,
    _gaps,
    _around,
    _lab_link,
)
