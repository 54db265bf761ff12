"""Commands on the study sets: `flask --app wsgi content …`."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.refusing import Group
from app.content.faults import OF_THE_CHECK
from app.content.layers import Layers, layered
from app.content.loading import Checked, check_layers
from app.content.memory import KeptMemory, Memory, code_stamp
from app.content.selection import Home, Told, homes, together, told
from app.settings import SHIPPED, Settings

if TYPE_CHECKING:
    from app.services.base.site import Site

MEMORY = "content-check.txt"  # in the instance folder


def content_commands(settings: Settings, site: Callable[[], "Site"]) -> Group:
    group = Group("content", help="Check and publish the study sets.")

    @group.command("check")
    @click.argument("paths", nargs=-1, metavar="[DIR or FILE …]", type=click.Path(path_type=Path))
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
    def check(paths: tuple[Path, ...], form: str) -> None:
        """Tell every problem of the folders and files, and what nothing uses; exit status 1 where there is a problem.

        Without any, the content folder is checked. What was found good before is not looked at again.
        """
        found = _checked(paths or (settings.content,), settings)
        click.echo(_as_json(found) if form == "json" else _as_text(found))
        sys.exit(1 if found.problems else 0)

    @group.command("publish")
    def publish_now() -> None:
        """Publish every set without problems."""
        sys.exit(_publish(settings, site))

    @group.command("schema")
    def schema() -> None:
        """Write the editors' schemas beside the study sets."""
        _write_schemas(_over_shipped(settings, settings.content))

    return group


def _over_shipped(settings: Settings, folder: Path) -> Layers:
    return layered(folder, SHIPPED, settings.shipped_sets)


def _publish(settings: Settings, site: Callable[[], "Site"]) -> int:
    from app.services.content.publishing import publish

    checked = check_layers(_over_shipped(settings, settings.content))
    published = publish(site().database, checked, datetime.now(UTC))
    click.echo(f"published: {', '.join(published.sets) or 'nothing new'}")
    problems = (*checked.problems, *published.problems)
    if problems:
        click.echo(_as_text(Told(problems, checked.warnings)))
    return 1 if problems else 0


def _write_schemas(layers: Layers) -> None:
    from app.content.known_names import known_names
    from app.content.schema import FILES, schema_text

    names = known_names(layers)
    for name in FILES:
        (layers.own / name).write_text(schema_text(name, names))
        click.echo(f"wrote {name}")


def _checked(paths: Sequence[Path], settings: Settings) -> Told:
    memory = KeptMemory(settings.instance / MEMORY, code_stamp())
    found, wrong = homes(paths, _over_shipped(settings, settings.content))
    parts = [(home, told(home, _checked_home(home, settings, memory))) for home in found]
    memory.save()
    return together(parts, wrong)


def _checked_home(home: Home, settings: Settings, memory: Memory) -> Checked:
    layers = Layers(home.folder) if home.draft else _over_shipped(settings, home.folder)
    return check_layers(layers, OF_THE_CHECK, memory, builds=False, draft=home.draft)


def _as_json(told: Told) -> str:
    warnings = [{**warning.as_dict(), "warning": True} for warning in told.warnings]
    return json.dumps([*(problem.as_dict() for problem in told.problems), *warnings], indent=2)


def _as_text(told: Told) -> str:
    good = [f"{name}: {questions} questions" for name, questions in told.questions]
    warnings = [f"warning: {warning}" for warning in told.warnings]
    counts = f"{len(told.problems)} problem(s)" + (f", {len(warnings)} warning(s)" if warnings else "")
    others = [f"other files of the folder: {told.elsewhere} problem(s)"] if told.elsewhere else []
    return "\n".join([*map(str, told.problems), *warnings, *good, *others, counts])
