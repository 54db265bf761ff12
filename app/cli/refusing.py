"""Commands and groups that say in one sentence what keeps them from their work, with exit status 1."""

from typing import Any

import click
from flask.cli import AppGroup

from app.server.listening import CannotListen
from app.services.base.refusals import Away, Busy
from app.services.hosting.database import CopyFailed, InUse

SENTENCES: dict[type[Exception], str] = {Busy: "somebody else is writing all the time: nothing was done, try again"}


class _Refusing(click.Command):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (Away, Busy, CannotListen, CopyFailed, InUse) as error:
            raise click.ClickException(SENTENCES.get(type(error), str(error))) from None


class Command(_Refusing):
    """A command on its own."""


class Group(_Refusing, AppGroup):
    """A group; what it says of one of its commands."""
