"""The page of an error: what happened, and a next step."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for

from app.web.shared.language import gettext
from app.web.shared.refusals import Refusal, usual_words
from app.web.shared.render import Page
from app.web.shared.typed import SentForm, sent_form, typed

_ = gettext
MAY_BE_SENT_AGAIN = 500  # and above: it is not the sender's fault


@dataclass(frozen=True)
class ErrorPage(Page):
    """An error in plain words, with what was `typed`; `again` is the form that was sent, where it can be once more."""

    template: ClassVar[str] = "errors/error.html"
    status: int
    words: str
    typed: tuple[str, ...]
    again: SentForm | None


@dataclass(frozen=True)
class RunningTestPage(Page):
    """Why this cannot be had now, with what was `typed`, and the way back to the test."""

    template: ClassVar[str] = "errors/running.html"
    section: ClassVar[str] = "sets"
    attempt_url: str
    typed: tuple[str, ...]


def running_test_page(attempt_id: str) -> RunningTestPage:
    return RunningTestPage(_("A test is running"), url_for("attempts.show_one", attempt_id=attempt_id), typed())


def error_page(refusal: Refusal, status: int, sentence: str) -> ErrorPage:
    """What is always said of the status, unless the refusal's own sentence comes first, or is all there is."""
    title, usual = usual_words(status)
    words = sentence if refusal.on_page else usual or sentence
    if refusal.foreign:
        return ErrorPage(title, status, words, (), None)
    return ErrorPage(title, status, words, typed(), sent_form() if status >= MAY_BE_SENT_AGAIN else None)
