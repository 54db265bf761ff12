"""The six quantities of a cell: their letters and their names."""

from app.text.markdown import QUANTITIES
from app.web.shared.language import gettext

_ = gettext
LETTERS = {name: letter for letter, name in QUANTITIES.items()}


def quantity_names() -> dict[str, str]:
    """The six quantities in the order of the strips."""
    return {
        "forget": _("forget"),
        "input": _("input"),
        "output": _("output"),
        "candidate": _("candidate"),
        "cell": _("cell"),
        "hidden": _("hidden"),
    }
