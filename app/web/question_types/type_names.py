"""What the types of questions are called."""

from app.web.shared.language import gettext

_ = gettext


def type_names() -> dict[str, str]:
    """By the names that questions have in their files."""
    return {
        "single": _("one choice"),
        "multiple": _("several choices"),
        "boolean": _("true or false"),
        "typed": _("a word"),
        "cloze": _("gaps"),
        "numeric": _("a number"),
        "matching": _("pairs"),
        "ordering": _("an order"),
        "computed": _("new numbers each time"),
        "hotspot": _("a step to find"),
        "predict": _("a gate to foretell"),
        "flashcard": _("flashcard"),
    }
