"""Commands: `flask --app wsgi …`."""

from flask import Flask

from app.cli.classes import class_commands
from app.cli.content import content_commands
from app.cli.database import hosting_commands
from app.cli.lab import lab_commands
from app.cli.moving import database_commands
from app.cli.study import study_commands
from app.services.base.site import Site
from app.settings import Settings


def add_commands(app: Flask, settings: Settings, site: Site) -> None:
    """Give `app` every command."""
    of_the_site = (class_commands(site), study_commands(site), database_commands(site))
    for group in (content_commands(settings, site), lab_commands(settings), *of_the_site):
        app.cli.add_command(group)
    for command in hosting_commands(settings, site):
        app.cli.add_command(command)
