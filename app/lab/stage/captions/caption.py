"""What there is to see in a run: where, and the numbers of the sentence that says it. A sentence is never false."""

from collections.abc import Callable
from dataclasses import dataclass

from app.lab.edits.notation import Edit, Edits, StateEdit
from app.lab.quantities import BY_NAME
from app.lab.stage.cells import Facts, Find, Here
from app.lab.trace import SequenceTrace

Says = Callable[[Here], Facts | None]  # None where the sentence would not be true


@dataclass(frozen=True, slots=True)
class Caption:
    """A sentence to be said of any run of one model, where it holds.

    It speaks of the quantities whose letters are `about`: while somebody decides one of them, it is not said.
    """

    id: str
    unit: int
    quantity: str
    about: str
    find: Find
    says: Says


@dataclass(frozen=True, slots=True)
class Found:
    """A caption that holds in a run, and where it does."""

    id: str
    step: int
    unit: int
    quantity: str
    facts: Facts


def where(holds: Callable[[Here], bool]) -> Says:
    """The numbers of the cell, where `holds`."""
    return lambda here: here.facts() if holds(here) else None


def says_right(here: Here) -> Facts | None:
    """What the network holds likeliest, where that is the right answer, and how likely."""
    outputs = here.trace.outputs[here.step - here.trace.first_answer]
    best = int(outputs.argmax())
    said: Facts = {"answer": here.trace.model.outputs[best], "share": float(outputs[best])}
    return {**here.facts(), **said} if here.is_right else None


def found_in(trace: SequenceTrace, captions: tuple[Caption, ...], edits: Edits = ()) -> tuple[Found, ...]:
    """Those of `captions` that hold in this run, in their order; `edits` are those that it was made with."""
    free = (caption for caption in captions if not any(_decides(edit, caption) for edit in edits))
    return tuple(found for caption in free if (found := _found(caption, trace)))


def _decides(edit: Edit, caption: Caption) -> bool:
    """Whether somebody decides a quantity that the caption speaks of."""
    quantity = edit.state if isinstance(edit, StateEdit) else edit.gate
    return edit.unit in (None, caption.unit) and BY_NAME[quantity].letter in caption.about


def _found(caption: Caption, trace: SequenceTrace) -> Found | None:
    step = caption.find(trace)
    facts = caption.says(Here(trace, step, caption.unit)) if step else None
    return Found(caption.id, step, caption.unit, caption.quantity, facts) if step and facts else None
