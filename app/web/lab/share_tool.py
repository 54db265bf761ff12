"""Links and files of a view."""

from dataclasses import dataclass, replace

from flask import url_for

from app.web.lab.state import HIDEABLE, Scene
from app.web.question_types.options import Fields, Option
from app.web.shared.language import gettext

_ = gettext


@dataclass(frozen=True, slots=True)
class ShareTool:
    """Links and files."""

    fields: Fields
    page_url: str
    link: str
    hideable: tuple[Option, ...]
    csv_url: str
    svg_url: str
    changed: bool


def share_tool(scene: Scene, root: str) -> ShareTool:
    state = scene.state
    return ShareTool(
        fields=replace(state, hide=(), question="", answer="").fields(),
        page_url=url_for("lab.model", model_id=state.model),
        link=root + replace(state, question="", answer="").url(),
        hideable=tuple(Option(name, hideable_names()[name], name in state.hide) for name in HIDEABLE),
        csv_url=state.url("lab.numbers"),
        svg_url=state.url("lab.picture"),
        changed=bool(state.edits),
    )


def hideable_names() -> dict[str, str]:
    return {
        "models": _("the list of models"),
        "input": _("the field to type in"),
        "panel": _("the chosen cell"),
        "table": _("the table of numbers"),
        "look": _("what to look at"),
        "predict": _("guessing"),
        "change": _("changing"),
        "units": _("the units"),
        "share": _("sharing"),
        "questions": _("the questions"),
    }
