"""The WSGI application, `wsgi:application` for any WSGI server, and its commands, `flask --app wsgi …`.

Either is made when it is asked for: a command that needs no pages does not wait for them.
"""

import os
from typing import TYPE_CHECKING

import click
from flask import Flask

from app.cli.commands import commands_alone
from app.server.logs import start_log
from app.settings import SettingError, Settings

if TYPE_CHECKING:
    from app.services.base.site import Site

try:
    _settings = Settings.from_environ(os.environ)
    start_log(_settings.log_format)
except SettingError as error:
    raise SystemExit(f"Keepgate does not start: {error}") from None


def __getattr__(name: str) -> Flask:
    """Flask's command line asks for `app` first, and where there is none for `application`."""
    if name == "application":
        return _kept(name, _whole())
    if name == "app" and _a_command_is_looked_up():
        return _kept(name, commands_alone(_settings, _site))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _kept(name: str, made: Flask) -> Flask:
    globals()[name] = made
    return made


def _whole() -> Flask:
    from app.factory import create_app

    return create_app(_settings)


def _site() -> "Site":
    from app.factory import open_site

    return open_site(_settings)


def _a_command_is_looked_up() -> bool:
    """One of ours, or all of them for the help; `flask run` and its like are found already, and want the pages."""
    context = click.get_current_context(silent=True)
    return context is not None and context.parent is None
