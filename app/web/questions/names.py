"""What levels, modes and certainties are called."""

from app.study.modes import Certainty, Mode
from app.study.questions import Level
from app.web.shared.language import gettext

_ = gettext


def level_name(level: Level) -> str:
    return {Level.RECALL: _("recall"), Level.UNDERSTAND: _("understand"), Level.APPLY: _("apply")}[level]


def mode_name(mode: Mode) -> str:
    return {
        Mode.QUIZ: _("Quiz"),
        Mode.FLASHCARDS: _("Flashcards"),
        Mode.LAB: _("Lab"),
        Mode.EXTRA: _("Once more"),
        Mode.TEST: _("Test"),
    }[mode]


def certainty_name(certainty: Certainty) -> str:
    return {
        Certainty.GUESS: _("a guess"),
        Certainty.FAIRLY: _("fairly sure"),
        Certainty.CERTAIN: _("certain"),
    }[certainty]


def was_certain(certainty: Certainty) -> str:
    return {
        Certainty.GUESS: _("You were guessing."),
        Certainty.FAIRLY: _("You were fairly sure."),
        Certainty.CERTAIN: _("You were certain."),
    }[certainty]
