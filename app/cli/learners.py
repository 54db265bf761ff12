"""Commands on one learner: `flask --app wsgi learner …`."""

import sys
from datetime import UTC, datetime
from typing import IO

import click

from app.cli.refusing import Group
from app.services.accounts.exporting import export
from app.services.accounts.forgetting import forget
from app.services.accounts.owners import person_behind
from app.services.base.refusals import NotThere
from app.services.base.site import Site


def learner_commands(site: Site) -> Group:
    """The group `learner`. A learner reads their number on the page of their settings."""
    group = Group("learner", help="Read out, or forget, all that is stored of a learner.")

    @group.command("export")
    @click.argument("learner")
    @click.option("--to", "file", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="Write it here.")
    def export_one(learner: str, file: IO[str]) -> None:
        """Write all that is stored of the learner with the number LEARNER, and of their other devices, as JSON."""
        for piece in export(site.database, _person(site, learner), datetime.now(UTC)):
            file.write(piece)

    @group.command("forget")
    @click.argument("learner")
    @click.option("--yes", is_flag=True, help="Do not ask.")
    def forget_one(learner: str, yes: bool) -> None:
        """Delete all that is stored of the learner with the number LEARNER, and of their other devices."""
        person = _person(site, learner)
        if not yes:
            click.confirm(f"delete all that is stored of {learner}? This cannot be undone", abort=True)
        forget(site.database, person, datetime.now(UTC))
        click.echo(f"forgot {learner}; copies made before still hold it")

    return group


def _person(site: Site, learner: str) -> str:
    """Ends the command where nothing is stored under this number."""
    try:
        return person_behind(site.database, learner)
    except NotThere:
        click.echo(f"nothing is stored of {learner}", err=True)
        sys.exit(1)
