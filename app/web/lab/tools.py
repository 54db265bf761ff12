"""The tools of the lab as tabs: those that do something for this model and that no lesson has hidden."""

from dataclasses import dataclass

from app.web.lab.state import TOOLS, Scene
from app.web.shared.language import gettext

_ = gettext
# What a lesson hides, by the part of an address that names it, takes these tabs with it.
HIDDEN_WITH = {**{name: name for name in TOOLS}, "guess": "predict", "quiz": "questions"}


@dataclass(frozen=True, slots=True)
class ToolTab:
    """A tool and its tab."""

    name: str
    text: str
    chosen: bool


def tool_tabs(scene: Scene, *, asks: bool) -> tuple[ToolTab, ...]:
    """`asks`: some set asks about cells."""
    names = _tool_names()
    there = [name for name in TOOLS if _is_there(scene, name) and (asks or name != "quiz")]
    chosen = scene.state.tool if scene.state.tool in there else next(iter(there), "")
    return tuple(ToolTab(name, names[name], name == chosen) for name in there)


def _is_there(scene: Scene, name: str) -> bool:
    if name == "units" and scene.trace.model.units == 1:
        return False
    return HIDDEN_WITH[name] not in scene.state.hide


def _tool_names() -> dict[str, str]:
    return {
        "look": _("Look"),
        "guess": _("Guess"),
        "change": _("Change"),
        "units": _("Units"),
        "quiz": _("Quiz me"),
        "share": _("Share"),
    }
