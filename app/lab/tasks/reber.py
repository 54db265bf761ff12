"""The task grammar: which symbols may follow in embedded Reber words, one word after another.

Source: Hochreiter and Schmidhuber (1997), experiment 1. A word is B, an outer T or P, a Reber word, that same
outer symbol, E.
"""

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.tasks.sequence_readers import SymbolReader
from app.lab.tasks.task import Indices, Mask, Task, Within, every_step, one_hot

ALPHABET = "BTPSXVE"
# Reber's graph: the state, a symbol that may follow, the state that it leads to.
_INNER = (
    ("begin", "B", "fork"),
    ("fork", "T", "s-loop"),
    ("fork", "P", "t-loop"),
    ("s-loop", "S", "s-loop"),
    ("s-loop", "X", "upper"),
    ("t-loop", "T", "t-loop"),
    ("t-loop", "V", "lower"),
    ("upper", "X", "t-loop"),
    ("upper", "S", "close"),
    ("lower", "P", "upper"),
    ("lower", "V", "close"),
    ("close", "E", "done"),
)
_OUTER = (("start", "B", "branch"), ("branch", "T", "begin/T"), ("branch", "P", "begin/P"), ("last", "E", "start"))
_ARCS = (
    *_OUTER,
    *((f"{one}/{branch}", symbol, f"{other}/{branch}") for branch in "TP" for one, symbol, other in _INNER),
    *((f"done/{branch}", branch, "last") for branch in "TP"),
)
# In "lost", after a symbol that may not stand there, the next word is waited for.
STATES = ("start", "lost", *dict.fromkeys(one for one, _, _ in _ARCS if one != "start"))


def _next_states() -> Indices:
    table = np.full((len(STATES), len(ALPHABET)), STATES.index("lost"))  # (states, symbols)
    table[STATES.index("lost"), ALPHABET.index("B")] = STATES.index("branch")
    for one, symbol, other in _ARCS:
        table[STATES.index(one), ALPHABET.index(symbol)] = STATES.index(other)
    return table


_NEXT = _next_states()  # (states, symbols)
_LEGAL = np.where(STATES.index("lost") == _NEXT, 0.0, 1.0)  # (states, symbols)
_BRANCH = np.array([float(state.endswith("/T")) - float(state.endswith("/P")) for state in STATES])  # (states)


def _states(raw: Indices) -> Indices:
    """The state after each symbol (..., timesteps)."""
    states, now = np.empty_like(raw), np.zeros(raw.shape[:-1], dtype=np.int64)  # (..., timesteps), (...)
    for t in range(raw.shape[-1]):
        now = states[..., t] = _NEXT[now, raw[..., t]]
    return states


def outer_is_due(raw: Indices) -> Mask:
    """The steps after which only the word's outer T or P may follow."""
    return np.isin(_states(raw), [STATES.index("done/T"), STATES.index("done/P")])  # (..., timesteps)


def _draw(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """Beginnings of words one after another, each symbol that may follow equally likely."""
    raw, now = np.empty((size, timesteps), dtype=np.int64), np.zeros(size, dtype=np.int64)
    for t in range(timesteps):
        raw[:, t] = (_LEGAL[now] * rng.random((size, len(ALPHABET)))).argmax(axis=-1)  # (size)
        now = _NEXT[now, raw[:, t]]  # (size)
    return raw  # (size, timesteps)


def _outer_branch(raw: Indices) -> Array:
    """1 while the outer branch is T, -1 while it is P, 0 while there is none."""
    branch: Array = _BRANCH[_states(raw)]  # (..., timesteps)
    return branch


def _legal_next(raw: Indices) -> Array:
    legal: Array = _LEGAL[_states(raw)]  # (..., timesteps, symbols)
    return legal


GRAMMAR = Task(
    reader=SymbolReader(tuple(ALPHABET)),
    outputs=tuple(f"next may be {symbol}" for symbol in ALPHABET),
    loss_name="cross-entropy",
    draw=_draw,
    inputs=one_hot(len(ALPHABET)),
    truth=_outer_branch,
    targets=_legal_next,
    counted=every_step,
    right=Within(0.5),
)
