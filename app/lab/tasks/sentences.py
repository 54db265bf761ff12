"""The task text: the next character of plain sentences, made here, with "quotes" and (numbers)."""

import numpy as np

from app.lab.cells.arrays import Array
from app.lab.tasks.sequence_readers import SymbolReader
from app.lab.tasks.task import Indices, Task, all_but_last, following, likeliest, one_hot

_WHO = ("they", "we", "the men", "the trees", "old friends")
_DO = ("see", "need", "hear", "want")
_WHAT = ("rain", "the sea", "tea", "no snow", "an old tree", "the moon")

ALPHABET = tuple(sorted(set("".join((*_WHO, *_DO, *_WHAT)) + 'said .,"()0123456789')))
QUOTE = ALPHABET.index('"')


def _clauses(rng: np.random.Generator) -> str:
    """One to three, such as: we see rain, the men need tea."""
    words = (_WHO, _DO, _WHAT)
    clauses = (" ".join(table[rng.integers(len(table))] for table in words) for _ in range(rng.integers(1, 4)))
    return ", ".join(clauses)


def _sentence(rng: np.random.Generator) -> str:
    """Such as: we see rain, they said "the men need tea, we want tea" (12).

    The same clauses stand inside and outside the quotes: what may follow one is known only to those who remember
    whether a quote is open.
    """
    quote = f', {_WHO[rng.integers(len(_WHO))]} said "{_clauses(rng)}"' if rng.random() < 0.7 else ""
    number = f" ({rng.integers(10, 100)})" if rng.random() < 0.4 else ""
    return f"{_clauses(rng)}{quote}{number}. "


def _text(rng: np.random.Generator, timesteps: int) -> str:
    text = ""
    while len(text) < timesteps:
        text += _sentence(rng)
    return text[:timesteps]


def _draw(rng: np.random.Generator, size: int, timesteps: int) -> Indices:
    """Sentences one after another, cut off at `timesteps`."""
    index = {character: position for position, character in enumerate(ALPHABET)}
    rows = [[index[character] for character in _text(rng, timesteps)] for _ in range(size)]
    return np.array(rows, dtype=np.int64)  # (size, timesteps)


def _inside_quotes(raw: Indices) -> Array:
    """1 from an opening quotation mark on until the closing one, else 0."""
    return np.cumsum(raw == QUOTE, axis=-1) % 2.0  # (..., timesteps)


TEXT = Task(
    reader=SymbolReader(ALPHABET),
    outputs=ALPHABET,
    loss_name="one-of-many",
    draw=_draw,
    inputs=one_hot(len(ALPHABET)),
    truth=_inside_quotes,
    targets=lambda raw: one_hot(len(ALPHABET))(following(raw, -1)),
    counted=all_but_last,
    right=likeliest,
)
