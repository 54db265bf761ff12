"""Experiments in one tap: what each does, whether it is being done, and what it shows."""

from dataclasses import dataclass

from app.lab.edits.notation import Edits
from app.lab.stage.cells import Here
from app.lab.stage.experiments.experiment import Experiment, Trial
from app.lab.stage.experiments.table import experiments_of
from app.web.lab.experiment_words import experiment_claims, experiment_labels
from app.web.lab.look_tool import in_words
from app.web.lab.state import NONE, Scene


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
    offered = () if scene.concealed else experiments_of(scene.state.model)
    to_tap = () if "change" in scene.state.hide else offered
    chips = (_chip(scene, one, made) for one in to_tap if (made := one.makes(_here(scene))))
    return Experiments(tuple(chips), _claim(scene, offered))


def _here(scene: Scene) -> Here:
    return Here(scene.untouched, scene.state.step, scene.state.unit)


def _chip(scene: Scene, experiment: Experiment, made: Edits) -> Chip:
    state = scene.state
    current = made == state.edits
    facts = in_words(Trial(scene.untouched, scene.trace, made).facts())
    return Chip(
        experiment.id, experiment_labels()[experiment.id] % facts, state.url(edits=NONE if current else made), current
    )


def _claim(scene: Scene, offered: tuple[Experiment, ...]) -> str:
    edits, unit = scene.state.edits, scene.state.unit
    for one in offered:
        if one.is_made_by(edits, scene.untouched, unit):
            facts = one.shows(Trial(scene.untouched, scene.trace, edits))
            return experiment_claims()[one.id] % in_words(facts) if facts else ""
    return ""
