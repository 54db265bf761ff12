"""Sequences drawn by chance, as somebody would type them."""

import numpy as np

from app.lab.model import Model

TIMESTEPS = 8


class NotDrawn(ValueError):
    """The model reads numbers, not symbols: nothing that fits on a page is drawn for it."""


def drawn_sequence(model: Model, seed: int, timesteps: int = TIMESTEPS) -> str:
    """A sequence of the model's own task: the same for the same seed (0 or more). Raises NotDrawn."""
    alphabet = model.alphabet
    if not alphabet:
        raise NotDrawn(model.id)
    raw = model.task.draw(np.random.default_rng(seed), 1, timesteps)  # (1, timesteps)
    return "".join(alphabet[symbol] for symbol in raw[0].tolist())
