"""Commands for what the answers add up to: `flask --app wsgi study …`."""

import sys

import click

from app.cli.refusing import Group
from app.services.base.rebuilding import differences, rebuild
from app.services.base.site import Site


def study_commands(site: Site) -> Group:
    """The group `study`."""
    group = Group("study", help="Memories and tallies, which follow from the answer log.")

    @group.command("rebuild")
    @click.option("--check", is_flag=True, help="Change nothing: tell what differs; exit status 1 where anything does.")
    def rebuild_now(check: bool) -> None:
        """Make memories, activity and tallies again from the answer log."""
        if not check:
            click.echo(f"made again for {rebuild(site.database)} person(s)")
            return
        found = list(differences(site.database))
        click.echo("\n".join([*found, f"{len(found)} difference(s)"]))
        sys.exit(1 if found else 0)

    return group
