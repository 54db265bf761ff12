"""What the tools of the lab share: choices of a list, hidden fields, names."""

from dataclasses import dataclass

from app.web.shared.language import gettext

_ = gettext
Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a list, with what it sends."""

    value: str
    text: str
    chosen: bool = False


def gate_names() -> dict[str, str]:
    return {
        "forget": _("forget gate"),
        "input": _("input gate"),
        "output": _("output gate"),
        "candidate": _("candidate"),
        "cell": _("cell state"),
        "hidden": _("hidden state"),
    }
