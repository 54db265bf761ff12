"""Commands on the study sets: `flask --app wsgi content …`."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import AppGroup

from app.content.faults import OF_THE_CHECK
from app.content.loading import Checked, check_folder
from app.content.memory import KeptMemory, code_stamp
from app.settings import Settings

if TYPE_CHECKING:
    from app.services.base.site import Site

MEMORY = "content-check.txt"  # in the instance folder


def content_commands(settings: Settings, site: Callable[[], "Site"]) -> AppGroup:
    group = AppGroup("content", help="Check and publish the study sets.")

    @group.command("check")
    @click.argument("folder", type=click.Path(path_type=Path), default=settings.content)
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
    def check(folder: Path, form: str) -> None:
        """Tell every problem of every file, and what nothing uses; exit status 1 where there is a problem."""
        memory = KeptMemory(settings.instance / MEMORY, code_stamp())
        checked = check_folder(folder, OF_THE_CHECK, memory, builds=False)
        memory.save()
        click.echo(_as_json(checked) if form == "json" else _as_text(checked))
        sys.exit(1 if checked.problems else 0)

    @group.command("publish")
    def publish_now() -> None:
        """Publish every set without problems."""
        from app.services.content.publishing import publish

        checked = check_folder(settings.content)
        published = publish(site().database, checked, datetime.now(UTC))
        click.echo(f"published: {', '.join(published.sets) or 'nothing new'}")
        if problems := (*checked.problems, *published.problems):
            click.echo(_as_text(replace(checked, problems=problems)))
            sys.exit(1)

    @group.command("schema")
    def schema() -> None:
        """Write the editors' schemas beside the study sets."""
        from app.content.schema import FILES, schema_text

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
