"""The rules that a question must keep as a whole, beyond the shape of its parts."""

from collections.abc import Callable, Iterator, Mapping

from app.content.digests import is_text
from app.content.documents import SetIn
from app.content.faults import Fault, Shelf, repeated
from app.content.nodes import Path
from app.content.question_types.base import LabIn, QuestionIn
from app.content.question_types.table import type_of
from app.content.texts import OWN_LANGUAGE
from app.content.trials import tried
from app.lab.model import Model
from app.lab.readings import SequenceProblem
from app.lab.shows import ConditionError, parse_condition
from app.lab.terms import NoSuchCell, cell_terms
from app.lab.trace import trace_sequence
from app.study.placeholders import GAP, PLACEHOLDER, around_gaps
from app.text.markdown import images, unreadable_parts

TEXT_HINT = "TeX stands between $…$, a price is written \\$5, and `<b>` goes in backquotes"
GATES = ("forget", "input", "output", "candidate")


def faults(document: SetIn, shelf: Shelf) -> Iterator[Fault]:
    """Every broken rule of a set, with the path where it is broken."""
    yield from repeated((("questions", i, "id"), q.id) for i, q in enumerate(document.questions))
    yield from _texts(document.model_dump(), (), shelf)
    for number, question in enumerate(document.questions):
        for rule in _RULES:
            for fault in rule(question, shelf):
                yield Fault(("questions", number, *fault.path), fault.message, fault.hint)


def _texts(value: object, path: Path, shelf: Shelf) -> Iterator[Fault]:
    """Every text can be read in the set's language, and all its Markdown, TeX and pictures can be shown."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index), shelf)
    elif isinstance(value, dict) and is_text(value):
        yield from _text(value, path, shelf)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key), shelf)


def _text(text: Mapping[str, str], path: Path, shelf: Shelf) -> Iterator[Fault]:
    if len(set(text) & {OWN_LANGUAGE, shelf.language}) != 1:
        yield Fault(path, f"this has no one text in the set's own language, `{shelf.language}`")
    for key, line in text.items():
        at = (*path, key) if key else path
        shown = PLACEHOLDER.sub("1", GAP.sub("…", line))
        for message in unreadable_parts(shown):
            yield Fault(at, message, TEXT_HINT)
        yield from (Fault(at, said, hint) for said, hint in _pictures(shown, shelf))


def _pictures(line: str, shelf: Shelf) -> Iterator[tuple[str, str]]:
    for name, alternative in images(line):
        if name not in shelf.images:
            yield (
                f"there is no picture `{name}`",
                "it is a file of the folder images: png, jpg, webp or svg",
            )
        if not alternative.strip():
            yield f"the picture `{name}` has no alternative text", "write ![what is to be seen](name.svg)"


def _concept(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if question.concept not in set(shelf.concepts):
        known = ", ".join(shelf.concepts)
        yield Fault(("concept",), f"`{question.concept}` is not among the set's concepts", f"they are: {known}")


def _cited(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    for index, key in enumerate(question.sources):
        if key not in shelf.sources:
            yield Fault(("sources", index), f"`{key}` is not in sources.yaml", "add the work there, once for all")


def _lab_link(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if (link := question.lab_link) is None:
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


def _its_own(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    """The rules of its type; where none is broken, that it can be drawn."""
    broken = list(type_of(question).faults(question, shelf))
    yield from broken
    if not broken and type_of(question).is_tried and all(key in shelf.sources for key in question.sources):
        yield from tried(question, shelf)


_RULES: tuple[Callable[[QuestionIn, Shelf], Iterator[Fault]], ...] = (_concept, _cited, _around, _its_own, _lab_link)
