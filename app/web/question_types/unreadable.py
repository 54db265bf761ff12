"""Why an answer could not be read, said to the one who gave it."""

from app.study.reading import UnreadableResponse
from app.web.shared.language import gettext
from app.web.shared.number_sentences import number_sentence

_ = gettext


def unreadable_sentence(problem: UnreadableResponse, type_name: str) -> str:
    """What is missing, or what cannot be read and how to write it."""
    usual = _missing().get(type_name, _("Choose or fill in an answer first."))
    return number_sentence(problem) or usual


def _missing() -> dict[str, str]:
    return {
        "matching": _("Choose one for each."),
        "ordering": _("Give each a place of its own."),
        "predict": _("Give every step a number from 0 to 1."),
    }
