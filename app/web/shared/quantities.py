"""The six quantities of a cell in words."""

from collections.abc import Mapping

from app.lab.quantities import NAMES, QUANTITIES, Quantity, QuantityKind
from app.web.shared.language import gettext

_ = gettext
_ENDINGS = {QuantityKind.GATE: "-gate", QuantityKind.CONTENT: "", QuantityKind.STATE: "-state"}
_BY_CONCEPT: Mapping[str, Quantity] = {one.name + _ENDINGS[one.kind]: one for one in QUANTITIES}


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


def quantity_of_concept(concept: str) -> Quantity | None:
    """The quantity that a concept is about by its id (`forget-gate`, `cell-state`), where it is about one alone."""
    return _BY_CONCEPT.get(concept)
