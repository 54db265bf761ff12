"""The theme of a page: as somebody chose it, else as their system says."""

from datetime import timedelta

from werkzeug.wrappers import Response

from app.web.shared.cookies import Cookie
from app.web.shared.security import A_YEAR

COOKIE = Cookie("theme")
THEMES = ("light", "dark")


def chosen_theme() -> str:
    """`light` or `dark`; "" where it is left to the system."""
    return next((theme for theme in COOKIE.said() if theme in THEMES), "")


def keep_theme(reply: Response, theme: str) -> None:
    """In this browser alone; "" leaves it to the system again."""
    if theme:
        COOKIE.give(reply, theme, timedelta(seconds=A_YEAR))
    else:
        COOKIE.take(reply)
