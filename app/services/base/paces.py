"""How long the next answers of a person take, wherever a page tells it."""

from sqlalchemy import Connection

from app.store.study_times import last_elapsed
from app.study.pace import pace

OF_THE_PACE = 50  # the last answers, by which the next ones are timed


def pace_of(connection: Connection, person: str) -> float:
    """The milliseconds that the next answer takes."""
    return pace(last_elapsed(connection, person, OF_THE_PACE))
