"""What a changed view sends to the strips: the run, what its changes did, and what is wrong."""

from typing import Any

from app.lab.quantities import NAMES
from app.services.lab.guesses import MarkedCurve
from app.web.lab.change_words import told_changes
from app.web.lab.state import Scene
from app.web.shared.run_json import run_json


def stage_run(scene: Scene) -> dict[str, Any]:
    """Without the quantity that is still to be guessed."""
    shown = tuple(name for name in NAMES if name != scene.concealed)
    told = told_changes(scene)
    return {
        **run_json(scene.trace, scene.untouched, scene.drawn, shown),
        "guess": list(scene.mark.guessed) if isinstance(scene.mark, MarkedCurve) else None,
        "sentence": told.sentence,
        "answer_at": told.step,
        "problems": list(scene.problems),
    }
