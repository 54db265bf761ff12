"""The arch at the end of a round: a stone an answer, from the foot on the left to the foot on the right.

From one answer to twenty. From five on the feet are answers too. Up to fourteen answers there is one stone in each foot
at most; more answers make the feet taller, so that no stone of the vault gets narrower than a twelfth of it. Below
five all answers stand in the vault, over bare feet.
"""

from dataclasses import dataclass
from itertools import chain
from math import ceil, cos, pi, sin

WIDTH = 400
CENTRE, SPRING = 200, 206  # of the vault's circles: across, and down
INNER, OUTER = 139, 190
MOST_IN_VAULT = 12
FEWEST_WITH_FEET = 5
GAP = 6  # under a stone of a foot
JOINT = 0.018  # radians at each side of a stone of the vault
FOOT_TOP, FOOT_WIDTH, FOOT_HEIGHT = 212, 52, 66
LOWER_FOOT = 46  # where several stones make a foot
LEFT, RIGHT = 10, 338


@dataclass(frozen=True, slots=True)
class Stone:
    """The outline of a stone, as the `d` of a path, and where its number stands."""

    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arch:
    """The stones in the order of the answers, what stands without an answer, and how high the whole is."""

    stones: tuple[Stone, ...]
    bare: tuple[Stone, ...]
    height: int

    @property
    def ground(self) -> float:
        return self.height - 9.5

    @property
    def middle(self) -> int:
        """Where the score stands."""
        return 206 + (self.height - 290) // 2

    @property
    def below(self) -> int:
        """Where the words stand under it."""
        return self.middle + 32


def arch(answers: int) -> Arch:
    """An arch of so many stones, at least one."""
    in_foot = _in_foot(answers)
    left, right = (_foot(x, max(1, in_foot)) for x in (LEFT, RIGHT))
    vault = [_wedge(k, answers - 2 * in_foot) for k in range(answers - 2 * in_foot)]
    height = FOOT_TOP + max(1, in_foot) * (_foot_height(in_foot) + GAP) - GAP + 12
    if not in_foot:
        return Arch(tuple(vault), (*left, *right), height)
    return Arch(tuple(chain(reversed(left), vault, right)), (), height)


def _in_foot(answers: int) -> int:
    """How many answers stand in each foot."""
    return 0 if answers < FEWEST_WITH_FEET else max(1, ceil((answers - MOST_IN_VAULT) / 2))


def _foot_height(stones: int) -> int:
    return FOOT_HEIGHT if stones <= 1 else LOWER_FOOT


def _foot(x: int, stones: int) -> list[Stone]:
    """From the top down."""
    high = _foot_height(stones)
    tops = (FOOT_TOP + k * (high + GAP) for k in range(stones))
    return [Stone(f"M{x} {top}h{FOOT_WIDTH}v{high}h-{FOOT_WIDTH}z", x + FOOT_WIDTH / 2, top + high / 2) for top in tops]


def _wedge(k: int, stones: int) -> Stone:
    """The stone `k`, from 0 on the left, of a vault of so many."""
    first, last = pi * (1 - k / stones) - JOINT, pi * (1 - (k + 1) / stones) + JOINT
    x, y = _at((first + last) / 2, (INNER + OUTER) / 2)
    corners = [f"{px} {py}" for px, py in (_at(first, INNER), _at(first, OUTER), _at(last, OUTER), _at(last, INNER))]
    up = f"M{corners[0]}L{corners[1]}A{OUTER} {OUTER} 0 0 1 {corners[2]}"
    return Stone(f"{up}L{corners[3]}A{INNER} {INNER} 0 0 0 {corners[0]}z", x, y)


def _at(angle: float, radius: float) -> tuple[float, float]:
    return round(CENTRE + radius * cos(angle), 1), round(SPRING - radius * sin(angle), 1)
