"""The page of an error: what happened, and a next step."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.web.shared.language import gettext
from app.web.shared.render import Page

_ = gettext


@dataclass(frozen=True)
class ErrorPage(Page):
    """An error in plain words."""

    template: ClassVar[str] = "errors/error.html"
    status: int
    words: str


@dataclass(frozen=True)
class RunningTestPage(Page):
    """Why this cannot be had now, and the way back to the test."""

    template: ClassVar[str] = "exams/running.html"
    section: ClassVar[str] = "sets"
    attempt_url: str


def running_test_page(attempt_id: str) -> RunningTestPage:
    return RunningTestPage(_("A test is running"), url_for("attempts.show_one", attempt_id=attempt_id))


def error_page(status: int, said: str, words: str = "") -> ErrorPage:
    """`words` come first, then what is always said of the status, then what was `said`."""
    title, known = _known(status)
    return ErrorPage(title, status, words or known or said)


def _known(status: int) -> tuple[str, str]:
    return {
        400: (_("That could not be read"), ""),
        403: (_("That is not allowed"), _("This was sent from another site, so nothing was done.")),
        404: (_("There is nothing here"), _("The page may have moved, or belong to somebody else.")),
        405: (_("That does not work here"), _("Go back and use the page's own buttons.")),
        413: (_("That is too much at once"), _("At most 64 KiB can be sent.")),
        422: (_("That could not be read"), _("Go back, reload the page and try again. Nothing was counted.")),
        500: (
            _("Something broke on our side"),
            _("Try again in a moment. An answer sent again is counted once."),
        ),
        503: (_("Busy for a moment"), _("Nothing was counted. Send it again: it will be counted once.")),
    }.get(status, (_("That did not work"), ""))
