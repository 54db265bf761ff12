"""Chance that is the same in every run: ids and tokens of a test hang on its name, its clock starts at a fixed noon."""

import base64
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random
from unittest.mock import patch

import time_machine

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)  # a Wednesday, far from any border of a day, a month or a year


@contextmanager
def fixed(name: str) -> Iterator[None]:
    """Let `uuid.uuid4`, `secrets.token_urlsafe` and the clock in this process say the same whenever `name` runs."""
    chance = Random(name)

    def uuid4() -> uuid.UUID:
        return uuid.UUID(int=chance.getrandbits(128), version=4)

    def token_urlsafe(nbytes: int | None = None) -> str:
        return base64.urlsafe_b64encode(chance.randbytes(nbytes or 32)).rstrip(b"=").decode()

    with (
        patch("uuid.uuid4", uuid4),
        patch("secrets.token_urlsafe", token_urlsafe),
        time_machine.travel(NOON, tick=True),
    ):
        yield
