"""The six quantities of an LSTM: the only list of them. What names, draws, reads or changes one asks here."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Literal

GateName = Literal["forget", "input", "output"]
QuantityName = Literal[GateName, "candidate", "cell", "hidden"]


class QuantityKind(Enum):
    """What a quantity does."""

    GATE = "gate"  # lets a share through
    CONTENT = "content"  # what may be written
    STATE = "state"  # what is kept from step to step


@dataclass(frozen=True, slots=True)
class Quantity:
    """One of the six; `low` and `high` are what its values cannot leave."""

    name: QuantityName
    letter: str  # in the equations
    kind: QuantityKind
    low: float
    high: float


# In the order of the strips.
QUANTITIES = (
    Quantity("forget", "f", QuantityKind.GATE, 0.0, 1.0),
    Quantity("input", "i", QuantityKind.GATE, 0.0, 1.0),
    Quantity("output", "o", QuantityKind.GATE, 0.0, 1.0),
    Quantity("candidate", "g", QuantityKind.CONTENT, -1.0, 1.0),
    Quantity("cell", "c", QuantityKind.STATE, -math.inf, math.inf),
    Quantity("hidden", "h", QuantityKind.STATE, -1.0, 1.0),
)

NAMES: tuple[QuantityName, ...] = tuple(one.name for one in QUANTITIES)
BY_NAME: Mapping[str, Quantity] = MappingProxyType({one.name: one for one in QUANTITIES})
BY_LETTER: Mapping[str, Quantity] = MappingProxyType({one.letter: one for one in QUANTITIES})


def of_kind(*kinds: QuantityKind) -> tuple[Quantity, ...]:
    """Those of some kinds, in the order of the strips."""
    return tuple(one for one in QUANTITIES if one.kind in kinds)


def named(letters: str) -> tuple[QuantityName, ...]:
    """The names that belong to some letters, in their order. Raises KeyError for another letter."""
    return tuple(BY_LETTER[letter].name for letter in letters)
