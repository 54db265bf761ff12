"""The context that a page is made from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flask import g, request

from app.services.base.site import Site, Visitor
from app.web.shared.language import current_language
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor


@dataclass(frozen=True)
class Context:
    """Where and when a page is made, for whom, and in which language. `root` is the site's own address.

    Who looks at it is found out when it is asked for: a page that shows everybody the same sets no cookie.
    """

    site: Site
    now: datetime
    language: str
    root: str
    find_visitor: Callable[[], Visitor]

    @cached_property
    def visitor(self) -> Visitor:
        return self.find_visitor()

    @property
    def person(self) -> str:
        return self.visitor.person


def current_context() -> Context:
    """That of this request, made once."""
    if "context" not in g:
        root = request.host_url.rstrip("/")
        g.context = Context(current_site(), now(), current_language(), root, current_visitor)
    context: Context = g.context
    return context
