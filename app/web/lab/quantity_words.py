"""What each gate and each state does, in words."""

from app.web.question_types.options import Option
from app.web.shared.language import gettext
from app.web.shared.quantities import full_names

_ = gettext


def what_it_does() -> dict[str, str]:
    return {
        "forget": _("how much of the memory stays"),
        "input": _("how much is written into the memory"),
        "output": _("how much of the memory is shown"),
        "candidate": _("what could be written"),
        "cell": _("the memory"),
        "hidden": _("what is shown of the memory"),
    }


def option_of(letter: str, name: str, *, marked: str) -> Option:
    """A quantity to choose, with what it does."""
    return Option(letter, f"{letter} · {full_names()[name]}: {what_it_does()[name]}", name == marked)
