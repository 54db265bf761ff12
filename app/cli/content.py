"""Commands on the study sets: `flask --app wsgi content …`."""

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli.refusing import Group
from app.content.layers import Layers, layered
from app.content.loading import Checked, check_layers
from app.content.schema import FILES, schema_text
from app.services.base.site import Site
from app.services.content.publishing import publish
from app.settings import SHIPPED, Settings

MANY_SEEDS = 50  # with which the check draws every question that is drawn


def content_commands(settings: Settings, site: Site) -> Group:
    group = Group("content", help="Check and publish the study sets.")

    @group.command("check")
    @click.argument("folder", type=click.Path(path_type=Path), default=settings.content)
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
    def check(folder: Path, form: str) -> None:
        """Tell every problem of every file, and what nothing uses; exit status 1 where there is a problem."""
        checked = check_layers(_over_shipped(settings, folder), MANY_SEEDS)
        click.echo(_as_json(checked) if form == "json" else _as_text(checked))
        sys.exit(1 if checked.problems else 0)

    @group.command("publish")
    def publish_now() -> None:
        """Publish every set without problems."""
        checked = check_layers(_over_shipped(settings, settings.content))
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


def _over_shipped(settings: Settings, folder: Path) -> Layers:
    return layered(folder, SHIPPED, settings.shipped_sets)


def _as_json(checked: Checked) -> str:
    warnings = [{**warning.as_dict(), "warning": True} for warning in checked.warnings]
    return json.dumps([*(problem.as_dict() for problem in checked.problems), *warnings], indent=2)


def _as_text(checked: Checked) -> str:
    good = [f"{name}: {len(document.questions)} questions" for name, document in checked.documents.items()]
    warnings = [f"warning: {warning}" for warning in checked.warnings]
    told = f"{len(checked.problems)} problem(s)" + (f", {len(warnings)} warning(s)" if warnings else "")
    return "\n".join([*map(str, checked.problems), *warnings, *good, told])
