"""Commands on the database as a whole: `flask --app wsgi database …`."""

import click

from app.cli.refusing import Group
from app.services.base.site import Site
from app.services.hosting.database import move
from app.settings import database_url

TARGET = "MOVE_TO"


class _Address(click.ParamType[str]):
    name = "address"

    def convert(self, value: str, _param: click.Parameter | None, _ctx: click.Context | None) -> str:
        try:
            return database_url(value)
        except ValueError as error:
            raise click.ClickException(f"{TARGET} {error}") from None  # it is not repeated: there is a password in it


def database_commands(site: Site) -> Group:
    """The group `database`."""
    group = Group("database", help="The database as a whole.")

    @group.command("move")
    @click.option("--to", type=_Address(), envvar=TARGET, required=True, show_envvar=True, help="The new database.")
    def move_now(to: str) -> None:
        """Copy all that the SQLite file holds into an empty PostgreSQL database, and compare both.

        Give the new address in MOVE_TO rather than by --to: other users of the machine can read a command line.
        """
        rows = move(site.database, to, click.echo)
        click.echo(f"moved {rows} row(s). Now set DATABASE_URL to the new address; keep SECRET_KEY as it is")

    return group
