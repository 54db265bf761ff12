"""A draw: one question as it was drawn for one learner, and the token by which a page names it."""

import hashlib
import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from random import Random
from struct import Struct
from typing import TypeVar

from app.lab.generators import Spot

T = TypeVar("T")
PURPOSE = "what is shown, 1"
_PACKED = Struct(">16s I B 16s")  # learner, repetition, retry, seal: always 50 characters
NO_SEAL = bytes(16)  # of a token that nobody wrote
_TOKEN = re.compile(r"[A-Za-z0-9_-]{50}")


@dataclass(frozen=True, slots=True)
class Draw:
    """The `repetition`-th time (from 0) that a question is drawn for a learner; in a test, for an attempt.

    `retry` counts what was passed over because its numbers were among the last ones; `spot` is the cell of the lab that
    was asked about.
    """

    learner: str
    question_id: str
    repetition: int
    retry: int = 0
    spot: Spot | None = None

    def seed(self, secret: bytes) -> str:
        """All chance of the draw, 32 hex digits: known to the server alone until the answer is in."""
        chance = [self.learner, self.question_id, str(self.repetition)]
        if self.retry:
            chance.append(str(self.retry))
        if self.spot:
            chance.append(json.dumps(asdict(self.spot), sort_keys=True))
        return hmac.new(secret, "\n".join(chance).encode(), hashlib.sha256).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Variant:
    """What a page carries of a draw.

    It says which draw was shown and grants nothing. `seal` stands for the words and for all that was drawn, so for the
    key too: without the secret nobody can make one, or try one out.
    """

    learner: str
    repetition: int
    retry: int
    seal: bytes

    def __str__(self) -> str:
        packed = _PACKED.pack(bytes.fromhex(self.learner), self.repetition, self.retry, self.seal)
        return urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def of(cls, draw: Draw, text: str, shown: object, secret: bytes) -> "Variant":
        """The token of a draw; `text` names the question's words, `shown` is all that was drawn, as JSON holds it."""
        spot = asdict(draw.spot) if draw.spot else None
        sealed = [PURPOSE, draw.learner, draw.question_id, text, draw.repetition, draw.retry, spot, shown]
        seal = hmac.new(secret, json.dumps(sealed, sort_keys=True).encode(), hashlib.sha256).digest()[:16]
        return cls(draw.learner.replace("-", ""), draw.repetition, draw.retry, seal)

    @classmethod
    def parse(cls, text: str) -> "Variant":
        """Raises ValueError for anything but a token."""
        if not _TOKEN.fullmatch(text):
            raise ValueError(f"{text!r} is not a variant")
        learner, repetition, retry, seal = _PACKED.unpack(urlsafe_b64decode(f"{text}=="))
        found = cls(learner.hex(), repetition, retry, seal)
        return found if str(found) == text else replace(found, seal=NO_SEAL)  # its last letter has bits to spare

    def draw(self, question_id: str, spot: Spot | None = None) -> Draw:
        """The draw that it names."""
        return Draw(self.learner, question_id, self.repetition, self.retry, spot)

    def same(self, other: "Variant") -> bool:
        return hmac.compare_digest(str(self), str(other))


def shuffled(items: Sequence[T], seed: str) -> list[T]:
    """`items` in the order that `seed` draws."""
    return Random(seed).sample(items, len(items))
