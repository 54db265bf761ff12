"""Commands: `flask --app wsgi …`. Each module is imported when one of its commands is called."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click
from flask import Flask
from flask.cli import AppGroup

from app.settings import Settings

if TYPE_CHECKING:
    from app.services.base.site import Site

SiteMaker = Callable[[], "Site"]


def add_commands(app: Flask, settings: Settings, site: SiteMaker) -> None:
    """Give `app` every command."""
    app.cli = _Commands(settings, site)


def commands_alone(settings: Settings, site: SiteMaker) -> Flask:
    """Every command and no page: what the command line needs, in a third of the time."""
    app = Flask("keepgate", static_folder=None)
    add_commands(app, settings, site)
    return app


class _Commands(AppGroup):
    """Commands by name, the groups first; the site is made for those that work on it."""

    def __init__(self, settings: Settings, site: SiteMaker) -> None:
        super().__init__()
        self._settings, self._site = settings, site

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted([*_GROUPS, *(command.name or "" for command in _hosting(self._settings, self._site))])

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        made = _GROUPS.get(name, _hosting)(self._settings, self._site)
        return next((command for command in made if command.name == name), None)


def _content(settings: Settings, site: SiteMaker) -> Sequence[click.Command]:
    from app.cli.content import content_commands

    return [content_commands(settings, site)]


def _lab(settings: Settings, _site: SiteMaker) -> Sequence[click.Command]:
    from app.cli.lab import lab_commands

    return [lab_commands(settings)]


def _class(_settings: Settings, site: SiteMaker) -> Sequence[click.Command]:
    from app.cli.classes import class_commands

    return [class_commands(site())]


def _study(_settings: Settings, site: SiteMaker) -> Sequence[click.Command]:
    from app.cli.study import study_commands

    return [study_commands(site())]


def _hosting(settings: Settings, site: SiteMaker) -> Sequence[click.Command]:
    from app.cli.database import hosting_commands

    return hosting_commands(settings, site())


def _database(_settings: Settings, site: SiteMaker) -> Sequence[click.Command]:
    from app.cli.moving import database_commands

    return [database_commands(site())]


def _learner(_settings: Settings, site: SiteMaker) -> Sequence[click.Command]:
    from app.cli.learners import learner_commands

    return [learner_commands(site())]


_GROUPS: dict[str, Callable[[Settings, SiteMaker], Sequence[click.Command]]] = {
    "content": _content,
    "lab": _lab,
    "class": _class,
    "database": _database,
    "learner": _learner,
    "study": _study,
}
