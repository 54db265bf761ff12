"""Errors: a page for people, a problem document (RFC 9457) for programs; what both tell is in the table of refusals."""

import json
import logging
from http import HTTPStatus

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, SecurityError

from app.services.base.refusals import RunningTest
from app.web.shared.error_pages import error_page, running_test_page
from app.web.shared.refusals import REFUSALS, Refusal, refusal_of
from app.web.shared.render import Page, show

log = logging.getLogger(__name__)
FOR_SCRIPTS = {"lab.run"}  # endpoints that the scripts of a page ask, whatever they say that they accept


def handle_errors(app: Flask) -> None:
    """Answer every error in words."""
    for kind in REFUSALS:
        if not issubclass(kind, HTTPException):
            app.register_error_handler(kind, refused)
    app.register_error_handler(HTTPException, _refused_by_http)
    app.register_error_handler(Exception, _broke)


def refused(error: Exception, **more: object) -> Response:
    """What the table says of the error, in the form that was asked for; `more` are members of a problem document."""
    refusal = refusal_of(error)
    status = (error.code or refusal.status) if isinstance(error, HTTPException) else refusal.status
    reply = _problem(refusal, status, error, more) if _by_program() else _page(refusal, status, error)
    if refusal.retry is not None:
        reply.headers["Retry-After"] = str(refusal.retry)
    return reply


def _by_program() -> bool:
    return request.path.startswith("/api/") or request.endpoint in FOR_SCRIPTS


def _problem(refusal: Refusal, status: int, error: Exception, more: dict[str, object]) -> Response:
    members: dict[str, object] = {
        "type": refusal.type,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": refusal.sentence(error),
    }
    if refusal.faults:
        members["errors"] = refusal.faults(error)
    body = members | {name: value for name, value in more.items() if value is not None}
    return Response(json.dumps(body), status, content_type="application/problem+json")


def _page(refusal: Refusal, status: int, error: Exception) -> Response:
    page: Page = error_page(refusal, status, refusal.sentence(error))
    if isinstance(error, RunningTest):
        page = running_test_page(error.attempt_id)
    return Response(show(page), status, content_type="text/html; charset=utf-8")


def _refused_by_http(error: HTTPException) -> Response:
    """What Flask and Werkzeug refuse, with the headers that belong to it, such as the methods that are allowed."""
    if isinstance(error, SecurityError):  # a page of ours would have no address to link to
        return Response("This server does not answer to that name.", 400, content_type="text/plain")
    reply = refused(error)
    for name, value in error.get_headers(request.environ):
        if name not in {"Content-Type", "Content-Length"}:
            reply.headers[name] = value
    return reply


def _broke(error: Exception) -> Response:
    # By its rule: an address would tell whose test it was.
    log.error("%s %s", request.method, request.url_rule or "an unknown address", exc_info=error)
    return refused(error)
