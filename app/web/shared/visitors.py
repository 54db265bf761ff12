"""The visitor of a request: what it carries is read here, and the cookies are written; `services` says who it is."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, Response, current_app, g, request

from app.services.base.recognising import VISIT_LASTS, Credential, grant_to, is_first_visit, new_visitor, visitor_of
from app.services.base.recognising import learner_of_old_page as learner_that_is_signed
from app.services.base.site import Visitor
from app.services.base.visiting import SESSION_LASTS, renewed
from app.web.shared.cookies import Cookie
from app.web.shared.site import current_site, now

View = TypeVar("View", bound=Callable[..., object])
GRANTED, REPEATED = "takes_grant", "takes_repeat"


SESSION = Cookie("keepgate")


def takes_grant(view: View) -> View:
    """A view for programs without cookies: the grant in its JSON body says who sends it. No other view reads one."""
    setattr(view, GRANTED, True)
    return view


def takes_answer(view: View) -> View:
    """As `takes_grant`, where an answer is sent: with its id, the grant is good for a repeat of it too."""
    setattr(view, REPEATED, True)
    return takes_grant(view)


def current_visitor() -> Visitor:
    """Found once a request; a new one is greeted with the reply."""
    if "visitor" not in g:
        found = visitor_of(current_site(), _carried(), now())
        g.greet = found is None
        g.visitor = found or new_visitor(current_site(), now())
    visitor: Visitor = g.visitor
    return visitor


def _carried() -> Credential:
    token, plain = SESSION.said()
    view = current_app.view_functions.get(request.endpoint or "")
    if not (request.is_json and getattr(view, GRANTED, False)):
        return Credential(token, plain)
    return Credential(token, plain, _said("learner"), _said("id") if getattr(view, REPEATED, False) else "")


def _said(name: str) -> str:
    """What a JSON body, or a form, says under this name."""
    body = request.get_json(silent=True) if request.is_json else request.form
    said = body.get(name) if isinstance(body, dict) else None
    return said if isinstance(said, str) else ""


def granted_learner(visitor: Visitor) -> str:
    """What a JSON reply carries for a visitor without a session; nothing for one with."""
    return grant_to(current_site(), visitor)


def learner_of_old_page() -> str:
    """For whom the page was drawn that this request was sent from, where it is one of version 0002."""
    return learner_that_is_signed(current_site(), _said("learner"), current_visitor())


def greet(app: Flask) -> None:
    """Give a new visitor the cookie of the visit, with the first reply that knew them."""

    @app.after_request
    def set_cookie(response: Response) -> Response:
        if g.pop("greet", False):
            SESSION.give(response, current_visitor().token, VISIT_LASTS)
        return response


def remember_answerer(response: Response, visitor: Visitor, learner: str) -> Response:
    """As `remember_visitor`, unless the reply is the stored one to another `learner`: then nobody was let in."""
    return remember_visitor(response, visitor) if learner == visitor.learner else response


def remember_visitor(response: Response, visitor: Visitor) -> Response:
    """Give a visitor who was just let in the cookie of the session; also where a reply that had it may be lost."""
    if visitor.replaces:
        return _remember_again(response, visitor)
    if not visitor.known or is_first_visit(visitor.token, now()):
        g.pop("greet", None)
        SESSION.give(response, visitor.token, SESSION_LASTS)
    return response


def forget_visitor(response: Response) -> Response:
    """Take the session's cookie away: whoever sent this is somebody new from now on."""
    g.pop("greet", None)
    SESSION.take(response)
    return response


def _remember_again(response: Response, visitor: Visitor) -> Response:
    """Whoever comes from the time before HTTPS gets a new token in its cookie, once it is good for the session."""
    if renewed(current_site(), visitor, now()):
        SESSION.give(response, visitor.token, SESSION_LASTS)
        SESSION.take_plain(response)
    return response
