"""Commands for whoever hosts: serve, migrate, backup, restore, sweep."""

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli.refusing import Command
from app.server.listening import listen
from app.server.serving import serve
from app.services.base.site import Site
from app.services.hosting import database as hosting
from app.services.hosting.sweeping import sweep
from app.settings import Settings

log = logging.getLogger(__name__)


def hosting_commands(settings: Settings, site: Site) -> list[click.Command]:
    """Each command with its arguments: a list, however long."""
    backups = settings.instance / "backups"

    @click.command("serve", cls=Command)
    def serve_now() -> None:
        """Take the port, bring the database to the newest migration, then serve."""
        with listen(settings.host, settings.port) as listener, hosting.served(site.database):
            _migrate(site, backups, log.info)
            site.database.close()
            serve(settings, listener)

    @click.command("migrate", cls=Command)
    def migrate() -> None:
        """Bring the database to the newest migration; a copy is made first."""
        _migrate(site, backups, click.echo)

    @click.command("backup", cls=Command)
    @click.argument("folder", type=click.Path(path_type=Path), default=backups)
    def backup(folder: Path) -> None:
        """Copy the database into FOLDER while it is in use."""
        click.echo(f"saved {hosting.save_copy(site.database, folder)}")

    @click.command("restore", cls=Command)
    @click.argument("copy", type=click.Path(path_type=Path))
    def restore(copy: Path) -> None:
        """Put the database back to what it was in COPY; what it holds now is copied first."""
        kept = hosting.restore(site.database, copy, backups, site.secret)
        click.echo(f"restored {copy}" + (f"; what was there before is in {kept}" if kept else ""))

    @click.command("sweep", cls=Command)
    def sweep_now() -> None:
        """Forget ended sessions and visitors who never answered."""
        click.echo(f"forgot {sweep(site.database, datetime.now(UTC))} visitor(s)")

    return [serve_now, migrate, backup, restore, sweep_now]


def _migrate(site: Site, backups: Path, tell: Callable[[str], None]) -> None:
    os.umask(0o077)  # the database and its copies are for whoever serves, and nobody else
    if copy := hosting.migrate(site.database, backups, site.secret):
        tell(f"before migrating, the database was copied to {copy}")
