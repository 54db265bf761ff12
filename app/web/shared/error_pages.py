"""The page of an error: what happened, and a next step."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.web.shared.language import gettext
from app.web.shared.refusals import usual_words
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

    template: ClassVar[str] = "errors/running.html"
    section: ClassVar[str] = "sets"
    attempt_url: str


def running_test_page(attempt_id: str) -> RunningTestPage:
    return RunningTestPage(_("A test is running"), url_for("attempts.show_one", attempt_id=attempt_id))


def error_page(status: int, sentence: str, *, first: bool) -> ErrorPage:
    """What is always said of the status, unless the refusal's own sentence comes `first`, or is all there is."""
    title, usual = usual_words(status)
    return ErrorPage(title, status, sentence if first else usual or sentence)
