"""Commands: `flask --app wsgi …`."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click
from flask import Flask
from flask.cli import AppGroup

from app.cli.classes import class_commands
from app.cli.lab import lab_commands
from app.cli.study import study_commands
from app.content.loading import Checked, check_folder
from app.content.schema import FILES, schema_text
from app.server import serve
from app.services.base.site import Site
from app.services.content.publishing import publish
from app.services.hosting import database as hosting
from app.services.hosting.sweeping import sweep
from app.settings import Settings

Result = TypeVar("Result")
MANY_SEEDS = 50  # with which the check draws every question that is drawn


def add_commands(app: Flask, settings: Settings, site: Site) -> None:
    """Give `app` every command."""
    for group in (_content(settings, site), lab_commands(settings), class_commands(site), study_commands(site)):
        app.cli.add_command(group)
    for command in _hosting(settings, site):
        app.cli.add_command(command)


def _content(settings: Settings, site: Site) -> AppGroup:
    group = AppGroup("content", help="Check and publish the study sets.")

    @group.command("check")
    @click.argument("folder", type=click.Path(path_type=Path), default=settings.content)
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
    def check(folder: Path, form: str) -> None:
        """Tell every problem of every file, and what nothing uses; exit status 1 where there is a problem."""
        checked = check_folder(folder, MANY_SEEDS)
        click.echo(_as_json(checked) if form == "json" else _as_text(checked))
        sys.exit(1 if checked.problems else 0)

    @group.command("publish")
    def publish_now() -> None:
        """Publish every set without problems."""
        checked = check_folder(settings.content)
        published = publish(site.database, checked, datetime.now(UTC))
        click.echo(f"published: {', '.join(published.sets) or 'nothing new'}")
        if problems := (*checked.problems, *published.problems):
            click.echo(_as_text(replace(checked, problems=problems)))
            sys.exit(1)

    @group.command("schema")
    def schema() -> None:
        """Write the editors' schemas beside the study sets."""
        for name in FILES:
            (settings.content / name).write_text(schema_text(name))
            click.echo(f"wrote {name}")

    return group


def _as_json(checked: Checked) -> str:
    warnings = [{**warning.as_dict(), "warning": True} for warning in checked.warnings]
    return json.dumps([*(problem.as_dict() for problem in checked.problems), *warnings], indent=2)


def _as_text(checked: Checked) -> str:
    good = [f"{name}: {len(document.questions)} questions" for name, document in checked.documents.items()]
    warnings = [f"warning: {warning}" for warning in checked.warnings]
    told = f"{len(checked.problems)} problem(s)" + (f", {len(warnings)} warning(s)" if warnings else "")
    return "\n".join([*map(str, checked.problems), *warnings, *good, told])


def _hosting(settings: Settings, site: Site) -> list[click.Command]:
    backups = settings.instance / "backups"

    @click.command("serve")
    def serve_now() -> None:
        """Bring the database to the newest migration, then serve."""
        _migrate(site, backups)
        site.database.close()
        serve(settings)

    @click.command("migrate")
    def migrate() -> None:
        """Bring the database to the newest migration; a copy is made first."""
        _migrate(site, backups)

    @click.command("backup")
    @click.argument("folder", type=click.Path(path_type=Path), default=backups)
    def backup(folder: Path) -> None:
        """Copy the database into FOLDER while it is in use."""
        click.echo(f"saved {_or_exit(lambda: hosting.save_copy(site.database, folder))}")

    @click.command("restore")
    @click.argument("copy", type=click.Path(path_type=Path))
    def restore(copy: Path) -> None:
        """Put the database back to what it was in COPY; what it holds now is copied first."""
        kept = _or_exit(lambda: hosting.restore(site.database, copy, backups, site.secret))
        click.echo(f"restored {copy}" + (f"; what was there before is in {kept}" if kept else ""))

    @click.command("sweep")
    def sweep_now() -> None:
        """Forget ended sessions and visitors who never answered."""
        click.echo(f"forgot {sweep(site.database, datetime.now(UTC))} visitor(s)")

    return [serve_now, migrate, backup, restore, sweep_now]


def _migrate(site: Site, backups: Path) -> None:
    os.umask(0o077)  # the database and its copies are for whoever serves, and nobody else
    if copy := _or_exit(lambda: hosting.migrate(site.database, backups, site.secret)):
        click.echo(f"before migrating, the database was copied to {copy}")


def _or_exit(do: Callable[[], Result]) -> Result:
    try:
        return do()
    except hosting.CopyFailed as error:
        raise click.ClickException(str(error)) from None
