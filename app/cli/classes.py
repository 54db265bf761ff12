"""Commands for those who look after a class: `flask --app wsgi class …`."""

from datetime import UTC, datetime

import click

from app.cli.refusing import Group
from app.services.base.site import Site
from app.services.exams.extra_time import NoRunningTest, grant_extra_time, running_tests
from app.study.attempts import Attempt

LONGEST_GRANT = 600  # minutes


def class_commands(site: Site) -> Group:
    """The group `class`."""
    group = Group("class", help="Look after the tests of a class.")

    @group.command("tests")
    def tests() -> None:
        """List the tests that are running: id, set, start and end in UTC, extra minutes."""
        found = running_tests(site.database, datetime.now(UTC))
        click.echo("\n".join(map(_line, found)) or "no test is running")

    @group.command("extra-time")
    @click.argument("attempt")
    @click.argument("minutes", type=click.IntRange(1, LONGEST_GRANT))
    def extra_time(attempt: str, minutes: int) -> None:
        """Give the running test ATTEMPT so many MINUTES more."""
        try:
            granted = grant_extra_time(site.database, attempt, minutes, datetime.now(UTC))
        except NoRunningTest as error:
            raise click.ClickException(str(error)) from None
        click.echo(_line(granted))

    return group


def _line(attempt: Attempt) -> str:
    times = f"started {_time(attempt.started_at)}  ends {_time(attempt.deadline)}"
    return f"{attempt.id}  {attempt.set_id}  {times}  extra {attempt.extra} min"


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}Z"
