"""Experiments in one tap: what each does, whether it is being done, and what it shows."""

from dataclasses import dataclass

from app.lab.edits.notation import Edits
from app.lab.stage.cells import Facts, Here
from app.lab.stage.experiments.experiment import Experiment, Trial
from app.lab.stage.experiments.table import experiments_of
from app.web.lab.experiment_words import experiment_claims, experiment_labels
from app.web.lab.look_tool import in_words
from app.web.lab.state import NONE, Scene

FIGURE_SPACE = "\N{FIGURE SPACE}"


@dataclass(frozen=True, slots=True)
class Chip:
    """An experiment; pressed again it is taken back."""

    id: str
    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Experiments:
    """Those that do something to this run, and what the one that is being done shows."""

    chips: tuple[Chip, ...]
    claim: str


def experiments(scene: Scene) -> Experiments:
    """Nothing is shown while a gate is still to be guessed: it would be given away. A lesson may hide the chips."""
    to_tap = () if "change" in scene.state.hide else _offered(scene)
    chips = (_chip(scene, one, made) for one in to_tap if (made := _made(scene, one)))
    done, facts = _shown(scene)
    return Experiments(tuple(chips), experiment_claims()[done.id] % in_words(facts) if done else "")


def answer_named(scene: Scene) -> int | None:
    """The step of the answer that the sentence of the experiment in force names, if any."""
    done, facts = _shown(scene)
    return int(facts[done.answer]) if done and done.answer else None


def _made(scene: Scene, experiment: Experiment) -> Edits | None:
    """What is in force stays as it was made; the others are of the chosen cell."""
    state, untouched = scene.state, scene.untouched
    return state.edits if _is_done(scene, experiment) else experiment.makes(Here(untouched, state.step, state.unit))


def _is_done(scene: Scene, experiment: Experiment) -> bool:
    return experiment.is_made_by(scene.state.edits, scene.untouched, scene.state.unit)


def _chip(scene: Scene, experiment: Experiment, made: Edits) -> Chip:
    state = scene.state
    current = made == state.edits
    facts = in_words(Trial(scene.untouched, scene.trace, made).facts())
    label = experiment_labels()[experiment.id] % {**facts, "step": _as_wide(facts["step"], facts["last"])}
    return Chip(experiment.id, label, state.url(edits=NONE if current else made), current)


def _as_wide(step: str, last: str) -> str:
    """With room for the digits of any step, so that no chip moves when the cursor does."""
    return step + FIGURE_SPACE * (len(last) - len(step))


def _shown(scene: Scene) -> tuple[Experiment, Facts] | tuple[None, Facts]:
    """The experiment in force with what it shows, where it does."""
    for one in _offered(scene):
        if _is_done(scene, one) and (facts := one.shows(Trial(scene.untouched, scene.trace, scene.state.edits))):
            return one, facts
    return None, {}


def _offered(scene: Scene) -> tuple[Experiment, ...]:
    return () if scene.concealed else experiments_of(scene.state.model)
