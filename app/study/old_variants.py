"""Variants as pages carried them up to version 0002 of the database: `n.revision`. Read for one release."""

import hashlib
import re
from dataclasses import dataclass

from app.lab.generators import Spot
from app.study.drawing import parameters_of
from app.study.draws import Draw
from app.study.questions import Question

_WRITTEN = re.compile(r"(0|[1-9][0-9]{0,8})\.([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class OldDraw(Draw):
    """A draw whose chance did not hang on the spot: answers of the lab were logged under the question's own seed."""

    def seed(self, secret: bytes) -> str:
        return Draw(self.learner, self.question_id, self.repetition).seed(secret)


@dataclass(frozen=True, slots=True)
class OldVariant:
    """The `repetition`-th time that `learner` met the text of `revision` (8 digits, with the model's where one ran)."""

    learner: str
    repetition: int
    revision: str

    def __str__(self) -> str:
        return f"{self.repetition}.{self.revision}"

    @classmethod
    def parse(cls, text: str, learner: str) -> "OldVariant":
        """Raises ValueError for anything but `n.revision`."""
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise ValueError(f"{text!r} is not a variant")
        return cls(learner, int(written[1]), written[2])

    def draw(self, question_id: str, spot: Spot | None = None) -> Draw:
        return OldDraw(self.learner, question_id, self.repetition, spot=spot)

    def names(self, question: Question) -> bool:
        """Whether the drawn question is the one that this was made for."""
        made_by = _made_by(question)
        text = f"{question.revision} {made_by}"
        revision = hashlib.sha256(text.encode()).hexdigest() if made_by else question.revision
        return revision[:8] == self.revision


def _made_by(question: Question) -> str:
    """The digest of the model that the question was drawn from, if one had a part in it."""
    return str((parameters_of(question) or {}).get("digest", ""))
