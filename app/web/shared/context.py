"""The context that a page is made from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flask import g, request

from app.services.base.site import Site, Visitor
from app.services.base.zones import days_of
from app.study.days import Days, Today
from app.study.preferences import Preferences
from app.web.shared.language import current_language
from app.web.shared.site import current_site, now
from app.web.shared.visitors import current_visitor

ZONE_COOKIE = "zone"  # static/js/behaviours/time_zone.js writes it


@dataclass(frozen=True)
class Context:
    """Where and when a page is made, for whom, and in which language. `root` is the site's own address, `browser_zone`
    what the browser says of its time zone.

    Who looks at it is found out when it is asked for: a page that shows everybody the same sets no cookie.
    """

    site: Site
    now: datetime
    language: str
    root: str
    browser_zone: str
    find_visitor: Callable[[], Visitor]

    @cached_property
    def visitor(self) -> Visitor:
        return self.find_visitor()

    @cached_property
    def days(self) -> Days:
        """Those of the zone that the visitor chose, or their browser's, or the host's."""
        return days_of((self.visitor.zone, self.browser_zone), self.site.zone, self.visitor.day_start)

    @property
    def preferences(self) -> Preferences:
        return self.visitor.preferences

    @property
    def today(self) -> Today:
        return Today(self.now, self.days)

    @property
    def person(self) -> str:
        return self.visitor.person


def current_context() -> Context:
    """That of this request, made once."""
    if "context" not in g:
        root = request.host_url.rstrip("/")
        zone = request.cookies.get(ZONE_COOKIE, "")
        g.context = Context(current_site(), now(), current_language(), root, zone, current_visitor)
    context: Context = g.context
    return context
