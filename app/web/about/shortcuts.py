"""Every key that does something: the one table of them, and its page. A test holds it against templates and scripts."""

from dataclasses import dataclass
from typing import ClassVar

from app.web.shared.language import gettext
from app.web.shared.render import Page

_ = gettext
DIGITS = tuple("123456789")
CAPS = {"ArrowLeft": "←", "ArrowRight": "→", "ArrowUp": "↑", "ArrowDown": "↓"}


@dataclass(frozen=True, slots=True)
class Shortcut:
    """The `keys`, as `data-key` and scripts name them, of which each does its part of what is said."""

    keys: tuple[str, ...]
    does: str

    @property
    def caps(self) -> tuple[str, ...]:
        """What stands on these keys: of all digits the first and the last."""
        ends = (self.keys[0], "…", self.keys[-1]) if self.keys == DIGITS else self.keys
        return tuple(_cap(key) for key in ends)


@dataclass(frozen=True, slots=True)
class Place:
    """Where some keys work."""

    name: str
    shortcuts: tuple[Shortcut, ...]


@dataclass(frozen=True)
class KeysPage(Page):
    """Every key that does something."""

    template: ClassVar[str] = "about/keys.html"
    section: ClassVar[str] = "keys"
    places: tuple[Place, ...]


def keys_page() -> KeysPage:
    return KeysPage(title=_("Keys"), places=places())


def places() -> tuple[Place, ...]:
    return (
        Place(_("Everywhere"), (Shortcut(("?",), _("this page")),)),
        Place(_("The first page"), (Shortcut(("Enter",), _("start with what is due")),)),
        *_of_a_round(),
        *_of_the_lab(),
    )


def _of_a_round() -> tuple[Place, ...]:
    undo = Shortcut(("u",), _("take the last answer back, or put it back"))
    question = (
        Shortcut(DIGITS, _("choose the answer with this number")),
        Shortcut(("Enter",), _("check the answer; then go on to the next question")),
        undo,
    )
    card = (
        Shortcut(("Space", "Enter"), _("turn the card")),
        Shortcut(("1",), _("it comes again soon")),
        Shortcut(("2",), _("you got it")),
        undo,
    )
    end = (Shortcut(("Enter",), _("go on with what comes next")), undo)
    return (Place(_("A question"), question), Place(_("A flashcard"), card), Place(_("The end of a round"), end))


def _of_the_lab() -> tuple[Place, ...]:
    strips = (
        Shortcut(("ArrowLeft", "ArrowRight"), _("one step back, one step on")),
        Shortcut(("ArrowUp", "ArrowDown"), _("the quantity above, the one below; with every unit drawn, the unit")),
        Shortcut(("PageUp", "PageDown"), _("the unit before, the unit after")),
        Shortcut(("Home", "End"), _("the first step, the last step")),
        Shortcut(("Space",), _("play the run step by step, or pause")),
        Shortcut(DIGITS, _("while you guess a gate: its value at this step, .1 to .9; 0 is shut, + is open")),
    )
    lab = (
        Shortcut(("u",), _("take the last change of the run back")),
        Shortcut(("p",), _("play the run step by step, or pause")),
        Shortcut(("Escape",), _("lay the sheet with the cell down")),
    )
    return (Place(_("The lab"), lab), Place(_("The strips of the lab, once they have the focus"), strips))


def _cap(key: str) -> str:
    words = {
        "Space": _("Space"),
        "Enter": _("Enter"),
        "Home": _("Home"),
        "End": _("End"),
        "Escape": _("Esc"),
        "PageUp": _("Page Up"),
        "PageDown": _("Page Down"),
    }
    return words.get(key) or CAPS.get(key) or key.upper()
