"""The six quantities of a cell in words."""

from app.lab.quantities import NAMES
from app.web.shared.language import gettext

_ = gettext


def quantity_names() -> dict[str, str]:
    """Where there is room for one word; in the order of the strips."""
    return {name: short for name, (short, _long) in _words().items()}


def full_names() -> dict[str, str]:
    """Where a name stands in a sentence or a list."""
    return {name: long for name, (_short, long) in _words().items()}


def _words() -> dict[str, tuple[str, str]]:
    words: dict[str, tuple[str, str]] = {
        "forget": (_("forget"), _("forget gate")),
        "input": (_("input"), _("input gate")),
        "output": (_("output"), _("output gate")),
        "candidate": (_("candidate"), _("candidate")),
        "cell": (_("cell"), _("cell state")),
        "hidden": (_("hidden"), _("hidden state")),
    }
    return {name: words[name] for name in NAMES}
