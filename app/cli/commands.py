"""Commands: `flask --app wsgi …`."""

from flask import Flask

from app.cli.classes import class_commands
from app.cli.content import content_commands
from app.cli.database import hosting_commands
from app.cli.lab import lab_commands
from app.cli.learners import learner_commands
from app.cli.study import study_commands
from app.services.base.site import Site
from app.settings import Settings


def add_commands(app: Flask, settings: Settings, site: Site) -> None:
    """Give `app` every command."""
    of_the_site = (class_commands, study_commands, learner_commands)
    for group in (content_commands(settings, site), lab_commands(settings), *(made(site) for made in of_the_site)):
        app.cli.add_command(group)
    for command in hosting_commands(settings, site):
        app.cli.add_command(command)
