"""Guess a gate before it is shown."""

from dataclasses import dataclass, replace

from flask import url_for

from app.lab.edits.notation import written as written_edits
from app.lab.quantities import BY_NAME
from app.lab.readings.predictions import UNTOUCHED, CurveMark
from app.lab.trace import GATES
from app.services.lab.guesses import MarkedCurve
from app.web.lab.guess_words import mark_sentence
from app.web.lab.quantity_words import what_it_does
from app.web.lab.state import Scene
from app.web.question_types.options import Fields
from app.web.shared.guess_chart import GuessChart, guess_chart
from app.web.shared.language import percent
from app.web.shared.numbers import visible
from app.web.shared.quantities import full_names

STEPS_OF_A_PHONE = 10


@dataclass(frozen=True, slots=True)
class GateToGuess:
    """A gate by its letter, its name and what it does, and the address that hides it."""

    gate: str
    letter: str
    name: str
    does: str
    url: str


@dataclass(frozen=True, slots=True)
class FarStep:
    """The step at which a guess is furthest off, and the address that goes there."""

    step: int
    url: str


@dataclass(frozen=True, slots=True)
class GuessTool:
    """Guess a gate of the chosen unit: choose it, say what it does, see it."""

    fields: Fields  # without a guess
    page_url: str
    gates: tuple[GateToGuess, ...]
    gate: str
    letter: str
    gate_name: str
    unit: int  # 0 where there is but one
    symbols: tuple[str, ...]
    start: str
    awaited: str  # what is guessed, while it is; a guess under way stays as long as this does
    open_url: str  # the guess that it is open all the time
    shut_url: str
    score: str
    furthest: FarStep | None
    in_halves: bool  # of the score, for where the gate is open and where it is shut
    sentence: str
    chart: GuessChart | None
    again_url: str  # the same gate once more
    other_url: str  # without a guess

    @property
    def goes_on(self) -> bool:
        """Whether a phone has no room for every step."""
        return len(self.symbols) > STEPS_OF_A_PHONE


def guess_tool(scene: Scene) -> GuessTool:
    state, told = scene.state, scene.mark
    mark = told.mark if isinstance(told, MarkedCurve) else told
    blank = replace(state, tool="guess", predict="", curve="", closes="")
    hidden = replace(blank, predict=state.predict)
    steps = len(scene.trace.symbols)
    return GuessTool(
        fields=blank.fields(),
        page_url=url_for("lab.model", model_id=state.model),
        gates=tuple(
            GateToGuess(name, BY_NAME[name].letter, full_names()[name], what_it_does()[name], blank.url(predict=name))
            for name in GATES
        ),
        gate=state.predict,
        letter=BY_NAME[state.predict].letter if state.predict else "",
        gate_name=full_names().get(state.predict, ""),
        unit=state.unit if scene.trace.model.units > 1 else 0,
        symbols=tuple(map(visible, scene.trace.symbols)),
        start=f"{UNTOUCHED:g}",
        awaited=_awaited(scene) if scene.concealed else "",
        open_url=hidden.url(curve=",".join(["1"] * steps)),
        shut_url=hidden.url(curve=",".join(["0"] * steps)),
        score=percent(mark.score) if mark else "",
        furthest=FarStep(mark.worst_step, state.url(step=mark.worst_step)) if isinstance(mark, CurveMark) else None,
        in_halves=isinstance(mark, CurveMark) and mark.in_halves,
        sentence=mark_sentence(mark) if mark else "",
        chart=guess_chart(told.guessed, told.values) if isinstance(told, MarkedCurve) else None,
        again_url=hidden.url(),
        other_url=blank.url(),
    )


def _awaited(scene: Scene) -> str:
    state = scene.state
    return f"{state.predict} {state.unit} {written_edits(state.edits)} {state.sequence}"
