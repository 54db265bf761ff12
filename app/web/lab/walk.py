"""Through time without scripts: the step before, any step, the step after."""

from dataclasses import dataclass

from flask import url_for

from app.web.lab.state import Scene
from app.web.question_types.options import Fields


@dataclass(frozen=True, slots=True)
class Walk:
    """The chosen step and the ways from there; no address where the run ends."""

    page_url: str
    fields: Fields  # of the view, but for the step
    step: int
    steps: int
    back_url: str
    on_url: str


def walk(scene: Scene) -> Walk:
    state, steps = scene.state, len(scene.trace.symbols)
    return Walk(
        page_url=url_for("lab.model", model_id=state.model),
        fields=tuple(pair for pair in state.fields() if pair[0] != "step"),
        step=state.step,
        steps=steps,
        back_url=state.url(step=state.step - 1) if state.step > 1 else "",
        on_url=state.url(step=state.step + 1) if state.step < steps else "",
    )
