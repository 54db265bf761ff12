"""Commands and groups that say in one sentence what keeps them from their work, with exit status 1."""

from typing import Any

import click
from flask.cli import AppGroup

BUSY = "somebody else is writing all the time: nothing was done, try again"


class _Refusing(click.Command):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            if sentence := _sentence(error):
                raise click.ClickException(sentence) from None
            raise


def _sentence(error: Exception) -> str:
    """What keeps a command from its work; "" for a fault. Imported here: a command that goes well does not wait."""
    from app.server.listening import CannotListen
    from app.services.base.refusals import Away, Busy
    from app.services.hosting.database import CopyFailed, InUse

    if isinstance(error, Busy):
        return BUSY
    return str(error) if isinstance(error, (Away, CannotListen, CopyFailed, InUse)) else ""


class Command(_Refusing):
    """A command on its own."""


class Group(_Refusing, AppGroup):
    """A group; what it says of one of its commands."""
