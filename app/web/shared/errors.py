"""Errors: a page for people, a problem document (RFC 9457) for programs."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, SecurityError

from app.lab.edits import EditProblem
from app.lab.readings import SequenceProblem
from app.services.base.refusals import Busy, NotThere, RunningTest
from app.study.runs import Unaskable
from app.web.api.interface import ProblemOut
from app.web.shared.error_pages import error_page, running_test_page
from app.web.shared.language import gettext as _
from app.web.shared.render import show

log = logging.getLogger(__name__)
RETRY_AFTER = "1"


def handle_errors(app: Flask) -> None:
    """Answer every error in words."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        if isinstance(error, SecurityError):  # a page of ours would have no address to link to
            return Response("This server does not answer to that name.", 400, content_type="text/plain")
        reply = respond(error.code or 500, error.description or "")
        for name, value in error.get_headers(request.environ):
            if name not in {"Content-Type", "Content-Length"}:
                reply.headers[name] = value
        return reply

    for kind, (status, sentence) in REFUSALS.items():
        app.register_error_handler(kind, partial(_refused, status, sentence))

    app.register_error_handler(RunningTest, _running_test)

    @app.errorhandler(Busy)
    def busy(_error: Busy) -> Response:
        reply = respond(503, "Busy for a moment: nothing was written, send it again.")
        reply.headers["Retry-After"] = RETRY_AFTER
        return reply

    @app.errorhandler(Exception)
    def broke(error: Exception) -> Response:
        log.error("%s %s", request.method, request.path, exc_info=error)
        return respond(500, "Something broke on our side. Try again in a moment: the same id is counted once.")


def _refused(status: int, sentence: Callable[[Exception], str], error: Exception) -> Response:
    """A page says the sentence of a 422: it names the way on."""
    said = sentence(error)
    return respond(status, said, words=said if status == 422 else "")


# What the services and the lab refuse, wherever it comes up: the status, and a sentence.
REFUSALS: Mapping[type[Exception], tuple[int, Callable[[Exception], str]]] = {
    NotThere: (404, lambda error: f"There is no {error.args[0]!r} here."),
    Unaskable: (
        422,
        lambda _error: _(
            "No fair question can be made of this cell: a number is held or too small, or two answers would be alike. "
            "Go back to the lab and choose another step."
        ),
    ),
    SequenceProblem: (422, lambda _error: _("The lab has no such run. Go back to the lab and try again.")),
    EditProblem: (422, lambda _error: _("The lab has no such run. Go back to the lab and try again.")),
}


def _running_test(error: RunningTest) -> Response:
    if request.path.startswith("/api/"):
        return respond(409, "A test of this set is running: its questions are not for practice until it has ended.")
    return Response(show(running_test_page(error.attempt_id)), 409, content_type="text/html; charset=utf-8")


def respond(status: int, detail: str, *, words: str = "", **more: object) -> Response:
    """The error in the form that was asked for; a page says `words`, where there are any, instead of its own."""
    if request.path.startswith("/api/"):
        problem = ProblemOut(title=HTTPStatus(status).phrase, status=status, detail=detail, **more)
        unset = {name for name in ("errors", "fresh", "newer") if getattr(problem, name) is None}
        body = problem.model_dump_json(exclude=unset)
        return Response(body, status, content_type="application/problem+json")
    return Response(show(error_page(status, detail, words)), status, content_type="text/html; charset=utf-8")
