"""What there is to see in the run, in sentences that lead there."""

from dataclasses import dataclass

from app.lab.quantities import BY_NAME
from app.lab.stage.captions.caption import Found
from app.lab.stage.captions.table import captions_in
from app.lab.stage.cells import Facts
from app.web.lab.caption_words import caption_sentences
from app.web.lab.quantity_words import what_it_does
from app.web.lab.state import Scene
from app.web.shared.numbers import visible, written
from app.web.shared.quantities import full_names


@dataclass(frozen=True, slots=True)
class CaptionLink:
    """A sentence about one cell of the run, and the address at which that cell is chosen."""

    text: str
    url: str
    current: bool
    step: int
    symbol: str
    quantity: str
    letter: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter of the strips stands for, and what that does."""

    quantity: str
    letter: str
    name: str
    does: str


def letters() -> tuple[Letter, ...]:
    """The six, in the order of the strips."""
    names, deeds = full_names(), what_it_does()
    return tuple(Letter(one, BY_NAME[one].letter, names[one], deeds[one]) for one in names)


def captions(scene: Scene) -> tuple[CaptionLink, ...]:
    """Those that hold in this run; none while a gate is still to be guessed."""
    return (
        ()
        if scene.concealed
        else tuple(_caption(scene, found) for found in captions_in(scene.trace, scene.state.edits))
    )


def _caption(scene: Scene, found: Found) -> CaptionLink:
    state = scene.state
    return CaptionLink(
        text=caption_sentences()[found.id] % in_words(found.facts),
        url=state.url(step=found.step, unit=found.unit, show=found.quantity),
        current=(state.step, state.unit) == (found.step, found.unit),
        step=found.step,
        symbol=visible(scene.trace.symbols[found.step - 1]),
        quantity=found.quantity,
        letter=BY_NAME[found.quantity].letter,
    )


def in_words(facts: Facts) -> dict[str, str]:
    """Numbers of the run with two digits, counts as they are."""
    return {name: _in_words(name, fact) for name, fact in facts.items()}


def _in_words(name: str, fact: float | str) -> str:
    if isinstance(fact, str):
        return visible(fact)
    return f"{round(fact, 2):g}" if isinstance(fact, int) or name == "truth" else written(fact, 2)
