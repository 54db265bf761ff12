"""An answer of practice as it came in."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from app.lab.generators import Spot
from app.study.draws import Variant
from app.study.modes import Certainty, Mode
from app.study.old_variants import OldVariant


@dataclass(frozen=True, slots=True)
class RoundPlace:
    """The slot of a round that an answer fills; the `plan` is there until the round was written."""

    round: str
    slot: int
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """An answer as it came in, under the id that the browser made for it. `variant` is the draw that was shown."""

    id: str
    question_id: str
    variant: Variant | OldVariant
    mode: Mode
    response: Mapping[str, object]
    certainty: Certainty | None = None
    hints: int = 0
    elapsed_ms: int | None = None
    spot: Spot | None = None  # the cell of the lab that was asked about
    place: RoundPlace | None = None

    def digest(self) -> str:
        """The same for a repeat. The time it took is a measurement, not a part of the answer."""
        said: list[object] = [self.question_id, str(self.variant), self.mode, self.response, self.certainty, self.hints]
        if self.spot:
            said.append(asdict(self.spot))
        if self.place:
            said.append([self.place.round, self.place.slot])
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
