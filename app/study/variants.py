"""A variant: one meeting of a learner with a question, and the chance that belongs to it."""

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from app.study.model_bodies import DrawnComputed, DrawnHotspot, DrawnPredict
from app.study.questions import Question

T = TypeVar("T")
_WRITTEN = re.compile(r"(0|[1-9][0-9]{0,8})\.([0-9a-f]{8})")


# The digest of the model that a question was drawn from.
_MADE_BY: Mapping[type, Callable[[Any], str]] = {
    DrawnHotspot: lambda body: body.run.digest,
    DrawnPredict: lambda body: body.run.digest,
    DrawnComputed: lambda body: body.problem.spot.digest if body.problem.spot else "",
}


@dataclass(frozen=True, slots=True)
class Variant:
    """The `meeting`-th meeting (from 0) with the question's text of `revision` (its first 8 digits)."""

    meeting: int
    revision: str

    def __str__(self) -> str:
        return f"{self.meeting}.{self.revision}"

    @classmethod
    def of(cls, question: Question, meeting: int) -> "Variant":
        """The meeting with a drawn question. Where a model had a part in it, another model makes another variant."""
        made_by = _MADE_BY.get(type(question.body), lambda _body: "")(question.body)
        revision = (
            hashlib.sha256(f"{question.revision} {made_by}".encode()).hexdigest() if made_by else question.revision
        )
        return cls(meeting, revision[:8])

    @classmethod
    def parse(cls, text: str) -> "Variant":
        """Raises ValueError for anything but `n.revision`."""
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise ValueError(f"{text!r} is not a variant")
        return cls(int(written[1]), written[2])


def variant_seed(secret: bytes, learner: str, question_id: str, meeting: int) -> str:
    """The seed of a meeting, 32 hex digits: known to the server alone until the answer is in."""
    message = f"{learner}\n{question_id}\n{meeting}".encode()
    return hmac.new(secret, message, hashlib.sha256).hexdigest()[:32]


def shuffled(items: Sequence[T], seed: str) -> list[T]:
    """`items` in the order that `seed` draws."""
    return Random(seed).sample(items, len(items))
